// Where tokens are asked for, an address has so many requests a minute, and a forged header gives it no more.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newToken } from '../../server/access/access-token.ts'
import { limitRate, REQUESTS_A_MINUTE } from '../../server/access/limit-rate.ts'
import { startTestServer } from '../server/start-test-server.ts'

// Each asks 1,201 times, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

async function statuses(
  proxies: number,
  forwardedFor: (nth: number) => string,
): Promise<Map<number, number>> {
  const token = newToken()
  const server = await startTestServer({
    access: { tokenNeeded: true, hosts: [], proxies },
    tokens: [{ token, name: '资料室', role: 'reader' }],
  })
  onTestFinished(() => server.close())
  const counts = new Map<number, number>()
  const asks = async (nth: number) => {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': forwardedFor(nth) }
    const { status } = await server.ask('/api/queue', { headers, method: 'HEAD' })
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  for (let nth = 0; nth <= REQUESTS_A_MINUTE; nth += 20) {
    const some = Array.from({ length: Math.min(20, REQUESTS_A_MINUTE + 1 - nth) }, (_, index) => nth + index)
    await Promise.all(some.map(asks))
  }
  return counts
}

test.each([
  ['without a proxy, whatever the header says', 0, (nth: number) => `10.0.${nth >> 8}.${nth & 255}`],
  [
    'behind one, whatever stood in the header before',
    1,
    (nth: number) => `10.0.${nth >> 8}.${nth & 255}, 192.0.2.7`,
  ],
])('one more than a minute’s is refused %s', async (_, proxies, forwardedFor) => {
  expect([...(await statuses(proxies, forwardedFor))].sort()).toEqual([
    [200, REQUESTS_A_MINUTE],
    [429, 1],
  ])
})

test('behind a proxy each address has its own', async () => {
  const counts = await statuses(1, nth => `10.0.0.${nth % 2}`)
  expect([...counts]).toEqual([[200, REQUESTS_A_MINUTE + 1]])
})

test('who is gone before the request is looked at is no error', async () => {
  const errors: unknown[] = []
  const gone = Promise.withResolvers<void>()
  const app = express()
  app.use((request, _response, next) => {
    request.socket.destroy()
    request.socket.once('close', () => next())
  })
  app.use(limitRate(1))
  app.use((error: unknown, _request: Request, _response: Response, _next: NextFunction) => {
    errors.push(error)
  })
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.on('connection', socket => socket.once('close', () => setImmediate(gone.resolve)))
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  await gone.promise
  expect(errors).toEqual([])
})
