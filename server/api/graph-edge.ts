// An edge of the graph the way answers tell of one.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { GraphEdge } from './types.ts'

export function graphEdge(graph: FactGraph, id: string): GraphEdge {
  const { kind, type, weight, labels } = graph.getEdgeAttributes(id)
  const [source, target] = graph.extremities(id)
  return { id, kind, type, source, target, weight, labels: [...labels] }
}
