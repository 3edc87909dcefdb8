// Puts the facts of one page into the store, in place of what the page had.
import { type Insertable, sql, type Transaction } from 'kysely'
import type { Article, ArticleFacts, Facts } from '../../pipeline/types.ts'
import { matchKey } from '../search/match-key.ts'
import { assertStorable } from './assert-storable.ts'
import { contribute } from './contributions.ts'
import { PAGE_CHANNEL } from './listen-for-pages.ts'
import type { Tables } from './tables.ts'

/** Replaces all facts of `facts.page`, inside `transaction`: saving the same page twice leaves the store as it was. */
export async function savePage(
  transaction: Transaction<Tables>,
  facts: Facts,
  version: string,
): Promise<void> {
  assertStorable(facts)
  const { page } = facts
  const row = {
    id: page.id,
    newspaper: page.newspaper,
    date: page.date,
    line_count: page.lines.length,
    lines: JSON.stringify(page.lines),
    sheets: page.sheets === undefined ? null : JSON.stringify(page.sheets),
    stories: page.stories === undefined ? null : JSON.stringify(page.stories),
    version,
  }
  // The page's row is taken first: a second process that saves the same page waits here.
  await transaction
    .insertInto('page')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
  await transaction
    .insertInto('page_source')
    .values({ page_id: page.id, source: page.source })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await transaction.deleteFrom('article').where('page_id', '=', page.id).execute()

  const rows = rowsOf(page.id, facts.articles)
  await insertRows(transaction, 'article', rows.article)
  await insertRows(transaction, 'entity', rows.entity)
  await insertRows(transaction, 'mention', rows.mention)
  await insertRows(transaction, 'relation', rows.relation)
  await insertRows(transaction, 'evidence', rows.evidence)
  await insertRows(transaction, 'quote', rows.quote)
  await insertRows(transaction, 'figure', rows.figure)
  await contribute(transaction, page.id, facts.articles)
  // Told when the transaction is through, to the servers that show the graph.
  await sql`select pg_notify(${PAGE_CHANNEL}, ${page.id})`.execute(transaction)
}

type FactTable = 'article' | 'entity' | 'mention' | 'relation' | 'evidence' | 'quote' | 'figure'
type FactRows = { [Table in FactTable]: Insertable<Tables[Table]>[] }

function rowsOf(pageId: string, articles: readonly ArticleFacts[]): FactRows {
  const rows: FactRows = {
    article: [],
    entity: [],
    mention: [],
    relation: [],
    evidence: [],
    quote: [],
    figure: [],
  }
  for (const [place, facts] of articles.entries()) {
    const of = (ordinal: number) => ({ page_id: pageId, article_id: facts.article.id, ordinal })
    const span = ({ start, end }: { start: number; end: number }) => ({
      start_offset: start,
      end_offset: end,
    })
    rows.article.push(articleRow(pageId, facts.article, place))
    for (const [ordinal, { id, type, subtype, name, aliases }] of facts.entities.entries()) {
      rows.entity.push({
        ...of(ordinal),
        entity_id: id,
        type,
        subtype: subtype ?? null,
        name,
        aliases: JSON.stringify(aliases),
      })
    }
    for (const [ordinal, mention] of facts.mentions.entries()) {
      const { entity, type, reason, certainty } = mention
      rows.mention.push({ ...of(ordinal), ...span(mention), entity_id: entity, type, reason, certainty })
    }
    for (const [ordinal, { type, subject, object, label, date, evidence }] of facts.relations.entries()) {
      rows.relation.push({ ...of(ordinal), type, subject, object, label: label ?? null, date: date ?? null })
      for (const [place, piece] of evidence.entries()) {
        rows.evidence.push({ ...of(place), relation: ordinal, ...span(piece), reason: piece.reason })
      }
    }
    for (const [ordinal, quote] of facts.quotes.entries()) {
      const { speaker, verb, about, kind, reason } = quote
      rows.quote.push({
        ...of(ordinal),
        ...span(quote),
        speaker,
        verb,
        about: JSON.stringify(about),
        kind,
        reason,
      })
    }
    for (const [ordinal, figure] of facts.figures.entries()) {
      const { measure, value, unit, period, change, reason } = figure
      rows.figure.push({
        ...of(ordinal),
        ...span(figure),
        measure,
        value,
        unit,
        period,
        change_kind: change?.kind ?? null,
        change_percent: change?.percent ?? null,
        reason,
      })
    }
  }
  return rows
}

function articleRow(pageId: string, article: Article, ordinal: number): Insertable<Tables['article']> {
  return {
    page_id: pageId,
    id: article.id,
    ordinal,
    kind: article.kind,
    title: article.title,
    subtitle: article.subtitle,
    authors: JSON.stringify(article.authors),
    agency: article.agency,
    date: article.date,
    continued_from: article.continuedFrom,
    text: article.text,
    lines: JSON.stringify(article.lines),
    title_lines: JSON.stringify(article.titleLines),
    title_key: matchKey([article.title, article.subtitle].filter(part => part !== null).join('\n')),
    text_key: matchKey(article.text),
  }
}

// A statement carries at most 32,767 values on PGlite; the widest table has 15 columns.
const ROWS_PER_STATEMENT = 1000

async function insertRows<Table extends FactTable>(
  transaction: Transaction<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await transaction
      .insertInto(table as FactTable)
      .values(rows.slice(from, from + ROWS_PER_STATEMENT) as Insertable<Tables[FactTable]>[])
      .execute()
  }
}
