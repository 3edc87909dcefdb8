// Ingests and asks steadily and tells whether the memory of each process rises: node test/soak/measure.ts [--minutes 60]
//   [--articles-a-minute 60] [--home postgres|embedded] [--seed 1]. A graph of more articles takes more memory, which is no leak: in
//   the first third of the run new articles come, then nine in ten are known ones and the store hardly grows while all work goes on.
// Prints a line a minute, and at the end what each process took in either part; ends with 1 where an answer was wrong.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { simulateArticle } from '../../pipeline/simulate/simulate-article.ts'
import { GraphAnswer } from '../../server/api/types.ts'
import { createRandom } from '../press/random.ts'
import { openHomes } from '../scale/new-store.ts'
import { baotu, ended, type MemoryCurve, serveStore, watchProcesses } from '../scale/processes.ts'
import { slopeOf } from './slope.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    'articles-a-minute': { type: 'string', default: '60' },
    home: { type: 'string', default: 'postgres' },
    seed: { type: 'string', default: '1' },
  },
})
const minutes = Number(values.minutes)
const home = values.home === 'embedded' ? 'embedded' : 'postgres'
const random = createRandom(Number(values.seed))
const growingSeconds = minutes * 20
/** Of either part: caches fill, code is compiled. */
const warmUpSeconds = Math.min(300, minutes * 3)
/** In the second part one in so many is an article that was not there. */
const NEW_AMONG = 10

const homes = await openHomes(home)
const store = await homes.newStore('soak')
const watch = watchProcesses(5000)
const server = await serveStore(store, '--workers', home === 'embedded' ? '1' : '0')
watch.add('server', server.child)
const worker = home === 'embedded' ? undefined : baotu(store, 'work')
if (worker !== undefined) watch.add('worker', worker)
const statuses = new Map<number, number>()
const began = Date.now()
const over = began + minutes * 60_000
const settled = began + growingSeconds * 1000
let articles = 0

async function ask(path: string, request?: RequestInit): Promise<Response> {
  const answer = await fetch(new URL(path, server.address), request)
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  return answer
}

async function giveSteadily(): Promise<void> {
  const pause = 60_000 / Number(values['articles-a-minute'])
  for (let given = 0; Date.now() < over; given++) {
    const isNew = Date.now() < settled || given % NEW_AMONG === 0
    const number = isNew ? articles++ : random.whole(0, articles - 1)
    const { title, text } = simulateArticle(number, { seed: Number(values.seed), names: 5000 })
    const answer = await ask(`/api/ingest?name=${number}.txt`, { method: 'POST', body: `${title}\n${text}` })
    await answer.arrayBuffer()
    await wait(pause)
  }
}

async function askSteadily(): Promise<void> {
  while (Date.now() < over) {
    const { nodes } = GraphAnswer.parse(await (await ask('/api/graph')).json())
    for (let nth = 0; nth < 20 && Date.now() < over; nth++) {
      const [one, other] = [random.pick(nodes), random.pick(nodes)]
      for (const path of [
        `/api/entities/${encodeURIComponent(one.id)}`,
        `/api/search?q=${encodeURIComponent(one.name)}`,
        `/api/graph?around=${encodeURIComponent(one.id)}`,
        `/api/paths?from=${encodeURIComponent(one.id)}&to=${encodeURIComponent(other.id)}`,
        '/api/quotes?limit=50',
      ]) {
        await (await ask(path)).arrayBuffer()
        await wait(100)
      }
    }
  }
}

const telling = setInterval(() => {
  const megabytes = Object.fromEntries(
    watch.soFar().map(({ name, points }) => [name, Math.round(points.at(-1)?.megabytes ?? 0)]),
  )
  console.log(JSON.stringify({ minute: Math.round((Date.now() - began) / 60_000), articles, megabytes }))
}, 60_000)

try {
  await Promise.all([giveSteadily(), askSteadily()])
  const totals = GraphAnswer.parse(await (await ask('/api/graph?limit=1')).json()).totals
  const memory = watch.end().map(curve => ({
    process: curve.name,
    whileItGrew: partOf(curve, warmUpSeconds, growingSeconds),
    afterwards: partOf(curve, growingSeconds + warmUpSeconds, minutes * 60),
  }))
  const told = { minutes, growingSeconds, warmUpSeconds, articles, totals, memory }
  console.log(JSON.stringify({ ...told, statuses: Object.fromEntries(statuses) }, null, 2))
  if ([...statuses.keys()].some(status => status >= 400)) process.exitCode = 1
} finally {
  clearInterval(telling)
  watch.end()
  if (worker !== undefined) {
    const gone = ended(worker)
    worker.kill('SIGTERM')
    await gone
  }
  await server.stop()
  await homes.end()
}

function partOf(curve: MemoryCurve, from: number, to: number): object | undefined {
  const points = curve.points.filter(({ seconds }) => seconds >= from && seconds < to)
  const slope = slopeOf({ ...curve, points }, from)
  if (slope === undefined) return undefined
  const sorted = points.map(({ megabytes }) => megabytes).sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  return { least: at(0), middle: at(0.5), most: at(1), megabytesAnHour: Math.round(slope * 10) / 10 }
}
