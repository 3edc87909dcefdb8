// What the server offers around the queue: taking files, following them, pausing and cancelling, and working on them itself.
import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { CurrentGraph } from '../graph/current-graph.ts'
import type { IngestState, StoredIngest } from '../store/ingests.ts'
import type { Store } from '../store/store.ts'
import type { IngestTools } from './ingest-file.ts'
import type { JobQueue } from './job-queue.ts'
import { type WorkHooks, workOnQueue } from './work-on-queue.ts'

export type IngestQueue = {
  /** Takes a file, which from then on is safe; undefined where so much is waiting that the disk should not take more. */
  add(bytes: Uint8Array, source: string, columns?: ColumnNames): Promise<StoredIngest | undefined>
  find(id: string): Promise<StoredIngest | undefined>
  /** Yields an ingest at once and at every change, to its end: then the graph that is served holds it. */
  watch(id: string, stopping: AbortSignal): AsyncGenerator<StoredIngest>
  /** Takes back a file that waits, or breaks off one that is worked on; false where it is through. */
  cancel(id: string): Promise<boolean>
  setPaused(paused: boolean): Promise<void>
  status(): Promise<{ paused: boolean; counts: Record<IngestState, number> }>
  /** Resolves when this server's worker has finished the page at hand. */
  close(): Promise<void>
}

/** Puts files in the queue that wait without a job: a restored backup has the files, not the jobs. */
export async function queueWaiting(store: Store, queue: JobQueue): Promise<void> {
  for (const state of ['queued', 'running'] as const) {
    for (const { id } of await store.listIngests(state, { limit: 100_000 })) {
      await store.atOnce(store => queue.send(store, id))
    }
  }
}

/** Bytes of waiting files held at most: a day's papers of a whole country. */
const WAITING_BYTES = 2 * 1024 * 1024 * 1024
/** What other processes do is looked for so often; of what this one does its watchers hear. */
const LOOK_AGAIN_MS = 1000
/** Steps that follow each other so fast are told as one. */
const AT_MOST_EVERY_MS = 100

export type IngestQueueSettings = {
  /** False where other processes do the work. */
  works: boolean
  onError: (error: unknown) => void
}

/** Lets a file wait, safe from then on; undefined where so much waits that the disk should not take more. Throws `StorageFull`. */
export async function enqueue(
  store: Store,
  queue: JobQueue,
  { bytes, source, columns }: { bytes: Uint8Array; source: string; columns: ColumnNames | undefined },
): Promise<StoredIngest | undefined> {
  if ((await store.countWaitingBytes()) + bytes.length > WAITING_BYTES) return undefined
  await store.assertRoom(bytes.length)
  const id = randomUUID()
  await store.atOnce(async store => {
    await store.addIngest({ id, source, columns }, bytes)
    await queue.send(store, id)
  })
  return store.findIngest(id)
}

/** Of waiting that `signal` has ended nothing is to be told. */
const endOf = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error
}

export function createIngestQueue(
  tools: IngestTools,
  queue: JobQueue,
  current: CurrentGraph,
  { works, onError }: IngestQueueSettings,
): IngestQueue {
  const { store } = tools
  const stopping = new AbortController()
  /** Files of this server's own worker, until the graph that is served holds them. */
  const inHand = new Set<string>()
  /** Tells watchers of an ingest, by its id, that it has come further. */
  const news = new EventEmitter().setMaxListeners(0)

  /** Pages came in that the next build will hold, also of a file that then failed, was cancelled or broke off. */
  let grown = false

  const hooks: WorkHooks = {
    onPage: () => {
      grown = true
    },
    onTaken: id => inHand.add(id),
    onNoted: id => news.emit(id),
    onLeft: id => {
      if (!grown) {
        inHand.delete(id)
        news.emit(id)
        return
      }
      grown = false
      // The next file is read meanwhile: many files share one build.
      current
        .rebuild()
        .catch(error => {
          if (!stopping.signal.aborted) onError(error)
        })
        .finally(() => {
          inHand.delete(id)
          news.emit(id)
        })
    },
    onError,
  }
  const working = works ? workOnQueue(tools, queue, hooks, stopping.signal) : Promise.resolve()

  /** Over only when the graph that is served holds it: who hears of the end asks for that graph. */
  function shownOf(ingest: StoredIngest): StoredIngest {
    const isBuilding = ingest.stage === 'finished' && inHand.has(ingest.id)
    return isBuilding ? { ...ingest, state: 'running', stage: 'building' } : ingest
  }

  async function* watch(id: string, gone: AbortSignal): AsyncGenerator<StoredIngest> {
    let told = ''
    const over = AbortSignal.any([gone, stopping.signal])
    while (!over.aborted) {
      // Listened for from before the look on: what comes meanwhile is not missed.
      const news = nextNews(id, over)
      const ingest = await store.findIngest(id)
      if (ingest === undefined) return
      const shown = shownOf(ingest)
      const state = JSON.stringify(shown)
      if (state !== told) yield shown
      told = state
      if (shown.stage === 'finished') return
      await news
    }
  }

  /** Resolves when there is something to look at again, and where nobody looks any more. */
  async function nextNews(id: string, over: AbortSignal): Promise<void> {
    const soon = AbortSignal.timeout(LOOK_AGAIN_MS)
    const signal = AbortSignal.any([over, soon])
    await Promise.all([wait(AT_MOST_EVERY_MS), once(news, id, { signal }).catch(endOf(signal))])
  }

  return {
    async add(bytes, source, columns) {
      if (stopping.signal.aborted) return undefined
      return enqueue(store, queue, { bytes, source, columns })
    },
    async find(id) {
      const ingest = await store.findIngest(id)
      return ingest && shownOf(ingest)
    },
    watch,
    async cancel(id) {
      return store.atOnce(async store => {
        const ingest = await store.findIngest(id)
        if (ingest === undefined || !['queued', 'running', 'dead'].includes(ingest.state)) return false
        await store.noteIngest(id, { state: 'cancelled', stage: 'finished' })
        await store.dropIngestBytes(id)
        await queue.cancel(store, id)
        news.emit(id)
        return true
      })
    },
    setPaused: paused => store.setPaused(paused),
    status: async () => ({ paused: await store.isPaused(), counts: await store.countIngests() }),
    async close() {
      stopping.abort()
      await working
      await queue.close()
    },
  }
}
