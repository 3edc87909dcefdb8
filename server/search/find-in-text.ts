// Finds where in a text the words asked for stand, as they are printed there: 數據 is found by 数据.
import type { Span } from '../../pipeline/types.ts'
import { matchKey } from './match-key.ts'

/** Places of `keys` (each a `matchKey`) in `text`, in order and without overlaps. */
export function findInText(text: string, keys: readonly string[]): Span[] {
  // Character by character, so that every part of the key knows where it came from.
  let whole = ''
  const origins: { start: number; end: number }[] = []
  let at = 0
  for (const character of text) {
    const key = matchKey(character)
    const origin = { start: at, end: at + character.length }
    for (let unit = 0; unit < key.length; unit++) origins.push(origin)
    whole += key
    at = origin.end
  }
  const found: Span[] = []
  for (const key of keys) {
    if (key === '') continue
    for (let from = whole.indexOf(key); from >= 0; from = whole.indexOf(key, from + key.length)) {
      const [first, last] = [origins[from], origins[from + key.length - 1]]
      if (first && last) found.push({ start: first.start, end: last.end })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((span, index) => found.slice(0, index).every(({ end }) => end <= span.start))
}

/** The words of a query that must all be found: those that spaces part, each as its key; at most eight. */
export function wordsOf(query: string): string[] {
  const words = query
    .split(/\s+/u)
    .map(matchKey)
    .filter(word => word !== '')
  return [...new Set(words)].slice(0, 8)
}
