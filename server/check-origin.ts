// Lets only those talk to the server who mean it: no other website in the user's browser, no rebound DNS name.
import { networkInterfaces } from 'node:os'
import type { RequestHandler } from 'express'
import { HttpError } from './http-error.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Host names that requests may carry when listening on `host`. An attacker's website can point its own name at 127.0.0.1
 * but can't take one of these. The port is left open: a tunnel (ssh -L 8080:localhost:4321) changes it, and names no other host.
 */
export function allowedHosts(host: string): ReadonlySet<string> {
  const own = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const everywhere = host === '0.0.0.0' || host === '::'
  const addresses = everywhere
    ? Object.values(networkInterfaces())
        .flatMap(list => list ?? [])
        .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
    : [own]
  return new Set([...LOOPBACK, ...addresses].map(name => name.toLowerCase()))
}

/** Refuses requests for a foreign host, and changes asked for by a foreign website. */
export function checkOrigin(host: string, others: readonly string[] = []): RequestHandler {
  const allowed = new Set([...allowedHosts(host), ...others.map(name => name.toLowerCase())])
  return (request, _response, next) => {
    const asked = request.headers.host ?? ''
    if (!allowed.has(asked.replace(/:\d+$/, '').toLowerCase()))
      throw new HttpError('foreign_host', { host: asked })
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const { origin } = request.headers
      // Programs other than browsers send no Origin; browsers send one with every POST.
      if (origin !== undefined && origin !== `http://${asked}` && origin !== `https://${asked}`) {
        throw new HttpError('foreign_origin')
      }
      if (request.headers['sec-fetch-site'] === 'cross-site') throw new HttpError('foreign_origin')
    }
    next()
  }
}
