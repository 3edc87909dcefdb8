// Turns a sentence into numbers the tagger has weights for: characters, words, parts of speech and dictionary hints.
import type { Span } from '../types.ts'
import type { Segment } from './segment.ts'

/** What a dictionary knows of a stretch of text; `kind` is free: person, place, title, surname, organization-suffix … */
export type Hint = Span & { kind: string }

/** No sentence handed to the tagger is longer; what is, is cut. */
export const LONGEST_SENTENCE = 256
/** No character has more features. */
export const MOST_FEATURES = 80

/** Characters of a kind, as surnames or those of transliterated names; at most eight kinds, whose order is part of the model. */
export type CharacterKinds = readonly (readonly [kind: string, characters: string])[]

const SENTENCE_ENDS = new Set([...'。！？!?；;\n\r'].map(mark => mark.charCodeAt(0)))
const CLAUSE_ENDS = new Set([...'，,、：: '].map(mark => mark.charCodeAt(0)))

/** Cuts `text` at sentence marks, or at a comma where a sentence is longer than the tagger takes. Every character is in one part. */
export function cutForTagging(text: string): Span[] {
  const parts: Span[] = []
  let start = 0
  let comma = -1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (CLAUSE_ENDS.has(code)) comma = i
    let end = -1
    if (SENTENCE_ENDS.has(code)) end = i + 1
    else if (i + 1 - start === LONGEST_SENTENCE)
      end = comma > start + LONGEST_SENTENCE / 2 ? comma + 1 : i + 1
    if (end < 0) continue
    parts.push({ start, end })
    start = end
  }
  if (start < text.length) parts.push({ start, end: text.length })
  return parts
}

// Full-width letters and digits, the several quotation marks and hyphens are one character to the tagger; every digit is 0.
const CODES = normalCodes()
// Shapes: what kind of character it is, for patterns that hold whatever the character (…·… in foreign names).
const SHAPES = shapes()

function normalCodes(): Uint16Array {
  const codes = new Uint16Array(65_536)
  for (let code = 0; code < codes.length; code++) codes[code] = code
  for (let code = 0xff01; code <= 0xff5e; code++) codes[code] = code - 0xfee0
  for (const [first, zero] of [
    [0x30, 0x30],
    [0xff10, 0x30],
  ] as const)
    for (let digit = 0; digit < 10; digit++) codes[first + digit] = zero
  for (let letter = 0; letter < 26; letter++) {
    codes[0x41 + letter] = 0x61 + letter
    codes[0xff21 + letter] = 0x61 + letter
    codes[0xff41 + letter] = 0x61 + letter
  }
  const same = ['“「『"＂', '”」』', '‘', '’', '·•・‧∙', '－—-–―', '　 \t\n\r']
  for (const group of same)
    for (const character of group) codes[character.charCodeAt(0)] = group.charCodeAt(0)
  return codes
}

function shapes(): Uint8Array {
  const table = new Uint8Array(65_536)
  const groups: readonly string[] = [
    '0',
    '一二三四五六七八九十百千万亿两零〇',
    'abcdefghijklmnopqrstuvwxyz',
    '，,、',
    '：:',
    '“‘《〈（([【',
    '”’》〉）)]】',
    '·',
    '年月日时',
    '－/',
    '　',
  ]
  for (let code = 0; code < table.length; code++) {
    const normal = CODES[code] as number
    const group = groups.findIndex(characters => characters.includes(String.fromCharCode(normal)))
    const isHan = (normal >= 0x3400 && normal <= 0x9fff) || (normal >= 0xd800 && normal <= 0xdfff)
    table[code] = group >= 0 ? group + 2 : isHan ? 1 : 0
  }
  return table
}

/** Mixes `value` into the hash `hash`. Not for secrets; spreads well enough for a feature table. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
}

// Templates are told apart by a constant; multiples of a large odd number keep them far from small character codes.
let templates = 0
const template = () => Math.imul(++templates, 0x27d4eb2f)
const manyTemplates = (count: number) => Int32Array.from({ length: count }, template)
const CHARACTER = manyTemplates(5)
const BIGRAM = manyTemplates(5)
const TRIGRAM = manyTemplates(3)
const SHAPE = manyTemplates(3)
const KIND = manyTemplates(2)
const WORD = manyTemplates(18)
const CHARACTER_TAG = manyTemplates(3)
const HINT = manyTemplates(5)
const GLANCE = manyTemplates(16)
const REGISTER = manyTemplates(3)

/** How many hashes a glance gives. */
export const GLANCES = GLANCE.length
/** How many hashes tell the register, a character. */
export const REGISTER_FEATURES = REGISTER.length

const OUTSIDE = 1 // The code of what lies before the first and behind the last character.
const OUTSIDE_SHAPE = 31
const PAD = 4
const NO_WORD = 0x1234567

export type FeatureReader = ReturnType<typeof createFeatureReader>

/**
 * Reads sentences of at most {@link LONGEST_SENTENCE} characters: first `read`, then any of the others for any of its characters.
 *
 * The hashes depend on nothing but the arguments: a model is good for as long as this file's templates stay.
 */
export function createFeatureReader(characterKinds: CharacterKinds) {
  const kindsOf = new Uint8Array(65_536)
  characterKinds.forEach(([, characters], bit) => {
    for (let i = 0; i < characters.length; i++) {
      const code = characters.charCodeAt(i)
      kindsOf[code] = (kindsOf[code] as number) | (1 << bit)
    }
  })
  const size = LONGEST_SENTENCE + 2 * PAD
  const codes = new Int32Array(size)
  const shape = new Int32Array(size)
  const kinds = new Int32Array(size)
  const hint = new Int32Array(size)
  const wordOf = new Int32Array(size)
  const placeInWord = new Int32Array(size)
  const words = new Int32Array(size)
  const tags = new Int32Array(size)
  const lastCharacters = new Int32Array(size)
  const lengths = new Int32Array(size)
  const wordFeatures = new Int32Array(WORD.length)
  const glanceFeatures = new Int32Array(GLANCE.length)
  let described = -1
  let glanced = -1

  /** `segments` and `hints` are those of the whole text, by start; the firsts are those that may reach behind `start`. */
  const read = (
    text: string,
    { start, end }: Span,
    segments: readonly Segment[],
    firstSegment: number,
    hints: readonly Hint[],
    firstHint: number,
  ): void => {
    const length = end - start
    const padded = length + 2 * PAD
    codes.fill(OUTSIDE, 0, padded)
    shape.fill(OUTSIDE_SHAPE, 0, padded)
    kinds.fill(0, 0, padded)
    hint.fill(0, 0, padded)
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(start + i)
      codes[i + PAD] = CODES[code] as number
      shape[i + PAD] = SHAPES[code] as number
      kinds[i + PAD] = kindsOf[code] as number
    }

    // Words, with two invented ones before and behind.
    let count = 2
    words.fill(NO_WORD, 0, 2)
    tags.fill(NO_WORD, 0, 2)
    for (let s = firstSegment; s < segments.length; s++) {
      const segment = segments[s] as Segment
      if (segment.start >= end) break
      const from = Math.max(segment.start, start) - start
      const to = Math.min(segment.end, end) - start
      if (to <= from) continue
      let hash = 0x811c9dc5
      for (let i = from + PAD; i < to + PAD; i++) hash = mix(hash, codes[i] as number)
      const isNumber = (shape[from + PAD] as number) === 2 && (shape[to - 1 + PAD] as number) === 2
      words[count] = isNumber ? 7 : hash
      const { tag } = segment
      tags[count] = (tag.charCodeAt(0) << 16) | (tag.length > 1 ? tag.charCodeAt(1) : 0)
      lastCharacters[count] = codes[to - 1 + PAD] as number
      lengths[count] = to - from
      for (let i = from; i < to; i++) {
        wordOf[i] = count
        placeInWord[i] = to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1
      }
      count++
    }
    words.fill(NO_WORD, count, count + 2)
    tags.fill(NO_WORD, count, count + 2)
    lastCharacters[count] = OUTSIDE
    lengths[count] = 0

    for (let h = firstHint; h < hints.length; h++) {
      const found = hints[h] as Hint
      if (found.start >= end) break
      if (found.start < start || found.end > end) continue
      let kind = 0x811c9dc5
      for (let i = 0; i < found.kind.length; i++) kind = mix(kind, found.kind.charCodeAt(i))
      for (let i = found.start; i < found.end; i++) {
        const place = found.end - found.start === 1 ? 3 : i === found.start ? 0 : i === found.end - 1 ? 2 : 1
        // Kinds add up whatever their order, so that a character with two hints has one code.
        const at = i - start + PAD
        hint[at] = ((hint[at] as number) + mix(kind, place)) | 0
      }
    }
    described = -1
    glanced = -1
  }

  /** Writes the few hashes by which most characters are seen to be in no name at all. */
  const glance = (i: number, into: Int32Array): void => {
    const word = wordOf[i] as number
    if (word !== glanced) {
      glanced = word
      const t0 = tags[word] as number
      const tBefore = tags[word - 1] as number
      const tAfter = tags[word + 1] as number
      const w0 = words[word] as number
      glanceFeatures[0] = mix(GLANCE[0] as number, w0)
      glanceFeatures[1] = mix(GLANCE[1] as number, words[word - 1] as number)
      glanceFeatures[2] = mix(GLANCE[2] as number, words[word + 1] as number)
      glanceFeatures[3] = mix(mix(GLANCE[3] as number, t0), tBefore)
      glanceFeatures[4] = mix(mix(GLANCE[4] as number, t0), tAfter)
      glanceFeatures[5] = mix(mix(GLANCE[5] as number, t0), lengths[word] as number)
      glanceFeatures[6] = mix(mix(GLANCE[6] as number, t0), words[word - 1] as number)
      glanceFeatures[7] = mix(mix(GLANCE[7] as number, t0), words[word + 1] as number)
    }
    const at = i + PAD
    const place = placeInWord[i] as number
    const c0 = codes[at] as number
    const before = codes[at - 1] as number
    const after = codes[at + 1] as number
    for (let k = 0; k < 8; k++) into[k] = mix(glanceFeatures[k] as number, place)
    into[8] = mix(GLANCE[8] as number, c0)
    into[9] = mix(GLANCE[9] as number, before)
    into[10] = mix(GLANCE[10] as number, after)
    into[11] = mix(GLANCE[11] as number, (before << 16) | c0)
    into[12] = mix(GLANCE[12] as number, (c0 << 16) | after)
    into[13] = mix(GLANCE[13] as number, hint[at] as number)
    into[14] = mix(
      GLANCE[14] as number,
      ((shape[at - 1] as number) << 10) | ((shape[at] as number) << 5) | (shape[at + 1] as number),
    )
    into[15] = mix(mix(GLANCE[15] as number, hint[at - 1] as number), hint[at + 1] as number)
  }

  /** Writes hashes that tell in which register the text is written: news, encyclopedia … */
  const describeRegister = (i: number, into: Int32Array): void => {
    const at = i + PAD
    into[0] = mix(REGISTER[0] as number, codes[at] as number)
    into[1] = mix(REGISTER[1] as number, ((codes[at] as number) << 16) | (codes[at + 1] as number))
    into[2] = mix(REGISTER[2] as number, words[wordOf[i] as number] as number)
  }

  /** Writes all hashes of character i into `hashes`, from `next` on; returns where the next go. */
  const describe = (i: number, hashes: Int32Array, next: number): number => {
    const at = i + PAD
    const c0 = codes[at] as number
    const before = codes[at - 1] as number
    const before2 = codes[at - 2] as number
    const after = codes[at + 1] as number
    const after2 = codes[at + 2] as number
    const left = (before << 16) | c0
    const right = (c0 << 16) | after
    const farLeft = (before2 << 16) | before
    const farRight = (after << 16) | after2
    let n = next

    hashes[n++] = mix(CHARACTER[0] as number, c0)
    hashes[n++] = mix(CHARACTER[1] as number, before)
    hashes[n++] = mix(CHARACTER[2] as number, after)
    hashes[n++] = mix(CHARACTER[3] as number, before2)
    hashes[n++] = mix(CHARACTER[4] as number, after2)
    hashes[n++] = mix(BIGRAM[0] as number, left)
    hashes[n++] = mix(BIGRAM[1] as number, right)
    hashes[n++] = mix(BIGRAM[2] as number, farLeft)
    hashes[n++] = mix(BIGRAM[3] as number, farRight)
    hashes[n++] = mix(BIGRAM[4] as number, (before << 16) | after)
    hashes[n++] = mix(mix(TRIGRAM[0] as number, farLeft), c0)
    hashes[n++] = mix(mix(TRIGRAM[1] as number, left), after)
    hashes[n++] = mix(mix(TRIGRAM[2] as number, right), after2)

    const shapes3 =
      ((shape[at - 1] as number) << 10) | ((shape[at] as number) << 5) | (shape[at + 1] as number)
    const shapes5 = ((shape[at - 2] as number) << 20) | ((shape[at + 2] as number) << 15) | shapes3
    hashes[n++] = mix(SHAPE[0] as number, shapes3)
    hashes[n++] = mix(SHAPE[1] as number, shapes5)
    hashes[n++] = mix(
      mix(SHAPE[2] as number, shapes5),
      ((shape[at - 3] as number) << 5) | (shape[at + 3] as number),
    )

    const kinds3 =
      ((kinds[at - 1] as number) << 16) | ((kinds[at] as number) << 8) | (kinds[at + 1] as number)
    const place = placeInWord[i] as number
    const word = wordOf[i] as number
    const tagPlace = (tags[word] as number) + (place << 24)
    hashes[n++] = mix(KIND[0] as number, kinds3)
    hashes[n++] = mix(mix(KIND[1] as number, kinds3), tagPlace)
    if (word !== described) {
      described = word
      describeWord(word)
    }
    for (let k = 0; k < WORD.length; k++) hashes[n++] = mix(wordFeatures[k] as number, place)
    hashes[n++] = mix(mix(CHARACTER_TAG[0] as number, tagPlace), c0)
    hashes[n++] = mix(mix(CHARACTER_TAG[1] as number, tagPlace), left)
    hashes[n++] = mix(mix(CHARACTER_TAG[2] as number, tagPlace), right)

    const h0 = hint[at] as number
    const hBefore = hint[at - 1] as number
    const hAfter = hint[at + 1] as number
    if (h0 !== 0) {
      hashes[n++] = mix(HINT[0] as number, h0)
      hashes[n++] = mix(mix(HINT[1] as number, h0), tagPlace)
    }
    if (hBefore !== 0) hashes[n++] = mix(mix(HINT[2] as number, hBefore), h0)
    if (hAfter !== 0) hashes[n++] = mix(mix(HINT[3] as number, hAfter), h0)
    if (h0 !== 0 || hBefore !== 0 || hAfter !== 0)
      hashes[n++] = mix(mix(mix(HINT[4] as number, h0), hBefore), hAfter)
    return n
  }

  /** What is the same for every character of a word, but for the character's place in it. */
  const describeWord = (w: number): void => {
    const w0 = words[w] as number
    const wBefore = words[w - 1] as number
    const wBefore2 = words[w - 2] as number
    const wAfter = words[w + 1] as number
    const wAfter2 = words[w + 2] as number
    const t0 = tags[w] as number
    const tBefore = tags[w - 1] as number
    const tAfter = tags[w + 1] as number
    const length = lengths[w] as number
    const tagsHere = mix(tBefore, t0)
    const tagsAfter = mix(t0, tAfter)
    const put = (k: number, hash: number) => {
      wordFeatures[k] = mix(WORD[k] as number, hash)
    }
    put(0, w0)
    put(1, wBefore)
    put(2, wAfter)
    put(3, wBefore2)
    put(4, wAfter2)
    put(5, mix(wBefore, w0))
    put(6, mix(w0, wAfter))
    put(7, mix(wBefore, wAfter))
    put(8, t0)
    put(9, tagsHere)
    put(10, tagsAfter)
    put(11, mix(tagsHere, tAfter))
    put(12, mix(wBefore, t0))
    put(13, mix(t0, wAfter))
    put(14, mix(mix(wBefore, t0), tAfter))
    put(15, mix(t0, length))
    put(16, mix(t0, lastCharacters[w] as number))
    put(17, mix(tagsAfter, lastCharacters[w + 1] as number))
  }

  return { read, glance, describe, describeRegister }
}
