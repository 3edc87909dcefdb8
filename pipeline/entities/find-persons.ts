// Finds names of persons by shape (surname and given name, 弗拉基米尔·普京) where a title, a verb or a byline vouches for them.
import { HAN, tableOf, tableWhere } from '../characters.ts'
import type { Span } from '../types.ts'
import type { Finding } from './certainty.ts'
import type { TitleMatch } from './find-titles.ts'
import { coverage, LONGEST_TEXT, type NameContext } from './grow-names.ts'
import { overlapping } from './spans.ts'
import type { WordList } from './word-list.ts'

export type PersonLexicon = {
  /** Surname → how sure it is one: 'common', 'rare', 'compound', 'ambiguous'. */
  surnames: ReadonlyMap<string, string>
  /** By the code of a character: 1 where it is a surname, 2 where a compound one begins with it, 3 for both. */
  surnameBeginnings: Uint8Array
  givenNameCharacters: ReadonlySet<string>
  transliterationCharacters: ReadonlySet<string>
  reportingVerbs: WordList
  honorifics: WordList
  before: WordList
  /** Last characters of nouns that begin like names: 幸福感, 安全性. */
  notNames: readonly string[]
}

export type PersonCandidate = Finding & { anchored: boolean }

const CLAUSE_START = tableWhere(/[\n，。；：！？、“”（）()「」『』《》\s—…▶■●◆]/)
// A name ends before these: verbs, prepositions and particles that follow a subject, and marks.
const AFTER_NAME = tableOf(
  '说在的由向等和与、，。；：！？”“）（)( \n及也就还都从对为是将被把于则曾已以率带任任获并又称指跟让给到出夺摘并因/／先女担来去回正作当」』説説:,;',
)

// Adverbs of one character that stand between a name and its verb: 户增良刚把病人送走.
const ADVERBS = tableOf('刚正还也就才先便又曾仍将已很今昨现均都再即共')

const RESULT = /(?<=\d[.．、]|[，、 ；：])\p{Script=Han}{2,4}(?=（\p{Script=Han}{2,14}）\s?\d)/gu

export function findPersons(
  context: NameContext,
  titles: readonly TitleMatch[],
  bylineNames: readonly string[],
  lexicon: PersonLexicon,
): PersonCandidate[] {
  const { text, segments, segmentAt, known, lockedAt, guesses } = context
  const found: PersonCandidate[] = []
  const knownAt = coverage(
    text.length,
    known.filter(match => match.entries[0]?.type !== 'person'),
  )
  const add = (span: Span, reason: string, anchored = true) => {
    if (span.end - span.start >= 2 && !lockedAt[span.start])
      found.push({ ...span, type: 'person', reason, anchored })
  }

  for (const name of bylineNames)
    for (const start of occurrences(text, name)) add({ start, end: start + name.length }, 'rule:byline')

  const dotted = new Map<number, Span>()
  for (const found of foreignNames(text, lexicon.transliterationCharacters)) {
    // 博士阿伦·梅塔: the title's last character may pass for a transliteration; 哈格里夫斯于2014年: so may a preposition.
    const title = overlapping(titles, found).find(({ start, end }) => start <= found.start && end < found.end)
    const tail =
      /[于在与和对以]$/.test(text.slice(found.start, found.end)) &&
      !/^[·\p{Script=Han}]/u.test(text[found.end] ?? '')
        ? 1
        : 0
    const foreign = { start: title?.end ?? found.start, end: found.end - tail }
    dotted.set(foreign.start, foreign)
    add(foreign, 'rule:transliterated-name')
  }

  // 1.古宇轩（福建）10秒31: the lines of a table of results.
  if (/）\s?\d/.test(text))
    for (const match of text.matchAll(RESULT))
      add({ start: match.index, end: match.index + match[0].length }, 'rule:result-list')

  const titleEnds = new Set(titles.map(({ end }) => end))
  const titleStarts = new Set(titles.map(({ start }) => start))

  for (const title of titles) {
    // 副局长陈荣辉表示, 记者 王芳
    let at = title.end
    if (text[at] === ' ' && title.kind === 'press') at++
    if (title.kind === 'honorific') continue
    const name = dotted.get(at) ?? nameAroundPlaceAt(at) ?? unknownRunAt(at) ?? chineseNameAt(at, 1.5)
    if (name) add(name, 'rule:title-person')
    else if (text[at] === '：') {
      // （负责人：芮星河）
      const labelled = chineseNameAt(at + 1, 2)
      if (labelled && /[\n，。；、）)]/.test(text[labelled.end] ?? '\n')) add(labelled, 'rule:title-person')
    } else if (title.kind !== 'press') {
      const foreign = plainTransliterationAt(at)
      if (foreign) add(foreign, 'rule:title-transliterated-name')
    }
  }

  // 记者 张三 李四 王五 and 张三、李四表示: names follow names.
  const keyOf = ({ start, end }: Span) => start * LONGEST_TEXT + end
  const listed = new Set(found.map(keyOf))
  for (let i = 0; i < found.length; i++) {
    const { end, reason } = found[i] as PersonCandidate
    if (!/[、和与及 ]/.test(text[end] ?? '') || reason === 'rule:transliterated-name') continue
    if (text[end] === ' ' && reason !== 'rule:title-person') continue
    const next = chineseNameAt(end + 1, 2.5)
    if (!next || listed.has(keyOf(next))) continue
    listed.add(keyOf(next))
    add(next, 'rule:person-list')
  }

  for (let start = 0; start < text.length; start++) {
    if (lockedAt[start] || knownAt[start] || !surnameAt(start)) continue
    // 王志辉表示, where a clause begins or the name is a word of its own.
    if ((segments[segmentAt[start] as number] as Span).start !== start) continue
    const clauseStart = start === 0 || CLAUSE_START[text.charCodeAt(start - 1)] === 1
    const lead = !titleStarts.has(start) && lexicon.before.endingAt(text, start)
    for (const length of [3, 2, 4]) {
      const end = start + length
      if (end > text.length) continue
      const name = nameSpan(start, end)
      if (!name) continue
      const verb = clauseStart && startsVerb(end)
      const honorific = !titleEnds.has(start) && lexicon.honorifics.beginningAt(text, end)
      if (!verb && !honorific && !lead) continue
      const certainty = score(name) + (clauseStart ? 0.5 : 0)
      if (verb && certainty >= 2.5) {
        add(name, 'rule:person-verb')
        break
      }
      if (honorific && certainty >= 2) {
        add(name, 'rule:person-honorific')
        break
      }
      if (lead && certainty >= 2.5) {
        add(name, 'rule:lead-person')
        break
      }
    }
  }
  return found

  /** 解连城 and 祁连生 hold the short form of a place; a title before and a boundary behind make it a name. */
  function nameAroundPlaceAt(start: number): Span | undefined {
    const end = start + 3
    if (!surnameAt(start) || !isName(start, end) || lockedAt[start]) return undefined
    const [held] = overlapping(known, { start, end })
    if (!held || held.start < start || held.end > end || held.end - held.start !== 2) return undefined
    if (held.entries[0]?.type !== 'place') return undefined
    const next = text[end]
    return next === undefined || AFTER_NAME[next.charCodeAt(0)] === 1 || startsVerb(end)
      ? { start, end }
      : undefined
  }

  function isName(start: number, end: number): boolean {
    for (let i = start; i < end; i++)
      if (HAN[text.charCodeAt(i)] !== 1 || AFTER_NAME[text.charCodeAt(i)] === 1) return false
    return true
  }

  /**
   * Two to four characters that no dictionary joins, from a title to where a name must end: 次仁央宗, 撖玉川, 松浦健一.
   * The title vouches for names whose surname no list has.
   */
  function unknownRunAt(start: number): Span | undefined {
    let end = start
    let guessed = false
    while (end < text.length && end - start < 5) {
      const segment = segments[segmentAt[end] as number]
      if (!segment || segment.start !== end || lockedAt[end] || knownAt[end]) break
      // 索朗 of 索朗旺堆 is a name to the segmenter, too; any other longer word is the end.
      if (segment.word.length > 1) {
        if (!/^nr/.test(segment.tag)) break
        guessed = true
        end = segment.end
        continue
      }
      const code = segment.word.charCodeAt(0)
      if (HAN[code] !== 1) break
      // What may follow a name ends it, once there is enough of one; 正 in 竺维正认为 belongs to it, for a verb follows.
      const closes = AFTER_NAME[code] === 1 || lexicon.notNames.includes(segment.word) || ADVERBS[code] === 1
      if (closes && end - start >= 2 && !(end - start === 2 && startsVerb(end + 1))) break
      if (closes && end - start < 2 && !surnameAt(start)) return undefined
      guessed ||= /^(?:x|nr)/.test(segment.tag)
      end++
    }
    // 专家到会 and 教练一职 are words, if short ones.
    if (!guessed || /^(?:一职|职务|一行|一位|人选)/.test(text.slice(start, end))) return undefined
    const length = end - start
    if (length < 2 || length > 4) return undefined
    if (length === 4 && !surnames4(start)) return undefined
    const next = text[end]
    const word = segments[segmentAt[end] as number]
    const longerWord = next !== undefined && word?.start === end && word.word.length > 1 && length < 4
    return next === undefined ||
      AFTER_NAME[next.charCodeAt(0)] === 1 ||
      ADVERBS[next.charCodeAt(0)] === 1 ||
      longerWord ||
      startsVerb(end)
      ? { start, end }
      : undefined
  }

  function startsVerb(at: number): boolean {
    return lexicon.reportingVerbs.beginningAt(text, at) !== undefined
  }

  /** Four characters are a name where they are a compound surname with two more, or none is a surname's: 次仁央宗. */
  function surnames4(start: number): boolean {
    const surname = surnameAt(start)
    return surname === undefined || surname.length === 2 || !text.slice(start + 1, start + 4).match(/[说称]/)
  }

  function surnameAt(start: number): string | undefined {
    const beginning = lexicon.surnameBeginnings[text.charCodeAt(start)]
    if (!beginning) return undefined
    if (beginning >= 2) {
      const two = text.slice(start, start + 2)
      if (lexicon.surnames.get(two) === 'compound') return two
    }
    return beginning === 2 ? undefined : text[start]
  }

  function nameSpan(start: number, end: number): Span | undefined {
    const surname = surnameAt(start)
    if (!surname) return undefined
    const given = end - start - surname.length
    if (given < 1 || given > 2) return undefined
    for (let i = start; i < end; i++)
      if (HAN[text.charCodeAt(i)] !== 1 || lockedAt[i] || knownAt[i]) return undefined
    // The name must not end inside a word of the dictionary: 王涛表 before 示.
    const last = segments[segmentAt[end - 1] as number]
    if (!last || (last.end !== end && last.end - last.start > 1 && last.start < end - 1)) {
      if (last && last.end !== end && !(last.start >= start && /^nr/.test(last.tag))) return undefined
    }
    return { start, end }
  }

  /** From about -2 (a word like 高兴) to 4. */
  function score(name: Span): number {
    const surname = surnameAt(name.start) as string
    let points =
      { common: 1.5, compound: 2, rare: 0.8, ambiguous: 0.6 }[lexicon.surnames.get(surname) ?? ''] ?? 0.5
    for (let i = name.start + surname.length; i < name.end; i++)
      points += lexicon.givenNameCharacters.has(text[i] as string) ? 0.5 : -0.2
    const first = segments[segmentAt[name.start] as number]
    const last = segments[segmentAt[name.end - 1] as number]
    if (first && first.start === name.start && first.end === name.end)
      points += /^nr/.test(first.tag) ? 1 : -3.5
    else if (last && last.end === name.end) points += 0.5
    else points -= 1
    // The segmenter's own guess of a word, though it often joins the verb as well.
    if (guesses.has(name.start * LONGEST_TEXT + name.end)) points += 0.8
    // 高校表示, 方案提出: a whole word of another kind inside speaks against a name.
    if (first && first.end - first.start === 2 && first.end < name.end && !/^(?:nr|x)/.test(first.tag))
      points -= 1
    if (
      last &&
      last.start > name.start &&
      last.end - last.start === 2 &&
      !/^(?:nr|nz|ns|n|x|a|z)/.test(last.tag)
    )
      points -= 0.5
    // 刘松说。 holds a verb at its end, no third character of a name.
    if (lexicon.notNames.includes(text[name.end - 1] as string)) points -= 3
    if (/[说称指讲道问答談説說]/.test(text[name.end - 1] as string)) points -= 2.5
    const next = text[name.end]
    if (next === undefined || AFTER_NAME[next.charCodeAt(0)] === 1) points += 1
    if (startsVerb(name.end)) points += 1
    return points
  }

  function chineseNameAt(start: number, needed: number): Span | undefined {
    if (!surnameAt(start)) return undefined
    let best: Span | undefined
    let bestScore = needed
    for (const length of [3, 2, 4]) {
      const name = nameSpan(start, start + length)
      if (!name) continue
      const points = score(name)
      if (points > bestScore || (points === bestScore && !best)) {
        best = name
        bestScore = points
      }
    }
    return best
  }

  /** A transliterated name without a dot after a title: 总统特朗普. */
  function plainTransliterationAt(start: number): Span | undefined {
    let end = start
    while (
      end < text.length &&
      end - start < 8 &&
      lexicon.transliterationCharacters.has(text[end] as string)
    ) {
      const next = segments[segmentAt[end] as number]
      if (next && next.start === end && end > start && lexicon.reportingVerbs.has(next.word)) break
      end++
    }
    if (end - start < 2) return undefined
    const last = segments[segmentAt[end - 1] as number]
    return last && last.end === end ? { start, end } : undefined
  }
}

export function* occurrences(text: string, name: string): Generator<number> {
  if (name === '') return
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at
}

/** Names with a dot: 马丁·马考斯特, C·S·刘易斯. The parts reach as far as characters used for transliteration do. */
function* foreignNames(text: string, characters: ReadonlySet<string>): Generator<Span> {
  const stands = (i: number) => {
    const character = text[i]
    return character !== undefined && (characters.has(character) || /[A-Za-z.-]/.test(character))
  }
  for (let dot = text.indexOf('·'); dot >= 0; dot = text.indexOf('·', dot + 1)) {
    let start = dot
    while (start > 0 && dot - start < 12 && stands(start - 1)) start--
    let end = dot + 1
    let parts = 1
    let length = 0
    while (end < text.length && parts < 6) {
      if (stands(end) && length < 10) {
        end++
        length++
      } else if (text[end] === '·' && length > 0) {
        end++
        parts++
        length = 0
      } else break
    }
    // 5·19中国旅游日 is a date, not a name.
    if (
      start < dot &&
      end > dot + 1 &&
      !/\d/.test(text[start - 1] ?? '') &&
      /\p{Script=Han}|[A-Z]/u.test(text[start] ?? '')
    ) {
      yield { start, end: text[end - 1] === '·' ? end - 1 : end }
      dot = end - 1
    }
  }
}

/** @param surnames surname → how sure it is one. */
export function surnameBeginnings(surnames: ReadonlyMap<string, string>): Uint8Array {
  const beginnings = new Uint8Array(65_536)
  for (const [surname, kind] of surnames) {
    const code = surname.charCodeAt(0)
    if (surname.length === 1) beginnings[code] = (beginnings[code] as number) | 1
    else if (kind === 'compound') beginnings[code] = (beginnings[code] as number) | 2
  }
  return beginnings
}
