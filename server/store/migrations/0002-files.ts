// Files that pages came from: what lets a known file be passed over unread, and the bytes of those that the explorer shows.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const key = sql`text collate "C"`

export const files: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('page').addColumn('sheets', 'jsonb').addColumn('stories', 'jsonb').execute()

    await db.schema
      .createTable('file')
      .addColumn('hash', key, column => column.primaryKey())
      .addColumn('format', 'text', column => column.notNull())
      .addColumn('byte_count', 'integer', column => column.notNull())
      .addColumn('kept', 'boolean', column => column.notNull())
      .addColumn('version', 'text', column => column.notNull())
      .execute()

    await db.schema
      .createTable('page_file')
      .addColumn('page_id', key, column => column.notNull().references('page.id').onDelete('cascade'))
      .addColumn('hash', key, column => column.notNull())
      .addPrimaryKeyConstraint('page_file_key', ['page_id', 'hash'])
      .execute()
    await db.schema.createIndex('page_file_by_hash').on('page_file').column('hash').execute()

    // In pieces: neither a statement nor a line of a backup has to hold a whole file.
    await db.schema
      .createTable('file_piece')
      .addColumn('hash', key, column => column.notNull())
      .addColumn('ordinal', 'integer', column => column.notNull())
      .addColumn('bytes', 'bytea', column => column.notNull())
      .addPrimaryKeyConstraint('file_piece_key', ['hash', 'ordinal'])
      .execute()
  },
}
