// Lets one process at a time make builds, of all that share a PostgreSQL.
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Any number that nobody else of this database takes for a lock. */
const LOCK = 7_364_281

/** Does `work` on one connection, which holds the lock: it ends with the connection. False where another process holds it. */
export function aloneInPostgres(
  db: Kysely<Tables>,
  work: (alone: Kysely<Tables>) => Promise<unknown>,
): Promise<boolean> {
  return db.connection().execute(async alone => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${LOCK}) as taken`.execute(
      alone,
    )
    if (!rows[0]?.taken) return false
    try {
      await work(alone)
      return true
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(alone)
    }
  })
}
