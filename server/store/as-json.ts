// All rows of an answer as one value of JSON: on the embedded database every row by itself costs 50 µs (measured).
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

export async function asJson<Row>(db: Kysely<Tables>, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<{ all: Row[] | null }>`
    select json_agg(r) as all from (${query}) r`.execute(db)
  return rows[0]?.all ?? []
}
