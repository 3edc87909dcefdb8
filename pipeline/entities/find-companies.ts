// Finds companies whose name has no ending by what only companies do or have: 流曜汽车|裁员, 旗下的|天心制药, 映恩康瑞|（02587.HK）.
import type { Span } from '../types.ts'
import type { Finding } from './certainty.ts'
import { coverage, type NameContext } from './grow-names.ts'
import type { Segment } from './segment.ts'

export type CompanyGrammar = {
  company_context: {
    before: readonly string[]
    after: readonly string[]
    heads: readonly string[]
    trades: readonly string[]
  }
}

export type CompanyFinder = (context: NameContext, titles: readonly Span[]) => Finding[]

const LONGEST = 8
const WORD_OF_NAME = /^(?:n|vn|nz|nr|nrt|nrfg|nt|x|eng|j|b|ns|an|ng|vg|zg)$/
const OWN_WORD = /^(?:x|nz|nr|nrt|nrfg|eng)$/
const FUNCTION_CHARACTER =
  /[的了在是和与及或由将把被对从向于以为因而但若如则也都还又就才只最更很再所其该这那各每某本此之等着过吗呢吧说称他她它我你家名位个多两几并让使给到去来做有无未不内外中上下前后左右刚已正将拟欲曾现今昨均仍月日]/
// 港股代码, 证券代码: what stands in the brackets behind a listed company.
const LISTED =
  /(?<=\p{Script=Han})[（(](?:(?:股票|证券)?代码|NASDAQ|NYSE|HKEX|纳斯达克|纽交所|港交所|SZ|SH|HK)?[:：. ]{0,2}(?:\d{4,6}(?:[.．](?:HK|SZ|SH|BJ))?|[A-Z]{1,5}[.．](?:US|O|N))[)）]/gu

export function createCompanyFinder({
  company_context: { before, after, heads, trades },
}: CompanyGrammar): CompanyFinder {
  const afterName = new RegExp(`(?:${after.join('|')})`, 'gu')
  const beforeName = new RegExp(`(?:${before.join('|')})的?[“]?`, 'gu')
  const isHead = new Set([...heads, ...before])
  const isTrade = new Set(trades)

  return ({ text, segments, segmentAt, known, locked }, titles) => {
    const taken = coverage(text.length, [...known, ...locked, ...titles])
    const found: Finding[] = []
    const segmentOf = (offset: number) => segments[segmentAt[offset] as number] as Segment

    const stands = ({ start, word, tag }: Segment): boolean => {
      if (taken[start] || isHead.has(word)) return false
      if (word.length === 1) return /\p{Script=Han}/u.test(word) && !FUNCTION_CHARACTER.test(word)
      return WORD_OF_NAME.test(tag) && /^[\p{Script=Han}A-Za-z]+$/u.test(word)
    }
    const add = (words: readonly Segment[], reason: string) => {
      const first = words[0]
      const last = words.at(-1)
      if (!first || !last) return
      const length = last.end - first.start
      const singles = words.filter(({ word }) => word.length === 1).length
      const own = words.some(({ tag, word }) => word.length > 1 && OWN_WORD.test(tag)) || singles > 1
      // 张贴 may be a name to the segmenter, a person's if any.
      if (words.length === 1 && /^nr/.test(first.tag)) return
      const traded = words.length > 1 && words.length < 4 && isTrade.has(last.word)
      if (length < 2 || length > LONGEST || !(own || traded)) return
      // 27日|张贴公告: what a date runs into is no name.
      if (/\d/.test(text[first.start - 1] ?? '')) return
      found.push({ start: first.start, end: last.end, type: 'organization', reason })
    }
    const wordsBefore = (end: number): Segment[] => {
      const words: Segment[] = []
      for (let at = end; at > 0; ) {
        const segment = segmentOf(at - 1)
        if (segment.end !== at || !stands(segment) || end - segment.start > LONGEST) break
        words.unshift(segment)
        at = segment.start
      }
      return words
    }
    const wordsBehind = (start: number): Segment[] => {
      const words: Segment[] = []
      for (let at = start; at < text.length; ) {
        const segment = segmentOf(at)
        if (segment.start !== at || !stands(segment) || segment.end - start > LONGEST) break
        words.push(segment)
        at = segment.end
      }
      return words
    }

    for (const { index } of text.matchAll(LISTED)) add(wordsBefore(index), 'rule:listed-company')
    for (const { index } of text.matchAll(afterName))
      if (segmentOf(index).start === index) add(wordsBefore(index), 'rule:company-does')
    for (const { 0: lead, index } of text.matchAll(beforeName)) {
      const start = index + lead.length
      if (start < text.length && segmentOf(start).start === start) add(wordsBehind(start), 'rule:company-of')
    }
    return found
  }
}
