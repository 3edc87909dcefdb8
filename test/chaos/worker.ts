// A worker that is there to be killed: works on the files that wait in the store named by the environment, until none is left.
import { createExtractor } from '../../server/jobs/extractor.ts'
import { queueWaiting } from '../../server/jobs/ingest-queue.ts'
import { openJobQueue } from '../../server/jobs/job-queue.ts'
import { workOnQueue } from '../../server/jobs/work-on-queue.ts'
import { storeSettings } from '../../server/settings.ts'
import { openStore } from '../../server/store/store.ts'

/** `by-hand` reads plain lines without dictionaries, which makes thousands of pages a matter of a minute. */
const byHand = process.argv[2] === 'by-hand'
/** How many files are worked on at the same time. */
const atOnce = Number(process.argv[3] ?? 1)
const onError = (error: unknown) => console.error(error instanceof Error ? error.message : error)

const store = await openStore(storeSettings(process.env))
const queue = await openJobQueue(store.queue, onError)
const script = new URL('../server/jobs/extraction-by-hand.ts', import.meta.url)
const extractors = Array.from({ length: atOnce }, () => createExtractor(byHand ? { script } : {}))
await queueWaiting(store, queue)
await Promise.all(
  extractors.map(extractor =>
    workOnQueue(
      { store, extractor, version: 'chaos' },
      queue,
      { onError, drain: true },
      new AbortController().signal,
    ),
  ),
)
for (const extractor of extractors) extractor.close()
await queue.close()
await store.close()
