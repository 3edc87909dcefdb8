// Looks whether one of many words stands at a place of a text.

export type WordList = {
  has: (word: string) => boolean
  /** The longest word that begins at `start`. */
  beginningAt: (text: string, start: number) => string | undefined
  /** The longest word of at most `longest` characters that ends at `end`. */
  endingAt: (text: string, end: number, longest?: number) => string | undefined
}

export function createWordList(words: Iterable<string>): WordList {
  const all = new Set(words)
  const longestFirst = [...all].filter(word => word !== '').sort((a, b) => b.length - a.length)
  const byFirst = Map.groupBy(longestFirst, word => word.charCodeAt(0))
  const byLast = Map.groupBy(longestFirst, word => word.charCodeAt(word.length - 1))
  return {
    has: word => all.has(word),
    beginningAt: (text, start) =>
      byFirst.get(text.charCodeAt(start))?.find(word => text.startsWith(word, start)),
    endingAt: (text, end, longest = end) =>
      byLast
        .get(text.charCodeAt(end - 1))
        ?.find(
          word => word.length <= longest && word.length <= end && text.startsWith(word, end - word.length),
        ),
  }
}
