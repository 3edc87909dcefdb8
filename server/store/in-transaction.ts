// Runs statements all or none, also where the caller has a transaction open already.
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work)
}
