// Finds the titles people bear (副局长, 党组成员, 首席科学家) with what modifies them.
import type { Span } from '../types.ts'
import { longestMatches } from './dictionary.ts'
import type { Lexicon } from './lexicon.ts'
import type { Segment } from './segment.ts'

export type TitleKind = 'office' | 'academic' | 'press' | 'rank' | 'profession' | 'honorific'
export type TitleMatch = Span & { kind: TitleKind }

// 原常务副 and the like; 老总老总老总 must not be read back to its start from each of its words.
const MOST_MODIFIERS = 6

// 三沙镇党委|书记, 乡党委|书记: behind a town or a village the committee is a body and its head a secretary; 公司党委书记 is an office.
const PARTY_BODY = /^(?:党委|党工委|党支部|党总支)(?=(?:副|第一|代理)?书记|委员)/
const TOWN_OR_VILLAGE = /[乡镇村]$|街道$|社区$|苏木$|嘎查$/

function behindPartyBody(match: TitleMatch, text: string): TitleMatch {
  if (!TOWN_OR_VILLAGE.test(text.slice(Math.max(0, match.start - 2), match.start))) return match
  const body = PARTY_BODY.exec(text.slice(match.start, match.end))?.[0]
  return body ? { ...match, start: match.start + body.length } : match
}

// 处长|白崇岳 and 局长|江一舟: 长白 and 长江 are places elsewhere. A 市长 leads to a bridge: 武汉市长江大桥.
const HEAD = /[处局部院校所会司厅科社馆台站队组]长$/

const cutsNameOfPlace = (text: string, end: number, last: Segment): boolean =>
  last.tag === 'ns' && last.start === end - 1 && last.word.length === 2 && HEAD.test(text.slice(end - 2, end))

export type TitleFinder = (text: string, segments: readonly Segment[], segmentAt: Uint32Array) => TitleMatch[]

/** @param titles title → kind; @param modifiers what may stand before any of them: 副, 原, 首席. */
export function createTitleFinder(
  titles: ReadonlyMap<string, TitleKind>,
  modifiers: readonly string[],
  lexicon: Lexicon,
): TitleFinder {
  const find = lexicon.createFinder(titles)
  const byLength = [...modifiers].sort((a, b) => b.length - a.length)
  return (text, segments, segmentAt) => {
    const matches = find(text)
      // 主任 in 主任务 and 会长 in 社会长期: a title ends where a word ends, or where a name begins that the segmenter joined to it.
      .filter(({ end }) => {
        const last = segments[segmentAt[end - 1] as number]
        return (
          last === undefined || last.end === end || /^nr/.test(last.tag) || cutsNameOfPlace(text, end, last)
        )
      })
      .map(({ start: titleStart, end, value: kind }) => {
        let start = titleStart
        for (let round = 0; round < MOST_MODIFIERS; round++) {
          const modifier = byLength.find(
            word => start >= word.length && text.startsWith(word, start - word.length),
          )
          if (!modifier) break
          start -= modifier.length
        }
        return { start, end, kind }
      })
    return longestMatches(matches).map(match => behindPartyBody(match, text))
  }
}
