// Foreign hosts and websites are refused, and every answer carries the headers that keep a browser safe.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowedHosts } from '../../../server/check-origin.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** `fetch` sets Host and Origin itself; this sends what it is told. */
function send(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.once('error', reject).end(method === 'POST' ? '甲' : undefined)
  })
}

describe('only those who mean this server', () => {
  test.each([
    ['GET', { host: '127.0.0.1' }, 200],
    ['GET', { host: '127.0.0.1:4321' }, 200],
    ['GET', { host: 'localhost:8080' }, 200],
    ['GET', { host: 'LOCALHOST' }, 200],
    ['GET', { host: '[::1]:4321' }, 200],
    ['GET', { host: 'evil.test' }, 403],
    ['GET', { host: '127.0.0.1.evil.test' }, 403],
    ['GET', { host: 'localhost.evil.test:4321' }, 403],
    ['GET', { host: '127.0.0.1@evil.test' }, 403],
    ['POST', { host: 'localhost:1' }, 202],
    ['POST', { host: 'localhost:1', origin: 'http://localhost:1' }, 202],
    ['POST', { host: 'localhost:1', origin: 'https://evil.test' }, 403],
    ['POST', { host: 'localhost:1', origin: 'http://localhost:2' }, 403],
    ['POST', { host: 'localhost:1', origin: 'null' }, 403],
    ['POST', { host: 'localhost:1', 'sec-fetch-site': 'cross-site' }, 403],
    ['POST', { host: 'evil.test', origin: 'http://evil.test' }, 403],
  ])('%s with %j → %i', async (method, headers, status) => {
    const path = method === 'GET' ? '/api/pages' : '/api/ingest?name=x.txt'
    expect(await send(method, path, headers as Record<string, string>)).toBe(status)
  })

  test('also for the explorer’s own files', async () => {
    expect(await send('GET', '/', { host: 'evil.test' })).toBe(403)
  })
})

test('the name that the server listens on is allowed, every own address where it listens on all', () => {
  expect(allowedHosts('news.example')).toContain('news.example')
  expect(allowedHosts('fd00::7')).toContain('[fd00::7]')
  expect(allowedHosts('0.0.0.0')).not.toContain('0.0.0.0')
  expect(allowedHosts('0.0.0.0')).toContain('127.0.0.1')
})

test('answers carry a content security policy without a way out', async () => {
  const { headers } = await server.ask('/')
  const policy = headers.get('content-security-policy') ?? ''
  for (const directive of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "worker-src 'self' blob:",
  ]) {
    expect(policy.split(';')).toContain(directive)
  }
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
})

test('a report of a broken policy is counted and logged', async () => {
  const report = JSON.stringify({ 'csp-report': { 'violated-directive': 'script-src' } })
  const headers = { 'content-type': 'application/csp-report' }
  expect((await server.ask('/api/csp-report', { method: 'POST', headers, body: report })).status).toBe(204)
  expect(await (await server.ask('/healthz')).json()).toMatchObject({ status: 'ok', cspReports: 1 })
  expect(server.logged.join('')).toContain('script-src')
  const large = await server.ask('/api/csp-report', {
    method: 'POST',
    headers,
    body: `"${'x'.repeat(20_000)}"`,
  })
  expect(large.status).toBe(413)
})
