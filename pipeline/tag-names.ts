// Tags plain text with persons, organisations and places, as name taggers do: for comparison with them.
import { findHints } from './entities/find-hints.ts'
import type { NameSpan } from './entities/tagger.ts'
import type { Knowledge } from './knowledge.ts'

export type NameTag = 'PER' | 'ORG' | 'LOC'

const TAG: Readonly<Record<NameSpan['type'], NameTag>> = { person: 'PER', organization: 'ORG', place: 'LOC' }

/**
 * `[start, end, tag]` of every name in `text`, in order, in UTF-16 code units.
 *
 * These are the tagger's own, with the dictionaries as hints: what the sets for taggers call a name differs from what the rules
 * for newspapers do (中 in 中美 is a place there), and a comparison must follow theirs.
 */
export function tagNames(text: string, knowledge: Knowledge): [number, number, NameTag][] {
  const segments = knowledge.segment(text)
  return knowledge
    .tagNames(text, segments, findHints(text, segments, knowledge))
    .map(({ start, end, type }) => [start, end, TAG[type]])
}
