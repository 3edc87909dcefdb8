// Files waiting to become part of the graph, one after the other, with what each has come to.
import { randomUUID } from 'node:crypto'
import type { Facts } from '../../pipeline/types.ts'
import type { IngestAnswer } from '../api/types.ts'
import type { CurrentGraph } from '../graph/current-graph.ts'
import type { PageFailure } from './extraction-messages.ts'
import { type FileOutcome, type IngestTools, ingestFile } from './ingest-file.ts'

export type Ingest = Omit<IngestAnswer, 'reason' | 'code' | 'files'> & {
  failure: PageFailure | undefined
  files: readonly FileOutcome[]
}

export type IngestQueue = {
  /** Takes a file; undefined where so much is waiting that no more fits in memory. */
  add(bytes: Uint8Array, source: string): Ingest | undefined
  find(id: string): Ingest | undefined
  /** Calls `listener` at every change of an ingest until the returned function is called. */
  watch(id: string, listener: (ingest: Ingest) => void): () => void
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>
  /** Lets the running file finish its saving and drops those that wait. */
  close(): Promise<void>
}

/** Bytes of waiting files held at most. */
const WAITING_BYTES = 256 * 1024 * 1024
/** Finished ingests remembered, for those who ask later. */
const REMEMBERED = 1000

export function createIngestQueue(
  tools: IngestTools,
  current: CurrentGraph,
  onError: (error: unknown) => void,
): IngestQueue {
  const ingests = new Map<string, Ingest>()
  const listeners = new Map<string, Set<(ingest: Ingest) => void>>()
  const waiting: { id: string; bytes: Uint8Array }[] = []
  const unfinished = new Set<Promise<void>>()
  let waitingBytes = 0
  let running: Promise<void> | undefined
  let closed = false

  function update(id: string, change: Partial<Ingest>): void {
    const ingest = { ...(ingests.get(id) as Ingest), ...change }
    ingests.set(id, ingest)
    for (const listener of listeners.get(id) ?? []) listener(ingest)
  }

  function forgetOldest(): void {
    for (const [id, { stage }] of ingests) {
      if (ingests.size <= REMEMBERED) return
      if (stage === 'finished') ingests.delete(id)
    }
  }

  async function runAll(): Promise<void> {
    while (!closed) {
      const next = waiting.shift()
      if (next === undefined) return
      waitingBytes -= next.bytes.length
      try {
        await runOne(next.id, next.bytes)
      } catch (error) {
        breakOff(next.id, error)
      }
    }
  }

  async function runOne(id: string, bytes: Uint8Array): Promise<void> {
    const { source } = ingests.get(id) as Ingest
    update(id, { state: 'running' })
    const files: FileOutcome[] = []
    const hooks = {
      onStage: (stage: Ingest['stage']) => update(id, { stage }),
      onFiles: (fileCount: number) => update(id, { fileCount }),
      onPage: (facts: Facts) => current.replacePage(facts.page.id, facts.articles),
      isStopped: () => closed,
    }
    for await (const outcome of ingestFile(tools, bytes, source, hooks)) {
      files.push(outcome)
      const { articles, entities } = ingests.get(id) as Ingest
      const added = 'failure' in outcome ? { articles: 0, entities: 0 } : outcome
      update(id, {
        filesDone: files.length,
        articles: articles + added.articles,
        entities: entities + added.entities,
      })
    }
    update(id, { files })
    const state = stateOf(files)
    if (state !== 'done') {
      const failure = files.find(outcome => 'failure' in outcome)?.failure
      update(id, { state, stage: 'finished', failure: state === 'failed' ? failure : undefined })
      return
    }
    update(id, { stage: 'building' })
    // The next file is read meanwhile: many files share one build.
    const built = current.rebuild().then(
      () => update(id, { state: 'done', stage: 'finished' }),
      error => breakOff(id, error),
    )
    unfinished.add(built)
    built.finally(() => unfinished.delete(built))
  }

  /** Something of ours went wrong, not the page. */
  function breakOff(id: string, error: unknown): void {
    if (!closed) onError(error)
    const detail = error instanceof Error ? error.message : String(error)
    const messages = { zh: `服务器出错：${detail}`, en: `The server failed: ${detail}` }
    update(id, { state: 'failed', stage: 'finished', failure: { code: 'server_error', messages } })
  }

  async function idle(): Promise<void> {
    while (running !== undefined || unfinished.size > 0) {
      await running
      await Promise.all(unfinished)
    }
  }

  return {
    add(bytes, source) {
      if (closed || waitingBytes + bytes.length > WAITING_BYTES) return undefined
      const ingest: Ingest = {
        id: randomUUID(),
        source,
        state: 'queued',
        stage: 'queued',
        articles: 0,
        entities: 0,
        failure: undefined,
        fileCount: 0,
        filesDone: 0,
        files: [],
      }
      ingests.set(ingest.id, ingest)
      forgetOldest()
      waiting.push({ id: ingest.id, bytes })
      waitingBytes += bytes.length
      running ??= runAll().finally(() => {
        running = undefined
      })
      return ingest
    },
    find: id => ingests.get(id),
    watch(id, listener) {
      const all = listeners.get(id) ?? new Set()
      listeners.set(id, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(id)
      }
    },
    idle,
    async close() {
      closed = true
      waiting.length = 0
      await running
    },
  }
}

/** An archive is done where any of its files is, known where the others failed, failed where all did. */
function stateOf(files: readonly FileOutcome[]): 'done' | 'known' | 'failed' {
  if (files.some(({ state }) => state === 'done')) return 'done'
  return files.some(({ state }) => state === 'known') ? 'known' : 'failed'
}
