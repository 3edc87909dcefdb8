// All rows of an answer as one text of JSON.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** On the embedded database every row by itself costs 50 µs, and objects are copied from its thread piece by piece (measured). */
export async function asJson<Row>(db: Kysely<Tables>, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<{ all: string | null }>`
    select json_agg(r)::text as all from (${query}) r`.execute(db)
  return JSON.parse(rows[0]?.all ?? '[]')
}
