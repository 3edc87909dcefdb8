// Quotes and figures in the store: by who speaks, by whom they are about, by who is named beside them.
import { type Kysely, sql } from 'kysely'
import type { Figure, Quote } from '../../pipeline/types.ts'
import { asJson } from './as-json.ts'
import { FIGURE_COLUMNS, QUOTE_COLUMNS, withChange } from './note-columns.ts'
import type { Tables } from './tables.ts'

/** With the article that it stands in. */
export type StoredQuote = Quote & { article: string }
export type StoredFigure = Figure & { article: string }

type Page = { offset: number; limit: number }

/** ISO dates, both included; undated articles are in no period. */
export type NotePeriod = { from?: string | undefined; to?: string | undefined }

/** Mentions of an entity as certain as asked for: all, in how many articles, and by day, in order. */
export type CertainMentions = {
  mentions: number
  articles: number
  days: readonly (readonly [date: string, mentions: number])[]
}

/** Figures of an entity are looked for in this many articles, the newest: what names it more often (国务院) is no figure's subject. */
const MOST_ARTICLES = 200

export function notes(db: Kysely<Tables>) {
  const quotes = db
    .selectFrom('quote')
    .innerJoin('article', join =>
      join.onRef('article.page_id', '=', 'quote.page_id').onRef('article.id', '=', 'quote.article_id'),
    )
  const saidBy = (entity: string) => quotes.where('quote.speaker', '=', entity)
  const naming = (entity: string) =>
    quotes.where(sql<boolean>`quote.about @> ${JSON.stringify([entity])}::jsonb`)

  const within = (found: ReturnType<typeof saidBy>, { from, to }: NotePeriod) =>
    found
      .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
      .$if(to !== undefined, query => query.where('article.date', '<=', to as string))

  async function pageOfQuotes(found: ReturnType<typeof saidBy>, { offset, limit }: Page) {
    const rows = await found
      .select(['quote.article_id as article', ...QUOTE_COLUMNS])
      .orderBy(sql`article.date collate "C" desc nulls last, article.page_id, article.ordinal, quote.ordinal`)
      .offset(offset)
      .limit(limit)
      .execute()
    return rows satisfies StoredQuote[]
  }

  async function countQuotes(found: ReturnType<typeof saidBy>): Promise<number> {
    const { count } = await found
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  /** Articles that name an entity and hold figures: the newest. */
  function articlesWithFigures(entity: string, { from, to }: NotePeriod) {
    return db
      .selectFrom('article')
      .innerJoin('figure as any_figure', join =>
        join
          .onRef('any_figure.page_id', '=', 'article.page_id')
          .onRef('any_figure.article_id', '=', 'article.id'),
      )
      .select(['article.page_id', 'article.id', 'article.date', 'article.ordinal'])
      .where('article.id', 'in', query =>
        query.selectFrom('mention').select('article_id').where('entity_id', '=', entity),
      )
      .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
      .$if(to !== undefined, query => query.where('article.date', '<=', to as string))
      .groupBy(['article.page_id', 'article.id', 'article.date', 'article.ordinal'])
      .orderBy(sql`article.date collate "C" desc nulls last, article.page_id, article.ordinal`)
      .limit(MOST_ARTICLES)
  }

  return {
    /** Quotes that an entity says (`said`), or that name it (`about`), the newest first. */
    loadQuotes: (
      entity: string,
      role: 'said' | 'about',
      { offset, limit, ...period }: Page & NotePeriod,
    ): Promise<StoredQuote[]> =>
      pageOfQuotes(within(role === 'said' ? saidBy(entity) : naming(entity), period), { offset, limit }),

    countQuotes: (entity: string, role: 'said' | 'about', period: NotePeriod = {}): Promise<number> =>
      countQuotes(within(role === 'said' ? saidBy(entity) : naming(entity), period)),

    /** Figures in articles that name an entity, the newest first: which of their sentences name it only the texts tell. */
    async figuresBeside(entity: string, period: NotePeriod = {}): Promise<StoredFigure[]> {
      const rows = await db
        .selectFrom(articlesWithFigures(entity, period).as('chosen'))
        .innerJoin('figure', join =>
          join.onRef('figure.page_id', '=', 'chosen.page_id').onRef('figure.article_id', '=', 'chosen.id'),
        )
        .select(['figure.article_id as article', ...FIGURE_COLUMNS])
        .orderBy(sql`chosen.date collate "C" desc nulls last, chosen.page_id, chosen.ordinal, figure.ordinal`)
        .execute()
      return rows.map(withChange)
    },

    /** Of the same articles, only what counting takes: where figures and mentions as certain stand in the text. */
    async figurePlaces(
      entity: string,
      { certainty, ...period }: NotePeriod & { certainty: number },
    ): Promise<{ text: string; figures: number[]; mentions: number[] }[]> {
      const inArticle = sql`page_id = chosen.page_id and article_id = chosen.id`
      return asJson(
        db,
        sql`select article.text,
            (select json_agg(start_offset) from figure where ${inArticle}) as figures,
            (select coalesce(json_agg(start_offset), '[]'::json) from mention
              where ${inArticle} and entity_id = ${entity} and certainty >= ${certainty}) as mentions
          from (${articlesWithFigures(entity, period)}) chosen
          join article on article.page_id = chosen.page_id and article.id = chosen.id`,
      )
    },

    /** Mentions of entities with at least `certainty`, by entity; those without one are left out. */
    async certainMentions(
      entities: readonly string[],
      certainty: number,
    ): Promise<Map<string, CertainMentions>> {
      const rows = await db
        .selectFrom('mention')
        .innerJoin('article', join =>
          join
            .onRef('article.page_id', '=', 'mention.page_id')
            .onRef('article.id', '=', 'mention.article_id'),
        )
        // An article that stands on several pages counts once, as in the graph.
        .select([
          'mention.entity_id as entity',
          'article.date',
          sql<string>`count(distinct (mention.article_id, mention.ordinal))`.as('mentions'),
          sql<string>`count(distinct mention.article_id)`.as('articles'),
        ])
        .where('mention.entity_id', '=', query => query.fn.any(query.val(entities)))
        .where('mention.certainty', '>=', certainty)
        .groupBy(['mention.entity_id', 'article.date'])
        .orderBy(sql`mention.entity_id, article.date collate "C"`)
        .execute()
      const sum = (counts: readonly string[]) => counts.reduce((all, count) => all + Number(count), 0)
      return new Map(
        [...Map.groupBy(rows, ({ entity }) => entity)].map(([entity, byDay]) => [
          entity,
          {
            mentions: sum(byDay.map(({ mentions }) => mentions)),
            articles: sum(byDay.map(({ articles }) => articles)),
            days: byDay.flatMap(({ date, mentions }) =>
              date === null ? [] : [[date, Number(mentions)] as const],
            ),
          },
        ]),
      )
    },

    /** Mentions of an entity and articles that name it by date, in order; undated ones under null, last. */
    async mentionsByDate(
      entity: string,
      { certainty }: { certainty: number },
    ): Promise<{ date: string | null; mentions: number; articles: number }[]> {
      const rows = await db
        .selectFrom('mention')
        .innerJoin('article', join =>
          join
            .onRef('article.page_id', '=', 'mention.page_id')
            .onRef('article.id', '=', 'mention.article_id'),
        )
        .select(({ fn }) => [
          'article.date',
          fn.countAll<string>().as('mentions'),
          fn.count<string>('article.id').distinct().as('articles'),
        ])
        .where('mention.entity_id', '=', entity)
        .where('mention.certainty', '>=', certainty)
        .groupBy('article.date')
        .orderBy(sql`article.date collate "C" asc nulls last`)
        .execute()
      return rows.map(({ date, mentions, articles }) => ({
        date,
        mentions: Number(mentions),
        articles: Number(articles),
      }))
    },
  }
}
