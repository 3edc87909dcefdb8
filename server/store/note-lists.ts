// All quotes and all figures in the store, a page at a time, as the explorer's tables ask for them.
import { type Kysely, sql } from 'kysely'
import { FIGURE_COLUMNS, QUOTE_COLUMNS, withChange } from './note-columns.ts'
import type { StoredFigure, StoredQuote } from './notes.ts'
import type { Tables } from './tables.ts'

export type NoteFilter = {
  /** ISO dates, both included; undated articles are in no period. */
  from?: string | undefined
  to?: string | undefined
  /** For quotes: who says it or is named in it. For figures: who is named in the article. */
  entity?: string | undefined
  /** What a name or a word of the row must hold, as it is printed. */
  words?: string | undefined
}

export type NoteOrder<Column extends string> = {
  sort: Column
  descending: boolean
  offset: number
  limit: number
}

export type Listed<Note> = { notes: Note[]; count: number }

const QUOTE_ORDERS = {
  date: sql`article.date collate "C"`,
  speaker: sql`quote.speaker collate "C"`,
} as const
export type QuoteColumn = keyof typeof QUOTE_ORDERS

const FIGURE_ORDERS = {
  date: sql`article.date collate "C"`,
  measure: sql`figure.measure collate "C"`,
  value: sql`figure.value`,
  unit: sql`figure.unit collate "C"`,
  change: sql`figure.change_percent`,
} as const
export type FigureColumn = keyof typeof FIGURE_ORDERS

/** Where notes are as good, they stand as in the paper. */
const IN_PRINT = sql`article.date collate "C" desc nulls last, article.page_id, article.ordinal`

export function noteLists(db: Kysely<Tables>) {
  return {
    async listQuotes(
      { from, to, entity, words }: NoteFilter,
      { sort, descending, offset, limit }: NoteOrder<QuoteColumn>,
    ): Promise<Listed<StoredQuote>> {
      const order = QUOTE_ORDERS[sort]
      const rows = await db
        .selectFrom('quote')
        .innerJoin('article', join =>
          join.onRef('article.page_id', '=', 'quote.page_id').onRef('article.id', '=', 'quote.article_id'),
        )
        .select(['quote.article_id as article', ...QUOTE_COLUMNS, sql<string>`count(*) over ()`.as('count')])
        .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
        .$if(to !== undefined, query => query.where('article.date', '<=', to as string))
        .$if(entity !== undefined, query =>
          query.where(({ or, eb }) =>
            or([
              eb('quote.speaker', '=', entity as string),
              sql<boolean>`quote.about @> ${JSON.stringify([entity])}::jsonb`,
            ]),
          ),
        )
        .$if(words !== undefined, query =>
          // Offsets count UTF-16 units and the database characters: where a rare character is two units, the cut is
          // a little late, which a search for words bears.
          query.where(
            sql<boolean>`(strpos(quote.speaker, ${words}) > 0 or strpos(substr(article.text, quote.start_offset + 1, quote.end_offset - quote.start_offset), ${words}) > 0)`,
          ),
        )
        .orderBy(descending ? sql`${order} desc nulls last` : sql`${order} asc nulls last`)
        .orderBy(IN_PRINT)
        .orderBy('quote.ordinal')
        .offset(offset)
        .limit(limit)
        .execute()
      return { notes: rows.map(({ count: _, ...quote }) => quote), count: Number(rows[0]?.count ?? 0) }
    },

    async listFigures(
      { from, to, entity, words }: NoteFilter,
      { sort, descending, offset, limit }: NoteOrder<FigureColumn>,
    ): Promise<Listed<StoredFigure>> {
      const order = FIGURE_ORDERS[sort]
      const rows = await db
        .selectFrom('figure')
        .innerJoin('article', join =>
          join.onRef('article.page_id', '=', 'figure.page_id').onRef('article.id', '=', 'figure.article_id'),
        )
        .select([
          'figure.article_id as article',
          ...FIGURE_COLUMNS,
          sql<string>`count(*) over ()`.as('count'),
        ])
        .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
        .$if(to !== undefined, query => query.where('article.date', '<=', to as string))
        .$if(entity !== undefined, query =>
          query.where('article.id', 'in', inner =>
            inner
              .selectFrom('mention')
              .select('article_id')
              .where('entity_id', '=', entity as string),
          ),
        )
        .$if(words !== undefined, query =>
          query.where(
            sql<boolean>`strpos(concat_ws(' ', figure.measure, figure.unit, figure.period), ${words}) > 0`,
          ),
        )
        .orderBy(descending ? sql`${order} desc nulls last` : sql`${order} asc nulls last`)
        .orderBy(IN_PRINT)
        .orderBy('figure.ordinal')
        .offset(offset)
        .limit(limit)
        .execute()
      return {
        notes: rows.map(({ count: _, ...figure }) => withChange(figure)),
        count: Number(rows[0]?.count ?? 0),
      }
    },
  }
}
