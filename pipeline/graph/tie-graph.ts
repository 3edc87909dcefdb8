// The graph as ties between entities: all edges of a pair as one, with its strength, for finding ways through it.
import type { UndirectedGraph } from 'graphology'
import graphology from 'graphology'
import { logLikelihoodOf, npmiOf, type SentenceCounts, tieStrength } from './association.ts'
import { compareStrings, type FactGraph, sentencesIn } from './fact-graph.ts'

export type Tie = {
  /** Sentences that name both, and sentences that state a relation between them. */
  together: number
  stated: number
  npmi: number
  logLikelihood: number
  /** 0 to 1, of the shared sentences alone, and with what is stated: see `tieStrength`. */
  closeness: number
  strength: number
  /** What a way along this tie costs: the firmer, the cheaper. */
  cost: number
  /** Its edges in the graph of facts, stated ones first, those with the most sentences first. */
  edges: readonly string[]
}

export type TieGraph = UndirectedGraph<Record<string, never>, Tie>

/** Below this a tie is chance; it still counts for something, since the two do meet. */
const FAINTEST = 0.02

/** Nodes in order of their ids; edges of an entity with itself are left out. */
export function tieGraphOf(graph: FactGraph): TieGraph {
  const ties: TieGraph = new graphology.UndirectedGraph<Record<string, never>, Tie>()
  const all = sentencesIn(graph)
  for (const id of graph.nodes().sort(compareStrings)) ties.addNode(id)
  const edgesOf = new Map<string, string[]>()
  graph.forEachEdge((edge, _, source, target) => {
    if (source === target) return
    // No text holds NUL: the reader takes it out, and the store refuses it.
    const pair = source < target ? `${source}\0${target}` : `${target}\0${source}`
    const edges = edgesOf.get(pair)
    if (edges) edges.push(edge)
    else edgesOf.set(pair, [edge])
  })
  for (const pair of [...edgesOf.keys()].sort(compareStrings)) {
    const [one, other] = pair.split('\0') as [string, string]
    ties.addEdge(one, other, tieOf(graph, { one, other, all, edges: edgesOf.get(pair) as string[] }))
  }
  return ties
}

function tieOf(
  graph: FactGraph,
  { one, other, all, edges }: { one: string; other: string; all: number; edges: readonly string[] },
): Tie {
  let [together, stated] = [0, 0]
  for (const edge of edges) {
    const { kind, weight } = graph.getEdgeAttributes(edge)
    if (kind === 'co_occurs') together += weight
    if (kind === 'stated') stated += weight
  }
  const counts: SentenceCounts = {
    together,
    one: graph.getNodeAttribute(one, 'sentences'),
    other: graph.getNodeAttribute(other, 'sentences'),
    all,
  }
  const logLikelihood = logLikelihoodOf(counts)
  const strength = tieStrength({ logLikelihood, together, stated })
  return {
    together,
    stated,
    npmi: npmiOf(counts),
    logLikelihood,
    closeness: tieStrength({ logLikelihood, together, stated: 0 }),
    strength,
    cost: -Math.log(Math.min(0.98, Math.max(FAINTEST, strength))),
    edges: [...edges].sort((a, b) => {
      const [first, second] = [graph.getEdgeAttributes(a), graph.getEdgeAttributes(b)]
      return (
        Number(second.kind === 'stated') - Number(first.kind === 'stated') ||
        second.weight - first.weight ||
        compareStrings(a, b)
      )
    }),
  }
}
