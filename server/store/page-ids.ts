// The ids of all pages in their order, some at a time: for whatever goes through the whole store.
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** At most `atOnce` ids at a time. Pages that are saved meanwhile are met where their ids lie behind those already given. */
export async function* pageIds(db: Kysely<Tables>, atOnce: number): AsyncGenerator<string[]> {
  let after = ''
  while (true) {
    const rows = await db
      .selectFrom('page')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ id }) => id)
    after = last.id
  }
}
