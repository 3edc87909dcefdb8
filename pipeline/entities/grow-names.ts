// Finds names by their ending (公司, 大会, 高新区) and grows them to the left, word by word, to where they begin.
import type { Span } from '../types.ts'
import type { DictionaryMatch } from './dictionary.ts'
import type { Found, Lexicon } from './lexicon.ts'
import type { Segment } from './segment.ts'
import { firstEndingBehind } from './spans.ts'

/** One group of endings, as in graph-data/rules/organizations.yaml. */
export type SuffixGroup = {
  subtype: string
  reason: string
  example: string
  words: readonly string[]
  /** Endings that are everyday words: they need a proper name or an unknown word before them. */
  weak?: readonly string[]
  /** Endings that make a name only after “…” or an edition. */
  quoted_only?: readonly string[]
  /** Nothing but proper names and unknown words may stand before these endings: 大苗山, not 销售大苗山. */
  proper_only?: boolean
  /** Endings of names with a conjunction inside: 中国国际纺织面料及辅料博览会. */
  joins?: readonly string[]
  /** An ending of one character must be a word of its own: 成果|展, not 新进展. */
  own_word?: boolean
}

export type NameGrammar = {
  suffixes: readonly SuffixGroup[]
  stops: readonly string[]
  nominal: readonly string[]
  generic: readonly string[]
  /** Words that close with an ending and name nothing: 城市, 园区. */
  not_names?: readonly string[]
}

export type GrownName = Span & { subtype: string; suffix: string; weak: boolean }

/** What the grammar has to know of the text around a name. */
export type NameContext = {
  text: string
  segments: readonly Segment[]
  /** Index of the segment that covers each offset of the text. */
  segmentAt: Uint32Array
  /** Curated names, longest first, without overlaps: units that a name may contain whole. */
  known: readonly DictionaryMatch[]
  /** They by where they end. */
  knownEnding: ReadonlyMap<number, DictionaryMatch>
  /** Spans no name may reach into: 《…》, dates, bylines. */
  locked: readonly Span[]
  /** 1 for every offset in one of them. */
  lockedAt: Uint8Array
  /** Words that the segmenter only guessed, each as start × LONGEST_TEXT + end. */
  guesses: ReadonlySet<number>
}

/** No article is longer: pages are at most 20 MB. */
export const LONGEST_TEXT = 2 ** 25

export type NameGrower = (context: NameContext) => GrownName[]

const LONGEST_NAME = 32
const FUNCTION_CHARACTERS = new Set(
  '做搞抓报的在和与由对为是了将从向把被等及或据于以经到让使给该其每这那并也都就还已又才只不未无当至自跟随因而则且若如即所着过吗呢吧啊们我你他她它您有没更最很太再曾刚正可能会要应须需请称说讲谈看见听问答叫名位个只件项次种批场座条家',
)
// Verbs, adverbs, prepositions, conjunctions, particles, pronouns, times, measures; verbs that name things are listed as nominal.
const NEVER_IN_NAMES = /^(?:v|vd|vi|vq|vshi|vyou|d|df|dg|p|c|u[a-z]*|r|rr|rz|y|t|q|e|o|a|ad|k|h|mq)$/
// 风筝节, 火把节: one word for the segmenter; 情节 and 新进展 are none of these.
const LONG_WORD = /^..+[节周]$/u
const LATIN = /^[A-Za-z0-9.&+-]+$/
const HAN = /\p{Script=Han}/u

type Suffix = {
  word: string
  subtype: string
  weak: boolean
  quotedOnly: boolean
  properOnly: boolean
  ownWord: boolean
  joins: boolean
}

export function createNameGrower(grammar: NameGrammar, lexicon: Lexicon): NameGrower {
  const suffixes = new Map<string, Suffix>()
  for (const group of grammar.suffixes)
    for (const word of group.words)
      if (!suffixes.has(word))
        suffixes.set(word, {
          word,
          subtype: group.subtype,
          weak: group.weak?.includes(word) ?? false,
          quotedOnly: group.quoted_only?.includes(word) ?? false,
          properOnly: group.proper_only ?? false,
          ownWord: group.own_word ?? false,
          joins: group.joins?.includes(word) ?? false,
        })
  const findSuffixes = lexicon.createFinder(suffixes)
  const stops = new Set(grammar.stops)
  const nominal = new Set(grammar.nominal)
  const generic = new Set(grammar.generic)
  const notNames = new Set(grammar.not_names)

  return context => {
    const { text, segments, segmentAt, knownEnding, lockedAt } = context
    const names: GrownName[] = []
    for (const { start: suffixStart, end, value: suffix } of longestByEnd(findSuffixes(text))) {
      const { word } = suffix
      if (lockedAt[suffixStart] || lockedAt[end - 1]) continue
      // 财政部 is a curated name; only a country before it makes another of it: 法国财政部.
      const itself = knownEnding.get(end)
      if (
        itself &&
        itself.start <= suffixStart &&
        knownEnding.get(itself.start)?.entries[0]?.type !== 'place'
      )
        continue
      const last = segments[segmentAt[end - 1] as number] as Segment
      // The ending must close a word: 部 in 部分 and 会 in 会议 do not. Of one character it must be a word of its own, or
      // close a longer noun: 成果|展 but not 发展, 教育司 but not 公司.
      if (last.end !== end) continue
      if (
        word.length === 1 &&
        last.start < suffixStart &&
        (suffix.ownWord ? !LONG_WORD.test(last.word) : !(last.tag === 'ns' || last.word.length > 2))
      )
        continue
      if (notNames.has(last.word)) continue
      // 办|展 is one guess of the segmenter: 办 begins a verb there and ends no body.
      if (word.length === 1 && context.guesses.has(suffixStart * LONGEST_TEXT + end + 1)) continue
      const name = growLeft(context, suffixStart, end, suffix)
      if (!name || end - name.start > LONGEST_NAME) continue
      if (suffix.quotedOnly && !name.quoted && !name.edition) continue
      // 第十二届黄河|风筝节: the word that ends so is a feast anywhere, and a name only with its place or edition.
      if (suffix.ownWord && word.length === 1 && last.start < suffixStart && !name.hasKnown && !name.edition)
        continue
      // 机动车排放检验领域第三方机构专项整治行动: so long a run of words before a full ending is a name, not a phrase.
      const isLong = word.length > 3 && end - name.start > 11
      const needed = isLong ? 0 : suffix.weak ? 1 : name.hasKnown || name.quoted || name.edition ? 0 : 1
      // 第二次全体会议 is one of any body's.
      if (
        name.edition &&
        !name.hasKnown &&
        !name.quoted &&
        /^[次届]?全体会议$/.test(text.slice(name.said, end))
      )
        continue
      // 报社, 大学: an ending alone names nothing.
      if (name.distinctive >= needed && suffixStart > name.start)
        names.push({
          start: name.start,
          end,
          subtype: suffix.subtype,
          suffix: word,
          weak: suffix.weak,
        })
    }
    return names
  }

  function growLeft(context: NameContext, suffixStart: number, end: number, suffix: Suffix) {
    const { text, segments, segmentAt, knownEnding, lockedAt } = context
    // 中国版权保护中心 needs two words beside the country's name, 中国科技公司 with its everyday ending three.
    const fewWords = suffix.weak && (suffix.subtype === 'company' || end - suffixStart < 2) ? 2 : 1
    let start = suffixStart
    let distinctive = 0
    let words = 0
    let hasKnown = false
    let quoted = false
    let edition = false
    let said = suffixStart
    // 吉林省委: the ending takes the last character of the place, which is whole all the same.
    const cut = unitAround(context, suffixStart)
    if (cut && cut.end < end) start = cut.end
    // The ending may be the tail of a longer word (产业研究院): the word's head belongs to the name.
    const first = segments[segmentAt[suffixStart] as number] as Segment
    // 智利队 is one word for the segmenter, and the country a curated name.
    if (first.start < start && start === suffixStart && !knownEnding.has(start)) {
      // 结成联盟 is one word for the segmenter, and no alliance.
      if (stops.has(text.slice(first.start, suffixStart))) return undefined
      start = first.start
      words++
      if (!generic.has(text.slice(first.start, suffixStart)))
        // 公安部经济犯罪侦查局 is one noun for the segmenter.
        distinctive += isProper(first) || first.word.length > 5 ? 1 : 0
    }
    // 天津大学计算机科学与技术学院: a conjunction stands in a name where a body named in full begins it a few words before.
    const joinsWithinBody = (conjunction: number): boolean => {
      let at = conjunction
      for (let steps = 0; steps < 5 && at > 0; steps++) {
        if (knownEnding.get(at)?.entries[0]?.type === 'organization') return steps > 0
        const segment = segments[segmentAt[at - 1] as number] as Segment
        // 中国国际纺织面料及辅料博览会: so does one that opens as fairs and congresses do.
        if (steps > 0 && suffix.joins && /^(?:国际|全国|世界|全球|亚洲)$/.test(segment.word)) return true
        if (suffix.joins && suffixes.has(segment.word)) return false
        if (segment.end !== at || stops.has(segment.word) || !standsInName(segment)) return false
        at = segment.start
      }
      return false
    }
    while (start > 0 && end - start < LONGEST_NAME) {
      const unit = knownEnding.get(start)
      if (unit) {
        const type = unit.entries[0]?.type
        if (type === 'person' || type === 'document' || type === 'topic') {
          if (type !== 'topic') break
        }
        start = unit.start
        words++
        hasKnown = true
        if (!generic.has(unit.surface)) distinctive++
        else if (words > fewWords) distinctive++
        // A body named in full is the parent: nothing before it belongs to the department's name.
        if (type === 'organization') break
        if (type === 'place') {
          // 京津冀国家高新区 are the zones of a region, not a zone.
          const { subtype } = unit.entries[0] as { subtype: string }
          if (suffix.subtype === 'zone' && (subtype === 'region' || subtype === 'country')) return undefined
          const before = knownEnding.get(start)
          const beforeType = before?.entries[0]?.type
          if (
            before &&
            (beforeType === 'place' || beforeType === 'organization') &&
            !generic.has(before.surface)
          )
            continue
          const previous = start > 0 ? segments[segmentAt[start - 1] as number] : undefined
          if (
            previous &&
            (/^(?:驻|国网|中共)$/.test(previous.word) ||
              /^[—–-]{1,2}$/.test(previous.word) ||
              isEdition(previous) ||
              endsEdition(previous))
          )
            continue
          break
        }
        continue
      }
      const segment = segments[segmentAt[start - 1] as number] as Segment
      if (lockedAt[segment.start]) break
      const { word } = segment
      if (segment.end !== start) break
      if (word === '”') {
        const open = openingBefore(text, start, '“', 16)
        if (open === undefined) break
        start = open
        quoted = true
        distinctive++
        words++
        // Before the marks only an edition belongs to the name: 2023年“百场万企”对接活动; 联盟“走进雄安”活动 is two names.
        const previous = start > 0 ? segments[segmentAt[start - 1] as number] : undefined
        if (previous && isEdition(previous)) continue
        if (previous && endsEdition(previous) && hasNumberBefore(text, previous.start)) continue
        break
      }
      if (word === '）' || word === ')') {
        const open = openingBefore(text, start, word === '）' ? '（' : '(', 10)
        if (!open) break
        start = open
        continue
      }
      // 中国—肯尼亚蓝色经济合作论坛: a dash joins two countries in one name.
      if (/^[—–-]{1,2}$/.test(word) && knownEnding.has(segment.start)) {
        start = segment.start
        continue
      }
      if (word === '·' || word === '-') {
        start = segment.start
        continue
      }
      if (/^[及和与]$/.test(word) && joinsWithinBody(start - 1)) {
        start = segment.start
        continue
      }
      if (stops.has(word)) break
      if (isEdition(segment) || (endsEdition(segment) && hasNumberBefore(text, segment.start))) {
        // 第五届, 2024年, 2024: whatever stands before is outside.
        said = start
        start = editionStart(text, segment.start)
        edition = true
        distinctive++
        break
      }
      if (!standsInName(segment)) {
        // 做实|联盟秘书处: what 做 governs is no part of the name.
        if (/^[做搞抓]$/.test(word) && (segments[segmentAt[start] as number] as Segment).word.length === 1) {
          start++
          distinctive--
        }
        break
      }
      if (suffix.properOnly && !isProper(segment) && !generic.has(word)) break
      start = segment.start
      words++
      if (isProper(segment) && !generic.has(word)) {
        // 卫星通信 and the like: an abbreviation alone makes no company of a trade.
        if (!(suffix.weak && suffix.subtype === 'company' && segment.tag === 'j')) distinctive++
      } else if (!suffix.properOnly && generic.has(word) && word.length > 1 && words > fewWords) distinctive++
    }
    // What a name cannot begin with is given back: （ · - and the like.
    while (start < suffixStart && /[·\-（(）)]/.test(text[start] as string)) start++
    return words === 0 ? undefined : { start, distinctive, hasKnown, quoted, edition, said }
  }

  function standsInName({ word, tag }: Segment): boolean {
    if (!HAN.test(word)) return LATIN.test(word) && /[A-Za-z]/.test(word)
    if (word.length === 1) return !FUNCTION_CHARACTERS.has(word)
    if (nominal.has(word)) return true
    // 第一, 第四 and 三 stand in names; 三百 and 多个 do not.
    if (tag === 'm') return /^(?:第[一二三四五六七八九十百]{1,4}|[一二三四五六七八九十]{1,2})$/.test(word)
    // 积极参与 is one word for the segmenter, and no part of a name.
    if (/^[il]$/.test(tag) && (stops.has(word.slice(-2)) || stops.has(word.slice(0, 2)))) return false
    return !NEVER_IN_NAMES.test(tag)
  }

  function isProper({ word, tag }: Segment): boolean {
    if (LATIN.test(word)) return true
    if (word.length === 1) return !FUNCTION_CHARACTERS.has(word)
    // jieba's own nt are not: 卫星通信, 新进展.
    return /^(?:ns|nz|nr|nrt|nrfg|j)$/.test(tag)
  }
}

/** Of the endings that close at the same place the longest counts: 委员会 rather than 会. In order of end. */
function longestByEnd(found: Found<Suffix>[]): Found<Suffix>[] {
  found.sort((a, b) => a.end - b.end || a.start - b.start)
  return found.filter(({ end }, i) => i === 0 || found[i - 1]?.end !== end)
}

// 年 and 届 count with their number only: 2024年, 第五届; 年度 in 年度计划 is no edition.
const isEdition = ({ word }: Segment): boolean =>
  /^(?:\d{4}(?:年度?)?|第[\d一二三四五六七八九十百]{1,5}[届轮次期批]?|首届|首次)$/.test(word)
const endsEdition = ({ word }: Segment): boolean => /^(?:届|年|年度|轮)$/.test(word)
const hasNumberBefore = (text: string, start: number): boolean =>
  /(?:第[\d一二三四五六七八九十百]{1,5}|\d{4}|第)$/.test(text.slice(Math.max(0, start - 7), start))

/** Offset of the `mark` that opens what closes at `end`, within `reach` characters and one clause. */
function openingBefore(text: string, end: number, mark: string, reach: number): number | undefined {
  const from = Math.max(0, end - reach)
  const open = text.slice(from, end).lastIndexOf(mark)
  if (open < 0 || /[，。；：！？\n]/.test(text.slice(from + open, end))) return undefined
  return from + open
}

/** Where 第五届 or 2024年 begins, given the start of its last word. */
function editionStart(text: string, start: number): number {
  const before = /(?:第[\d一二三四五六七八九十百]{0,5}|[\d]{1,4}|[一二三四五六七八九十]{1,4}|首)$/.exec(
    text.slice(Math.max(0, start - 8), start),
  )
  return before ? start - before[0].length : start
}

/** The curated name that begins before `offset` and reaches over it. */
function unitAround({ known }: NameContext, offset: number): DictionaryMatch | undefined {
  const unit = known[firstEndingBehind(known, offset)]
  return unit && unit.start < offset ? unit : undefined
}

/** 1 for every offset that lies in one of the spans. */
export function coverage(length: number, spans: readonly Span[]): Uint8Array {
  const covered = new Uint8Array(length)
  for (const { start, end } of spans) covered.fill(1, start, end)
  return covered
}

/** For every offset of the text the index of the segment that covers it. */
export function indexSegments(length: number, segments: readonly Segment[]): Uint32Array {
  const segmentAt = new Uint32Array(length)
  for (let index = 0; index < segments.length; index++) {
    const { start, end } = segments[index] as Segment
    for (let at = start; at < end; at++) segmentAt[at] = index
  }
  return segmentAt
}
