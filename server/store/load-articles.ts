// Reads articles and their facts back from the store, as they were saved.
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Article, ArticleFacts, LinkedMention } from '../../pipeline/types.ts'
import { FIGURE_COLUMNS, QUOTE_COLUMNS, withChange } from './note-columns.ts'
import type { Tables } from './tables.ts'

/** Which articles to load: all of some pages, or some. */
export type ArticleChoice = { pages: readonly string[] } | { articles: readonly string[] }

/** The facts of the chosen articles, in order of page and of place on it. */
export async function loadArticleFacts(db: Kysely<Tables>, choice: ArticleChoice): Promise<ArticleFacts[]> {
  const rows = await choose(db, choice)
    .select(query => [
      entitiesOf(query),
      mentionsOf(query),
      relationsOf(query),
      quotesOf(query),
      figuresOf(query),
    ])
    .execute()
  return rows.map(row => ({
    article: toArticle(row),
    entities: row.entities.map(({ subtype, ...entity }) => ({
      ...entity,
      ...(subtype === null ? {} : { subtype }),
    })),
    mentions: row.mentions,
    relations: row.relations.map(({ label, date, ...relation }) => ({
      ...relation,
      ...(label === null ? {} : { label }),
      ...(date === null ? {} : { date }),
    })),
    quotes: row.quotes,
    figures: row.figures.map(withChange),
  }))
}

/** The chosen articles without their facts, in order of page and of place on it. */
export async function loadArticles(db: Kysely<Tables>, choice: ArticleChoice): Promise<Article[]> {
  return (await choose(db, choice).execute()).map(toArticle)
}

/** The mentions in the chosen articles, by article. */
export async function loadMentions(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<Map<string, LinkedMention[]>> {
  const rows = await db
    .selectFrom('article')
    .select(query => ['article.id', mentionsOf(query)])
    .where('article.id', '=', query => query.fn.any(query.val(articles)))
    .execute()
  return new Map(rows.map(({ id, mentions }) => [id, mentions]))
}

function choose(db: Kysely<Tables>, choice: ArticleChoice) {
  const [column, wanted] =
    'pages' in choice
      ? (['article.page_id', choice.pages] as const)
      : (['article.id', choice.articles] as const)
  return db
    .selectFrom('article')
    .selectAll('article')
    .where(column, '=', query => query.fn.any(query.val(wanted)))
    .orderBy('article.page_id')
    .orderBy('article.ordinal')
}

// Rows of an article come as one JSON array: on the embedded database every row of an answer costs 50 µs (measured), and a
// page has hundreds.
type InArticle = ExpressionBuilder<Tables, 'article'>

function entitiesOf(query: InArticle) {
  return jsonArrayFrom(
    query
      .selectFrom('entity')
      .select(['entity.entity_id as id', 'entity.type', 'entity.subtype', 'entity.name', 'entity.aliases'])
      .whereRef('entity.page_id', '=', 'article.page_id')
      .whereRef('entity.article_id', '=', 'article.id')
      .orderBy('entity.ordinal'),
  ).as('entities')
}

function mentionsOf(query: InArticle) {
  return jsonArrayFrom(
    query
      .selectFrom('mention')
      .select([
        'mention.start_offset as start',
        'mention.end_offset as end',
        'mention.type',
        'mention.reason',
        'mention.entity_id as entity',
        'mention.certainty',
      ])
      .whereRef('mention.page_id', '=', 'article.page_id')
      .whereRef('mention.article_id', '=', 'article.id')
      .orderBy('mention.ordinal'),
  ).as('mentions')
}

function relationsOf(query: InArticle) {
  return jsonArrayFrom(
    query
      .selectFrom('relation')
      .select(['relation.type', 'relation.subject', 'relation.object', 'relation.label', 'relation.date'])
      .select(relation =>
        jsonArrayFrom(
          relation
            .selectFrom('evidence')
            .select(['evidence.start_offset as start', 'evidence.end_offset as end', 'evidence.reason'])
            .whereRef('evidence.page_id', '=', 'relation.page_id')
            .whereRef('evidence.article_id', '=', 'relation.article_id')
            .whereRef('evidence.relation', '=', 'relation.ordinal')
            .orderBy('evidence.ordinal'),
        ).as('evidence'),
      )
      .whereRef('relation.page_id', '=', 'article.page_id')
      .whereRef('relation.article_id', '=', 'article.id')
      .orderBy('relation.ordinal'),
  ).as('relations')
}

function quotesOf(query: InArticle) {
  return jsonArrayFrom(
    query
      .selectFrom('quote')
      .select(QUOTE_COLUMNS)
      .whereRef('quote.page_id', '=', 'article.page_id')
      .whereRef('quote.article_id', '=', 'article.id')
      .orderBy('quote.ordinal'),
  ).as('quotes')
}

function figuresOf(query: InArticle) {
  return jsonArrayFrom(
    query
      .selectFrom('figure')
      .select(FIGURE_COLUMNS)
      .whereRef('figure.page_id', '=', 'article.page_id')
      .whereRef('figure.article_id', '=', 'article.id')
      .orderBy('figure.ordinal'),
  ).as('figures')
}

function toArticle(row: Selectable<Tables['article']>): Article {
  return {
    id: row.id,
    pageId: row.page_id,
    kind: row.kind,
    title: row.title,
    subtitle: row.subtitle,
    authors: row.authors,
    agency: row.agency,
    date: row.date,
    continuedFrom: row.continued_from,
    text: row.text,
    lines: row.lines.map(({ start, end, line }) => ({ start, end, line })),
    titleLines: row.title_lines,
  }
}
