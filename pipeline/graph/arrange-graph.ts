// Finds communities and places for a graph and writes them on its nodes.
import type { FactGraph } from './fact-graph.ts'
import { findCommunities } from './find-communities.ts'
import { layOut } from './lay-out.ts'

/** Sets `community`, `x` and `y` of every node of `graph`, in place, and returns it. */
export function arrangeGraph(graph: FactGraph): FactGraph {
  const communities = findCommunities(graph)
  const places = layOut(graph)
  graph.updateEachNodeAttributes((id, node) => ({
    ...node,
    ...places.get(id),
    community: communities.get(id) ?? 0,
  }))
  return graph
}
