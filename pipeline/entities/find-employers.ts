// Finds bodies by where they stand: an unknown name between the beginning of a clause and an office with its holder, 拍拍贷CEO张俊.
import type { Span } from '../types.ts'
import type { Finding } from './certainty.ts'
import type { TitleMatch } from './find-titles.ts'
import { coverage, type NameContext } from './grow-names.ts'
import type { Segment } from './segment.ts'

const CLAUSE_START = /[\n，。；：！？、“”（）() ]/
const NO_NAME = /[\d兼的在和与由对为是了将从向把被等及据于以经到让使给该其这那并也都]/
const LONGEST = 8

/** @param titles in order of start; @param persons names that a title vouches for. */
export function findEmployers(
  context: NameContext,
  titles: readonly TitleMatch[],
  persons: readonly Span[],
): Finding[] {
  const { text, segments, segmentAt, known, locked } = context
  const taken = coverage(text.length, [...known, ...locked, ...titles])
  const holders = new Set(persons.map(person => person.start))
  const found: Finding[] = []
  for (const title of titles) {
    if (title.kind !== 'office' || !holders.has(title.end)) continue
    // 首席宏观 in 东方金诚首席宏观分析师 belongs to the office.
    let end = title.start
    while (end > 0) {
      const modifier = segments[segmentAt[end - 1] as number]
      if (!modifier || modifier.end !== end || modifier.word.length < 2) break
      if (!/^(?:n|vn|b|an)$/.test(modifier.tag)) break
      end = modifier.start
    }
    let start = end
    while (start > 0 && end - start <= LONGEST && !taken[start - 1]) {
      if (CLAUSE_START.test(text[start - 1] as string)) break
      start--
    }
    const name = text.slice(start, end)
    if (name.length < 2 || name.length > LONGEST || NO_NAME.test(name)) continue
    const words = wordsBetween(segments, segmentAt, start, end)
    // 公司, 有关企业 and 中方 are words; a name has a part that no dictionary knows.
    if (words.some(({ tag, word }) => /^(?:r|d|p|c|t|m|q|u[a-z]*)$/.test(tag) && word.length > 1)) continue
    if (!words.some(({ tag, word }) => word.length === 1 || /^(?:x|nz|nr|nrt|eng)$/.test(tag))) continue
    found.push({ start, end, type: 'organization', reason: 'rule:body-before-title' })
  }
  return found
}

function wordsBetween(
  segments: readonly Segment[],
  segmentAt: Uint32Array,
  start: number,
  end: number,
): Segment[] {
  const words: Segment[] = []
  for (let i = segmentAt[start] as number; i < segments.length && (segments[i] as Segment).start < end; i++)
    words.push(segments[i] as Segment)
  return words
}
