// Names an entity of the graph the way answers refer to one.
import type { GraphState } from '../graph/current-graph.ts'
import type { EntityLink } from './types.ts'

/** Throws where `id` is not an entity of the graph. */
export function linkTo({ graph, hints }: Pick<GraphState, 'graph' | 'hints'>, id: string): EntityLink {
  const { name, type } = graph.getNodeAttributes(id)
  if (type === 'article') throw new Error(`${id} is an article, not an entity`)
  const hint = hints.get(id)
  return { id, name, type, ...(hint === undefined ? {} : { hint }) }
}
