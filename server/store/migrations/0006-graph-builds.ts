// The graph in the store: what each page brings to it, and its nodes and edges as they were in each build.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const key = sql`text collate "C"`
/** `until` of what no later build has replaced yet. */
const OPEN = 2147483647

export const graphBuilds: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // What one saving of a page brings: never changed, replaced by the next number. Pages of older stores get theirs at the next start.
    await db.schema
      .createTable('contribution')
      .addColumn('page_id', key, column => column.notNull())
      .addColumn('number', 'integer', column => column.notNull())
      .addColumn('since', 'integer')
      .addColumn('until', 'integer', column => column.notNull().defaultTo(OPEN))
      .addColumn('articles', 'integer', column => column.notNull())
      .addColumn('sentences', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('contribution_key', ['page_id', 'number'])
      .execute()
    await db.schema.createIndex('contribution_by_since').on('contribution').column('since').execute()
    await sql`create index contribution_waiting on contribution (page_id) where since is null`.execute(db)
    await sql`create index contribution_replaced on contribution (until) where until < ${sql.lit(OPEN)}`.execute(
      db,
    )

    await ofContribution(db, 'naming')
      .addColumn('entity_id', key, column => column.notNull())
      .addColumn('date', key)
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('subtype', 'text')
      .addColumn('aliases', 'jsonb', column => column.notNull())
      .addColumn('mentions', 'integer', column => column.notNull())
      .addColumn('sentences', 'integer', column => column.notNull())
      .addColumn('certainty', 'double precision', column => column.notNull())
      .addPrimaryKeyConstraint('naming_key', ['page_id', 'number', 'article_id', 'entity_id'])
      .execute()
    await db.schema.createIndex('naming_by_entity').on('naming').column('entity_id').execute()

    await ofContribution(db, 'tie')
      .addColumn('edge', key, column => column.notNull())
      .addColumn('date', key)
      .addColumn('weight', 'integer', column => column.notNull())
      .addColumn('certainty', 'double precision', column => column.notNull())
      .addColumn('labels', 'jsonb', column => column.notNull())
      .addColumn('evidence', 'jsonb', column => column.notNull())
      .addPrimaryKeyConstraint('tie_key', ['page_id', 'number', 'article_id', 'edge'])
      .execute()
    await db.schema.createIndex('tie_by_edge').on('tie').column('edge').execute()

    await db.schema
      .createTable('graph_build')
      .addColumn('number', 'integer', column => column.primaryKey())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('rules', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .addColumn('counts', 'jsonb', column => column.notNull())
      .addColumn('made_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
      .execute()
    await db.schema
      .createTable('graph_picture')
      .addColumn('build', 'integer', column => column.primaryKey())
      .addColumn('picture', 'jsonb', column => column.notNull())
      .execute()
    await db.schema
      .createTable('current_build')
      .addColumn('name', key, column => column.primaryKey())
      .addColumn('number', 'integer', column => column.notNull())
      .execute()
    // What a build that is being made has still to count.
    await db.schema
      .createTable('graph_touch')
      .addColumn('key', key, column => column.notNull())
      .addColumn('kind', key, column => column.notNull())
      .addPrimaryKeyConstraint('graph_touch_key', ['key', 'kind'])
      .execute()

    await ofBuild(db, 'graph_node', 'id')
      .addColumn('name', key, column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('subtype', 'text')
      .addColumn('aliases', 'jsonb', column => column.notNull())
      .addColumn('mentions', 'integer', column => column.notNull())
      .addColumn('articles', 'integer', column => column.notNull())
      .addColumn('sentences', 'integer', column => column.notNull())
      .addColumn('certainty', 'double precision', column => column.notNull())
      .addColumn('first_date', key)
      .addColumn('last_date', key)
      .addColumn('days', 'jsonb', column => column.notNull())
      .addColumn('degree', 'integer', column => column.notNull())
      .addColumn('links', 'integer', column => column.notNull())
      .addColumn('link_weight', 'integer', column => column.notNull())
      .execute()
    await ofBuild(db, 'graph_edge', 'key')
      .addColumn('source', key, column => column.notNull())
      .addColumn('target', key, column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('weight', 'integer', column => column.notNull())
      .addColumn('articles', 'integer', column => column.notNull())
      .addColumn('certainty', 'double precision', column => column.notNull())
      .addColumn('labels', 'jsonb', column => column.notNull())
      .addColumn('days', 'jsonb', column => column.notNull())
      .addColumn('first', 'jsonb', column => column.notNull())
      .execute()
    for (const table of ['graph_node', 'graph_edge']) {
      await db.schema.createIndex(`${table}_by_since`).on(table).column('since').execute()
      await sql`create index ${sql.ref(`${table}_replaced`)} on ${sql.table(table)} (until)
        where until < ${sql.lit(OPEN)}`.execute(db)
    }
    await sql`create index graph_node_foremost on graph_node (mentions desc, articles desc, id)`.execute(db)
    await db.schema.createIndex('graph_node_by_name').on('graph_node').column('name').execute()
    // The heaviest links of somebody come first, without a look at the others.
    await sql`create index graph_edge_by_ends on graph_edge (source, target)`.execute(db)
    for (const end of ['source', 'target']) {
      await sql`create index ${sql.ref(`graph_edge_by_${end}`)}
        on graph_edge (${sql.ref(end)}, kind, weight desc)`.execute(db)
    }
  },
}

function ofContribution(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn('page_id', key, column => column.notNull())
    .addColumn('number', 'integer', column => column.notNull())
    .addColumn('article_id', key, column => column.notNull())
}

/** Rows that hold from the build `since` up to the build `until`, which no longer has them. */
function ofBuild(db: Kysely<unknown>, table: string, id: string) {
  return db.schema
    .createTable(table)
    .addColumn(id, key, column => column.notNull())
    .addColumn('since', 'integer', column => column.notNull())
    .addColumn('until', 'integer', column => column.notNull().defaultTo(OPEN))
    .addColumn('digest', 'text', column => column.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, [id, 'since'])
}
