// The pages in the store: saved whole, listed, read back as they were given.
import { type Kysely, sql } from 'kysely'
import type { Facts, Page } from '../../pipeline/types.ts'
import { inTransaction } from './in-transaction.ts'
import { savePage } from './save-page.ts'
import type { Tables } from './tables.ts'

export type StoredPage = {
  id: string
  /** The file names it was given under, in order of code units. */
  sources: readonly string[]
  newspaper: string | null
  date: string | null
  lineCount: number
  articles: number
  entities: number
  /** The rules and dictionaries its facts come from; see `rulesVersion`. */
  version: string
}

export type PageCounts = Pick<StoredPage, 'articles' | 'entities' | 'version'>

export function pages(db: Kysely<Tables>) {
  /** How many articles, and how many different entities, each page has. */
  async function countsOf(page?: string) {
    const articles = await db
      .selectFrom('article')
      .select(({ fn }) => ['page_id', fn.countAll<string>().as('count')])
      .$if(page !== undefined, query => query.where('page_id', '=', page as string))
      .groupBy('page_id')
      .execute()
    const entities = await db
      .selectFrom('entity')
      .select(({ fn }) => ['page_id', fn.count<string>('entity_id').distinct().as('count')])
      .$if(page !== undefined, query => query.where('page_id', '=', page as string))
      .groupBy('page_id')
      .execute()
    return {
      articles: new Map(articles.map(row => [row.page_id, Number(row.count)])),
      entities: new Map(entities.map(row => [row.page_id, Number(row.count)])),
    }
  }

  return {
    /** Replaces the facts of a page in one transaction. `version` names the rules that found them. */
    savePage: (facts: Facts, version: string): Promise<void> =>
      inTransaction(db, transaction => savePage(transaction, facts, version)),

    /** Notes one more file name under which a page was given. */
    async addSource(page: string, source: string): Promise<void> {
      await db
        .insertInto('page_source')
        .values({ page_id: page, source })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },

    async countPages(): Promise<number> {
      const { count } = await db
        .selectFrom('page')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** What a page's facts come to; undefined where there is no such page. */
    async countPage(id: string): Promise<PageCounts | undefined> {
      const page = await db.selectFrom('page').select('version').where('id', '=', id).executeTakeFirst()
      if (page === undefined) return undefined
      const { articles, entities } = await countsOf(id)
      return { articles: articles.get(id) ?? 0, entities: entities.get(id) ?? 0, version: page.version }
    },

    /** Pages by date, then by id; undated last. */
    async listPages(): Promise<StoredPage[]> {
      const rows = await db
        .selectFrom('page')
        .select(['id', 'newspaper', 'date', 'line_count', 'version'])
        .orderBy(sql`date collate "C"`, order => order.asc().nullsLast())
        .orderBy('id')
        .execute()
      const sources = Map.groupBy(
        await db.selectFrom('page_source').selectAll().orderBy('source').execute(),
        row => row.page_id,
      )
      const { articles, entities } = await countsOf()
      return rows.map(page => ({
        id: page.id,
        sources: (sources.get(page.id) ?? []).map(({ source }) => source),
        newspaper: page.newspaper,
        date: page.date,
        lineCount: page.line_count,
        articles: articles.get(page.id) ?? 0,
        entities: entities.get(page.id) ?? 0,
        version: page.version,
      }))
    },

    /** The page as it was read, under the first of its names; undefined where there is no such page. */
    async loadPage(id: string): Promise<Page | undefined> {
      const row = await db.selectFrom('page').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const { source } = await db
        .selectFrom('page_source')
        .select('source')
        .where('page_id', '=', id)
        .orderBy('source')
        .limit(1)
        .executeTakeFirstOrThrow()
      return {
        id,
        source,
        lines: row.lines,
        date: row.date,
        newspaper: row.newspaper,
        ...(row.sheets === null ? {} : { sheets: row.sheets }),
        ...(row.stories === null ? {} : { stories: row.stories }),
      }
    },
  }
}
