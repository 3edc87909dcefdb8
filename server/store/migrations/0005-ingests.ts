// Files given to Baotu, from the moment they are taken: what waits survives the server, and each says what became of it.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const key = sql`text collate "C"`

export const ingests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('ingest')
      .addColumn('id', key, column => column.primaryKey())
      .addColumn('source', 'text', column => column.notNull())
      .addColumn('columns', 'jsonb')
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('stage', 'text', column => column.notNull())
      .addColumn('tries', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('file_count', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('articles', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('entities', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('files', 'jsonb', column => column.notNull().defaultTo(sql`'[]'::jsonb`))
      .addColumn('failure', 'jsonb')
      .addColumn('given_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
      .execute()
    await db.schema.createIndex('ingest_by_state').on('ingest').columns(['state', 'given_at']).execute()

    await db.schema
      .createTable('setting')
      .addColumn('name', key, column => column.primaryKey())
      .addColumn('value', 'jsonb', column => column.notNull())
      .execute()

    // The bytes that wait, gone when they were read; in pieces, as those of `file`.
    await db.schema
      .createTable('ingest_piece')
      .addColumn('ingest_id', key, column => column.notNull().references('ingest.id').onDelete('cascade'))
      .addColumn('ordinal', 'integer', column => column.notNull())
      .addColumn('bytes', 'bytea', column => column.notNull())
      .addPrimaryKeyConstraint('ingest_piece_key', ['ingest_id', 'ordinal'])
      .execute()
  },
}
