// How Baotu grows: node test/scale/measure.ts [--articles 1000,10000,100000] [--workers 1,2] [--home postgres|embedded]
//   [--seconds 60] [--connections 50] [--names 10000] [--seed 1]
// Prints a line of JSON for each ingest, and for the largest store its answers under load, before and during another ingest.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { measureLoad } from './measure-load.ts'
import { openHomes } from './new-store.ts'
import { baotu, ended, peaks, serveStore, watchProcesses } from './processes.ts'
import { writeCorpus } from './write-corpus.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000,10000,100000' },
    workers: { type: 'string', default: '1,2' },
    home: { type: 'string', default: 'postgres' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '50' },
    names: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
})
const numbers = (list: string) => list.split(',').map(Number)
const home = values.home === 'embedded' ? 'embedded' : 'postgres'
const corpus = { seed: Number(values.seed), names: Number(values.names) }
const load = { connections: Number(values.connections), seconds: Number(values.seconds), seed: corpus.seed }
const say = (what: object) => console.log(JSON.stringify(what))

const homes = await openHomes(home)
const work = mkdtempSync(join(tmpdir(), 'baotu-corpus-'))
try {
  let largest: { store: StoreSettings; articles: number } | undefined
  for (const articles of numbers(values.articles)) {
    const folder = join(work, `${articles}`)
    writeCorpus(folder, { ...corpus, from: 0, to: articles })
    // The embedded store has one process at a time.
    for (const workers of home === 'embedded' ? [1] : numbers(values.workers)) {
      const store = await homes.newStore(`scale_${articles}_${workers}`)
      say({ ingest: articles, workers, ...(await ingest(store, folder, { articles, workers })) })
      if (articles >= (largest?.articles ?? 0)) largest = { store, articles }
    }
  }
  if (largest !== undefined) await answer(largest)
} finally {
  await homes.end()
  rmSync(work, { recursive: true, force: true })
}

async function ingest(
  store: StoreSettings,
  folder: string,
  { articles, workers }: { articles: number; workers: number },
): Promise<object> {
  await ended(baotu(store, 'ingest', '--queue', folder))
  const watch = watchProcesses(500)
  const began = performance.now()
  const children = Array.from({ length: workers }, () => baotu(store, 'work', '--drain'))
  for (const [index, child] of children.entries()) watch.add(`worker ${index + 1}`, child)
  await Promise.all(children.map(ended))
  const seconds = (performance.now() - began) / 1000
  return {
    seconds: Math.round(seconds),
    articlesASecond: Math.round((articles / seconds) * 10) / 10,
    peakMegabytes: peaks(watch.end()),
    databaseMegabytes: await homes.megabytesOf(store),
  }
}

/** Start, answers under load, and again while a tenth as much again is read. */
async function answer({ store, articles }: { store: StoreSettings; articles: number }): Promise<void> {
  const watch = watchProcesses(500)
  const server = await serveStore(store, '--workers', home === 'embedded' ? '1' : '0')
  watch.add('server', server.child)
  say({ start: articles, secondsToFirstAnswer: Math.round(server.secondsToFirstAnswer * 10) / 10 })
  for (const line of await measureLoad(server.address, load)) say({ load: 'quiet', articles, ...line })

  const folder = join(work, 'more')
  // Four kinds and as many bare ones, each for so many seconds: the ingest must not end before them.
  const more = Math.max(Math.round(articles / 10), load.seconds * 8 * 30)
  writeCorpus(folder, { ...corpus, from: articles, to: articles + more })
  await ended(baotu(store, 'ingest', '--queue', folder))
  const workers = home === 'embedded' ? [] : [baotu(store, 'work', '--drain')]
  const gone = workers.map(worker => ended(worker))
  for (const worker of workers) watch.add('worker', worker)
  for (const line of await measureLoad(server.address, load))
    say({ load: 'during an ingest', articles, ...line })
  say({ stillWaiting: (await (await fetch(new URL('/api/queue', server.address))).json()).counts })
  for (const worker of workers) worker.kill('SIGTERM')
  await Promise.all(gone)
  await server.stop()
  say({ peakMegabytes: peaks(watch.end()) })
}
