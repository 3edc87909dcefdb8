// Scores a whole page against what a careful reader sees on it: are its articles whole, titled, signed, and their facts right.
import type { ArticleFacts } from '../types.ts'
import { type GoldArticle, type GoldPage, nameKey } from './gold.ts'
import { type FactScore, scoreFacts, sumScores } from './score-facts.ts'
import type { Share } from './tally.ts'

export type PageScore = {
  /** Found from first to last word, and no other article's with them. */
  whole: Share
  titles: Share
  subtitles: Share
  kinds: Share
  authors: Share
  /** How many articles were found. */
  found: number
  /** What is wrong with articles, titles and bylines, a line each. */
  faults: readonly string[]
  facts: FactScore
}

export function scorePage(gold: GoldPage, articles: readonly ArticleFacts[]): PageScore {
  const faults: string[] = []
  const pairs = gold.articles.map(wanted => ({ wanted, found: articleOf(wanted, gold, articles, faults) }))
  const held = articles.map(({ article }) => nameKey(article.text))
  /** The article that holds its beginning: titles and bylines are right or wrong even where it runs into another. */
  const beginning = ({ first }: GoldArticle) =>
    articles[held.findIndex(text => text.includes(nameKey(first)))]?.article

  const share = (
    wanted: readonly GoldArticle[],
    what: string,
    of: (gold: GoldArticle) => string | null | undefined,
    got: (gold: GoldArticle) => string | null | undefined,
  ): Share => {
    let hits = 0
    for (const article of wanted) {
      if (nameKey(got(article) ?? '') === nameKey(of(article) ?? '')) hits++
      else faults.push(`${what} of «${labelOf(article)}»: «${got(article) ?? ''}»`)
    }
    return { hits, of: wanted.length }
  }
  const titles = share(
    gold.articles.filter(({ title }) => title !== null),
    'title',
    ({ title }) => title,
    article => beginning(article)?.title,
  )
  const subtitles = share(
    gold.articles.filter(({ subtitle }) => subtitle !== undefined),
    'subtitle',
    ({ subtitle }) => subtitle,
    article => beginning(article)?.subtitle,
  )
  const kinds = share(
    gold.articles,
    'kind',
    ({ kind }) => kind,
    article => beginning(article)?.kind,
  )
  const authors: Share = { hits: 0, of: 0 }
  for (const article of gold.articles) {
    const signed = new Set((beginning(article)?.authors ?? []).map(nameKey))
    const hits = article.authors.filter(author => signed.has(nameKey(author))).length
    authors.hits += hits
    authors.of += article.authors.length
    if (hits < article.authors.length || signed.size > article.authors.length)
      faults.push(`authors of «${labelOf(article)}»: «${[...signed].join('、')}»`)
  }
  return {
    whole: { hits: pairs.filter(({ found }) => found).length, of: gold.articles.length },
    titles,
    subtitles,
    kinds,
    authors,
    found: articles.length,
    faults,
    facts: sumScores(pairs.map(({ wanted, found }) => scoreFacts(wanted, found ? [found] : []))),
  }
}

/** The one found article that holds `wanted` whole and alone. */
function articleOf(
  wanted: GoldArticle,
  gold: GoldPage,
  articles: readonly ArticleFacts[],
  faults: string[],
): ArticleFacts | undefined {
  const found = articles.find(
    ({ article }) => holds(article.text, wanted.first) && holds(article.text, wanted.last),
  )
  if (found === undefined) {
    faults.push(`«${labelOf(wanted)}» is not whole`)
    return undefined
  }
  const others = gold.articles.filter(
    other =>
      other !== wanted && (holds(found.article.text, other.first) || holds(found.article.text, other.last)),
  )
  if (others.length === 0) return found
  faults.push(`«${labelOf(wanted)}» runs into ${others.map(other => `«${labelOf(other)}»`).join(', ')}`)
  return undefined
}

const holds = (text: string, words: string): boolean => nameKey(text).includes(nameKey(words))
const labelOf = ({ title, first }: GoldArticle): string => title ?? first
