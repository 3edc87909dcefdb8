// What Baotu takes of a laptop: node test/scale/laptop.ts [--articles 10000] [--questions 300] [--seed 1]. Ingests simulated articles
//   into an embedded store, starts the server on it, opens the explorer in a browser and asks as one reader does, each question once.
// Prints one object: seconds from start to first answer, milliseconds of answers, megabytes of the server and what it starts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { GraphAnswer } from '../../server/api/types.ts'
import { openBrowser } from '../client/open-browser.ts'
import { createRandom } from '../press/random.ts'
import { openHomes } from './new-store.ts'
import { baotu, ended, type MemoryCurve, peaks, serveStore, watchProcesses } from './processes.ts'
import { writeCorpus } from './write-corpus.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    questions: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})
const articles = Number(values.articles)
const seed = Number(values.seed)
/** Between a reader's questions; the explorer asks two or three at each click. */
const PAUSE_MS = 50

const homes = await openHomes('embedded')
const corpus = mkdtempSync(join(tmpdir(), 'baotu-corpus-'))
try {
  const store = await homes.newStore('laptop')
  writeCorpus(corpus, { seed, names: 10_000, from: 0, to: articles })
  await ended(baotu(store, 'ingest', '--queue', corpus))
  const ingesting = watchProcesses(500)
  const began = performance.now()
  const worker = baotu(store, 'work', '--drain')
  ingesting.add('worker', worker)
  await ended(worker)
  const secondsToIngest = Math.round((performance.now() - began) / 1000)
  const whileIngesting = ingesting.end()
  // The graph of what was ingested is counted when a server first starts; from then on it is there.
  const first = await serveStore(store)
  await first.stop()

  const watch = watchProcesses(250)
  const server = await serveStore(store)
  watch.add('server', server.child)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(server.address)
    await page.locator('canvas').first().waitFor()
    const answers = await askAsReader(server.address)
    // The extraction process ends where no page comes for half a minute.
    await wait(40_000)
    console.log(
      JSON.stringify(
        {
          articles,
          secondsToIngest,
          secondsToFirstAnswer: Math.round(server.secondsToFirstAnswer * 10) / 10,
          milliseconds: answers,
          megabytesOfAll: {
            ingesting: mostTogether(whileIngesting),
            explorerOpen: mostTogether(watch.soFar()),
            explorerOpenAtRest: lastTogether(watch.soFar()),
          },
          megabytesOfEach: { ...peaks(whileIngesting), ...peaks(watch.soFar()) },
        },
        null,
        2,
      ),
    )
  } finally {
    watch.end()
    await browser.close()
    await server.stop()
  }
} finally {
  await homes.end()
  rmSync(corpus, { recursive: true, force: true })
}

/** One question at a time, about another entity each time. */
async function askAsReader(address: string): Promise<Record<string, object>> {
  const graph = await fetch(new URL('/api/graph?limit=2000&edges=1', address))
  const { nodes } = GraphAnswer.parse(await graph.json())
  const picked = createRandom(seed).shuffle(nodes).slice(0, Number(values.questions))
  const kinds = {
    entity: (id: string) => `/api/entities/${id}?articles=20`,
    neighbourhood: (id: string) => `/api/graph?around=${id}&limit=60&edges=400`,
  }
  const told: Record<string, object> = {}
  for (const [kind, pathOf] of Object.entries(kinds)) {
    const taken: number[] = []
    for (const { id } of picked) {
      const began = performance.now()
      const answer = await fetch(new URL(pathOf(encodeURIComponent(id)), address))
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${answer.url} was answered with ${answer.status}`)
      taken.push(performance.now() - began)
      await wait(PAUSE_MS)
    }
    taken.sort((a, b) => a - b)
    const at = (share: number) => Math.round((taken[Math.floor(share * (taken.length - 1))] ?? 0) * 10) / 10
    told[kind] = { questions: taken.length, p50: at(0.5), p99: at(0.99), most: at(1) }
  }
  return told
}

/** What those that still run held when they were last looked at, in whole megabytes. */
function lastTogether(curves: readonly MemoryCurve[]): number {
  const last = curves.flatMap(({ points }) => points.at(-1) ?? [])
  const now = Math.max(...last.map(({ seconds }) => seconds))
  // Looked at four times a second: who was not for a second has ended.
  const running = last.filter(({ seconds }) => now - seconds < 1)
  return Math.round(running.reduce((sum, { megabytes }) => sum + megabytes, 0))
}

/** The most that all held at one moment, in whole megabytes. */
function mostTogether(curves: readonly MemoryCurve[]): number {
  const moments = new Map<number, number>()
  for (const { seconds, megabytes } of curves.flatMap(({ points }) => points)) {
    // All processes are looked at in turn, within some milliseconds.
    const moment = Math.round(seconds * 10)
    moments.set(moment, (moments.get(moment) ?? 0) + megabytes)
  }
  return Math.round(Math.max(0, ...moments.values()))
}
