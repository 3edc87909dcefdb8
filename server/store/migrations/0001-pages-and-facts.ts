// Pages, their articles and everything found in them, all keyed by the page they came from.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

// Ids and names are compared by code unit on every machine, whatever its locale.
const key = sql`text collate "C"`

// Every unique key starts with the page's id, so the tables can be spread over machines by it; ids come from content, no sequences.
export const pagesAndFacts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('page')
      .addColumn('id', key, column => column.primaryKey())
      .addColumn('newspaper', 'text')
      .addColumn('date', 'text')
      .addColumn('line_count', 'integer', column => column.notNull())
      .addColumn('lines', 'jsonb', column => column.notNull())
      .addColumn('version', 'text', column => column.notNull())
      .execute()

    await db.schema
      .createTable('page_source')
      .addColumn('page_id', key, column => column.notNull().references('page.id').onDelete('cascade'))
      .addColumn('source', key, column => column.notNull())
      .addPrimaryKeyConstraint('page_source_key', ['page_id', 'source'])
      .execute()

    await db.schema
      .createTable('failure')
      .addColumn('hash', key, column => column.notNull())
      .addColumn('source', key, column => column.notNull())
      .addColumn('code', 'text', column => column.notNull())
      .addColumn('message_zh', 'text', column => column.notNull())
      .addColumn('message_en', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('failure_key', ['hash', 'source'])
      .execute()

    await db.schema
      .createTable('article')
      .addColumn('page_id', key, column => column.notNull().references('page.id').onDelete('cascade'))
      .addColumn('id', key, column => column.notNull())
      .addColumn('ordinal', 'integer', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('title', 'text')
      .addColumn('subtitle', 'text')
      .addColumn('authors', 'jsonb', column => column.notNull())
      .addColumn('agency', 'text')
      .addColumn('date', 'text')
      .addColumn('continued_from', 'integer')
      .addColumn('text', 'text', column => column.notNull())
      .addColumn('lines', 'jsonb', column => column.notNull())
      .addColumn('title_lines', 'jsonb', column => column.notNull())
      .addColumn('title_key', 'text', column => column.notNull())
      .addColumn('text_key', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('article_key', ['page_id', 'id'])
      .addUniqueConstraint('article_order', ['page_id', 'ordinal'])
      .execute()
    await db.schema.createIndex('article_by_id').on('article').column('id').execute()

    await ofArticle(db, 'entity')
      .addColumn('entity_id', key, column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('subtype', 'text')
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('aliases', 'jsonb', column => column.notNull())
      .addUniqueConstraint('entity_once', ['page_id', 'article_id', 'entity_id'])
      .execute()

    await spanOfArticle(db, 'mention')
      .addColumn('entity_id', key, column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('reason', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('mention_by_entity').on('mention').column('entity_id').execute()

    await ofArticle(db, 'relation')
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('subject', key, column => column.notNull())
      .addColumn('object', key, column => column.notNull())
      .addColumn('label', 'text')
      .addColumn('date', 'text')
      .execute()
    await db.schema.createIndex('relation_by_subject').on('relation').columns(['subject', 'type']).execute()

    await db.schema
      .createTable('evidence')
      .addColumn('page_id', key, column => column.notNull())
      .addColumn('article_id', key, column => column.notNull())
      .addColumn('relation', 'integer', column => column.notNull())
      .addColumn('ordinal', 'integer', column => column.notNull())
      .addColumn('start_offset', 'integer', column => column.notNull())
      .addColumn('end_offset', 'integer', column => column.notNull())
      .addColumn('reason', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('evidence_key', ['page_id', 'article_id', 'relation', 'ordinal'])
      .addForeignKeyConstraint(
        'evidence_of_relation',
        ['page_id', 'article_id', 'relation'],
        'relation',
        ['page_id', 'article_id', 'ordinal'],
        constraint => constraint.onDelete('cascade'),
      )
      .execute()

    await spanOfArticle(db, 'quote')
      .addColumn('speaker', key, column => column.notNull())
      .addColumn('verb', 'text', column => column.notNull())
      .addColumn('about', 'jsonb', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('reason', 'text', column => column.notNull())
      .execute()

    await spanOfArticle(db, 'figure')
      .addColumn('measure', 'text', column => column.notNull())
      .addColumn('value', 'double precision', column => column.notNull())
      .addColumn('unit', 'text', column => column.notNull())
      .addColumn('period', 'text')
      .addColumn('change_kind', 'text')
      .addColumn('change_percent', 'double precision')
      .addColumn('reason', 'text', column => column.notNull())
      .execute()
  },
}

/** A table of rows that belong to an article, keyed by their place in it, and gone when it goes. */
function ofArticle(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn('page_id', key, column => column.notNull())
    .addColumn('article_id', key, column => column.notNull())
    .addColumn('ordinal', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, ['page_id', 'article_id', 'ordinal'])
    .addForeignKeyConstraint(
      `${table}_of_article`,
      ['page_id', 'article_id'],
      'article',
      ['page_id', 'id'],
      constraint => constraint.onDelete('cascade'),
    )
}

function spanOfArticle(db: Kysely<unknown>, table: string) {
  return ofArticle(db, table)
    .addColumn('start_offset', 'integer', column => column.notNull())
    .addColumn('end_offset', 'integer', column => column.notNull())
}
