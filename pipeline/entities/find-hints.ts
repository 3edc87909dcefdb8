// Tells the tagger what the dictionaries know of a text: the longest match of each kind at each place.
import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { longestMatches } from './dictionary.ts'
import type { Hint } from './tagger-features.ts'

export type HintFinder = (text: string) => Hint[]

/** @param names the names of each kind: person, place, organization, title … A name may be of several kinds. */
export function createHintFinder(names: ReadonlyMap<string, Iterable<string>>): HintFinder {
  const kindsOf = new Map<string, string[]>()
  for (const [kind, members] of names)
    for (const name of new Set(members)) {
      const kinds = kindsOf.get(name)
      if (kinds) kinds.push(kind)
      else kindsOf.set(name, [kind])
    }
  const automaton = new AhoCorasick([...kindsOf.keys()])
  return text => {
    const matches = automaton
      .matchInText(text)
      .flatMap(({ begin, end, keyword }) =>
        (kindsOf.get(keyword) ?? []).map(kind => ({ start: begin, end, kind })),
      )
    return [...names.keys()]
      .flatMap(kind => longestMatches(matches.filter(match => match.kind === kind)))
      .sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1))
  }
}
