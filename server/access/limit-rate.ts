// Limits how many requests one address may make in a minute, so that nobody guesses tokens or keeps the server from others.
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { HttpError } from '../http-error.ts'

/** Ten screens of the explorer opened every second for a minute. */
export const REQUESTS_A_MINUTE = 1200
/** Someone who mistypes a token tries twice; a program that guesses tries thousands of times. */
export const SIGN_INS_A_MINUTE = 10

/** The request after the last that is allowed in a minute is answered 429, whatever X-Forwarded-For it claims: see `proxies`. */
export function limitRate(requestsAMinute: number): RequestHandler {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: requestsAMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // A forged header is not believed; that it is there must not stop the server.
    validate: { xForwardedForHeader: false },
    handler: () => {
      throw new HttpError('too_many_requests')
    },
  })
  return (request, response, next) => {
    // Who asked was gone before the request was looked at: an address that nobody has can't be counted.
    if (request.ip === undefined) response.destroy()
    else limit(request, response, next)
  }
}
