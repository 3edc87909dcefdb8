// Who may ask and add from other machines: hashes of tokens, never the tokens.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const key = sql`text collate "C"`

export const accessTokens: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('access_token')
      .addColumn('hash', key, column => column.primaryKey())
      .addColumn('name', key, column => column.notNull())
      .addColumn('role', 'text', column => column.notNull())
      .execute()
  },
}
