// Puts articles and their sentences into the shape in which the explorer shows them.
import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { Article, LinkedMention, Span } from '../../pipeline/types.ts'
import { type ArticleHead, OPENING_LENGTH, type StoredArticle } from '../store/articles.ts'
import type { ArticleSummary, Sentence } from './types.ts'

export function summarise({ article, source, newspaper, sheet }: StoredArticle): ArticleSummary {
  // By code points: half of 𬱟 is no character.
  const opening = [...article.text.slice(0, 2 * OPENING_LENGTH)].slice(0, OPENING_LENGTH).join('')
  return {
    ...summariseHead({ ...article, source, newspaper, opening }),
    ...(sheet === undefined ? {} : { sheet }),
  }
}

export function summariseHead(head: ArticleHead): ArticleSummary {
  const { id, pageId, title, subtitle, kind, authors, agency, date, source, newspaper, opening } = head
  return {
    id,
    page: pageId,
    title,
    subtitle,
    kind,
    authors: [...authors],
    agency,
    date,
    source,
    newspaper,
    opening,
  }
}

/** The words of `stored` at `span` as evidence, with the names among `mentions` that stand in them. */
export function toSentence(
  stored: StoredArticle,
  span: Span,
  mentions: readonly LinkedMention[],
  reasons: readonly string[],
): Sentence {
  const { article } = stored
  const { start, end } = span
  return {
    article: summarise(stored),
    start,
    end,
    text: article.text.slice(start, end),
    lines: linesOf(article, span),
    marks: mentions
      .filter(mention => mention.start < end && mention.end > start)
      .map(mention => ({
        start: Math.max(0, mention.start - start),
        end: Math.min(end, mention.end) - start,
        entity: mention.entity,
        type: mention.type,
        reason: mention.reason,
        certainty: mention.certainty,
      })),
    reasons: [...new Set(reasons)],
  }
}

/** The sentence of `article` that `offset` stands in. */
export function sentenceAt(article: Article, offset: number): Span {
  const { sentences, at } = indexSentences(article.text)
  return sentences[at(offset)] as Span
}

/** Every sentence that holds one of `mentions`, with the reasons of those. */
export function sentencesWith(
  stored: StoredArticle,
  mentions: readonly LinkedMention[],
  all: readonly LinkedMention[],
): Sentence[] {
  const { sentences, at } = indexSentences(stored.article.text)
  const bySentence = Map.groupBy(mentions, mention => at(mention.start))
  return [...bySentence]
    .sort(([a], [b]) => a - b)
    .map(([index, found]) =>
      toSentence(
        stored,
        sentences[index] as Span,
        all,
        found.map(({ reason }) => reason),
      ),
    )
}

/** First and last line of the file that `span` stands on. */
function linesOf(article: Article, { start, end }: Span): [number, number] {
  const lines = article.lines.filter(line => line.start < end && line.end > start).map(({ line }) => line)
  // A span of no line can only come from a text whose lines were lost; the article's first line is the nearest truth.
  if (lines.length === 0) return [article.lines[0]?.line ?? 1, article.lines[0]?.line ?? 1]
  return [Math.min(...lines), Math.max(...lines)]
}
