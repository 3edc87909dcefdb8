// Finds the communities of a graph: names that the paper speaks of together.
import louvainModule from 'graphology-communities-louvain'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { FactGraph } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'
import { joinLinks } from './join-links.ts'

// Its typings promise an ES default export, but Node gives the function itself.
const louvain = louvainModule as unknown as (typeof louvainModule)['default']

const SEED = 20240520

/**
 * Community of every node by Louvain's method, stated relations binding more than co-occurrence. 0 is the largest community;
 * of two equally large ones the one that holds the smaller id comes first. The same graph gives the same numbers.
 */
export function findCommunities(graph: FactGraph): Map<string, number> {
  const links = joinLinks(graph)
  const generator = xoroshiro128plus(SEED)
  const found = louvain(links, { getEdgeWeight: 'weight', rng: () => uniformFloat64(generator) })

  // Members in order of ids, as the links' nodes are.
  const members = new Map<number, string[]>()
  for (const id of links.nodes()) {
    const community = found[id] as number
    const ids = members.get(community) ?? []
    ids.push(id)
    members.set(community, ids)
  }
  const bySize = [...members.values()].sort(
    (a, b) => b.length - a.length || compareStrings(a[0] as string, b[0] as string),
  )
  return new Map(bySize.flatMap((ids, number) => ids.map(id => [id, number] as const)))
}
