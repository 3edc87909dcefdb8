// All quotes and all figures in the store, a page at a time, as the explorer's tables ask for them.
import { type Kysely, sql } from 'kysely'
import { FIGURE_COLUMNS, QUOTE_COLUMNS, withChange } from './note-columns.ts'
import type { StoredFigure, StoredQuote } from './notes.ts'
import type { Tables } from './tables.ts'

export type NoteFilter = {
  /** ISO dates, both included; undated articles are in no period. */
  from?: string | undefined
  to?: string | undefined
  /** For quotes: who says it or is named in it. For figures: who is named in the sentence, with at least `certainty`. */
  entity?: string | undefined
  /** 0 to 1. */
  certainty?: number | undefined
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

/**
 * Matches where a sentence ends, as `findSentences` has it: after its mark, and after closing quotes and brackets unless the
 * sentence goes on behind them.
 */
const SENTENCE_END = String.raw`\n|[。！？!?；…](?![。！？!?；…”’」』）)》】])|[。！？!?；…][。！？!?；…”’」』）)》】]*[“「『（(《\s\u3000]`

/** Offsets count UTF-16 units, the database characters: here a rare character (𬱟) is two, as offsets have it. */
const TEXT_IN_UNITS = sql<string>`regexp_replace(article.text, '[\\U00010000-\\U0010FFFF]', '__', 'g')`

/** Where notes are as good, they stand as in the paper. */
const IN_PRINT = sql`article.date collate "C" desc nulls last, article.page_id, article.ordinal`

/** Measures as they are grouped: 产值 in 元 is another than 产值 in 吨. */
export type MeasureKey = Pick<StoredFigure, 'measure' | 'unit'>

/** With the date of its article. */
export type DatedFigure = StoredFigure & { date: string | null }

/** More figures of the measures in sight make no chart that anybody reads. */
const MOST_IN_SERIES = 2000

export function noteLists(db: Kysely<Tables>) {
  const figuresWithin = ({ from, to, entity, certainty = 0, words }: NoteFilter) =>
    db
      .selectFrom('figure')
      .innerJoin('article', join =>
        join.onRef('article.page_id', '=', 'figure.page_id').onRef('article.id', '=', 'figure.article_id'),
      )
      .$if(from !== undefined, query => query.where('article.date', '>=', from as string))
      .$if(to !== undefined, query => query.where('article.date', '<=', to as string))
      .$if(entity !== undefined, query =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('mention')
              .select('mention.ordinal')
              .whereRef('mention.page_id', '=', 'figure.page_id')
              .whereRef('mention.article_id', '=', 'figure.article_id')
              .where('mention.entity_id', '=', entity as string)
              .where('mention.certainty', '>=', certainty)
              .where(
                sql<boolean>`substr(${TEXT_IN_UNITS}, least(mention.start_offset, figure.start_offset) + 1,
                  abs(mention.start_offset - figure.start_offset) + 1) !~ ${SENTENCE_END}`,
              ),
          ),
        ),
      )
      .$if(words !== undefined, query =>
        query.where(
          sql<boolean>`strpos(concat_ws(' ', figure.measure, figure.unit, figure.period), ${words}) > 0`,
        ),
      )

  const lists = {
    async listQuotes(
      filter: NoteFilter,
      { sort, descending, offset, limit }: NoteOrder<QuoteColumn>,
    ): Promise<Listed<StoredQuote>> {
      const { from, to, entity, words } = filter
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
            sql<boolean>`(strpos(split_part(substr(quote.speaker, strpos(quote.speaker, ':') + 1), '@', 1), ${words}) > 0 or strpos(substr(article.text, quote.start_offset + 1, quote.end_offset - quote.start_offset), ${words}) > 0)`,
          ),
        )
        .orderBy(descending ? sql`${order} desc nulls last` : sql`${order} asc nulls last`)
        .orderBy(IN_PRINT)
        .orderBy('quote.ordinal')
        .offset(offset)
        .limit(limit)
        .execute()
      // Behind the last page no row tells how many there are.
      if (rows.length === 0 && offset > 0) {
        const { count } = await lists.listQuotes(filter, { sort, descending, offset: 0, limit: 1 })
        return { notes: [], count }
      }
      return { notes: rows.map(({ count: _, ...quote }) => quote), count: Number(rows[0]?.count ?? 0) }
    },

    async listFigures(
      filter: NoteFilter,
      { sort, descending, offset, limit }: NoteOrder<FigureColumn>,
    ): Promise<Listed<StoredFigure>> {
      const order = FIGURE_ORDERS[sort]
      const rows = await figuresWithin(filter)
        .select([
          'figure.article_id as article',
          ...FIGURE_COLUMNS,
          sql<string>`count(*) over ()`.as('count'),
        ])
        .orderBy(descending ? sql`${order} desc nulls last` : sql`${order} asc nulls last`)
        .orderBy(IN_PRINT)
        .orderBy('figure.ordinal')
        .offset(offset)
        .limit(limit)
        .execute()
      if (rows.length === 0 && offset > 0) {
        const { count } = await lists.listFigures(filter, { sort, descending, offset: 0, limit: 1 })
        return { notes: [], count }
      }
      return {
        notes: rows.map(({ count: _, ...figure }) => withChange(figure)),
        count: Number(rows[0]?.count ?? 0),
      }
    },

    /** All figures of some measures, the newest first. */
    async figuresOfMeasures(measures: readonly MeasureKey[], filter: NoteFilter): Promise<DatedFigure[]> {
      if (measures.length === 0) return []
      const rows = await figuresWithin({ ...filter, words: undefined })
        .select(['figure.article_id as article', 'article.date', ...FIGURE_COLUMNS])
        .where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('figure.measure', 'figure.unit'),
            'in',
            measures.map(({ measure, unit }) => tuple(measure, unit)),
          ),
        )
        .orderBy(IN_PRINT)
        .orderBy('figure.ordinal')
        .limit(MOST_IN_SERIES)
        .execute()
      return rows.map(withChange)
    },
  }
  return lists
}
