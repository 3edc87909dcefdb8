// The shape of the tables, on the embedded database and on PostgreSQL.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../../server/store/migrate.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { HOMES } from '../open-test-store.ts'

const KEY_OF: Readonly<Record<string, string>> = {
  page: 'id',
  failure: 'hash',
  file: 'hash',
  file_piece: 'hash',
  access_token: 'hash',
  ingest: 'id',
  ingest_piece: 'ingest_id',
  setting: 'name',
  graph_build: 'number',
  graph_picture: 'build',
  build_hold: 'holder',
  current_build: 'name',
  graph_touch: 'key',
  graph_node: 'id',
  graph_edge: 'key',
}

describe.each(HOMES)('$home', ({ empty }) => {
  test('migrations run once', async () => {
    const database = await openDatabase(await empty())
    expect(await migrate(database.db)).toEqual([])
    await database.close()
  })

  test('every unique key begins with the page, no key comes from a counter', async () => {
    const database = await openDatabase(await empty())
    const keys = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and n.nspname = 'public' and c.relname not like 'kysely%'`.execute(database.db)
    expect(keys.rows.length).toBeGreaterThanOrEqual(12)
    for (const { table, column } of keys.rows) {
      // What belongs to no page is spread by its own key.
      expect(`${table}.${column}`).toBe(`${table}.${KEY_OF[table] ?? 'page_id'}`)
    }
    const sequences = await sql`select 1 from pg_class where relkind = 'S'`.execute(database.db)
    expect(sequences.rows).toEqual([])
    await database.close()
  })
})
