// Files that wait are worked on once, saved with their job or not at all, and set aside where every try breaks off; in both homes.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createExtractor, type Extractor, PageFailed } from '../../../server/jobs/extractor.ts'
import { type JobQueue, openJobQueue, RETRIES } from '../../../server/jobs/job-queue.ts'
import { workOnQueue } from '../../../server/jobs/work-on-queue.ts'
import type { Store } from '../../../server/store/store.ts'
import { zipOf } from '../../pipeline/read/zip-of.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'
import { EXTRACTION_BY_HAND } from './extraction-script.ts'

type Bench = { store: Store; queue: JobQueue; errors: string[] }

async function give({ store, queue }: Bench, source: string, content: string | Uint8Array): Promise<string> {
  const id = randomUUID()
  await store.atOnce(async store => {
    await store.addIngest({ id, source, columns: undefined }, Buffer.from(content))
    await queue.send(store, id)
  })
  return id
}

/** Works until nothing waits; resolves with what broke off. */
async function drain({ store, queue }: Bench, extractor: Partial<Extractor> = {}): Promise<string[]> {
  const byHand = createExtractor({ script: EXTRACTION_BY_HAND })
  const brokeOff: string[] = []
  const tools = { store, extractor: { ...byHand, ...extractor }, version: 'v1' }
  const onError = (error: unknown) => brokeOff.push(error instanceof Error ? error.message : String(error))
  await workOnQueue(tools, queue, { onError, drain: true }, new AbortController().signal)
  byHand.close()
  return brokeOff
}

describe.each(HOMES)('in $home', ({ empty }) => {
  const shared = shareTestStore(empty)
  const errors: string[] = []
  let queue: JobQueue
  beforeAll(async () => {
    queue = await openJobQueue(shared().queue, error => errors.push(String(error)), { retrySeconds: 0 })
  })
  afterAll(() => queue.close())
  const open = (): Bench => ({ store: shared(), queue, errors })

  test('a file is read, saved, and its bytes forgotten', async () => {
    const bench = open()
    const id = await give(bench, '一.txt', '「甲公司」与「乙公司」签约。')
    expect(await bench.store.findIngest(id)).toMatchObject({ state: 'queued', tries: 0 })
    expect(await bench.store.countWaitingBytes()).toBeGreaterThan(0)
    expect(await drain(bench)).toEqual([])
    expect(await bench.store.findIngest(id)).toMatchObject({
      state: 'done',
      stage: 'finished',
      tries: 1,
      articles: 1,
      entities: 2,
      files: [{ source: '一.txt', state: 'done' }],
    })
    expect(await bench.store.countPages()).toBe(1)
    expect(await bench.store.countWaitingBytes()).toBe(0)
    expect(bench.errors).toEqual([])
  })

  test('the same file again is known; one that cannot be read is failed, and the others go on', async () => {
    const bench = open()
    const ids = [
      await give(bench, '一.txt', '「甲公司」开业。'),
      await give(bench, '空.txt', ''),
      await give(bench, '二.txt', '「甲公司」开业。'),
    ]
    await drain(bench)
    const states = await Promise.all(ids.map(async id => (await bench.store.findIngest(id))?.state))
    expect(states).toEqual(['done', 'failed', 'known'])
    expect(await bench.store.countIngests()).toMatchObject({ done: 1, failed: 1, known: 1, queued: 0 })
    expect(await bench.store.countPages()).toBe(1)
  })

  test('facts and job are saved together: where the job cannot be completed, neither are the facts', async () => {
    const bench = open()
    const id = await give(bench, '一.txt', '「甲公司」开业。')
    let pagesMeanwhile: number | undefined
    let failures = 1
    const failing: JobQueue = {
      ...bench.queue,
      complete: async (store, job) => {
        await bench.queue.complete(store, job)
        if (failures-- > 0) throw new Error('the connection broke')
      },
      giveBack: async (job, reason) => {
        pagesMeanwhile = await bench.store.countPages()
        await bench.queue.giveBack(job, reason)
      },
    }
    expect(await drain({ ...bench, queue: failing })).toEqual(['the connection broke'])
    expect(pagesMeanwhile).toBe(0)
    expect(await bench.store.findIngest(id)).toMatchObject({ state: 'done', tries: 2 })
    expect(await bench.store.countPages()).toBe(1)
  })

  test('a file that breaks off every try is set aside with its bytes, and the others go on', async () => {
    const bench = open()
    const poison = await give(bench, '毒.txt', 'poison')
    const good = await give(bench, '好.txt', '「甲公司」开业。')
    const byHand = createExtractor({ script: EXTRACTION_BY_HAND })
    onTestFinished(() => byHand.close())
    const brokeOff = await drain(bench, {
      read: async (bytes, source) => {
        if (source === '毒.txt') throw new Error('no fault of the file')
        return byHand.read(bytes, source)
      },
    })
    expect(brokeOff).toHaveLength(RETRIES + 1)
    expect(await bench.store.findIngest(poison)).toMatchObject({
      state: 'dead',
      tries: RETRIES + 1,
      failure: { code: 'given_up' },
    })
    expect(await bench.store.findIngest(good)).toMatchObject({ state: 'done' })
    expect(Buffer.from(await bench.store.loadIngestBytes(poison)).toString()).toBe('poison')
  })

  test('nobody takes a file that was cancelled, or any while the queue is paused', async () => {
    const bench = open()
    const id = await give(bench, '一.txt', '「甲公司」开业。')
    await bench.store.atOnce(async store => {
      await store.noteIngest(id, { state: 'cancelled', stage: 'finished' })
      await bench.queue.cancel(store, id)
    })
    await drain(bench)
    expect(await bench.store.countPages()).toBe(0)
    await bench.store.setPaused(true)
    const waiting = await give(bench, '二.txt', '「乙公司」开业。')
    const stopping = new AbortController()
    const byHand = createExtractor({ script: EXTRACTION_BY_HAND })
    onTestFinished(() => byHand.close())
    const tools = { store: bench.store, extractor: byHand, version: 'v1' }
    const working = workOnQueue(tools, bench.queue, { onError: () => undefined }, stopping.signal)
    await new Promise(resolve => setTimeout(resolve, 1200))
    stopping.abort()
    await working
    expect(await bench.store.findIngest(waiting)).toMatchObject({ state: 'queued', tries: 0 })
    await bench.store.setPaused(false)
    await drain(bench)
    expect(await bench.store.findIngest(waiting)).toMatchObject({ state: 'done' })
  })

  test('an archive that is cancelled while it is worked on is broken off, and its bytes are gone', async () => {
    const bench = open()
    const id = await give(bench, '一日.zip', await zipOf({ '一.txt': '', '二.txt': '', '三.txt': '' }))
    const bytesOf = (name: string) => new TextEncoder().encode(`「${name}公司」开业。`)
    const byHand = createExtractor({ script: EXTRACTION_BY_HAND })
    onTestFinished(() => byHand.close())
    const extracted: string[] = []
    let meanwhile: unknown
    const brokeOff = await drain(bench, {
      unpack: async () => ['甲', '乙', '丙'].map(name => ({ source: `${name}.txt`, bytes: bytesOf(name) })),
      extract: async page => {
        extracted.push(page.source)
        if (page.source === '乙.txt') {
          meanwhile = await bench.store.findIngest(id)
          await bench.store.atOnce(async store => {
            await store.noteIngest(id, { state: 'cancelled', stage: 'finished' })
            await store.dropIngestBytes(id)
            await bench.queue.cancel(store, id)
          })
        }
        return byHand.extract(page)
      },
    })
    expect(brokeOff).toEqual([])
    expect(extracted).toEqual(['甲.txt', '乙.txt'])
    // Their number is told file by file, what became of each once.
    expect(meanwhile).toMatchObject({ state: 'running', fileCount: 3, filesDone: 1, articles: 1, files: [] })
    expect(await bench.store.findIngest(id)).toMatchObject({ state: 'cancelled', tries: 1 })
    expect(await bench.store.countWaitingBytes()).toBe(0)
  })

  test('a table of which no row can be extracted is failed', async () => {
    const bench = open()
    const id = await give(bench, '表.csv', '「甲公司」开业。')
    const byHand = createExtractor({ script: EXTRACTION_BY_HAND })
    onTestFinished(() => byHand.close())
    await drain(bench, {
      read: async (bytes, source) => {
        const { pages } = await byHand.read(bytes, source)
        return {
          format: 'csv',
          pages: pages.flatMap(page => [page, { ...page, id: `${page.id}2` }]),
          failed: [],
        }
      },
      extract: async () => {
        throw new PageFailed({ code: 'time_limit', messages: { zh: '超时', en: 'too long' } })
      },
    })
    expect(await bench.store.findIngest(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'time_limit', messages: { en: 'None of the 2 rows can be read: too long' } },
    })
    expect(await bench.store.countPages()).toBe(0)
  })

  test('of two workers each takes its own files, and all are worked on once', async () => {
    const bench = open()
    const ids: string[] = []
    for (let nth = 0; nth < 12; nth++) ids.push(await give(bench, `${nth}.txt`, `「第${nth}公司」开业。`))
    await Promise.all([drain(bench), drain(bench)])
    for (const id of ids) expect(await bench.store.findIngest(id)).toMatchObject({ state: 'done', tries: 1 })
    expect(await bench.store.countPages()).toBe(12)
  })
})
