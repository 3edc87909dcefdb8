// Brings a database to the newest shape of the tables; the register of all migrations.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { pagesAndFacts } from './migrations/0001-pages-and-facts.ts'
import { files } from './migrations/0002-files.ts'
import { certaintyAndQuotes } from './migrations/0003-certainty-and-quotes.ts'
import { accessTokens } from './migrations/0004-access-tokens.ts'
import { ingests } from './migrations/0005-ingests.ts'
import { graphBuilds } from './migrations/0006-graph-builds.ts'
import { searchWords } from './migrations/0007-search-words.ts'
import { edgesBetween } from './migrations/0008-edges-between.ts'
import { buildHolds } from './migrations/0009-build-holds.ts'
import type { Tables } from './tables.ts'

// Never edit a migration that was released: add the next one.
const MIGRATIONS: Record<string, Migration> = {
  '0001-pages-and-facts': pagesAndFacts,
  '0002-files': files,
  '0003-certainty-and-quotes': certaintyAndQuotes,
  '0004-access-tokens': accessTokens,
  '0005-ingests': ingests,
  '0006-graph-builds': graphBuilds,
  '0007-search-words': searchWords,
  '0008-edges-between': edgesBetween,
  '0009-build-holds': buildHolds,
}

/** Names the shape of the tables after its migration; the newest that this Baotu knows. */
export const NEWEST_SHAPE = Object.keys(MIGRATIONS).sort().at(-1) as string

export function isKnownShape(shape: string): boolean {
  return Object.hasOwn(MIGRATIONS, shape)
}

/**
 * Runs the migrations up to `shape` that the database has not seen and returns their names. One that is past it stays as it is.
 * Throws what the database threw.
 */
export async function migrate(db: Kysely<Tables>, shape = NEWEST_SHAPE): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const past = (await migrator.getMigrations()).some(({ name, executedAt }) => executedAt && name >= shape)
  if (past && shape !== NEWEST_SHAPE) return []
  const { error, results } = await migrator.migrateTo(shape)
  if (error !== undefined) throw error
  return (results ?? []).map(({ migrationName }) => migrationName)
}
