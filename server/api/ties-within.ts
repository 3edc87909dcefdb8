// The ties between entities that a reader's filter leaves: ways are sought among these alone.
import graphology from 'graphology'
import type { Tie, TieGraph } from '../../pipeline/graph/tie-graph.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import { evidenceWithin, isAll, type Within } from './evidence-within.ts'

type Kept = { within: string; ties: TieGraph }
/** A period is asked for again and again while somebody looks at it. */
const kept = new WeakMap<GraphPart, Kept>()

/** A tie is as firm as over all time; its edges are those that a sentence within stands behind. */
export function tiesWithin(state: GraphPart, within: Within): TieGraph {
  if (isAll(within)) return state.ties()
  const key = JSON.stringify([within.certainty, within.from, within.to])
  const known = kept.get(state)
  if (known?.within === key) return known.ties
  const ties: TieGraph = new graphology.UndirectedGraph<Record<string, never>, Tie>()
  const all = state.ties()
  all.forEachNode(id => ties.addNode(id))
  all.forEachEdge((_, tie, one, other) => {
    const edges = tie.edges.filter(edge => evidenceWithin(state.graph, edge, within).length > 0)
    if (edges.length > 0) ties.addEdge(one, other, { ...tie, edges })
  })
  kept.set(state, { within: key, ties })
  return ties
}
