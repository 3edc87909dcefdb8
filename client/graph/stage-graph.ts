// The graph as the canvas holds it: the server's nodes and edges with a place in pixels, kept up to date without starting anew.
import type { MultiGraph } from 'graphology'
import type { GraphAnswer, GraphEdge, GraphNode } from '../../server/api/types.ts'
import { fitToStage, type Place, radiusOf, type Size } from './fit-to-stage.ts'

export type NodeAttributes = Pick<GraphNode, 'name' | 'type' | 'mentions'> & Place & { size: number }

export type LinkAttributes = Pick<GraphEdge, 'kind' | 'type' | 'labels' | 'weight'> & {
  /** The same two are joined by a stated relation too: the dotted line would only blur the solid one. */
  beneathStated: boolean
}

export type StageGraph = MultiGraph<NodeAttributes, LinkAttributes>

/** Room for labels at the right, where they stand by preference, and a little air around. */
const INSET = { left: 34, right: 74, top: 26, bottom: 30 }
const NARROW_INSET = { left: 16, right: 40, top: 14, bottom: 16 }

/** Below this width a stage is a telephone's. */
export const NARROW = 560

export type Target = { x: number; y: number; size: number }

/** Place and size of every node on a stage of this size. */
export function placeNodes(nodes: readonly GraphNode[], stage: Size): Map<string, Target> {
  const places = new Map(nodes.map(({ id, x, y }) => [id, { x, y }]))
  const fitted = fitToStage(places, stage, stage.width < NARROW ? NARROW_INSET : INSET)
  return new Map(
    nodes.map(({ id, mentions }) => {
      const place = fitted.get(id) ?? { x: 0, y: 0 }
      return [id, { ...place, size: radiusOf(mentions, stage, nodes.length) }]
    }),
  )
}

/**
 * Makes `graph` hold the answer's nodes and edges. Nodes that stay keep their place for now, so that they can be moved
 * slowly; new ones start at theirs with size 0. Returns whether there was anything before.
 */
export function takeAnswer(
  graph: StageGraph,
  answer: GraphAnswer,
  targets: ReadonlyMap<string, Target>,
): { grown: boolean } {
  const grown = graph.order > 0
  for (const id of graph.nodes()) if (!targets.has(id)) graph.dropNode(id)
  for (const { id, name, type, mentions } of answer.nodes) {
    const target = targets.get(id) ?? { x: 0, y: 0, size: 1 }
    if (graph.hasNode(id)) graph.mergeNodeAttributes(id, { name, type, mentions })
    else graph.addNode(id, { name, type, mentions, ...target, size: grown ? 0 : target.size })
  }
  graph.clearEdges()
  const stated = new Set(answer.edges.filter(({ kind }) => kind === 'stated').map(pairOf))
  for (const edge of answer.edges) {
    if (!graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue
    const { kind, type, labels, weight } = edge
    const beneathStated = kind === 'co_occurs' && stated.has(pairOf(edge))
    graph.addEdgeWithKey(edge.id, edge.source, edge.target, { kind, type, labels, weight, beneathStated })
  }
  return { grown }
}

const pairOf = ({ source, target }: GraphEdge): string =>
  source < target ? `${source}\n${target}` : `${target}\n${source}`
