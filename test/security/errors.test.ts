// A fault of ours is told without its insides: those are in the log, and a client that goes away is none.
import { request } from 'node:http'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { FIRST_PAGE } from '../server/facts-by-hand.ts'
import { startTestServer } from '../server/start-test-server.ts'

test('a query that fails is answered in words, without stack, path or SQL', async () => {
  const server = await startTestServer({ pages: [FIRST_PAGE] })
  onTestFinished(() => server.close())
  const { store } = await server.ready
  await sql`alter table quote rename to secret_quote`.execute(store.connection)
  for (const [language, message] of [
    ['zh-CN', '服务器出错了，详情见它的日志。'],
    ['en', 'The server met an error; its log says more.'],
  ] as const) {
    const answer = await server.ask('/api/quotes', { headers: { 'accept-language': language } })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ error: { code: 'server_error', message } })
  }
  const [line = ''] = server.logged
  expect(JSON.parse(line)).toMatchObject({ level: 50, path: '/api/quotes' })
  expect(JSON.parse(line).err.stack).toContain('quote')
  expect((await server.ask('/api/figures')).status).toBe(200)
})

test('who goes away in the midst of an answer is no fault', async () => {
  const server = await startTestServer({ pages: [FIRST_PAGE] })
  onTestFinished(() => server.close())
  for (const path of ['/api/export', '/api/graph']) {
    await new Promise<void>((resolve, reject) => {
      const sent = request(new URL(path, server.address), answer => {
        answer.destroy()
        resolve()
      })
      sent.once('error', reject).end()
    })
  }
  expect((await server.ask('/healthz')).status).toBe(200)
  expect(server.logged).toEqual([])
})
