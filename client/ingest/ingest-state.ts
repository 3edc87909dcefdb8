// What the state of an ingest means to who waits for it.
import type { IngestAnswer } from '../../server/api/types.ts'

/** `sending`: it has not reached the server yet. */
type WithState = { state: IngestAnswer['state'] | 'sending' }

export const isOver = ({ state }: WithState): boolean => !['sending', 'queued', 'running'].includes(state)

/** `dead` was given up after several tries, `cancelled` taken back: neither is in the graph. */
export const hasFailed = ({ state }: WithState): boolean => ['failed', 'dead', 'cancelled'].includes(state)
