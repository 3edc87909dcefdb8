// Cuts text into words with nodejieba, the curated names among them: the only file that knows the segmenter.
import nodejieba from 'nodejieba'
import type { Span } from '../types.ts'

/** A word and nodejieba's part of speech for it: `n`, `v`, `nr`, `ns`, `x` for marks … */
export type Segment = Span & { word: string; tag: string }

export type Segmenter = (text: string) => Segment[]

/**
 * Teaches the segmenter `words` (word → part of speech) and returns it.
 *
 * nodejieba holds one dictionary a process; words once taught stay. A word with white space in it cannot be taught and is skipped
 * by the caller. Call it once per process: a worker thread that loads nodejieba and ends leaks its dictionary.
 */
export function createSegmenter(words: ReadonlyMap<string, string>): Segmenter {
  for (const [word, tag] of words) nodejieba.insertWord(word, tag)
  return text => {
    const segments: Segment[] = []
    let start = 0
    for (const { word, tag } of nodejieba.tag(text)) {
      const end = start + word.length
      segments.push({ start, end, word, tag })
      start = end
    }
    return segments
  }
}
