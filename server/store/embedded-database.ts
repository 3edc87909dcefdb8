// PGlite in a thread of its own, in the shape that Kysely's dialect asks for.
import type { PGlite as KyselyPGlite, PGliteTransaction } from 'kysely'
import { callThread } from '../call-thread.ts'

export type EmbeddedTask =
  | { kind: 'open' }
  | { kind: 'query'; sql: string; parameters: readonly unknown[] }
  /** A block of statements without parameters; the rows of all of them. */
  | { kind: 'run-all'; sql: string }
  | { kind: 'close' }
export type EmbeddedAnswer = { rows: unknown[]; affectedRows: number }

export type EmbeddedDatabase = KyselyPGlite & { runAll(sql: string): Promise<{ rows: unknown[] }> }

/** Opens the database in the folder `files`. Throws what PGlite throws. */
export async function openEmbeddedDatabase(files: string): Promise<EmbeddedDatabase> {
  const thread = callThread<EmbeddedTask, EmbeddedAnswer>(new URL('./embedded-thread.ts', import.meta.url), {
    name: 'database',
    data: { files },
  })
  try {
    await thread.ask({ kind: 'open' })
  } catch (error) {
    await thread.end()
    throw error
  }
  const query: PGliteTransaction['query'] = async (sql, parameters = []) => {
    const { rows, affectedRows } = await thread.ask({ kind: 'query', sql, parameters })
    return { rows: rows as never[], affectedRows, fields: [] }
  }
  let closed = false
  return {
    query,
    runAll: sql => thread.ask({ kind: 'run-all', sql }),
    /** Kysely lets one caller in at a time, so nothing else comes between. */
    async transaction(work) {
      await query('begin')
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
        await query('rollback')
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
      try {
        await thread.ask({ kind: 'close' })
      } finally {
        await thread.end()
      }
    },
  }
}
