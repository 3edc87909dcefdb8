// Matches the names of curated entities in text, the longest first, and says which entry each match came from.
import type { EntityType, Span } from '../types.ts'
import type { Lexicon } from './lexicon.ts'

/** One curated entity. `source` is where it stands: `organizations.tsv:12`. */
export type DictionaryEntry = {
  id: string
  type: EntityType
  subtype: string
  name: string
  aliases: readonly string[]
  /** Canonical name of what it is part of, or ''. */
  parent: string
  source: string
}

/** A name in the text and the entries that bear it: several where it is shared, as 鼓楼区 is by four cities; none for a shadow. */
export type DictionaryMatch = Span & { surface: string; entries: readonly DictionaryEntry[] }

export type Dictionary = {
  entries: readonly DictionaryEntry[]
  /** Entries by every name and alias. */
  named: ReadonlyMap<string, readonly DictionaryEntry[]>
  /** All matches, also those that overlap, in order of start, longest first. */
  match: (text: string) => DictionaryMatch[]
}

/** @param shadows words that hold a name without meaning it: 海地 in 沿海地区. Their matches bear no entries. */
export function createDictionary(
  entries: readonly DictionaryEntry[],
  shadows: readonly string[],
  lexicon: Lexicon,
): Dictionary {
  const named = new Map<string, DictionaryEntry[]>()
  for (const entry of entries)
    for (const surface of new Set([entry.name, ...entry.aliases])) {
      const bearers = named.get(surface)
      if (bearers) bearers.push(entry)
      else named.set(surface, [entry])
    }
  type Name = Pick<DictionaryMatch, 'surface' | 'entries'>
  const names = new Map<string, Name>()
  for (const surface of shadows) names.set(surface, { surface, entries: [] })
  for (const [surface, bearers] of named) names.set(surface, { surface, entries: bearers })
  const find = lexicon.createFinder(names)
  const match = (text: string): DictionaryMatch[] =>
    find(text).map(({ start, end, value: { surface, entries: bearers } }) => ({
      start,
      end,
      surface,
      entries: bearers,
    }))
  return { entries, named, match }
}

/** The matches left when at each place the longest is taken and what overlaps it is dropped. */
export function longestMatches<Match extends Span>(matches: readonly Match[]): Match[] {
  const chosen: Match[] = []
  let end = 0
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start < end) continue
    chosen.push(match)
    end = match.end
  }
  return chosen
}
