// What ranks the edges among many names, in an index of its own: reading their rows took 200 ms among two hundred hubs.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const edgesBetween: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index graph_edge_between on graph_edge (source, target, weight, kind, since, until, key)`.execute(
      db,
    )
    await sql`drop index graph_edge_by_ends`.execute(db)
  },
}
