// Brings a database to the newest shape of the tables; the register of all migrations.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { pagesAndFacts } from './migrations/0001-pages-and-facts.ts'
import { accessTokens } from './migrations/0004-access-tokens.ts'
import type { Tables } from './tables.ts'

// Never edit a migration that was released: add the next one.
const MIGRATIONS: Record<string, Migration> = {
  '0001-pages-and-facts': pagesAndFacts,
  '0004-access-tokens': accessTokens,
}

/** Runs the migrations that the database has not seen and returns their names. Throws what the database threw. */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map(({ migrationName }) => migrationName)
}
