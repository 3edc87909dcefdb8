// While PostgreSQL is away the server says so and stays up; once it is back everything goes on, without a restart.
import pino from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { IngestAnswer } from '../../server/api/types.ts'
import { serve } from '../../server/serve.ts'
import { openStore } from '../../server/store/store.ts'
import { FIRST_PAGE } from './facts-by-hand.ts'
import { EXTRACTION_BY_HAND } from './jobs/extraction-script.ts'
import { type Line, lineTo } from './line-to-postgres.ts'
import { HOMES } from './open-test-store.ts'

vi.setConfig({ testTimeout: 120_000 })

type Ask = (path: string, request?: RequestInit) => Promise<Response>

async function serveOverLine(): Promise<{ line: Line; ask: Ask; logged: string[] }> {
  const settings = await HOMES.find(({ home }) => home === 'PostgreSQL')?.empty()
  if (settings === undefined || !('url' in settings)) throw new Error('PostgreSQL is one of the homes')
  const store = await openStore(settings)
  await store.savePage(FIRST_PAGE, 'by hand')
  await store.close()
  const line = await lineTo(settings.url)
  const logged: string[] = []
  const server = await serve({
    store: { url: line.url },
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'warn' }, { write: text => logged.push(text) }),
    extractor: { script: EXTRACTION_BY_HAND },
    version: 'by hand',
  })
  onTestFinished(async () => {
    await server.close()
    await line.cut()
  })
  await server.ready
  return { line, ask: (path, request) => fetch(new URL(path, server.address), request), logged }
}

const give = (ask: Ask, text: string) => ask('/api/ingest?name=x.txt', { method: 'POST', body: text })

test('what needs the database is answered 503 while it is away, and as ever when it is back', async () => {
  const { line, ask, logged } = await serveOverLine()
  expect((await ask('/api/pages')).status).toBe(200)
  await line.cut()
  for (const request of [() => ask('/api/pages'), () => give(ask, '「甲公司」开业。')]) {
    const answer = await request()
    expect({ status: answer.status, ...(await answer.json()) }).toEqual({
      status: 503,
      error: { code: 'store_away', message: '暂时连不上数据库，请稍后再试。' },
    })
  }
  const inEnglish = await ask('/api/pages', { headers: { 'accept-language': 'en' } })
  expect((await inEnglish.json()).error.message).toMatch(/can’t be reached/)
  // Who watches over the server must not restart it: that would not bring the database back.
  expect((await ask('/healthz')).status).toBe(200)
  expect(logged.join('')).not.toContain('"msg":"The server met an error')

  await line.mend()
  expect((await ask('/api/pages')).status).toBe(200)
  const { id } = IngestAnswer.parse(await (await give(ask, '「甲公司」与「乙公司」签约。')).json())
  await vi.waitFor(
    async () =>
      expect(await (await ask(`/api/ingest/${id}`)).json()).toMatchObject({ state: 'done', entities: 2 }),
    { timeout: 60_000, interval: 200 },
  )
  expect((await ask('/api/entities/organization:甲公司')).status).toBe(200)
})

test('a question that the database goes away from is answered 503', async () => {
  const { line, ask } = await serveOverLine()
  expect((await ask('/api/pages')).status).toBe(200)
  const held = line.hold()
  const answering = ask('/api/pages')
  await held
  await line.cut()
  const answer = await answering
  expect({ status: answer.status, ...(await answer.json()) }).toMatchObject({
    status: 503,
    error: { code: 'store_away' },
  })
})
