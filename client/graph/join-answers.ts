// Joins what was asked for around single entities to a graph; all must come from the same state of the data.
import type { GraphAnswer } from '../../server/api/types.ts'

/** `base` itself where nothing is new. Parts of another state of the data are left out: they will be asked for again. */
export function joinAnswers(base: GraphAnswer, parts: readonly GraphAnswer[]): GraphAnswer {
  const fitting = parts.filter(({ hash }) => hash === base.hash)
  if (fitting.length === 0) return base
  const nodes = new Map(base.nodes.map(node => [node.id, node]))
  const edges = new Map(base.edges.map(edge => [edge.id, edge]))
  for (const part of fitting) {
    for (const node of part.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
    for (const edge of part.edges) if (!edges.has(edge.id)) edges.set(edge.id, edge)
  }
  if (nodes.size === base.nodes.length && edges.size === base.edges.length) return base
  return { ...base, nodes: [...nodes.values()], edges: [...edges.values()] }
}
