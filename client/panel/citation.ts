// A sentence as one would cite it: the words, the article, the paper, the date, the place in it.
import type { TFunction } from 'i18next'
import type { ArticleSummary, Sentence } from '../../server/api/types.ts'
import { headlineOf } from './article-words.ts'

/** 《河湾日报》2031-03-04 · 《河湾市办起数据交易中心》 · 第 2 行: what is known of these. */
export function placeInWords(
  article: ArticleSummary,
  lines: readonly [number, number],
  t: TFunction,
): string {
  const { newspaper, source, date, sheet } = article
  const [first, last] = lines
  return [
    newspaper === null ? source : t('cite.paper', { name: newspaper }),
    date,
    sheet !== undefined && t('cite.sheet', { sheet }),
    t('cite.article', { title: headlineOf(article) }),
    first === last ? t('sentence.line', { line: first }) : t('sentence.lines', { first, last }),
  ]
    .filter(Boolean)
    .join(t('cite.joint'))
}

export const citationOf = ({ text, article, lines }: Sentence, t: TFunction): string =>
  t('cite.sentence', { text, place: placeInWords(article, lines, t) })
