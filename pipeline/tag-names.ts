// Tags plain text with persons, organisations and places, as name taggers do: for comparison with them.
import { findMentions } from './entities/find-mentions.ts'
import type { Knowledge } from './knowledge.ts'
import type { EntityType } from './types.ts'

export type NameTag = 'PER' | 'ORG' | 'LOC'

const TAG: Partial<Record<EntityType, NameTag>> = { person: 'PER', organization: 'ORG', place: 'LOC' }

/** `[start, end, tag]` of every name in `text`, in order, in UTF-16 code units. */
export function tagNames(text: string, knowledge: Knowledge): [number, number, NameTag][] {
  const article = {
    id: '',
    pageId: '',
    kind: 'news' as const,
    title: null,
    subtitle: null,
    authors: [],
    agency: null,
    date: null,
    continuedFrom: null,
    text,
    lines: [],
    titleLines: [],
  }
  return findMentions(article, knowledge).mentions.flatMap(({ start, end, type }) => {
    const tag = TAG[type]
    return tag ? [[start, end, tag] as [number, number, NameTag]] : []
  })
}
