// Finds entities by what a person types: the name or a part of it, an alias, pinyin or its initials.
import { compareStrings } from '../../pipeline/graph/fact-graph.ts'
import type { EntityType } from '../../pipeline/types.ts'
import { matchKey } from './match-key.ts'
import { matchPinyin } from './match-pinyin.ts'
import { type Readings, readingsOf } from './readings.ts'

export type NamedEntity = {
  id: string
  name: string
  type: EntityType
  mentions: number
  aliases: readonly string[]
}

type Surface = Readings & { text: string; key: string; characters: readonly string[] }
export type IndexEntry = Omit<NamedEntity, 'aliases'> & { surfaces: readonly Surface[] }

/** Plain data, so that it can be made in another thread. */
export type NameIndex = readonly IndexEntry[]

export type NameHit = Omit<NamedEntity, 'aliases'> & {
  matched: string
  by: 'name' | 'alias' | 'pinyin' | 'initials'
}

export function indexNames(entities: readonly NamedEntity[]): NameIndex {
  return entities.map(({ aliases, ...entity }) => ({
    ...entity,
    surfaces: [...new Set([entity.name, ...aliases])].map(text => {
      const key = matchKey(text)
      return { text, key, characters: [...key], ...readingsOf(key, { person: entity.type === 'person' }) }
    }),
  }))
}

/**
 * Entities that `query` may mean, best first: whole name, whole alias, start of the name, within the name, start of or within
 * an alias, initials, pinyin; among equals the one named most often. `count` is how many there are in all, `types` by type;
 * of `type` only, where one is given.
 */
export function searchNames(
  index: NameIndex,
  query: string,
  { limit, type }: { limit: number; type?: EntityType | undefined },
): { hits: NameHit[]; count: number; types: Partial<Record<EntityType, number>> } {
  const key = matchKey(query)
  if (key === '') return { hits: [], count: 0, types: {} }
  const letters = lettersOf(query)
  const found: { entry: IndexEntry; surface: Surface; rank: number; by: NameHit['by'] }[] = []
  for (const entry of index) {
    let best: (typeof found)[number] | undefined
    for (const surface of entry.surfaces) {
      const match = matchSurface(surface, key, letters, { alias: surface !== entry.surfaces[0] })
      if (match !== undefined && (best === undefined || match.rank < best.rank))
        best = { entry, surface, ...match }
    }
    if (best !== undefined) found.push(best)
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.entry.mentions - a.entry.mentions ||
      a.surface.key.length - b.surface.key.length ||
      compareStrings(a.entry.id, b.entry.id),
  )
  const types: Partial<Record<EntityType, number>> = {}
  for (const { entry } of found) types[entry.type] = (types[entry.type] ?? 0) + 1
  const wanted = type === undefined ? found : found.filter(({ entry }) => entry.type === type)
  const hits = wanted.slice(0, limit).map(({ entry, surface, by }) => ({
    id: entry.id,
    name: entry.name,
    type: entry.type,
    mentions: entry.mentions,
    matched: surface.text,
    by,
  }))
  return { hits, count: found.length, types }
}

const RANK = {
  name: { whole: 0, start: 2, within: 3 },
  alias: { whole: 1, start: 4, within: 5 },
  initials: { whole: 6, start: 7, within: 8 },
  pinyin: { whole: 9, start: 10, within: 11 },
} as const

/** Added where only a reading fits that is unlikely in this name: 数 as shuo. */
const UNLIKELY = 10

function matchSurface(
  { key: name, characters, likely, all }: Surface,
  key: string,
  letters: string | undefined,
  { alias }: { alias: boolean },
): { rank: number; by: NameHit['by'] } | undefined {
  const by = alias ? 'alias' : 'name'
  if (name === key) return { rank: RANK[by].whole, by }
  if (name.startsWith(key)) return { rank: RANK[by].start, by }
  if (name.includes(key)) return { rank: RANK[by].within, by }
  if (letters === undefined) return undefined
  for (const [readings, penalty] of [
    [likely, 0],
    [all, UNLIKELY],
  ] as const) {
    const match = matchPinyin(letters, characters, readings)
    if (match === undefined) continue
    const rank = RANK[match.by][match.start > 0 ? 'within' : match.whole ? 'whole' : 'start']
    return { rank: rank + penalty, by: match.by }
  }
  return undefined
}

/** What was typed as pinyin, if there is a letter in it: without tones, spaces and the mark in xi'an; ü as v. */
function lettersOf(query: string): string | undefined {
  const letters = matchKey(query)
    .normalize('NFD')
    .replace(/u\u0304?\u0308/gu, 'v')
    .replace(/[\u0300-\u036F'’]/gu, '')
  return /[a-z]/u.test(letters) ? letters : undefined
}
