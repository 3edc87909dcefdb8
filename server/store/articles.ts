// The articles in the store and what is found in them.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Article, ArticleFacts, LinkedMention, Span } from '../../pipeline/types.ts'
import { loadArticleFacts, loadArticles, loadMentions } from './load-articles.ts'
import { pageIds } from './page-ids.ts'
import type { Tables } from './tables.ts'

/** Where an article stands: the first file name of its page, and the newspaper. */
type Place = { source: string; newspaper: string | null }

/** `sheet` is the number printed on the sheet where it begins. */
export type StoredArticle = Place & { article: Article; sheet?: number }

/** An article without its text; `opening` is how that begins. */
export type ArticleHead = Place &
  Pick<Article, 'id' | 'pageId' | 'kind' | 'title' | 'subtitle' | 'authors' | 'agency' | 'date'> & {
    opening: string
  }

/** Characters (code points) of an article's `opening`. */
export const OPENING_LENGTH = 60

/** Pages read at once where all are read: some thousand rows, well under 100 ms on the embedded database. */
const PAGES_AT_ONCE = 20

const OLDEST_FIRST = sql`article.date collate "C" asc nulls last, article.page_id, article.ordinal`
const NEWEST_FIRST = sql`article.date collate "C" desc nulls last, article.page_id, article.ordinal`

export function articles(db: Kysely<Tables>) {
  /** The facts of all articles, some pages at a time, in order of page ids. */
  async function* streamFacts(): AsyncGenerator<{ page: string; articles: ArticleFacts[] }> {
    for await (const ids of pageIds(db, PAGES_AT_ONCE)) {
      const byPage = Map.groupBy(await loadArticleFacts(db, { pages: ids }), facts => facts.article.pageId)
      for (const page of ids) yield { page, articles: byPage.get(page) ?? [] }
    }
  }

  async function placesOf(pages: readonly string[]): Promise<Map<string, Place>> {
    if (pages.length === 0) return new Map()
    const rows = await db
      .selectFrom('page')
      .innerJoin('page_source', 'page_source.page_id', 'page.id')
      .select(({ fn }) => ['page.id', 'page.newspaper', fn.min('page_source.source').as('source')])
      .where('page.id', 'in', [...new Set(pages)])
      .groupBy(['page.id', 'page.newspaper'])
      .execute()
    return new Map(rows.map(({ id, source, newspaper }) => [id, { source, newspaper }]))
  }

  /** Numbers printed on the sheets where articles begin, by article; those without are left out. */
  async function sheetNumbersOf(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map()
    // Lines are numbered from 1 through the file, in their order.
    const line = sql`page.lines -> ((article.lines -> 0 ->> 'line')::int - 1)`
    // A text has one sheet, and its lines do not say so.
    const number = sql<
      number | null
    >`(page.sheets -> coalesce(((${line}) ->> 'sheet')::int, 0) ->> 'number')::int`
    const rows = await db
      .selectFrom('article')
      .innerJoin('page', 'page.id', 'article.page_id')
      .select(['article.id', number.as('number')])
      .where('article.id', '=', query => query.fn.any(query.val(ids)))
      .where('page.sheets', 'is not', null)
      .execute()
    return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[id, number] as const])))
  }

  return {
    streamFacts,

    loadFactsOfPage: (page: string): Promise<ArticleFacts[]> => loadArticleFacts(db, { pages: [page] }),

    loadFactsOf: (articles: readonly string[]): Promise<ArticleFacts[]> =>
      loadArticleFacts(db, { articles: [...new Set(articles)] }),

    async loadFacts(): Promise<ArticleFacts[]> {
      const facts: ArticleFacts[] = []
      for await (const page of streamFacts()) facts.push(...page.articles)
      return facts
    },

    /** Articles by id; those that are not there are left out. */
    async loadArticles(ids: readonly string[]): Promise<Map<string, StoredArticle>> {
      const found = await loadArticles(db, { articles: [...new Set(ids)] })
      const places = await placesOf(found.map(({ pageId }) => pageId))
      const sheets = await sheetNumbersOf(found.map(({ id }) => id))
      return new Map(
        found.map(article => {
          const place = places.get(article.pageId)
          if (place === undefined)
            throw new Error(`article ${article.id}: its page ${article.pageId} is gone`)
          const sheet = sheets.get(article.id)
          return [article.id, { article, ...place, ...(sheet === undefined ? {} : { sheet }) }]
        }),
      )
    },

    /** The quotes and figures of an article. */
    async loadNotes(id: string): Promise<Pick<ArticleFacts, 'quotes' | 'figures'>> {
      const [facts] = await loadArticleFacts(db, { articles: [id] })
      return { quotes: facts?.quotes ?? [], figures: facts?.figures ?? [] }
    },

    /** The mentions in articles, by article. */
    loadMentions: (ids: readonly string[]): Promise<Map<string, LinkedMention[]>> => loadMentions(db, ids),

    async countArticles(): Promise<number> {
      const { count } = await db
        .selectFrom('article')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** Articles, oldest first and undated last, with the number of entities each names. */
    async listArticles({
      offset = 0,
      limit,
    }: {
      offset?: number
      limit?: number
    } = {}): Promise<(ArticleHead & { entities: number })[]> {
      const rows = await db
        .selectFrom('article')
        .innerJoin('page', 'page.id', 'article.page_id')
        .select([
          'article.id',
          'article.page_id as pageId',
          'kind',
          'title',
          'subtitle',
          'authors',
          'agency',
          'article.date',
          'newspaper',
        ])
        .select(sql<string>`left(article.text, ${OPENING_LENGTH})`.as('opening'))
        .select(query => [
          query
            .selectFrom('page_source')
            .select(({ fn }) => fn.min('source').as('source'))
            .whereRef('page_source.page_id', '=', 'article.page_id')
            .$asScalar()
            .as('source'),
          query
            .selectFrom('entity')
            .select(({ fn }) => fn.countAll<string>().as('count'))
            .whereRef('entity.page_id', '=', 'article.page_id')
            .whereRef('entity.article_id', '=', 'article.id')
            .$asScalar()
            .as('entities'),
        ])
        .orderBy(OLDEST_FIRST)
        .offset(offset)
        .$if(limit !== undefined, query => query.limit(limit as number))
        .execute()
      return rows.map(({ source, entities, ...head }) => ({
        ...head,
        source: source ?? '',
        entities: Number(entities),
      }))
    },

    /**
     * Ids of the articles that name an entity with at least `certainty`, oldest first and undated last; only those dated from
     * `from` to `to`, ISO dates both included, where these are given.
     */
    async articlesNaming(
      entity: string,
      {
        certainty = 0,
        from,
        to,
      }: { certainty?: number; from?: string | undefined; to?: string | undefined } = {},
    ): Promise<string[]> {
      const rows = await db
        .selectFrom('article')
        .select('article.id')
        .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
        .$if(to !== undefined, query => query.where('article.date', '<=', to as string))
        .where('article.id', 'in', query =>
          query
            .selectFrom('mention')
            .select('article_id')
            .where('entity_id', '=', entity)
            .where('certainty', '>=', certainty),
        )
        .orderBy(OLDEST_FIRST)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** The newest articles, undated last. */
    async newestArticles(limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('article')
        .select('article.id')
        .orderBy(NEWEST_FIRST)
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** The newest articles that name any of `entities`, undated last. */
    async articlesNamingAny(entities: readonly string[], limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('article')
        .select('article.id')
        .where('article.id', 'in', query =>
          query
            .selectFrom('mention')
            .select('article_id')
            .where('entity_id', '=', query.fn.any(query.val(entities))),
        )
        .orderBy(NEWEST_FIRST)
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** Articles that a person wrote, oldest first, each with the words that say so. */
    async articlesWrittenBy(person: string): Promise<(Span & { article: string; reason: string })[]> {
      const rows = await db
        .selectFrom('relation')
        .innerJoin('evidence', join =>
          join
            .onRef('evidence.page_id', '=', 'relation.page_id')
            .onRef('evidence.article_id', '=', 'relation.article_id')
            .onRef('evidence.relation', '=', 'relation.ordinal'),
        )
        .innerJoin('article', join =>
          join
            .onRef('article.page_id', '=', 'relation.page_id')
            .onRef('article.id', '=', 'relation.article_id'),
        )
        .select(['article.id', 'evidence.start_offset', 'evidence.end_offset', 'evidence.reason'])
        .where('relation.subject', '=', person)
        .where('relation.type', '=', 'authored')
        .orderBy(OLDEST_FIRST)
        .orderBy('evidence.ordinal')
        .execute()
      return rows.map(row => ({
        article: row.id,
        start: row.start_offset,
        end: row.end_offset,
        reason: row.reason,
      }))
    },

    /** Articles whose headline or text holds every one of `keys` (each a `matchKey`): headlines first, then the newest. */
    async searchArticles(
      keys: readonly string[],
      { limit }: { limit: number },
    ): Promise<{ ids: string[]; count: number }> {
      const inTitle = sql<boolean>`strpos(title_key, ${keys[0] ?? ''}) > 0`
      const rows = await db
        .selectFrom('article')
        .select(['id', sql<string>`count(*) over ()`.as('count')])
        .where(({ and, or }) =>
          and(
            keys.map(key => {
              const holds = or([
                sql<boolean>`strpos(title_key, ${key}) > 0`,
                sql<boolean>`strpos(text_key, ${key}) > 0`,
              ])
              // Of one pair the index knows all: thousands of texts that hold a common word need not be read.
              return isOnePair(key) ? holdsPairsOf(key) : and([holdsPairsOf(key), holds])
            }),
          ),
        )
        .orderBy(inTitle, 'desc')
        .orderBy(NEWEST_FIRST)
        .limit(limit)
        .execute()
      return { ids: rows.map(({ id }) => id), count: Number(rows[0]?.count ?? 0) }
    },

    /** Titles and openings of articles, by id; those that are not there are left out. */
    async headlinesOf(
      ids: readonly string[],
    ): Promise<Map<string, { title: string | null; opening: string }>> {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('article')
        .select(['id', 'title', sql<string>`left(text, ${OPENING_LENGTH})`.as('opening')])
        .where('id', '=', sql<string>`any(${[...new Set(ids)]})`)
        .execute()
      return new Map(rows.map(({ id, title, opening }) => [id, { title, opening }]))
    },

    /** What an export quotes of articles, by id; those that are not there are left out. */
    async quotedArticles(
      ids: readonly string[],
    ): Promise<Map<string, Pick<Article, 'title' | 'date' | 'text' | 'lines'> & { source: string }>> {
      const rows = await db
        .selectFrom('article')
        .select(['id', 'title', 'date', 'text', 'lines'])
        .select(query => [
          query
            .selectFrom('page_source')
            .select(({ fn }) => fn.min('source').as('source'))
            .whereRef('page_source.page_id', '=', 'article.page_id')
            .$asScalar()
            .as('source'),
        ])
        .where('article.id', '=', query => query.fn.any(query.val(ids)))
        .execute()
      return new Map(rows.map(({ id, source, ...quoted }) => [id, { ...quoted, source: source ?? '' }]))
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
  }
}

/** Headline and text are parted by a line break in the index, which no key holds. */
const isOnePair = (key: string): boolean => [...key].length === 2 && !key.includes('\n')

/** What the index `article_by_pairs` can tell: every pair of neighbouring characters stands somewhere in the article. */
function holdsPairsOf(key: string): RawBuilder<boolean> {
  const letters = [...key]
  const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
  if (pairs.length === 0) return sql<boolean>`true`
  return sql<boolean>`text_pairs(title_key || chr(10) || text_key) @> ${sql.val(pairs)}::text[]`
}
