// Cuts text into words with nodejieba, the curated names among them: the only file that knows the segmenter.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import nodejieba from 'nodejieba'
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

/**
 * Teaches the segmenter `words` (word → part of speech) and returns it.
 *
 * Tags come from the same dictionary nodejieba cuts by: cutting and looking up takes half the time of its own `tag`.
 * nodejieba holds one dictionary a process, and a worker thread that loads it and ends leaks it: call this once, in the main thread
 * of a process. Words with white space cannot be taught and are left out.
 */
export function createSegmenter(words: ReadonlyMap<string, string>): Segmenter {
  const tags = readJiebaTags()
  const lines: string[] = []
  for (const [word, tag] of words) {
    if (/\s/.test(word) || word === '') continue
    if (!tags.has(word))
      lines.push(`${word} ${word.length < 3 ? FREQUENCY_OF_SHORT_NAMES : FREQUENCY_OF_NAMES} ${tag}`)
    tags.set(word, tag)
  }
  loadWithUserWords(lines)
  return text => {
    const segments: Segment[] = []
    let start = 0
    for (const word of nodejieba.cut(text, true)) {
      const end = start + word.length
      segments.push({ start, end, word, tag: tags.get(word) ?? tagOfUnknown(word) })
      start = end
    }
    return segments
  }
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

function tagOfUnknown(word: string): string {
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) return 'm'
  return /^[A-Za-z]/.test(word) ? 'eng' : 'x'
}

function readJiebaTags(): Map<string, string> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('nodejieba/package.json')),
    'submodules/cppjieba/dict',
  )
  const tags = new Map<string, string>()
  for (const line of readFileSync(join(folder, 'jieba.dict.utf8'), 'utf8').split('\n')) {
    const [word, , tag] = line.split(' ')
    if (word && tag) tags.set(word, tag)
  }
  return tags
}

/** nodejieba reads taught words with their frequencies from a file only, and aborts the process where the file is missing. */
function loadWithUserWords(lines: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-words-'))
  try {
    const file = join(folder, 'words.txt')
    writeFileSync(file, `${lines.join('\n')}\n`)
    nodejieba.load({ userDict: file })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
