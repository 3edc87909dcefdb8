// A part of the graph, small enough to be held: what one answer is made from.
import graphology from 'graphology'
import { isUndirected } from '../../pipeline/graph/contribution.ts'
import {
  compareStrings,
  type FactEdge,
  type FactGraph,
  type FactNode,
} from '../../pipeline/graph/fact-graph.ts'
import type { LinksInAll } from '../../pipeline/graph/find-backbone.ts'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import { type TieGraph, tieGraphOf } from '../../pipeline/graph/tie-graph.ts'
import type { DatedEvidence } from '../store/graph-evidence.ts'

export type GraphPart = {
  /** Edges carry the first piece of their evidence alone, or all that a filter leaves of it. */
  graph: FactGraph
  /** What tells persons of the same name apart, by id. */
  hints: ReadonlyMap<string, string>
  /** The ties between its entities: made when they are first asked for. */
  ties(): TieGraph
}

export type PartRows = {
  nodes: readonly NodeRow[]
  /** Both ends of each must be among the nodes, else it is left out. */
  edges: readonly EdgeRow[]
  /** What a filter leaves of the edges' evidence, by edge; without one, what they have themselves. */
  evidence?: ReadonlyMap<string, readonly DatedEvidence[]> | undefined
  /** How many sentences of the whole graph name anybody. */
  sentences?: number
}

export function partOf(rows: PartRows, hints: ReadonlyMap<string, string>): GraphPart {
  const graph = graphOfRows(rows)
  let ties: TieGraph | undefined
  return {
    graph,
    hints,
    ties: () => {
      ties ??= tieGraphOf(graph)
      return ties
    },
  }
}

/** In order of ids, as `buildGraph` makes it; communities and places are all 0. */
export function graphOfRows({ nodes, edges, evidence, sentences = 0 }: PartRows): FactGraph {
  const graph: FactGraph = new graphology.MultiGraph<FactNode, FactEdge>()
  graph.setAttribute('sentences', sentences)
  for (const row of nodes.toSorted((a, b) => compareStrings(a.id, b.id))) {
    const { id, subtype, days: _, degree: __, links: ___, linkWeight: ____, ...node } = row
    graph.mergeNode(id, {
      ...node,
      ...(subtype === null ? {} : { subtype }),
      ...{ community: 0, x: 0, y: 0 },
    })
  }
  const dates: Record<string, string> = {}
  for (const row of edges.toSorted((a, b) => compareStrings(a.key, b.key))) {
    const { key, source, target, kind, type, labels, weight, articles, first } = row
    if (graph.hasEdge(key) || !graph.hasNode(source) || !graph.hasNode(target)) continue
    const left = evidence === undefined ? [first] : (evidence.get(key) ?? [])
    for (const piece of left) if ('date' in piece && piece.date !== null) dates[piece.article] = piece.date
    const edge: FactEdge = { kind, type, labels, weight, articles, evidence: left }
    if (isUndirected(type)) graph.addUndirectedEdgeWithKey(key, source, target, edge)
    else graph.addDirectedEdgeWithKey(key, source, target, edge)
  }
  graph.setAttribute('days', { articles: dates, named: {} })
  return graph
}

/** How many links each node has in the whole graph, where a part of it is looked at. */
export function linksInAll(nodes: readonly NodeRow[]): LinksInAll {
  const byId = new Map(nodes.map(({ id, links, linkWeight }) => [id, { links, weight: linkWeight }]))
  return id => byId.get(id) ?? { links: 0, weight: 0 }
}
