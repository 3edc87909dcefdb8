// `baotu work`: works on the files that wait in PostgreSQL, beside a server or on another machine.
import { once } from 'node:events'
import pino from 'pino'
import { createExtractor } from '../jobs/extractor.ts'
import { queueWaiting } from '../jobs/ingest-queue.ts'
import { openJobQueue } from '../jobs/job-queue.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import { workOnQueue } from '../jobs/work-on-queue.ts'
import { storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'

export type WorkOptions = {
  /** Files worked on at the same time, each in a process of its own. */
  concurrency: number
  /** Ends once nothing waits, instead of waiting for more. */
  drain: boolean
}

/** Works until it is told to stop. Throws `FolderInUse` where the store is embedded and a server holds it. */
export async function work({ concurrency, drain }: WorkOptions): Promise<boolean> {
  const log = pino({ level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2))
  const stopping = new AbortController()
  const onError = (error: unknown) => log.error({ err: error }, 'work broke off')
  const store = await openStore(storeSettings(process.env))
  const queue = await openJobQueue(store.queue, onError)
  const extractors = Array.from({ length: concurrency }, () => createExtractor())
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  told.then(() => stopping.abort())
  try {
    await queueWaiting(store, queue)
    const version = rulesVersion()
    const hooks = {
      onError,
      onLeft: (id: string, finished?: { state: string; source: string }) =>
        log.info({ ingest: id, state: finished?.state ?? 'broken off' }, 'file'),
    }
    await Promise.all(
      extractors.map(extractor =>
        workOnQueue({ store, extractor, version }, queue, { ...hooks, drain }, stopping.signal),
      ),
    )
    return true
  } finally {
    for (const extractor of extractors) extractor.close()
    await queue.close()
    await store.close()
  }
}
