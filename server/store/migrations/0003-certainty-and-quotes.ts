// Keeps how certain each mention is, and finds quotes by who says them and whom they are about.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const certaintyAndQuotes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('mention')
      // Pages of older rules hold none: they are read again at the next start.
      .addColumn('certainty', 'double precision', column => column.notNull().defaultTo(1))
      .execute()
    await db.schema.createIndex('quote_by_speaker').on('quote').column('speaker').execute()
    await db.schema.createIndex('quote_by_about').on('quote').using('gin').column('about').execute()
  },
}
