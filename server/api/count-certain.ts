// The graph's answer counted anew: only mentions, and sentences, that are as certain as asked for.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { CertainMentions } from '../store/notes.ts'
import { evidenceWithin } from './evidence-within.ts'
import type { GraphAnswer } from './types.ts'

/** `mentions` of the answer's nodes, counted by the store. What nothing certain stands behind is left out. */
export function countCertain(
  graph: FactGraph,
  answer: GraphAnswer,
  { certainty, mentions }: { certainty: number; mentions: ReadonlyMap<string, CertainMentions> },
): GraphAnswer {
  const indexOf = new Map(answer.dates.map((date, index) => [date, index]))
  const dates = graph.getAttribute('days')?.articles ?? {}
  const nodes = answer.nodes.flatMap(node => {
    if (node.type === 'article') return [node]
    const counted = mentions.get(node.id)
    if (counted === undefined) return []
    const days = counted.days.flatMap(([date, count]) => {
      const index = indexOf.get(date)
      return index === undefined ? [] : [index, count]
    })
    return [
      {
        ...node,
        mentions: counted.mentions,
        articles: counted.articles,
        degree: certainDegree(graph, node.id, certainty),
        days,
      },
    ]
  })
  const edges = answer.edges.flatMap(edge => {
    const evidence = evidenceWithin(graph, edge.id, { certainty })
    if (evidence.length === 0) return []
    const counts = new Map<number, number>()
    for (const { article } of evidence) {
      const index = indexOf.get(dates[article] ?? '')
      if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1)
    }
    return [{ ...edge, weight: evidence.length, days: [...counts].flat() }]
  })
  return { ...answer, nodes, edges }
}

function certainDegree(graph: FactGraph, id: string, least: number): number {
  const linked = new Set<string>()
  graph.forEachEdge(id, (_, { evidence }, source, target) => {
    if (evidence.some(({ certainty }) => certainty >= least)) linked.add(source === id ? target : source)
  })
  return linked.size
}
