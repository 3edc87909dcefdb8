// Cuts text into words with nodejieba, the curated names among them: the only file that knows the segmenter.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import nodejieba from 'nodejieba'
import { HAN } from '../characters.ts'
import type { Span } from '../types.ts'

/**
 * A word and its part of speech in jieba's tag set: `n`, `v`, `nr`, `ns` … `x` for marks and for words that no dictionary has,
 * `m` for digits, `eng` for Latin letters.
 */
export type Segment = Span & { word: string; tag: string }

export type Segmenter = (text: string) => Segment[]

// nodejieba joins unknown characters to the likeliest words; a taught name must win against the words it is made of.
const FREQUENCY_OF_NAMES = 2000
const FREQUENCY_OF_SHORT_NAMES = 200

// A newspaper's vocabulary; beyond it tags are asked for again rather than kept.
const MOST_TAGS_KEPT = 100_000

/**
 * Teaches the segmenter `words` (word → part of speech) and returns it.
 *
 * Each word's tag is asked of nodejieba once and kept: cutting and looking up takes half the time of its own `tag`.
 * nodejieba holds one dictionary a process, and a worker thread that loads it and ends leaks it: call this once, in the main thread
 * of a process. Words with white space cannot be taught and are left out.
 */
export function createSegmenter(words: ReadonlyMap<string, string>): Segmenter {
  const known = readJiebaWords(words)
  loadWithUserWords(
    [...words]
      .filter(([word]) => word !== '' && !/\s/.test(word) && !known.has(word))
      .map(
        ([word, tag]) => `${word} ${word.length < 3 ? FREQUENCY_OF_SHORT_NAMES : FREQUENCY_OF_NAMES} ${tag}`,
      ),
  )
  let kept = new Map(words)
  const tagOf = (word: string): string => {
    const tag = kept.get(word)
    if (tag !== undefined) return tag
    if (kept.size >= MOST_TAGS_KEPT) kept = new Map(words)
    const found = nodejieba.tag(word)
    // More than one part: a guess of the hidden Markov model, which no dictionary has.
    const learnt = found.length === 1 ? (found[0] as { tag: string }).tag : 'x'
    kept.set(word, learnt)
    return learnt
  }
  return text => {
    const segments: Segment[] = []
    let start = 0
    for (const word of nodejieba.cut(text, true)) {
      const end = start + word.length
      segments.push({ start, end, word, tag: tagOf(word) })
      start = end
    }
    return segments
  }
}

/** The words that nodejieba guessed taken apart into characters: it joins 李华说 and 长闻库 as readily as 陈荣辉. */
export function splitGuesses(segments: readonly Segment[]): Segment[] {
  const split: Segment[] = []
  for (const segment of segments) {
    if (segment.tag !== 'x' || segment.word.length === 1 || !beginsWithHan(segment.word)) {
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

const beginsWithHan = (word: string): boolean =>
  HAN[word.charCodeAt(0)] === 1 || /^\p{Script=Han}/u.test(word)

/** The words cut at `offsets` too: of 区委书记 the title 书记 is a word of its own where it begins a title. */
export function splitAt(segments: readonly Segment[], offsets: ReadonlySet<number>): Segment[] {
  const split: Segment[] = []
  for (const segment of segments) {
    const { start, end, word, tag } = segment
    let at = start + 1
    while (at < end && !offsets.has(at)) at++
    if (at >= end) split.push(segment)
    else
      split.push(
        { start, end: at, word: word.slice(0, at - start), tag },
        { start: at, end, word: word.slice(at - start), tag },
      )
  }
  return split
}

/** Which of `words` nodejieba's own dictionary has: those keep its frequencies. */
function readJiebaWords(words: ReadonlyMap<string, string>): Set<string> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('nodejieba/package.json')),
    'submodules/cppjieba/dict',
  )
  const known = new Set<string>()
  const text = readFileSync(join(folder, 'jieba.dict.utf8'), 'utf8')
  // Line by line: split would hold 350,000 strings at once.
  for (let start = 0; start < text.length; start = text.indexOf('\n', start) + 1 || text.length) {
    const word = text.slice(start, text.indexOf(' ', start))
    if (words.has(word)) known.add(word)
  }
  return known
}

/**
 * nodejieba reads taught words with their frequencies from a file only, and aborts the process where a file is missing or empty.
 * The files for its keywords, which nobody asks it for, get one line: theirs take 20 MB.
 */
function loadWithUserWords(lines: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-words-'))
  const write = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  try {
    nodejieba.load({
      userDict: write('words.txt', `${lines.join('\n')}\n`),
      idfDict: write('idf.txt', '的 1\n'),
      stopWordDict: write('stop-words.txt', '的\n'),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
