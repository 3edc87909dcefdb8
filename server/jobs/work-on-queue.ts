// A worker: takes one waiting file after the other, works on it and completes its job together with what it came to.
import { setTimeout as wait } from 'node:timers/promises'
import type { Facts } from '../../pipeline/types.ts'
import type { IngestProgress, StoredIngest } from '../store/ingests.ts'
import { storageFault } from '../store/storage-error.ts'
import type { StoreCalls } from '../store/store.ts'
import type { PageFailure } from './extraction-messages.ts'
import { type FileOutcome, type IngestTools, ingestFile } from './ingest-file.ts'
import { BEAT_MS, type Job, type JobQueue, RETRIES } from './job-queue.ts'

export type WorkHooks = {
  /** A page that was saved, new or read with newer rules. */
  onPage?: (facts: Facts) => Promise<void> | void
  /** Work on a file begins, and ends: with what it came to, or undefined where it broke off. */
  onTaken?: (id: string) => void
  onLeft?: (id: string, finished: StoredIngest | undefined) => void
  /** How far a file has come was noted. */
  onNoted?: (id: string) => void
  /** Work on a file broke off, through no fault of the file; it will be tried again. */
  onError: (error: unknown) => void
  /** True ends the work once nothing waits. */
  drain?: boolean
}

/** How long a worker that found nothing to do waits before it looks again. */
const IDLE_MS = 500
/** A full disk and a database that is away take people to mend. */
const STORAGE_FAULT_MS = 3000

/** Works until `stopping` is aborted; then the page at hand is finished and the file given back. */
export async function workOnQueue(
  tools: IngestTools,
  queue: JobQueue,
  hooks: WorkHooks,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      if ((await workOnNext(tools, queue, hooks, stopping)) || (await buryDead(tools, queue))) continue
      if (hooks.drain && (await isDrained(tools))) return
    } catch (error) {
      // The database may be away for a moment: what was begun is taken up again when it is back.
      if (!stopping.aborted) hooks.onError(error)
      if (storageFault(error) !== undefined) await idle(stopping, STORAGE_FAULT_MS)
    }
    await idle(stopping, IDLE_MS)
  }
}

/** Files that others work on may come back: they are waited for. */
async function isDrained({ store }: IngestTools): Promise<boolean> {
  const { queued, running } = await store.countIngests()
  return queued + running === 0
}

/** False where nothing waits. */
async function workOnNext(
  tools: IngestTools,
  queue: JobQueue,
  hooks: WorkHooks,
  stopping: AbortSignal,
): Promise<boolean> {
  if (await tools.store.isPaused()) return false
  await tools.store.assertRoom(0)
  const job = await queue.take()
  if (job === undefined) return false
  hooks.onTaken?.(job.id)
  let finished: StoredIngest | undefined
  const beating = setInterval(() => queue.beat(job).catch(hooks.onError), BEAT_MS)
  try {
    finished = await workOn(tools, queue, job, hooks, stopping)
    if (finished === undefined) await queue.release(job)
  } catch (error) {
    // Neither is a try that the file is to blame for.
    if (stopping.aborted || storageFault(error) !== undefined) {
      await queue.release(job)
      if (!stopping.aborted) throw error
    } else {
      await queue.giveBack(job, error instanceof Error ? error.message : String(error))
      throw error
    }
  } finally {
    clearInterval(beating)
    hooks.onLeft?.(job.id, finished)
  }
  return true
}

/** What it came to, be it cancelled meanwhile; undefined where it was broken off by `stopping`. */
async function workOn(
  tools: IngestTools,
  queue: JobQueue,
  job: Job,
  hooks: WorkHooks,
  stopping: AbortSignal,
): Promise<StoredIngest | undefined> {
  const { store } = tools
  const ingest = await store.findIngest(job.id)
  if (ingest === undefined || ingest.state === 'cancelled') {
    await store.atOnce(store => queue.complete(store, job))
    return ingest
  }
  await store.noteIngest(job.id, { state: 'running', tries: ingest.tries + 1 })
  const files: FileOutcome[] = []
  let fileCount = 1
  let cancelled = false
  const note = async (store: StoreCalls, progress: IngestProgress) => {
    if (!(await store.noteIngest(job.id, progress))) cancelled = true
    hooks.onNoted?.(job.id)
  }
  const finish = async (store: StoreCalls) => {
    await store.noteIngest(job.id, { ...sumOf(files), stage: 'finished', fileCount })
    await store.dropIngestBytes(job.id)
    await queue.complete(store, job)
  }
  const outcomes = ingestFile(tools, await store.loadIngestBytes(job.id), ingest.source, {
    ...(ingest.columns === undefined ? {} : { columns: ingest.columns }),
    ...(hooks.onPage === undefined ? {} : { onPage: hooks.onPage }),
    onStage: stage => note(store, { stage }),
    onFiles: count => {
      fileCount = count
    },
    onOutcome: async (store, outcome) => {
      files.push(outcome)
      if (files.length === fileCount) await finish(store)
      else await note(store, { ...countsOf(files), filesDone: files.length, fileCount })
    },
    isStopped: () => stopping.aborted || cancelled,
  })
  for await (const _ of outcomes);
  if (files.length < fileCount && !cancelled) return undefined
  // An archive without a file in it has no last one to be completed with.
  if (fileCount === 0) await store.atOnce(finish)
  return store.findIngest(job.id)
}

const GIVEN_UP: PageFailure = {
  code: 'given_up',
  messages: {
    zh: `处理了 ${RETRIES + 1} 次都中途中断，已搁置。`,
    en: `Work on it broke off ${RETRIES + 1} times: it was set aside.`,
  },
}

/** Sets aside a file that broke off each of its tries, with its bytes; false where there is none. */
async function buryDead({ store }: IngestTools, queue: JobQueue): Promise<boolean> {
  const job = await queue.takeDead()
  if (job === undefined) return false
  await store.atOnce(async store => {
    await store.noteIngest(job.id, { state: 'dead', stage: 'finished', failure: GIVEN_UP })
    await queue.completeDead(store, job)
  })
  return true
}

function sumOf(files: readonly FileOutcome[]): IngestProgress {
  const state = stateOf(files)
  const failure = files.find(outcome => 'failure' in outcome)?.failure
  return {
    state,
    ...countsOf(files),
    files,
    ...(state === 'failed' && failure !== undefined ? { failure } : {}),
  }
}

function countsOf(files: readonly FileOutcome[]): { articles: number; entities: number } {
  const counts = files.map(outcome => ('failure' in outcome ? { articles: 0, entities: 0 } : outcome))
  return {
    articles: counts.reduce((sum, { articles }) => sum + articles, 0),
    entities: counts.reduce((sum, { entities }) => sum + entities, 0),
  }
}

/** An archive is done where any of its files is, known where the others failed, failed where all did. */
function stateOf(files: readonly FileOutcome[]): 'done' | 'known' | 'failed' {
  if (files.some(({ state }) => state === 'done')) return 'done'
  return files.some(({ state }) => state === 'known') ? 'known' : 'failed'
}

/** Waits a while, or until it is time to stop. */
async function idle(stopping: AbortSignal, ms: number): Promise<void> {
  try {
    await wait(ms, undefined, { signal: stopping })
  } catch (error) {
    if (!stopping.aborted) throw error
  }
}
