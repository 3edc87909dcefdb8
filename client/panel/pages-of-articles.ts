// Puts the articles of one page together again as a page.
import type { ArticleListAnswer } from '../../server/api/types.ts'

type ListedArticle = ArticleListAnswer['articles'][number]

export type ListedPage = {
  id: string
  source: string
  newspaper: string | null
  /** The date of its articles, or the first and the last. */
  dates: string | null
  articles: ListedArticle[]
}

/** Pages in the order in which their first article comes; on each, stories with a headline before pictures and continuations. */
export function groupByPage(articles: readonly ListedArticle[]): ListedPage[] {
  const pages = new Map<string, ListedArticle[]>()
  for (const article of articles) {
    const page = pages.get(article.page)
    if (page) page.push(article)
    else pages.set(article.page, [article])
  }
  return [...pages].map(([id, articles]) => ({
    id,
    source: articles[0]?.source ?? '',
    newspaper: articles.find(({ newspaper }) => newspaper)?.newspaper ?? null,
    dates: datesOf(articles),
    articles: [
      ...articles.filter(({ title }) => title !== null),
      ...articles.filter(({ title }) => title === null),
    ],
  }))
}

function datesOf(articles: readonly ListedArticle[]): string | null {
  const dates = articles.flatMap(({ date }) => date ?? []).sort()
  const [first, last] = [dates.at(0), dates.at(-1)]
  if (!first || !last) return null
  return first === last ? first : `${first} – ${last}`
}
