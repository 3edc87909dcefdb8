// What is stated of an entity, each relation with its first sentence.
import { articleNodeId } from '../../pipeline/graph/add-article-nodes.ts'
import { compareStrings, edgeKey, type FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { Span } from '../../pipeline/types.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import { linkTo } from './entity-link.ts'
import type { Sources } from './load-sources.ts'
import { sentenceAt, summarise, toSentence } from './sentences.ts'
import type { StatedRelation } from './types.ts'

export type StatedEdge = {
  id: string
  type: string
  direction: 'out' | 'in'
  other: string
  labels: readonly string[]
  weight: number
  evidence: (Span & { article: string; reasons: readonly string[] }) | undefined
}

/** Stated edges of `id`, those with the most evidence first. */
export function statedEdges(graph: FactGraph, id: string): StatedEdge[] {
  const edges: StatedEdge[] = []
  graph.forEachEdge(id, (edge, { kind, type, labels, weight, evidence }, source, target) => {
    if (kind !== 'stated') return
    const out = source === id
    edges.push({
      id: edge,
      type,
      direction: out ? 'out' : 'in',
      other: out ? target : source,
      labels,
      weight,
      evidence: evidence[0],
    })
  })
  return edges.sort((a, b) => b.weight - a.weight || compareStrings(a.id, b.id))
}

export function statedRelation(state: GraphPart, edge: StatedEdge, sources: Sources): StatedRelation {
  const { id, type, direction, other, labels, weight, evidence } = edge
  const source = evidence === undefined ? undefined : sources.get(evidence.article)
  return {
    edge: id,
    type,
    direction,
    other: { kind: 'entity', entity: linkTo(state, other) },
    labels: [...labels],
    weight,
    sentence:
      evidence === undefined || source === undefined
        ? null
        : toSentence(source, evidence, source.mentions, evidence.reasons),
  }
}

/** What `person` wrote: one relation an article. */
export function writtenRelations(
  person: string,
  written: readonly (Span & { article: string; reason: string })[],
  sources: Sources,
): StatedRelation[] {
  return [...Map.groupBy(written, ({ article }) => article)].flatMap(([article, evidence]) => {
    const source = sources.get(article)
    const first = evidence[0]
    if (source === undefined || first === undefined) return []
    const { at } = indexSentences(source.article.text)
    return [
      {
        edge: edgeKey('authored', person, articleNodeId(article)),
        type: 'authored',
        direction: 'out' as const,
        other: { kind: 'article' as const, article: summarise(source) },
        labels: [],
        weight: new Set(evidence.map(({ start }) => at(start))).size,
        sentence: toSentence(source, sentenceAt(source.article, first.start), source.mentions, [
          first.reason,
        ]),
      },
    ]
  })
}
