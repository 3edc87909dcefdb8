// Who is still reading a build, so that it is not dropped under an export that takes minutes.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const key = sql`text collate "C"`

export const buildHolds: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('build_hold')
      .addColumn('holder', key, column => column.primaryKey())
      .addColumn('build', 'integer', column => column.notNull())
      .addColumn('ends_at', 'timestamptz', column => column.notNull())
      .execute()
  },
}
