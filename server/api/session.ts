// Signing in and out of the explorer with a token, and asking what one may do.
import { z } from 'zod'
import { hashToken } from '../access/access-token.ts'
import { holderOf, TOKEN_COOKIE } from '../access/require-access.ts'
import { HttpError } from '../http-error.ts'
import { readBody } from './read-body.ts'
import { jsonRoute, NoQuery, streamRoute } from './route.ts'
import { SessionAnswer } from './types.ts'

const MAX_TOKEN_BYTES = 1024
const THIRTY_DAYS_MS = 30 * 24 * 3600 * 1000

const Credentials = z.object({ token: z.string().regex(/^[\w-]{1,200}$/) })

export const getSession = jsonRoute({
  method: 'get',
  path: '/api/session',
  name: 'getSession',
  summary: { zh: '自己能做什么', en: 'What one may do here' },
  query: NoQuery,
  answer: { status: 200, schema: SessionAnswer },
  errors: [],
  async handle({ status, service, request }) {
    if (!status.tokenNeeded) return { tokenNeeded: false, role: 'editor' as const }
    const { store } = await service
    const holder = await holderOf(request, store.findToken)
    return { tokenNeeded: true, role: holder?.role ?? null }
  },
})

export const signIn = streamRoute({
  method: 'post',
  path: '/api/session',
  name: 'signIn',
  summary: {
    zh: '用令牌登录：此后由浏览器的 cookie 携带',
    en: 'Signs in with a token, which a cookie of the browser carries from then on',
  },
  query: NoQuery,
  body: { mediaTypes: ['application/json'], maxBytes: MAX_TOKEN_BYTES },
  answer: { status: 204 },
  errors: [401, 413, 415, 429],
  async handle({ service, request, response }) {
    const { token } = readCredentials(await readBody(request, { maxBytes: MAX_TOKEN_BYTES }))
    const { store } = await service
    if ((await store.findToken(hashToken(token))) === undefined) throw new HttpError('no_access')
    response
      .cookie(TOKEN_COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        // Over plain HTTP in a local network a Secure cookie would be dropped.
        secure: request.secure,
        path: '/api',
        maxAge: THIRTY_DAYS_MS,
      })
      .status(204)
      .end()
  },
})

export const signOut = streamRoute({
  method: 'post',
  path: '/api/session/end',
  name: 'signOut',
  summary: { zh: '退出登录', en: 'Signs out' },
  query: NoQuery,
  answer: { status: 204 },
  errors: [],
  async handle({ response }) {
    response.clearCookie(TOKEN_COOKIE, { path: '/api' }).status(204).end()
  },
})

function readCredentials(body: Buffer): z.infer<typeof Credentials> {
  try {
    return Credentials.parse(JSON.parse(body.toString('utf8')))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new HttpError('bad_request', { detail: '{"token": "…"}' })
  }
}
