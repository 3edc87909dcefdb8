// The part of a build that lies between two entities: small enough to search, and holding every shortest way of up to three steps.
import { MOST_STEPS } from '../../pipeline/graph/find-paths.ts'
import type { EdgeRow } from '../../pipeline/graph/graph-rows.ts'
import type { StoreCalls } from '../store/store.ts'

/** Neighbours looked at on either side; further out, those with most to do with them. */
const MOST_NEIGHBOURS = 20_000
const MOST_IN_RING = 2000
const EDGES_PER_NODE = 100
/** Whom both know, as far as a way is to be chosen among them. */
const MOST_COMMON = 300
/** Of each side's neighbours so many may be on a way that takes a step more along firmer ties. */
const FIRMEST = 60
const MOST_EDGES = 1500
/** A graph of so few edges is looked through whole. */
const SMALL_GRAPH = 3000

type Rows = Pick<
  StoreCalls,
  | 'edgesBetween'
  | 'commonNeighbours'
  | 'neighbours'
  | 'edgesAcross'
  | 'edgesAmong'
  | 'nextRing'
  | 'foremostNodes'
>

export async function loadWays(
  store: Rows,
  { number, counts }: { number: number; counts: { nodes: number; edges: number } },
  one: string,
  other: string,
): Promise<EdgeRow[]> {
  if (counts.edges <= SMALL_GRAPH) {
    const nodes = await store.foremostNodes(number, counts.nodes)
    return store.edgesAmong(
      number,
      nodes.map(({ id }) => id),
      { limit: SMALL_GRAPH },
    )
  }
  const direct = await store.edgesBetween(number, one, [other])
  const common = await store.commonNeighbours(number, one, other, MOST_COMMON)
  const [ofOne, ofOther] = [
    await store.neighbours(number, one, MOST_NEIGHBOURS),
    await store.neighbours(number, other, MOST_NEIGHBOURS),
  ]
  const isNear = direct.length > 0 || common.count > 0
  const [from, to] = isNear ? [ofOne.slice(0, FIRMEST), ofOther.slice(0, FIRMEST)] : [ofOne, ofOther]
  const across = await store.edgesAcross(number, from, to, MOST_EDGES)
  if (isNear || across.length > 0) {
    const between = [...common.ids, ...across.flatMap(({ source, target }) => [source, target])]
    const ids = [...new Set(between)].filter(id => id !== one && id !== other)
    return [
      ...direct,
      ...across,
      ...(await store.edgesBetween(number, one, ids)),
      ...(await store.edgesBetween(number, other, ids)),
    ]
  }
  return loadFurther(store, number, { one, ofOne, other, ofOther })
}

/** Rings around both ends grow until they meet, the smaller one first. */
async function loadFurther(
  store: Rows,
  build: number,
  { one, ofOne, other, ofOther }: { one: string; ofOne: string[]; other: string; ofOther: string[] },
): Promise<EdgeRow[]> {
  const sides = [
    { known: new Set([one, ...ofOne]), ring: ofOne.slice(0, MOST_IN_RING) },
    { known: new Set([other, ...ofOther]), ring: ofOther.slice(0, MOST_IN_RING) },
  ]
  for (let steps = 4; steps <= MOST_STEPS; steps++) {
    sides.sort((a, b) => a.ring.length - b.ring.length)
    const [side, opposite] = sides as [(typeof sides)[0], (typeof sides)[0]]
    side.ring = await store.nextRing(build, side.ring, {
      known: [...side.known],
      each: EDGES_PER_NODE,
      limit: MOST_IN_RING,
    })
    if (side.ring.length === 0) return []
    const met = side.ring.some(id => opposite.known.has(id))
    for (const id of side.ring) side.known.add(id)
    const across = met ? [] : await store.edgesAcross(build, side.ring, opposite.ring, MOST_EDGES)
    if (!met && across.length === 0) continue
    return store.edgesAmong(build, [...side.known, ...opposite.known], { limit: 10 * MOST_EDGES })
  }
  return []
}
