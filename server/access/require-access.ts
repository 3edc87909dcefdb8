// Lets a request through where its token allows what it asks for.
import type { Request, RequestHandler } from 'express'
import { HttpError } from '../http-error.ts'
import { hashToken, type TokenHolder } from './access-token.ts'

/** Undefined where no token has this hash. */
export type FindToken = (hash: string) => Promise<TokenHolder | undefined>

/** The explorer's token; `HttpOnly`, so that no script can read it. */
export const TOKEN_COOKIE = 'baotu_token'

/** Reports of the browser carry no cookie; signing in is how one gets a token accepted, and anybody may drop a cookie again. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/csp-report', '/session', '/session/end'])

/** Refuses requests without a known token (401), and changes by a reader (403). To be used on the API's paths. */
export function requireAccess(findToken: FindToken): RequestHandler {
  return async (request, _response, next) => {
    if (!OPEN_PATHS.has(request.path)) {
      const holder = await holderOf(request, findToken)
      if (holder === undefined) throw new HttpError('no_access')
      const asks = request.method === 'GET' || request.method === 'HEAD'
      if (!asks && holder.role !== 'editor') throw new HttpError('readers_only_read')
    }
    next()
  }
}

/** Whom the request's token belongs to: the header of programs goes before the cookie of the explorer. */
export async function holderOf(request: Request, findToken: FindToken): Promise<TokenHolder | undefined> {
  const token = bearerOf(request) ?? cookieOf(request)
  return token === undefined ? undefined : findToken(hashToken(token))
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

function cookieOf(request: Request): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === TOKEN_COOKIE && value !== undefined && /^[\w-]{1,200}$/.test(value)) return value
  }
  return undefined
}
