// What has become of many files together: of an archive each file in it counts, so that the sum always tallies.
import type { FileResult } from '../../server/api/types.ts'
import { hasFailed, isOver } from './ingest-state.ts'
import type { IngestedFile } from './use-ingest.ts'

export type FileState = FileResult['state']
export const FILE_STATES: readonly FileState[] = ['done', 'known', 'failed', 'needs_ocr']

export type Results = {
  /** How many there are to be, as far as archives are open. */
  total: number
  finished: number
  articles: number
  counts: Readonly<Record<FileState, number>>
  /** Those that failed first. */
  rows: readonly FileResult[]
}

/** `reasonOf` tells why a file did not even reach the server. */
export function resultsOf(files: readonly IngestedFile[], reasonOf: (error: unknown) => string): Results {
  const rows = files.flatMap(file => rowsOf(file, reasonOf))
  const counts = { done: 0, known: 0, failed: 0, needs_ocr: 0 }
  for (const { state } of rows) counts[state] += 1
  // Files of an archive at work are counted before they are listed.
  const atWork = files.filter(file => !isOver(file))
  const finished = rows.length + atWork.reduce((sum, { filesDone }) => sum + filesDone, 0)
  const waiting = atWork.reduce((sum, { fileCount }) => sum + Math.max(1, fileCount), 0)
  return {
    total: rows.length + waiting,
    finished,
    articles: files.reduce((sum, { articles }) => sum + articles, 0),
    counts,
    rows: rows.sort((a, b) => rank(a) - rank(b)),
  }
}

function rowsOf(file: IngestedFile, reasonOf: (error: unknown) => string): FileResult[] {
  if (!isOver(file)) return []
  if (file.files.length > 1) return [...file.files]
  const { name, state, code, articles, entities, reason, error } = file
  const failed = hasFailed(file)
  return [
    {
      source: name,
      state: failed ? (code === 'needs_ocr' ? 'needs_ocr' : 'failed') : state === 'known' ? 'known' : 'done',
      articles,
      entities,
      reason: failed ? (reason ?? reasonOf(error)) : (file.files[0]?.reason ?? null),
    },
  ]
}

const rank = ({ state, reason }: FileResult) =>
  ['failed', 'needs_ocr'].includes(state) ? 0 : reason === null ? 2 : 1
