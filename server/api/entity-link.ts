// Names an entity of the graph the way answers refer to one.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { EntityLink } from './types.ts'

/** Throws where `id` is not an entity of `graph`. */
export function linkTo(graph: FactGraph, id: string): EntityLink {
  const { name, type } = graph.getNodeAttributes(id)
  if (type === 'article') throw new Error(`${id} is an article, not an entity`)
  return { id, name, type }
}
