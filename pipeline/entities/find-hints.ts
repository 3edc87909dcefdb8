// Tells the tagger what dictionaries and titles know of a text.
import type { Knowledge } from '../knowledge.ts'
import { type DictionaryMatch, longestMatches } from './dictionary.ts'
import type { TitleMatch } from './find-titles.ts'
import { indexSegments } from './grow-names.ts'
import type { Segment } from './segment.ts'
import type { Hint } from './tagger-features.ts'

/** The hints that the matches `known` and `titles` give, the longest first where they overlap; in order of start. */
export function hintsFrom(known: readonly DictionaryMatch[], titles: readonly TitleMatch[]): Hint[] {
  return longestMatches([
    ...known.flatMap(({ start, end, entries }) => {
      const kind = entries[0]?.type
      return kind === 'person' || kind === 'organization' || kind === 'place' ? [{ start, end, kind }] : []
    }),
    ...titles.map(({ start, end }) => ({ start, end, kind: 'title' })),
  ])
}

/** The hints of a text that is read for the tagger alone, as in training. */
export function findHints(
  text: string,
  segments: readonly Segment[],
  { dictionary, findTitles }: Pick<Knowledge, 'dictionary' | 'findTitles'>,
): Hint[] {
  const segmentAt = indexSegments(text.length, segments)
  const isWhole = ({ start, end }: DictionaryMatch): boolean => {
    const first = segments[segmentAt[start] as number]
    const last = segments[segmentAt[end - 1] as number]
    // A short name must not cut through a word of the segmenter: 东方 in 东方红.
    return end - start > 3 || (first?.start === start && last?.end === end)
  }
  const known = longestMatches(dictionary.match(text).filter(isWhole))
  return hintsFrom(known, findTitles(text, segments, segmentAt))
}
