// A sentence with where it stands, as a reader would cite it.
import type { Language } from '../messages.ts'
import type { ArticleSummary, Sentence } from './types.ts'

/** 《河湾日报》2031-03-04，《河湾市办起数据交易中心》，第 2 行: what is known of these. */
export function placeInWords(
  article: ArticleSummary,
  lines: readonly [number, number],
  language: Language,
): string {
  const { newspaper, source, date, sheet, title, opening } = article
  const [first, last] = lines
  const headline = title ?? `${[...opening].slice(0, 20).join('')}…`
  if (language === 'zh') {
    const paper = newspaper === null ? source : `《${newspaper}》`
    const line = first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`
    return [[paper, date].filter(Boolean).join(' '), sheet && `第 ${sheet} 版`, `《${headline}》`, line]
      .filter(Boolean)
      .join('，')
  }
  const line = first === last ? `line ${first}` : `lines ${first}–${last}`
  return [newspaper ?? source, date, sheet && `page ${sheet}`, `“${headline}”`, line]
    .filter(Boolean)
    .join(', ')
}

export function citationOf(sentence: Sentence, language: Language): string {
  const place = placeInWords(sentence.article, sentence.lines, language)
  return language === 'zh' ? `“${sentence.text}”（${place}）` : `“${sentence.text}” (${place})`
}
