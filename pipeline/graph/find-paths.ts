// How one entity leads to another: the shortest ways, and the way along the firmest ties.
import { dijkstra } from 'graphology-shortest-path'
import { compareStrings } from './fact-graph.ts'
import type { Tie, TieGraph } from './tie-graph.ts'

/** The entities on the way, both ends included. */
export type Way = { nodes: readonly string[]; cost: number; shortest: boolean; strongest: boolean }

/** A longer chain of sentences explains nothing to anybody. */
export const MOST_STEPS = 8

/**
 * Up to `limit` of the shortest ways from `one` to `other`, the firmest of them first, and the strongest way of all, whose ties
 * multiplied are the firmest: it may take a step more to avoid a chance meeting. None where they are further apart than `MOST_STEPS`.
 * Throws where the graph lacks one of them.
 */
export function findPaths(
  ties: TieGraph,
  { one, other, limit }: { one: string; other: string; limit: number },
): Way[] {
  if (one === other) return []
  const ways: Way[] = shortestPaths(ties, { one, other, limit }).map(({ nodes, cost }) => ({
    nodes,
    cost,
    shortest: true,
    strongest: false,
  }))
  if (ways.length === 0) return []
  const found: string[] | null = dijkstra.bidirectional(ties, one, other, (_: string, { cost }: Tie) => cost)
  const strongest = found ?? []
  const same = ways.find(({ nodes }) => nodes.join('\n') === strongest.join('\n'))
  if (same) same.strongest = true
  else if (strongest.length > 1 && strongest.length <= MOST_STEPS + 1)
    ways.push({ nodes: strongest, cost: costOf(ties, strongest), shortest: false, strongest: true })
  return ways
}

type Partial = { nodes: readonly string[]; cost: number }

/** Rings around both ends grow until they meet; then the cheapest ways through the rings are put together. */
function shortestPaths(
  ties: TieGraph,
  { one, other, limit }: { one: string; other: string; limit: number },
): Partial[] {
  const length = distanceBetween(ties, one, other)
  if (length === undefined) return []
  // Only what lies as near to the other end as a shortest way needs is gone through.
  const toOther = distancesFrom(ties, other, length)
  let ring = new Map<string, Partial[]>([[one, [{ nodes: [one], cost: 0 }]]])
  for (let step = 1; step <= length; step++) {
    const next = new Map<string, Partial[]>()
    for (const [node, ways] of ring) {
      ties.forEachEdge(node, (_, { cost }, source, target) => {
        const neighbour = source === node ? target : source
        if (toOther.get(neighbour) !== length - step) return
        const reached = next.get(neighbour) ?? []
        for (const way of ways) reached.push({ nodes: [...way.nodes, neighbour], cost: way.cost + cost })
        next.set(neighbour, reached.sort(cheapestFirst).slice(0, limit))
      })
    }
    ring = next
  }
  return ring.get(other) ?? []
}

const cheapestFirst = (a: Partial, b: Partial): number =>
  a.cost - b.cost || compareStrings(a.nodes.join('\n'), b.nodes.join('\n'))

/** The number of steps, found from both ends at once; undefined where there are more than `MOST_STEPS`. */
function distanceBetween(ties: TieGraph, one: string, other: string): number | undefined {
  const sides = [one, other].map(end => ({ seen: new Set([end]), ring: [end] }))
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    const [side, opposite] = sides as [(typeof sides)[0], (typeof sides)[0]]
    if (side.ring.length === 0) return undefined
    const next: string[] = []
    for (const node of side.ring) {
      for (const neighbour of ties.neighbors(node)) {
        if (opposite.seen.has(neighbour)) return steps
        if (side.seen.has(neighbour)) continue
        side.seen.add(neighbour)
        next.push(neighbour)
      }
    }
    side.ring = next
    // The smaller side grows next.
    sides.sort((a, b) => a.ring.length - b.ring.length)
  }
  return undefined
}

function distancesFrom(ties: TieGraph, end: string, furthest: number): Map<string, number> {
  const distances = new Map([[end, 0]])
  let ring = [end]
  for (let distance = 1; distance <= furthest && ring.length > 0; distance++) {
    const next: string[] = []
    for (const node of ring) {
      for (const neighbour of ties.neighbors(node)) {
        if (distances.has(neighbour)) continue
        distances.set(neighbour, distance)
        next.push(neighbour)
      }
    }
    ring = next
  }
  return distances
}

function costOf(ties: TieGraph, nodes: readonly string[]): number {
  return nodes
    .slice(1)
    .reduce((sum, node, index) => sum + ties.getEdgeAttribute(nodes[index] as string, node, 'cost'), 0)
}
