// Who gets in where the server is open to other machines, and how often.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newToken } from '../../server/access/access-token.ts'
import { SIGN_INS_A_MINUTE } from '../../server/access/limit-rate.ts'
import { NoAccessToken } from '../../server/serve.ts'
import { HOMES, openTestStore } from './open-test-store.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const READER = newToken()
const EDITOR = newToken()
const ACCESS = { tokenNeeded: true, hosts: ['news.example'], proxies: 0 }

describe('a server that needs a token', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({
      access: ACCESS,
      tokens: [
        { token: READER, name: '资料室', role: 'reader' },
        { token: EDITOR, name: '编辑部', role: 'editor' },
      ],
    })
  })
  afterAll(() => server.close())

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  test.each([
    ['GET', '/', {}, 200],
    ['GET', '/healthz', {}, 200],
    ['GET', '/api/session', {}, 200],
    ['GET', '/api/graph', {}, 401],
    ['GET', '/api/graph', bearer(newToken()), 401],
    ['GET', '/api/graph', bearer(READER), 200],
    ['GET', '/api/graph', { authorization: `Basic ${READER}` }, 401],
    ['GET', `/api/graph?token=${READER}`, {}, 401],
    ['GET', '/api/graph', { cookie: `other=1; baotu_token=${READER}` }, 200],
    ['GET', '/api/graph', { cookie: `baotu_token=${newToken()}` }, 401],
    ['GET', '/api/articles/unknown', bearer(READER), 404],
    ['GET', '/api/articles/unknown', {}, 401],
    ['GET', '/metrics', {}, 401],
    ['GET', '/metrics', bearer(READER), 200],
    ['POST', '/api/ingest?name=x.txt', {}, 401],
    ['POST', '/api/ingest?name=x.txt', bearer(READER), 403],
    ['POST', '/api/ingest?name=x.txt', bearer(EDITOR), 202],
    ['POST', '/api/csp-report', {}, 204],
    // A reader, and who holds a token that was removed, can drop the cookie.
    ['POST', '/api/session/end', bearer(READER), 204],
    ['POST', '/api/session/end', { cookie: `baotu_token=${newToken()}` }, 204],
  ])('%s %s with %j → %i', async (method, path, headers, status) => {
    const body = method === 'POST' ? { body: '云州港今天开航。' } : {}
    expect((await server.ask(path, { method, headers, ...body })).status).toBe(status)
  })

  test('one signs in with a token, which a cookie carries that no script can read, and out again', async () => {
    const session = async (cookie = '') => (await server.ask('/api/session', { headers: { cookie } })).json()
    expect(await session()).toEqual({ tokenNeeded: true, role: null })
    const answer = await server.ask('/api/session', {
      method: 'POST',
      body: JSON.stringify({ token: EDITOR }),
    })
    expect(answer.status).toBe(204)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(
      /^baotu_token=[\w-]{43}; Max-Age=2592000; Path=\/api; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    )
    expect(await session(cookie.split(';')[0])).toEqual({ tokenNeeded: true, role: 'editor' })
    const out = await server.ask('/api/session/end', { method: 'POST', headers: bearer(EDITOR) })
    expect(out.headers.get('set-cookie')).toMatch(/^baotu_token=; .*1970/)
  })

  test.each(['{"token":7}', '{', '', '[]', '{"token":"; drop"}'])('credentials %j are wrong', async body => {
    expect((await server.ask('/api/session', { method: 'POST', body })).status).toBe(400)
  })
})

test('guessing tokens ends after a few tries, whatever address the guesser claims', async () => {
  const server = await startTestServer({
    access: ACCESS,
    tokens: [{ token: READER, name: '资料室', role: 'reader' }],
  })
  const guess = async (nth: number) =>
    server.ask('/api/session', {
      method: 'POST',
      body: JSON.stringify({ token: newToken() }),
      headers: { 'x-forwarded-for': `10.0.0.${nth}` },
    })
  const statuses: number[] = []
  for (let nth = 0; nth <= SIGN_INS_A_MINUTE; nth++) statuses.push((await guess(nth)).status)
  expect(statuses).toEqual([...Array(SIGN_INS_A_MINUTE).fill(401), 429])
  await server.close()
})

test('without any token such a server does not start', async () => {
  await expect(startTestServer({ access: ACCESS })).rejects.toThrow(NoAccessToken)
})

test('a server of this machine needs no token', async () => {
  const server = await startTestServer()
  expect(await (await server.ask('/api/session')).json()).toEqual({ tokenNeeded: false, role: 'editor' })
  await server.close()
})

describe.each(HOMES)('tokens in $home', ({ empty }) => {
  test('are found by their hash until they are removed', async () => {
    const store = await openTestStore(await empty())
    await store.addToken({ hash: 'a1', name: '资料室', role: 'reader' })
    await store.addToken({ hash: 'b2', name: '编辑部', role: 'editor' })
    expect(await store.findToken('b2')).toEqual({ name: '编辑部', role: 'editor' })
    expect(await store.listTokens()).toHaveLength(2)
    expect(await store.removeTokens('编辑部')).toBe(1)
    expect(await store.removeTokens('编辑部')).toBe(0)
    expect(await store.findToken('b2')).toBeUndefined()
  })
})
