// Sums up all edges between two nodes into one link, which is what communities and the layout go by.

import type { UndirectedGraph } from 'graphology'
import graphology from 'graphology'
import type { Place } from './box.ts'
import type { FactEdge, FactGraph } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'

/** What one sentence counts by the kind of its edge: one that states a relation binds more than one that names both. */
const SENTENCE_WEIGHT: Record<FactEdge['kind'], number> = { stated: 3, co_occurs: 1, mentions: 1 }

export type Link = { weight: number }
/** The nodes have places only where a layout needs somewhere to start. */
export type LinkGraph = UndirectedGraph<Partial<Place>, Link>

/** Nodes and links of `graph` in order of their ids, without direction, loops and parallels. */
export function joinLinks(graph: FactGraph): LinkGraph {
  const weights = new Map<string, Map<string, number>>()
  graph.forEachEdge((_, { kind, weight }, one, other) => {
    if (one === other) return
    const [source, target] = one < other ? [one, other] : [other, one]
    const targets = weights.get(source) ?? new Map<string, number>()
    targets.set(target, (targets.get(target) ?? 0) + weight * SENTENCE_WEIGHT[kind])
    weights.set(source, targets)
  })
  const links: LinkGraph = new graphology.UndirectedGraph()
  const ids = graph.nodes().sort(compareStrings)
  for (const id of ids) links.addNode(id)
  for (const source of ids) {
    const targets = [...(weights.get(source) ?? [])].sort(([a], [b]) => compareStrings(a, b))
    for (const [target, weight] of targets) links.addEdge(source, target, { weight })
  }
  return links
}
