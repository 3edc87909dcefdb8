// A full disk or a read-only folder is told in words, what is there is served as before, and adding goes on once there is room.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import pino from 'pino'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { IngestAnswer } from '../../server/api/types.ts'
import { type RunningServer, serve } from '../../server/serve.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { storageFault } from '../../server/store/storage-error.ts'
import { openStore } from '../../server/store/store.ts'
import { FIRST_PAGE } from '../server/facts-by-hand.ts'
import { EXTRACTION_BY_HAND } from '../server/jobs/extraction-script.ts'
import { copyEmptyDatabase, temporaryFolder } from '../server/open-test-store.ts'
import { MAY_MOUNT, mountSmallDisk, type SmallDisk } from './small-disk.ts'

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

const FULL = {
  'zh-CN': '磁盘已满：已存的内容都还在，腾出空间后即可继续添加。',
  en: 'The disk is full: nothing that was saved is lost, and adding goes on once there is space again.',
}
const READ_ONLY = {
  'zh-CN': '数据所在的文件夹不可写：请改为可写后再试。',
  en: 'The folder of the data can’t be written: make it writable and try again.',
}

function smallDisk(megabytes: number): SmallDisk {
  const disk = mountSmallDisk(megabytes)
  onTestFinished(() => disk.remove())
  return disk
}

async function start(store: StoreSettings): Promise<RunningServer> {
  const filled = await openStore(store)
  await filled.savePage(FIRST_PAGE, 'v1')
  await filled.close()
  const server = await serve({
    store,
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    extractor: { script: EXTRACTION_BY_HAND },
    sample: temporaryFolder(),
    version: 'v1',
  })
  onTestFinished(() => server.close())
  await server.ready
  return server
}

const give = (server: RunningServer, body: BodyInit, language = 'zh-CN') =>
  fetch(new URL('/api/ingest?name=a.txt', server.address), {
    method: 'POST',
    body,
    headers: { 'accept-language': language },
  })

async function graphOf(server: RunningServer): Promise<string> {
  const answer = await fetch(new URL('/api/graph', server.address))
  return `${answer.status} ${await answer.text()}`
}

async function expectRefusal(
  server: RunningServer,
  code: string,
  messages: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [language, message] of Object.entries(messages)) {
    const refused = await give(server, '「乙公司」开业。', language)
    expect(await refused.json()).toEqual({ error: { code, message } })
    expect(refused.status).toBe(507)
  }
}

/** A file is taken and read to its end. */
async function expectTaken(server: RunningServer, text: string): Promise<void> {
  const taken = await give(server, text)
  expect(taken.status).toBe(202)
  const { id } = IngestAnswer.parse(await taken.json())
  const state = async () => (await (await fetch(new URL(`/api/ingest/${id}`, server.address))).json()).state
  await expect.poll(state, { timeout: 40_000 }).toBe('done')
}

describe.skipIf(!MAY_MOUNT)('on a disk of 80 MB (root mounts it)', { timeout: 120_000 }, () => {
  test('full, embedded: refused in words, the graph is served, and it goes on', async () => {
    const disk = smallDisk(80)
    copyEmptyDatabase(disk.folder)
    const server = await start({ folder: disk.folder })
    await expectTaken(server, '「甲公司」开业。')
    const graph = await graphOf(server)
    disk.fill(8)
    await expectRefusal(server, 'disk_full', FULL)
    expect(await graphOf(server)).toBe(graph)
    disk.clear()
    await expectTaken(server, '「乙公司」开业。')
    expect(await graphOf(server)).not.toBe(graph)
  })

  test('full to the last byte: the embedded database breaks down, says so, and comes back with all that was saved', async () => {
    const disk = smallDisk(80)
    copyEmptyDatabase(disk.folder)
    const store = await openStore({ folder: disk.folder })
    onTestFinished(() => store.close())
    await store.savePage(FIRST_PAGE, 'v1')
    disk.fill(4)
    const write = (id: string) =>
      store.addIngest({ id, source: 'a', columns: undefined }, randomBytes(2 ** 20))
    const faults: unknown[] = []
    for (let nth = 0; nth < 40 && faults.length < 3; nth++) {
      await write(`${nth}`).catch((error: unknown) => faults.push(storageFault(error)))
    }
    expect(faults).toEqual(['disk_full', 'disk_full', 'disk_full'])
    disk.clear()
    await write('after')
    expect(await store.countPages()).toBe(1)
    expect(await store.findIngest('after')).toMatchObject({ state: 'queued' })
    expect((await store.loadFacts()).length).toBe(FIRST_PAGE.articles.length)
  })

  test.each([
    ['zh_CN.UTF-8', READ_ONLY['zh-CN']],
    ['en_US.UTF-8', READ_ONLY.en],
  ])(
    'a read-only folder is told at the start (%s), and opens once it can be written',
    async (LANG, message) => {
      const disk = smallDisk(120)
      copyEmptyDatabase(disk.folder)
      const filled = await openStore({ folder: disk.folder })
      await filled.savePage(FIRST_PAGE, 'v1')
      await filled.close()
      disk.setWritable(false)
      const { DATABASE_URL: _, ...inherited } = process.env
      const env = { ...inherited, LANG, BAOTU_DATA: disk.folder }
      const { status, stderr } = spawnSync(process.execPath, [CLI, 'serve', '--port', '0'], {
        env,
        encoding: 'utf8',
      })
      expect(status).toBe(1)
      expect(stderr).toContain(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      disk.setWritable(true)
      const store = await openStore({ folder: disk.folder })
      expect(await store.countPages()).toBe(1)
      await store.close()
    },
  )

  test('full, PostgreSQL: refused in words, the graph is served, and it goes on', async () => {
    const disk = smallDisk(60)
    const store = await postgresOn(disk)
    const server = await start(store)
    await expectTaken(server, '「甲公司」开业。')
    const graph = await graphOf(server)
    disk.fill(0)
    // The table's last piece may have room for a little more.
    const large = await give(server, randomBytes(3 * 2 ** 20), 'en')
    expect(await large.json()).toEqual({ error: { code: 'disk_full', message: FULL.en } })
    expect(large.status).toBe(507)
    expect(await graphOf(server)).toBe(graph)
    disk.clear()
    await expectTaken(server, '「乙公司」开业。')
  })
})

/** A database of the run's PostgreSQL whose tables lie on `disk`; its log lies elsewhere, as it does where people care. */
async function postgresOn(disk: SmallDisk): Promise<StoreSettings> {
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  const place = join(disk.folder, 'tables')
  mkdirSync(place)
  chownSync(place, 65534, 65534)
  const name = `small_${process.pid}`
  await client.query(`create tablespace ${name} location '${place}'`)
  await client.query(`create database ${name} tablespace ${name}`)
  onTestFinished(async () => {
    await client.query(`drop database ${name} with (force)`)
    await client.query(`drop tablespace ${name}`)
    await client.end()
  })
  const url = new URL(inject('postgres'))
  url.pathname = name
  return { url: url.href }
}
