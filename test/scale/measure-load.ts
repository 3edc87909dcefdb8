// Asks a server by many connections at once, kind by kind: what nobody asked yet, then the same again, and a bare Express route for answers of the same size.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import autocannon from 'autocannon'
import { GraphAnswer } from '../../server/api/types.ts'
import { createRandom } from '../press/random.ts'

export type LoadSettings = { connections: number; seconds: number; seed: number }
export type Load = {
  kind: string
  /** Baotu by questions that nobody asked yet, each once, then by the same over and over; the bare route over and over. */
  of: 'baotu, first' | 'baotu, again' | 'bare express'
  /** Milliseconds. */
  p50: number
  p99: number
  requestsASecond: number
  /** Connections that broke or timed out, and answers other than 2xx. */
  errors: number
  /** Of the middle one of the answers. */
  bytes: number
}

/** Different questions of a kind, each asked once before any is asked again. */
const QUESTIONS = 200

export async function measureLoad(
  address: string,
  { connections, seconds, seed }: LoadSettings,
): Promise<Load[]> {
  const loads: Load[] = []
  for (const [kind, paths] of Object.entries(await questionsFor(address, seed))) {
    const settings = { connections, duration: seconds }
    const first = await autocannon({
      ...inTurn(address, paths),
      connections,
      amount: paths.length,
      timeout: 60,
    })
    const bytes = await middleSize(address, paths)
    const again = await autocannon({ ...inTurn(address, paths), ...settings })
    const bare = await startBare(bytes)
    loads.push(
      toLoad(kind, 'baotu, first', bytes, first),
      toLoad(kind, 'baotu, again', bytes, again),
      toLoad(kind, 'bare express', bytes, await autocannon({ url: bare.address, ...settings })),
    )
    await bare.stop()
  }
  return loads
}

/** One question after the other, whichever connection is free: each connection going through all would ask the same at once. */
function inTurn(address: string, paths: readonly string[]): autocannon.Options {
  let asked = 0
  const setupRequest = (request: autocannon.Request) => {
    const path = paths[asked % paths.length] as string
    asked += 1
    return { ...request, path }
  }
  return { url: address, requests: [{ setupRequest }] }
}

/** What the explorer asks for when a reader searches, clicks, expands, and looks for ways between two. */
async function questionsFor(address: string, seed: number): Promise<Record<string, string[]>> {
  const answer = await fetch(new URL('/api/graph?limit=2000&edges=1', address))
  const { nodes } = GraphAnswer.parse(await answer.json())
  const random = createRandom(seed)
  /** No question twice, as far as there are so many. */
  const some = (make: () => string) => {
    const paths = new Set<string>()
    for (let tries = 0; paths.size < QUESTIONS && tries < 20 * QUESTIONS; tries++) paths.add(make())
    return [...paths]
  }
  const id = () => encodeURIComponent(random.pick(nodes).id)
  return {
    search: some(
      () => `/api/search?q=${encodeURIComponent([...random.pick(nodes).name].slice(0, 2).join(''))}`,
    ),
    entity: some(() => `/api/entities/${id()}?articles=20`),
    neighbourhood: some(() => `/api/graph?around=${id()}&limit=60&edges=400`),
    paths: some(() => `/api/paths?from=${id()}&to=${id()}`),
  }
}

async function middleSize(address: string, paths: readonly string[]): Promise<number> {
  const sizes: number[] = []
  for (const path of paths.slice(0, 20)) {
    const answer = await fetch(new URL(path, address))
    sizes.push((await answer.arrayBuffer()).byteLength)
  }
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
}

function toLoad(kind: string, of: Load['of'], bytes: number, result: autocannon.Result): Load {
  const { latency, requests, errors, timeouts, non2xx } = result
  return {
    kind,
    of,
    p50: latency.p50,
    p99: latency.p99,
    requestsASecond: Math.round(requests.average),
    errors: errors + timeouts + non2xx,
    bytes,
  }
}

/** In a thread of its own, so that asking and answering don't share one. */
async function startBare(bytes: number): Promise<{ address: string; stop(): Promise<unknown> }> {
  const thread = new Worker(new URL('./bare-express.ts', import.meta.url), { workerData: { bytes } })
  const [{ port }] = (await once(thread, 'message')) as [AddressInfo]
  return { address: `http://127.0.0.1:${port}`, stop: () => thread.terminate() }
}
