// Turns a sentence into numbers the tagger has weights for: characters, words, parts of speech and dictionary hints.
import type { Span } from '../types.ts'
import type { Segment } from './segment.ts'

/** What a dictionary knows of a stretch of text; `kind` is free: person, place, title, surname, organization-suffix … */
export type Hint = Span & { kind: string }

/** Feature hashes of one sentence: those of character i are `hashes[starts[i]] … hashes[starts[i + 1] - 1]`. */
export type FeatureBuffer = { starts: Int32Array; hashes: Int32Array }

/** No sentence handed to the tagger is longer; what is, is cut. */
export const LONGEST_SENTENCE = 256
const MOST_FEATURES = 80

export function createFeatureBuffer(): FeatureBuffer {
  return {
    starts: new Int32Array(LONGEST_SENTENCE + 1),
    hashes: new Int32Array(LONGEST_SENTENCE * MOST_FEATURES),
  }
}

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

function hashText(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = mix(hash, CODES[text.charCodeAt(i)] as number)
  return hash
}

// Templates are told apart by a constant; odd multiples of a large prime keep them far from small character codes.
let templates = 0
const template = () => Math.imul(++templates, 0x27d4eb2f)
const CHARACTER = [template(), template(), template(), template(), template(), template(), template()]
const BIGRAM = [template(), template(), template(), template(), template(), template()]
const SKIP = template()
const TRIGRAM = [template(), template(), template()]
const FOURGRAM = [template(), template(), template(), template()]
const SHAPE = [template(), template(), template(), template()]
const WORD = Array.from({ length: 24 }, template)
const HINT = [template(), template(), template(), template(), template(), template(), template()]
const CHARACTER_TAG = [template(), template(), template()]

const OUTSIDE = 1 // The code of what lies before the first and behind the last character.
const PAD = 4
const NO_WORD = 0x1234567

/**
 * Returns a function that writes the features of `text.slice(start, end)` (at most {@link LONGEST_SENTENCE} long) into `buffer`.
 *
 * `segments` and `hints` are those of the whole text, by start; `firstSegment` and `firstHint` are the first that end after `start`.
 * The hashes depend on nothing but the arguments: a model trained with them is good for as long as this file's templates stay.
 */
export function createFeatureExtractor() {
  const size = LONGEST_SENTENCE + 2 * PAD
  const codes = new Int32Array(size)
  const shape = new Int32Array(size)
  const wordOf = new Int32Array(size)
  const inWord = new Int32Array(size)
  const hint = new Int32Array(size)
  const words = new Int32Array(size)
  const tags = new Int32Array(size)
  const lastCharacters = new Int32Array(size)
  const lengths = new Int32Array(size)
  const wordFeatures = new Int32Array(WORD.length)

  return (
    text: string,
    { start, end }: Span,
    segments: readonly Segment[],
    firstSegment: number,
    hints: readonly Hint[],
    firstHint: number,
    buffer: FeatureBuffer,
  ): void => {
    const length = end - start
    codes.fill(OUTSIDE, 0, length + 2 * PAD)
    shape.fill(31, 0, length + 2 * PAD)
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(start + i)
      codes[i + PAD] = CODES[code] as number
      shape[i + PAD] = SHAPES[code] as number
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
      const isNumber = segment.tag === 'm' && SHAPES[text.charCodeAt(segment.start)] === 2
      words[count] = isNumber ? 7 : hashText(text, start + from, start + to)
      tags[count] = hashText(segment.tag, 0, segment.tag.length)
      lastCharacters[count] = codes[to - 1 + PAD] as number
      lengths[count] = to - from
      for (let i = from; i < to; i++) {
        wordOf[i] = count
        inWord[i] = to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1
      }
      count++
    }
    words.fill(NO_WORD, count, count + 2)
    tags.fill(NO_WORD, count, count + 2)
    lastCharacters[count] = OUTSIDE
    lengths[count] = 0

    hint.fill(0, 0, length + 2 * PAD)
    for (let h = firstHint; h < hints.length; h++) {
      const found = hints[h] as Hint
      if (found.start >= end) break
      if (found.start < start || found.end > end) continue
      const kind = hashText(found.kind, 0, found.kind.length)
      for (let i = found.start; i < found.end; i++) {
        const place = found.end - found.start === 1 ? 3 : i === found.start ? 0 : i === found.end - 1 ? 2 : 1
        // Kinds add up whatever their order, so that a character with two hints has one code.
        hint[i - start + PAD] = ((hint[i - start + PAD] as number) + mix(kind, place)) | 0
      }
    }

    const { starts, hashes } = buffer
    let next = 0
    let word = -1
    for (let i = 0; i < length; i++) {
      starts[i] = next
      const at = i + PAD
      const c0 = codes[at] as number
      const before = codes[at - 1] as number
      const before2 = codes[at - 2] as number
      const before3 = codes[at - 3] as number
      const after = codes[at + 1] as number
      const after2 = codes[at + 2] as number
      const after3 = codes[at + 3] as number

      hashes[next++] = mix(CHARACTER[0] as number, c0)
      hashes[next++] = mix(CHARACTER[1] as number, before)
      hashes[next++] = mix(CHARACTER[2] as number, after)
      hashes[next++] = mix(CHARACTER[3] as number, before2)
      hashes[next++] = mix(CHARACTER[4] as number, after2)
      const left = (before << 16) | c0
      const right = (c0 << 16) | after
      const farLeft = (before2 << 16) | before
      const farRight = (after << 16) | after2
      hashes[next++] = mix(BIGRAM[0] as number, left)
      hashes[next++] = mix(BIGRAM[1] as number, right)
      hashes[next++] = mix(BIGRAM[2] as number, farLeft)
      hashes[next++] = mix(BIGRAM[3] as number, farRight)
      hashes[next++] = mix(BIGRAM[4] as number, (before3 << 16) | before2)
      hashes[next++] = mix(BIGRAM[5] as number, (after2 << 16) | after3)
      hashes[next++] = mix(SKIP, (before << 16) | after)
      const leftTrigram = mix(TRIGRAM[0] as number, farLeft)
      hashes[next++] = mix(leftTrigram, c0)
      const middle = mix(TRIGRAM[1] as number, left)
      hashes[next++] = mix(middle, after)
      const rightTrigram = mix(TRIGRAM[2] as number, right)
      hashes[next++] = mix(rightTrigram, after2)
      hashes[next++] = mix(mix(FOURGRAM[0] as number, farLeft), right)
      hashes[next++] = mix(mix(FOURGRAM[1] as number, left), farRight)
      hashes[next++] = mix(mix(FOURGRAM[2] as number, (before3 << 16) | before2), left)
      hashes[next++] = mix(mix(FOURGRAM[3] as number, right), (after2 << 16) | after3)

      const s0 = shape[at] as number
      const sBefore = shape[at - 1] as number
      const sAfter = shape[at + 1] as number
      const shapes3 = (sBefore << 10) | (s0 << 5) | sAfter
      hashes[next++] = mix(SHAPE[0] as number, shapes3)
      const shapes5 = ((shape[at - 2] as number) << 20) | ((shape[at + 2] as number) << 15) | shapes3
      hashes[next++] = mix(SHAPE[1] as number, shapes5)
      hashes[next++] = mix(
        mix(SHAPE[2] as number, shapes5),
        ((shape[at - 3] as number) << 5) | (shape[at + 3] as number),
      )

      const current = wordOf[i] as number
      if (current !== word) {
        word = current
        describeWord(word)
      }
      const place = inWord[i] as number
      for (let k = 0; k < WORD.length; k++) hashes[next++] = mix(wordFeatures[k] as number, place)
      const tag = tags[word] as number
      hashes[next++] = mix(mix(CHARACTER_TAG[0] as number, tag + place), c0)
      hashes[next++] = mix(mix(CHARACTER_TAG[1] as number, tag + place), left)
      hashes[next++] = mix(mix(CHARACTER_TAG[2] as number, tag + place), right)

      const h0 = hint[at] as number
      const hBefore = hint[at - 1] as number
      const hAfter = hint[at + 1] as number
      if (h0 !== 0) {
        hashes[next++] = mix(HINT[0] as number, h0)
        hashes[next++] = mix(mix(HINT[1] as number, h0), tag + place)
      }
      if (hBefore !== 0) hashes[next++] = mix(mix(HINT[2] as number, hBefore), h0)
      if (hAfter !== 0) hashes[next++] = mix(mix(HINT[3] as number, hAfter), h0)
      if (h0 !== 0 || hBefore !== 0 || hAfter !== 0)
        hashes[next++] = mix(mix(mix(HINT[4] as number, h0), hBefore), hAfter)
    }
    starts[length] = next
  }

  /** What is the same for every character of a word, but for the character's place in it. */
  function describeWord(w: number): void {
    const w0 = words[w] as number
    const wBefore = words[w - 1] as number
    const wBefore2 = words[w - 2] as number
    const wAfter = words[w + 1] as number
    const wAfter2 = words[w + 2] as number
    const t0 = tags[w] as number
    const tBefore = tags[w - 1] as number
    const tBefore2 = tags[w - 2] as number
    const tAfter = tags[w + 1] as number
    const tAfter2 = tags[w + 2] as number
    const length = lengths[w] as number
    let k = 0
    const add = (hash: number) => {
      wordFeatures[k] = mix(WORD[k] as number, hash)
      k++
    }
    add(w0)
    add(wBefore)
    add(wAfter)
    add(wBefore2)
    add(wAfter2)
    add(mix(wBefore, w0))
    add(mix(w0, wAfter))
    add(mix(wBefore, wAfter))
    add(mix(wBefore2, wBefore))
    add(mix(wAfter, wAfter2))
    add(t0)
    add(mix(tBefore, t0))
    add(mix(t0, tAfter))
    add(mix(mix(tBefore, t0), tAfter))
    add(mix(mix(tBefore2, tBefore), t0))
    add(mix(mix(t0, tAfter), tAfter2))
    add(mix(wBefore, t0))
    add(mix(t0, wAfter))
    add(mix(mix(wBefore, t0), tAfter))
    add(mix(mix(tBefore, t0), wAfter))
    add(mix(t0, length))
    add(mix(t0, lastCharacters[w] as number))
    add(mix(mix(t0, tAfter), lastCharacters[w + 1] as number))
    add(mix(mix(tBefore, lengths[w - 1] as number), mix(t0, length)))
  }
}
