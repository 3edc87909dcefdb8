// Groups what was found by kind; the kind of the best hit comes first.
import type { EntityType, SearchAnswer } from '../../server/api/types.ts'

type Hit = SearchAnswer['entities'][number]
export type HitGroup = { type: EntityType; count: number; hits: Hit[] }

/** `counts` are of all there are, `hits` the first of those that came; a kind of which none came has no group. */
export function groupHits(
  hits: readonly Hit[],
  counts: SearchAnswer['counts']['types'],
  { first }: { first: number },
): HitGroup[] {
  return [...Map.groupBy(hits, ({ type }) => type)].map(([type, hits]) => ({
    type,
    count: counts[type] ?? hits.length,
    // One more line costs as much room as the one that would lead to it.
    hits: (counts[type] ?? hits.length) <= first + 1 ? hits : hits.slice(0, first),
  }))
}
