// What the routes work with: the store, the current graph, the files being ingested.
import type { Logger } from 'pino'
import type { ExportRoom } from './api/export-room.ts'
import type { UploadRoom } from './api/upload-room.ts'
import type { CurrentGraph } from './graph/current-graph.ts'
import type { IngestQueue } from './jobs/ingest-queue.ts'
import type { Metrics } from './metrics.ts'
import type { StoreCalls } from './store/store.ts'

/** What the server knows of itself before it has a store. */
export type ServerStatus = {
  ready: boolean
  tokenNeeded: boolean
  cspReports: number
  metrics: Metrics
  uploads: UploadRoom
  exports: ExportRoom
  log: Logger
}

/** `store`: its calls as requests may make them, each within its time. */
export type Service = { store: StoreCalls; current: CurrentGraph; ingests: IngestQueue }
