// Cuts text into words as nodejieba does, the curated names among them: the only file that knows whose words those are.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Span } from '../types.ts'
import { createWordGuesser } from './guess-words.ts'
import { createLexicon, type Lexicon, type LikeliestWords } from './lexicon.ts'

/**
 * A word and its part of speech in jieba's tag set: `n`, `v`, `nr`, `ns` … `x` for marks and for words that no dictionary has,
 * `m` for digits, `eng` for Latin letters.
 */
export type Segment = Span & { word: string; tag: string }

export type Segmenter = (text: string) => Segment[]

// Unknown characters are joined to the likeliest words; a taught name must win against the words it is made of.
const FREQUENCY_OF_NAMES = 2000
const FREQUENCY_OF_SHORT_NAMES = 200

// What no word that is taught may hold, for no word is read across it.
const NEVER_IN_A_WORD = /[\s，。]/

// A newspaper's guessed words; beyond it their tags are found again rather than kept.
const MOST_TAGS_KEPT = 100_000

/** The words of jieba's dictionary. */
export const loadLexicon = (): Lexicon => createLexicon(readJiebaFile('jieba.dict.utf8'))

/**
 * Teaches `lexicon` the words (word → part of speech) and returns the segmenter.
 *
 * It is jieba's algorithm with jieba's files, the same to the word and tag: the likeliest path through the words of the dictionary, and
 * guesses for the single characters that are left. nodejieba itself takes five times as long and 300 MB, and gives strings where
 * offsets are wanted.
 */
export function createSegmenter(
  words: ReadonlyMap<string, string>,
  lexicon: Lexicon = loadLexicon(),
): Segmenter {
  const guess = createWordGuesser(readJiebaFile('hmm_model.utf8'))
  const taughtCharacters = new Set<string>()
  for (const [word, tag] of words) {
    if (word === '' || NEVER_IN_A_WORD.test(word)) continue
    const isNew = lexicon.teach(word, word.length < 3 ? FREQUENCY_OF_SHORT_NAMES : FREQUENCY_OF_NAMES, tag)
    if (isNew && isCharacter(word)) taughtCharacters.add(word)
  }

  /** The words of `text`, cut into the likeliest; guesses of more than one character have no tag yet. */
  const segmentsOf = (text: string, { lengths, tags }: LikeliestWords): Segment[] => {
    const segments: Segment[] = []
    const take = (start: number, end: number): void => {
      const tag = end - start === lengths[start] ? (lexicon.tags[tags[start] as number] as string) : ''
      segments.push({ start, end, word: text.slice(start, end), tag })
    }
    const isLoose = (start: number, end: number): boolean =>
      (end - start === 1 || (end - start === 2 && isCharacter(text.slice(start, end)))) &&
      (taughtCharacters.size === 0 || !taughtCharacters.has(text.slice(start, end)))

    let start = 0
    while (start < text.length) {
      let end = start + (lengths[start] as number)
      if (!isLoose(start, end)) {
        take(start, end)
        start = end
        continue
      }
      // Single characters that no dictionary joins, up to the next word or separator.
      const separates = SEPARATORS.has(text[start] as string)
      while (!separates && end < text.length && !SEPARATORS.has(text[end] as string)) {
        const next = end + (lengths[end] as number)
        if (!isLoose(end, next)) break
        end = next
      }
      if (end - start === 1) take(start, end)
      else
        guess(text, start, end, wordEnd => {
          take(start, wordEnd)
          start = wordEnd
        })
      start = end
    }
    return segments
  }

  let kept = new Map<string, string>()
  const tagOfGuess = (word: string): string => {
    const known = kept.get(word)
    if (known !== undefined) return known
    if (kept.size >= MOST_TAGS_KEPT) kept = new Map()
    // What is guessed otherwise by itself than in its sentence has no tag of its own.
    const isWhole = segmentsOf(word, lexicon.cutWord(word)).length === 1
    const tag = words.get(word) ?? (isWhole ? (lexicon.tagOf(word) ?? tagOfUnknown(word)) : 'x')
    kept.set(word, tag)
    return tag
  }

  return text => {
    const segments = segmentsOf(text, lexicon.cut(text))
    for (const segment of segments) if (segment.tag === '') segment.tag = tagOfGuess(segment.word)
    return segments
  }
}

const SEPARATORS = new Set(' \t\n，。')

/** One character, be it of two code units. */
const isCharacter = (word: string): boolean =>
  word.length === 1 || /^[\ud800-\udbff][\udc00-\udfff]$/.test(word)

/** As jieba tags a word that it does not know, by the ASCII characters of its first half: 5G is eng, 2024 m, 陈荣辉 x. */
function tagOfUnknown(word: string): string {
  const characters = [...word]
  const half = characters.length >> 1
  let ascii = 0
  let digits = 0
  for (const character of characters) {
    if (ascii >= half) break
    if (character < '\u0080') ascii++
    if (character >= '0' && character <= '9') digits++
  }
  if (ascii === 0) return 'x'
  return digits === ascii ? 'm' : 'eng'
}

function readJiebaFile(name: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'))
  return readFileSync(join(folder, 'submodules/cppjieba/dict', name), 'utf8')
}

/** The words that nodejieba guessed taken apart into characters: it joins 李华说 and 长闻库 as readily as 陈荣辉. */
export function splitGuesses(segments: readonly Segment[]): Segment[] {
  const split: Segment[] = []
  for (const segment of segments) {
    if (segment.tag !== 'x' || segment.word.length === 1 || !/^\p{Script=Han}/u.test(segment.word)) {
      split.push(segment)
      continue
    }
    let { start } = segment
    for (const character of segment.word) {
      split.push({ start, end: start + character.length, word: character, tag: 'x' })
      start += character.length
    }
  }
  return split
}

/** The words cut at `offsets` too: of 区委书记 the title 书记 is a word of its own where it begins a title. */
export function splitAt(segments: readonly Segment[], offsets: ReadonlySet<number>): Segment[] {
  return segments.flatMap(segment => {
    for (let at = segment.start + 1; at < segment.end; at++)
      if (offsets.has(at)) {
        const head = segment.word.slice(0, at - segment.start)
        return [
          { ...segment, end: at, word: head },
          { ...segment, start: at, word: segment.word.slice(head.length) },
        ]
      }
    return [segment]
  })
}
