// The thread that PGlite runs in: it computes where it is called, and the server must answer meanwhile.
import { workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { answerCalls } from '../call-thread.ts'
import type { EmbeddedAnswer, EmbeddedTask } from './embedded-database.ts'

// PGlite asks for 128 MB of buffers and keeps 1 GB of log; with these a reopened store takes 215 MB instead of 310 (measured).
const MEMORY = 128 * 1024 * 1024
const SETTINGS = ['-c', 'shared_buffers=16MB', '-c', 'max_wal_size=64MB']

const { files } = workerData as { files: string }
const opening = PGlite.create(files, {
  initialMemory: MEMORY,
  startParams: [...PGlite.defaultStartParams, ...SETTINGS],
})

answerCalls(async (task: EmbeddedTask): Promise<EmbeddedAnswer> => {
  const pglite = await opening
  if (task.kind === 'query') {
    const { rows, affectedRows } = await pglite.query(task.sql, [...task.parameters], { rowMode: 'object' })
    return { rows, affectedRows: affectedRows ?? 0 }
  }
  if (task.kind === 'run-all') {
    const results = await pglite.exec(task.sql, { rowMode: 'object' })
    return { rows: results.flatMap(({ rows }) => rows), affectedRows: 0 }
  }
  if (task.kind === 'close') await pglite.close()
  return { rows: [], affectedRows: 0 }
})
