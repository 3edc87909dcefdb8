// What would cost too much is refused or broken off: values beyond their bounds, statements that take too long, uploads without end.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createUploadRoom } from '../../server/api/upload-room.ts'
import { limitCalls } from '../../server/store/limit-calls.ts'
import { openStore } from '../../server/store/store.ts'
import { FIRST_PAGE } from '../server/facts-by-hand.ts'
import { HOMES } from '../server/open-test-store.ts'
import { startTestServer, type TestServer } from '../server/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE] })
})
afterAll(() => server.close())

test.each([
  '/api/graph?around=person:x&depth=99',
  '/api/graph?limit=1000000000',
  '/api/graph?edges=1e9',
  '/api/search?q=x&limit=1000000000',
  '/api/quotes?limit=1000000000',
  '/api/quotes?offset=1000000001',
  '/api/figures?sort=value;drop table figure',
  `/api/dossier?${'entity=x&'.repeat(21)}`,
  `/api/search?q=${'x'.repeat(301)}`,
])('%s is beyond its bounds', async path => {
  expect((await server.ask(path)).status).toBe(400)
})

describe.each(HOMES)('in $home', ({ empty }) => {
  test('SQL in a value is a value', async () => {
    const store = await openStore(await empty())
    onTestFinished(() => store.close())
    await store.savePage(FIRST_PAGE, 'v1')
    for (const value of ["'; drop table article; --", "' or '1'='1", '%_', '\\', '"', '{', '[1]']) {
      expect(await store.articlesNaming(value)).toEqual([])
      expect(await store.searchArticles([value], { limit: 5 })).toEqual({ ids: [], count: 0 })
      expect(await store.findToken(value)).toBeUndefined()
      const page = { sort: 'date', descending: true, offset: 0, limit: 5 } as const
      expect((await store.listQuotes({ words: value, entity: value }, page)).notes).toEqual([])
    }
    expect(await store.countPages()).toBe(1)
  })
})

test('PostgreSQL stops a request’s statement that takes too long, and no job’s', async () => {
  const home = HOMES.find(({ home }) => home === 'PostgreSQL')
  if (home === undefined) throw new Error('PostgreSQL is a home')
  const store = await openStore(await home.empty(), { requestLimitMs: 200 })
  onTestFinished(() => store.close())
  const asleep = sql`select pg_sleep(30)`.execute(store.forRequests.connection)
  await expect(asleep).rejects.toMatchObject({ code: '57014' })
  await sql`select pg_sleep(0.4)`.execute(store.connection)
})

test('the embedded database can’t be stopped, but nobody waits for it longer', async () => {
  const store = { countPages: () => new Promise<number>(() => undefined), name: 'x' }
  const limited = limitCalls(store, 20)
  await expect(limited.countPages()).rejects.toMatchObject({ code: '57014' })
  expect(limited.name).toBe('x')
})

test('a request that took too long says so, and the next is answered', { timeout: 120_000 }, async () => {
  const server = await startTestServer({ pages: [FIRST_PAGE], requestLimitMs: 700 })
  onTestFinished(() => server.close())
  const { store } = await server.ready
  await sql`alter table figure rename to real_figure`.execute(store.connection)
  await sql`create view figure as select f.* from real_figure f
    where (select count(*) from generate_series(1, 10000000)) > 0`.execute(store.connection)
  const answer = await server.ask('/api/figures', { headers: { 'accept-language': 'en' } })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({
    error: { code: 'took_too_long', message: 'This took too long to find and was stopped: ask for less.' },
  })
  await expect.poll(async () => (await server.ask('/api/quotes')).status, { timeout: 60_000 }).toBe(200)
})

test('room for uploads is bounded, and given back however they end', async () => {
  const room = createUploadRoom(100)
  const inner = room.hold(async take => {
    take(60)
    await expect(room.hold(async take => take(41))).rejects.toMatchObject({ code: 'uploads_busy' })
    await room.hold(async take => take(40))
    throw new Error('the connection broke')
  })
  await expect(inner).rejects.toThrow('the connection broke')
  await room.hold(async take => take(100))
})

test('many large uploads at once: some are asked to come again, and the memory stays bounded', {
  timeout: 120_000,
}, async () => {
  const before = process.memoryUsage().arrayBuffers
  // Twelve times 60 MB that are announced and never end: three times what there is room for.
  const uploads = await Promise.all(Array.from({ length: 12 }, () => pour(server.address, 60)))
  onTestFinished(() => {
    for (const { socket } of uploads) socket.destroy()
  })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * 1024 * 1024)
  await expect.poll(() => uploads.filter(({ said }) => said().includes('uploads_busy')).length).toBe(8)
  for (const { said } of uploads) expect(said()).toMatch(/^$|^HTTP\/1.1 503/)
  // Where the large ones wait, small ones go by.
  const small = { method: 'POST', body: '「甲公司」开业。' }
  expect((await server.ask('/api/ingest?name=a.txt', small)).status).toBe(202)
})

/** Resolves when all but the last of so many megabytes have gone out, or were taken and thrown away. */
async function pour(address: string, megabytes: number): Promise<{ socket: Socket; said: () => string }> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let said = ''
  socket
    .on('error', () => undefined)
    .on('data', data => {
      said += data
    })
  await once(socket, 'connect')
  const length = megabytes * 1024 * 1024
  socket.write(
    `POST /api/ingest?name=x.txt HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${length}\r\n\r\n`,
  )
  const chunk = Buffer.alloc(1024 * 1024)
  for (let sent = 0; sent < megabytes - 1; sent++) {
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
  return { socket, said: () => said }
}
