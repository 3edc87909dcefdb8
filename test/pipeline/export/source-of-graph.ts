// A graph that is held whole, as a source for an export: what a test writes and reads back.
import type { ExportSource, QuotedArticle } from '../../../pipeline/export/export-source.ts'
import { compareStrings, type EdgeEvidence, type FactGraph } from '../../../pipeline/graph/fact-graph.ts'

/** A node's dates are its first and last and, where `articles` are given, those of its edges. */
export function sourceOfGraph(graph: FactGraph, articles?: ReadonlyMap<string, QuotedArticle>): ExportSource {
  const datesOf = (evidence: readonly EdgeEvidence[]) =>
    evidence.map(({ article }) => articles?.get(article)?.date ?? null)
  return {
    counts: { nodes: graph.order, edges: graph.size },
    dated: graph.someNode((_, { firstDate }) => firstDate !== null),
    hasNode: id => graph.hasNode(id),
    async *nodes() {
      for (const id of graph.nodes().sort(compareStrings)) {
        const node = graph.getNodeAttributes(id)
        const edges = graph.mapEdges(id, (_, { evidence }) => datesOf(evidence))
        yield [{ id, node, dates: [node.firstDate, node.lastDate, ...edges.flat()] }]
      }
    },
    async *edges() {
      for (const key of graph.edges().sort(compareStrings)) {
        const [source, target] = graph.extremities(key)
        yield [{ key, source, target, directed: graph.isDirected(key), edge: graph.getEdgeAttributes(key) }]
      }
    },
    ...(articles === undefined ? {} : { quote: async () => articles }),
  }
}
