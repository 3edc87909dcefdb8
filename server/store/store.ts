// Pages and their facts, kept: everything the server and the command ask of the database.
import { sql } from 'kysely'
import type { Article, ArticleFacts, Facts, LinkedMention, Page } from '../../pipeline/types.ts'
import type { Message } from '../messages.ts'
import { loadArticleFacts, loadArticles, loadMentions } from './load-articles.ts'
import type { OpenDatabase } from './open-database.ts'
import { savePage } from './save-page.ts'

export type StoredPage = {
  id: string
  /** The file names it was given under, in order of code units. */
  sources: readonly string[]
  newspaper: string | null
  date: string | null
  lineCount: number
  articles: number
  entities: number
  /** The rules and dictionaries its facts come from. */
  version: string
}

/** A file that did not become a page; `hash` is the SHA-256 of its bytes. */
export type FailedPage = { hash: string; source: string; code: string; messages: Message }

/** An article with what its page says of it. */
export type StoredArticle = { article: Article; source: string; newspaper: string | null }

export type Store = ReturnType<typeof createStore>

/** Pages read at once where all are read: some thousand rows, well under 100 ms on the embedded database. */
const PAGES_AT_ONCE = 20

export function createStore({ db, lock, close }: OpenDatabase) {
  return {
    /** Tells a process that finds the folder taken where this server answers. */
    announce: (address: string) => lock?.announce(address),
    close,

    /** Replaces the facts of a page in one transaction. `version` names the rules that found them. */
    savePage: (facts: Facts, version: string): Promise<void> =>
      db.transaction().execute(transaction => savePage(transaction, facts, version)),

    async addSource(page: string, source: string): Promise<void> {
      await db
        .insertInto('page_source')
        .values({ page_id: page, source })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },

    async isEmpty(): Promise<boolean> {
      return (await db.selectFrom('page').select('id').limit(1).execute()).length === 0
    },

    async countPages(): Promise<number> {
      const { count } = await db
        .selectFrom('page')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** Pages by date, then by id; undated last. */
    async listPages(): Promise<StoredPage[]> {
      const pages = await db
        .selectFrom('page')
        .select(['id', 'newspaper', 'date', 'line_count', 'version'])
        .orderBy(sql`date collate "C"`, order => order.asc().nullsLast())
        .orderBy('id')
        .execute()
      const sources = Map.groupBy(
        await db.selectFrom('page_source').selectAll().orderBy('source').execute(),
        row => row.page_id,
      )
      const articles = await db
        .selectFrom('article')
        .select(({ fn }) => ['page_id', fn.countAll<string>().as('count')])
        .groupBy('page_id')
        .execute()
      const entities = await db
        .selectFrom('entity')
        .select(({ fn }) => ['page_id', fn.count<string>('entity_id').distinct().as('count')])
        .groupBy('page_id')
        .execute()
      const articleCount = new Map(articles.map(row => [row.page_id, Number(row.count)]))
      const entityCount = new Map(entities.map(row => [row.page_id, Number(row.count)]))
      return pages.map(page => ({
        id: page.id,
        sources: (sources.get(page.id) ?? []).map(({ source }) => source),
        newspaper: page.newspaper,
        date: page.date,
        lineCount: page.line_count,
        articles: articleCount.get(page.id) ?? 0,
        entities: entityCount.get(page.id) ?? 0,
        version: page.version,
      }))
    },

    /** What a page's facts come to; undefined where there is no such page. */
    async countPage(
      id: string,
    ): Promise<{ articles: number; entities: number; version: string } | undefined> {
      const page = await db.selectFrom('page').select('version').where('id', '=', id).executeTakeFirst()
      if (page === undefined) return undefined
      const articles = await db
        .selectFrom('article')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('page_id', '=', id)
        .executeTakeFirstOrThrow()
      const entities = await db
        .selectFrom('entity')
        .select(({ fn }) => fn.count<string>('entity_id').distinct().as('count'))
        .where('page_id', '=', id)
        .executeTakeFirstOrThrow()
      return { articles: Number(articles.count), entities: Number(entities.count), version: page.version }
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
      const lines = row.lines.map(({ number, text }) => ({ number, text }))
      return { id, source, lines, date: row.date, newspaper: row.newspaper }
    },

    /** The facts of all articles, some pages at a time, in order of page ids. */
    async *streamFacts(): AsyncGenerator<{ page: string; articles: ArticleFacts[] }> {
      let after = ''
      while (true) {
        const pages = await db
          .selectFrom('page')
          .select('id')
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGES_AT_ONCE)
          .execute()
        if (pages.length === 0) return
        const ids = pages.map(({ id }) => id)
        const articles = Map.groupBy(
          await loadArticleFacts(db, { pages: ids }),
          facts => facts.article.pageId,
        )
        for (const page of ids) yield { page, articles: articles.get(page) ?? [] }
        after = ids.at(-1) as string
      }
    },

    /** The facts of all articles at once. */
    async loadFacts(): Promise<ArticleFacts[]> {
      const facts: ArticleFacts[] = []
      for await (const { articles } of this.streamFacts()) facts.push(...articles)
      return facts
    },

    /** Articles by id; those that are not there are left out. */
    async loadArticles(ids: readonly string[]): Promise<Map<string, StoredArticle>> {
      const articles = await loadArticles(db, { articles: [...new Set(ids)] })
      return new Map((await withPage(articles)).map(stored => [stored.article.id, stored]))
    },

    loadMentions: (articles: readonly Article[]): Promise<Map<string, LinkedMention[]>> =>
      loadMentions(db, articles),

    /** What an export quotes of every article, by id. */
    async exportArticles(): Promise<Map<string, Pick<Article, 'title' | 'date' | 'text'>>> {
      const rows = await db.selectFrom('article').select(['id', 'title', 'date', 'text']).execute()
      return new Map(rows.map(({ id, title, date, text }) => [id, { title, date, text }]))
    },

    /** Names of the entities in an article, by id. */
    async entityNames({ pageId, id }: Article): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom('entity')
        .select(['entity_id', 'name'])
        .where('page_id', '=', pageId)
        .where('article_id', '=', id)
        .execute()
      return new Map(rows.map(({ entity_id, name }) => [entity_id, name]))
    },

    /** All articles, oldest first and undated last, with the number of entities each names. */
    async listArticles(): Promise<(StoredArticle & { entities: number })[]> {
      const ids = await db
        .selectFrom('article')
        .select('id')
        .orderBy(sql`date collate "C"`, order => order.asc().nullsLast())
        .orderBy('page_id')
        .orderBy('ordinal')
        .execute()
      const counts = await db
        .selectFrom('entity')
        .select(({ fn }) => ['article_id', fn.countAll<string>().as('count')])
        .groupBy('article_id')
        .execute()
      const count = new Map(counts.map(row => [row.article_id, Number(row.count)]))
      const articles = await this.loadArticles(ids.map(({ id }) => id))
      return ids.flatMap(({ id }) => {
        const stored = articles.get(id)
        return stored === undefined ? [] : [{ ...stored, entities: count.get(id) ?? 0 }]
      })
    },

    /** Ids of the articles that name an entity, oldest first and undated last. */
    async articlesNaming(entity: string): Promise<string[]> {
      const rows = await db
        .selectFrom('article')
        .select('article.id')
        .where('article.id', 'in', query =>
          query.selectFrom('mention').select('article_id').where('entity_id', '=', entity),
        )
        .orderBy(sql`date collate "C"`, order => order.asc().nullsLast())
        .orderBy('page_id')
        .orderBy('ordinal')
        .execute()
      return rows.map(({ id }) => id)
    },

    /** Articles that a person wrote, each with the words that say so. */
    async articlesWrittenBy(
      person: string,
    ): Promise<{ article: string; start: number; end: number; reason: string }[]> {
      const rows = await db
        .selectFrom('relation')
        .innerJoin('evidence', join =>
          join
            .onRef('evidence.page_id', '=', 'relation.page_id')
            .onRef('evidence.article_id', '=', 'relation.article_id')
            .onRef('evidence.relation', '=', 'relation.ordinal'),
        )
        .select(['relation.article_id', 'evidence.start_offset', 'evidence.end_offset', 'evidence.reason'])
        .where('relation.subject', '=', person)
        .where('relation.type', '=', 'authored')
        .orderBy('relation.page_id')
        .orderBy('relation.article_id')
        .orderBy('evidence.ordinal')
        .execute()
      return rows.map(row => ({
        article: row.article_id,
        start: row.start_offset,
        end: row.end_offset,
        reason: row.reason,
      }))
    },

    /** Articles whose headline or text holds `key` (a `matchKey`): headlines first, then the newest. */
    async searchArticles(
      key: string,
      { limit }: { limit: number },
    ): Promise<{ ids: string[]; count: number }> {
      const inTitle = sql<boolean>`strpos(title_key, ${key}) > 0`
      const rows = await db
        .selectFrom('article')
        .select(['id', sql<string>`count(*) over ()`.as('count')])
        .where(({ or }) => or([inTitle, sql<boolean>`strpos(text_key, ${key}) > 0`]))
        .orderBy(inTitle, 'desc')
        .orderBy(sql`date collate "C"`, order => order.desc().nullsLast())
        .orderBy('page_id')
        .orderBy('ordinal')
        .limit(limit)
        .execute()
      return { ids: rows.map(({ id }) => id), count: Number(rows[0]?.count ?? 0) }
    },

    /** Failed files by name. */
    async listFailures(): Promise<FailedPage[]> {
      const rows = await db.selectFrom('failure').selectAll().orderBy('source').orderBy('hash').execute()
      return rows.map(row => ({
        hash: row.hash,
        source: row.source,
        code: row.code,
        messages: { zh: row.message_zh, en: row.message_en },
      }))
    },

    async saveFailure({ hash, source, code, messages }: FailedPage): Promise<void> {
      const reason = { code, message_zh: messages.zh, message_en: messages.en }
      await db
        .insertInto('failure')
        .values({ hash, source, ...reason })
        .onConflict(conflict => conflict.columns(['hash', 'source']).doUpdateSet(reason))
        .execute()
    },

    /** Forgets that these bytes failed: they were read now. */
    async clearFailure(hash: string): Promise<void> {
      await db.deleteFrom('failure').where('hash', '=', hash).execute()
    },
  }

  async function withPage(articles: readonly Article[]): Promise<StoredArticle[]> {
    if (articles.length === 0) return []
    const ids = [...new Set(articles.map(({ pageId }) => pageId))]
    const pages = await db
      .selectFrom('page')
      .innerJoin('page_source', 'page_source.page_id', 'page.id')
      .select(({ fn }) => ['page.id', 'page.newspaper', fn.min('page_source.source').as('source')])
      .where('page.id', 'in', ids)
      .groupBy(['page.id', 'page.newspaper'])
      .execute()
    const byId = new Map(pages.map(page => [page.id, page]))
    return articles.map(article => {
      const page = byId.get(article.pageId)
      if (page === undefined) throw new Error(`article ${article.id}: its page ${article.pageId} is gone`)
      return { article, source: page.source, newspaper: page.newspaper }
    })
  }
}
