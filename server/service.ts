// What the routes work with: the store, the current graph, the files being ingested.
import type { CurrentGraph } from './graph/current-graph.ts'
import type { IngestQueue } from './jobs/ingest-queue.ts'
import type { Store } from './store/store.ts'

export type Service = { store: Store; current: CurrentGraph; ingests: IngestQueue }
