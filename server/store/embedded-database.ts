// PGlite in a thread of its own, in the shape that Kysely's dialect asks for; opened anew where it has broken down.
import { statfs } from 'node:fs/promises'
import type { PGlite as KyselyPGlite, PGliteTransaction } from 'kysely'
import { type CalledThread, callThread } from '../call-thread.ts'
import { StorageFull } from './storage-error.ts'

export type EmbeddedTask =
  | { kind: 'open' }
  | { kind: 'query'; sql: string; parameters: readonly unknown[] }
  /** A block of statements without parameters; the rows of all of them. */
  | { kind: 'run-all'; sql: string }
  | { kind: 'close' }
export type EmbeddedAnswer = { rows: unknown[]; affectedRows: number }

export type EmbeddedDatabase = KyselyPGlite & { runAll(sql: string): Promise<{ rows: unknown[] }> }

/** The log grows by so much at once. */
const LOG_PIECE_BYTES = 16 * 1024 * 1024

type Thread = CalledThread<EmbeddedTask, EmbeddedAnswer>

/** Opens the database in the folder `files`. Throws what PGlite throws. */
export async function openEmbeddedDatabase(files: string): Promise<EmbeddedDatabase> {
  let opened: Promise<Thread> | undefined
  let closed = false

  async function open(): Promise<Thread> {
    const thread: Thread = callThread(new URL('./embedded-thread.ts', import.meta.url), {
      name: 'database',
      data: { files },
    })
    try {
      await thread.ask({ kind: 'open' })
      return thread
    } catch (error) {
      await thread.end()
      // All that PGlite says is that it could not start; without room for its log it can't.
      const { bavail, bsize } = await statfs(files)
      throw bavail * bsize < LOG_PIECE_BYTES ? new StorageFull({ cause: error }) : error
    }
  }

  /** The thread that runs, or a new one: what was committed before the last broke down is there again. */
  function running(): Promise<Thread> {
    if (closed) return Promise.reject(new Error('the embedded database is closed'))
    const promise = opened ?? open()
    opened = promise
    promise.catch(() => forget(promise))
    return promise
  }

  function forget(promise: Promise<Thread>): void {
    if (opened === promise) opened = undefined
  }

  async function askOn(promise: Promise<Thread>, task: EmbeddedTask): Promise<EmbeddedAnswer> {
    const thread = await promise
    try {
      return await thread.ask(task)
    } catch (error) {
      if (isBreakdown(error)) {
        forget(promise)
        await thread.end()
      }
      throw error
    }
  }

  const queryOn =
    (promise: () => Promise<Thread>): PGliteTransaction['query'] =>
    async (sql, parameters = []) => {
      const { rows, affectedRows } = await askOn(promise(), { kind: 'query', sql, parameters })
      return { rows: rows as never[], affectedRows, fields: [] }
    }

  await running()
  return {
    query: queryOn(running),
    runAll: sql => askOn(running(), { kind: 'run-all', sql }),
    /**
     * Kysely lets one caller in at a time, so nothing else comes between. All statements go to the thread that began: another knows
     * nothing of the transaction. Where it can't begin, its first statement says so: Kysely waits for ever for one that never starts.
     */
    async transaction(work) {
      const own = running()
      const began = queryOn(() => own)('begin')
      await Promise.allSettled([began])
      const query: PGliteTransaction['query'] = async (sql, parameters) => {
        await began
        return queryOn(() => own)(sql, parameters)
      }
      try {
        const result = await work({
          query,
          rollback: async () => {
            await query('rollback')
          },
        })
        await query('commit')
        return result
      } catch (error) {
        // The thread may be gone, and the transaction with it.
        await Promise.allSettled([query('rollback')])
        throw error
      }
    },
    get closed() {
      return closed
    },
    ready: true,
    waitReady: Promise.resolve(),
    async close() {
      closed = true
      const [last] = await Promise.allSettled([opened])
      if (last.status === 'rejected' || last.value === undefined) return
      try {
        await last.value.ask({ kind: 'close' })
      } finally {
        await last.value.end()
      }
    },
  }
}

/** After a panic, for one when there is no room for its log, the database is of no use any more until it is opened again. */
function isBreakdown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('severity' in error) return error.severity === 'PANIC' || error.severity === 'FATAL'
  return error.name === 'RuntimeError' || error.message.endsWith('thread has ended')
}
