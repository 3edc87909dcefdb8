// Ingests and asks steadily and tells how the memory of each process rises: node test/soak/measure.ts [--minutes 60]
//   [--articles-a-minute 60] [--home postgres|embedded] [--seed 1]. Prints one object; ends with 1 where an answer was wrong.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { simulateArticle } from '../../pipeline/simulate/simulate-article.ts'
import { GraphAnswer } from '../../server/api/types.ts'
import { createRandom } from '../press/random.ts'
import { openHomes } from '../scale/new-store.ts'
import { baotu, ended, serveStore, watchProcesses } from '../scale/processes.ts'
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
/** A tenth of the run, and ten minutes at most: caches fill, code is compiled. */
const warmUpSeconds = Math.min(600, minutes * 6)

const homes = await openHomes(home)
const store = await homes.newStore('soak')
const watch = watchProcesses(5000)
const server = await serveStore(store, '--workers', home === 'embedded' ? '1' : '0')
watch.add('server', server.child)
const worker = home === 'embedded' ? undefined : baotu(store, 'work')
if (worker !== undefined) watch.add('worker', worker)
const statuses = new Map<number, number>()
const over = Date.now() + minutes * 60_000

async function ask(path: string, request?: RequestInit): Promise<Response> {
  const answer = await fetch(new URL(path, server.address), request)
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  return answer
}

async function giveSteadily(): Promise<void> {
  const pause = 60_000 / Number(values['articles-a-minute'])
  for (let number = 0; Date.now() < over; number++) {
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

try {
  await Promise.all([giveSteadily(), askSteadily()])
  const totals = GraphAnswer.parse(await (await ask('/api/graph?limit=1')).json()).totals
  const curves = watch.end()
  const memory = curves.map(curve => ({
    process: curve.name,
    firstMegabytes: Math.round(curve.points[0]?.megabytes ?? 0),
    lastMegabytes: Math.round(curve.points.at(-1)?.megabytes ?? 0),
    megabytesAnHour: Math.round((slopeOf(curve, warmUpSeconds) ?? 0) * 10) / 10,
  }))
  console.log(
    JSON.stringify(
      { minutes, warmUpSeconds, totals, statuses: Object.fromEntries(statuses), memory },
      null,
      2,
    ),
  )
  if ([...statuses.keys()].some(status => status >= 400)) process.exitCode = 1
} finally {
  watch.end()
  if (worker !== undefined) {
    const gone = ended(worker)
    worker.kill('SIGTERM')
    await gone
  }
  await server.stop()
  await homes.end()
}
