// Reads articles and their facts back from the store, as they were saved.
import type { Kysely, Selectable } from 'kysely'
import type { Article, ArticleFacts, Entity, LinkedMention, Relation } from '../../pipeline/types.ts'
import type { Tables } from './tables.ts'

/** Which articles to load: all of some pages, or some. */
export type ArticleChoice = { pages: readonly string[] } | { articles: readonly string[] }

/** The facts of the chosen articles, in order of page and of place on it. */
export async function loadArticleFacts(db: Kysely<Tables>, choice: ArticleChoice): Promise<ArticleFacts[]> {
  const articles = await loadArticles(db, choice)
  if (articles.length === 0) return []
  const pages = [...new Set(articles.map(article => article.pageId))]
  const ids = articles.map(article => article.id)
  const rowsOf = <Table extends 'entity' | 'mention' | 'relation' | 'quote' | 'figure'>(table: Table) =>
    db
      .selectFrom(table as 'entity')
      .selectAll()
      .where('page_id', 'in', pages)
      .where('article_id', 'in', ids)
      .orderBy('page_id')
      .orderBy('article_id')
      .orderBy('ordinal')
      .execute() as unknown as Promise<Selectable<Tables[Table]>[]>

  const evidence = await db
    .selectFrom('evidence')
    .selectAll()
    .where('page_id', 'in', pages)
    .where('article_id', 'in', ids)
    .orderBy('page_id')
    .orderBy('article_id')
    .orderBy('relation')
    .orderBy('ordinal')
    .execute()
  const evidenceOf = Map.groupBy(evidence, row => `${row.article_id} ${row.relation}`)
  const entities = byArticle(await rowsOf('entity'))
  const mentions = byArticle(await rowsOf('mention'))
  const relations = byArticle(await rowsOf('relation'))
  const quotes = byArticle(await rowsOf('quote'))
  const figures = byArticle(await rowsOf('figure'))

  return articles.map(article => ({
    article,
    entities: (entities.get(article.id) ?? []).map(toEntity),
    mentions: (mentions.get(article.id) ?? []).map(toMention),
    relations: (relations.get(article.id) ?? []).map(row => ({
      type: row.type,
      subject: row.subject,
      object: row.object,
      ...(row.label === null ? {} : { label: row.label }),
      ...(row.date === null ? {} : { date: row.date }),
      evidence: (evidenceOf.get(`${article.id} ${row.ordinal}`) ?? []).map(piece => ({
        start: piece.start_offset,
        end: piece.end_offset,
        reason: piece.reason,
      })),
    })) satisfies Relation[],
    quotes: (quotes.get(article.id) ?? []).map(row => ({
      start: row.start_offset,
      end: row.end_offset,
      speaker: row.speaker,
      verb: row.verb,
      about: row.about,
      kind: row.kind,
      reason: row.reason,
    })),
    figures: (figures.get(article.id) ?? []).map(row => ({
      start: row.start_offset,
      end: row.end_offset,
      measure: row.measure,
      value: row.value,
      unit: row.unit,
      period: row.period,
      change:
        row.change_kind === null || row.change_percent === null
          ? null
          : { kind: row.change_kind, percent: row.change_percent },
      reason: row.reason,
    })),
  }))
}

/** The chosen articles without their facts, in order of page and of place on it. */
export async function loadArticles(db: Kysely<Tables>, choice: ArticleChoice): Promise<Article[]> {
  const wanted = 'pages' in choice ? choice.pages : choice.articles
  if (wanted.length === 0) return []
  const rows = await db
    .selectFrom('article')
    .selectAll()
    .where('pages' in choice ? 'page_id' : 'id', 'in', wanted)
    .orderBy('page_id')
    .orderBy('ordinal')
    .execute()
  return rows.map(row => ({
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
  }))
}

/** The mentions in the chosen articles, by article. */
export async function loadMentions(
  db: Kysely<Tables>,
  articles: readonly Article[],
): Promise<Map<string, LinkedMention[]>> {
  if (articles.length === 0) return new Map()
  const rows = await db
    .selectFrom('mention')
    .selectAll()
    .where('page_id', 'in', [...new Set(articles.map(({ pageId }) => pageId))])
    .where(
      'article_id',
      'in',
      articles.map(({ id }) => id),
    )
    .orderBy('page_id')
    .orderBy('article_id')
    .orderBy('ordinal')
    .execute()
  return new Map([...byArticle(rows)].map(([id, found]) => [id, found.map(toMention)]))
}

function byArticle<Row extends { article_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, row => row.article_id)
}

function toEntity(row: Selectable<Tables['entity']>): Entity {
  return {
    id: row.entity_id,
    type: row.type,
    ...(row.subtype === null ? {} : { subtype: row.subtype }),
    name: row.name,
    aliases: row.aliases,
  }
}

function toMention(row: Selectable<Tables['mention']>): LinkedMention {
  return {
    start: row.start_offset,
    end: row.end_offset,
    type: row.type,
    reason: row.reason,
    entity: row.entity_id,
  }
}
