// Says in which sentence of an article something stands.
import { findSentences } from '../articles/find-sentences.ts'
import type { Span } from '../types.ts'

export type SentenceIndex = {
  readonly sentences: readonly Span[]
  /** Index of the sentence that holds `offset`; white space between two sentences counts to the one before it. */
  at(offset: number): number
}

export function indexSentences(text: string): SentenceIndex {
  const found = findSentences(text)
  // A text of white space alone has no sentence; whatever is said to stand in it stands in all of it.
  const sentences = found.length > 0 ? found : [{ start: 0, end: text.length }]
  return {
    sentences,
    at: offset => {
      let low = 0
      let high = sentences.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((sentences[middle] as Span).start <= offset) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
