// Files waiting to become part of the graph, one after the other, with what each has come to.
import { randomUUID } from 'node:crypto'
import type { IngestAnswer } from '../api/types.ts'
import type { CurrentGraph } from '../graph/current-graph.ts'
import type { PageFailure } from './extraction-messages.ts'
import { type IngestTools, ingestPage } from './ingest-page.ts'

export type Ingest = Omit<IngestAnswer, 'reason'> & { failure: PageFailure | undefined }

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
    const outcome = await ingestPage(tools, bytes, source, stage => update(id, { stage }))
    if (outcome.state === 'failed') {
      update(id, { state: 'failed', stage: 'finished', failure: outcome.failure })
      return
    }
    const { articles, entities, state } = outcome
    if (state === 'known') {
      update(id, { state, stage: 'finished', articles, entities })
      return
    }
    update(id, { stage: 'building', articles, entities })
    await current.replacePage(outcome.page, outcome.facts.articles)
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
