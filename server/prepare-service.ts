// Makes an open store ready to be served: the sample where it is empty, the first graph, the queue of files to come.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { keepCurrentGraph } from './graph/current-graph.ts'
import { type IngestTools, ingestFile } from './jobs/ingest-file.ts'
import { createIngestQueue, queueWaiting } from './jobs/ingest-queue.ts'
import { openJobQueue } from './jobs/job-queue.ts'
import { refreshPages } from './jobs/refresh-pages.ts'
import type { Service } from './service.ts'

export type ServiceSettings = {
  sample: string
  /** Whether it works on the files that wait, or leaves them to other processes. */
  works: boolean
  log: Logger
  stopping: AbortSignal
}

/**
 * Throws where the graph can't be built, and when `stopping` is aborted meanwhile.
 * Pages that older rules were used on are read again in the background.
 */
export async function prepareService(
  tools: IngestTools,
  { sample, works, log, stopping }: ServiceSettings,
): Promise<Service> {
  const { store } = tools
  const note = (message: string) => (error: unknown) => {
    // What is broken off at the end is no error.
    if (!stopping.aborted) log.error({ err: error }, message)
  }
  // What is in the store can be explored while dictionaries and rules still load, which takes seconds.
  if ((await store.countPages()) === 0) await ingestSample(tools, sample, log)
  stopping.throwIfAborted()
  // What was begun is ended with the server, and at once where a later step fails.
  const failed = new AbortController()
  const ending = AbortSignal.any([stopping, failed.signal])
  try {
    const current = await keepCurrentGraph(store, {
      rules: tools.version,
      onError: note('the graph could not be brought up to date for now'),
      stopping: ending,
    })
    const queue = await openJobQueue(store.queue, note('the queue failed'))
    failed.signal.addEventListener('abort', () => {
      queue.close().catch(note('closing the queue failed'))
    })
    await queueWaiting(store, queue)
    const ingests = createIngestQueue(tools, queue, current, { works, onError: note('ingest failed') })
    refreshPages(tools, current, log).catch(note('reading pages again failed'))
    return { store: store.forRequests, current, ingests }
  } catch (error) {
    failed.abort()
    throw error
  }
}

async function ingestSample(tools: IngestTools, folder: string, log: Logger): Promise<void> {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue
    for await (const outcome of ingestFile(tools, readFileSync(join(folder, file)), file)) {
      if (!('failure' in outcome)) continue
      log.error({ file, reason: outcome.failure.messages.en }, 'a page of the sample failed')
    }
  }
}
