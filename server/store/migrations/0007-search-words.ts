// An index by pairs of neighbouring characters, so that words are found in a hundred thousand articles without reading each.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const searchWords: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Character by character with a window: picking each by its number would be quadratic.
    await sql`
      create function text_pairs(value text) returns text[] language sql immutable strict parallel safe as $$
        select coalesce(array_agg(distinct pair collate "C"), '{}') from (
          select letter || lead(letter) over (order by place) as pair
          from unnest(string_to_array(value, null)) with ordinality as letters(letter, place)
        ) pairs where pair is not null
      $$`.execute(db)
    await sql`create index article_by_pairs on article using gin (text_pairs(title_key || chr(10) || text_key))`.execute(
      db,
    )
  },
}
