// The graph's answer counted anew: only mentions, and sentences, that are as certain as asked for.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { DayCount } from '../../pipeline/graph/graph-rows.ts'
import type { GraphView } from '../graph/graph-view.ts'
import type { StoreCalls } from '../store/store.ts'
import type { GraphAnswer } from './types.ts'

/** What nothing certain stands behind is left out; `graph` has the sentences of articles' edges. */
export async function countCertain(
  store: StoreCalls,
  { build }: GraphView,
  { answer, graph, certainty }: { answer: GraphAnswer; graph: FactGraph; certainty: number },
): Promise<GraphAnswer> {
  const entities = answer.nodes.filter(({ type }) => type !== 'article').map(({ id }) => id)
  const mentions = await store.certainMentions(entities, certainty)
  const degrees = await store.certainDegrees(build.number, entities, certainty)
  const weights = await store.weighWithin(
    build.number,
    answer.edges.map(({ id }) => id),
    { certainty },
  )
  const indexOf = new Map(answer.dates.map((date, index) => [date, index]))
  const flat = (days: readonly DayCount[]) =>
    days.flatMap(([date, count]) => {
      const index = indexOf.get(date)
      return index === undefined ? [] : [index, count]
    })

  const nodes = answer.nodes.flatMap(node => {
    if (node.type === 'article') return [node]
    const counted = mentions.get(node.id)
    if (counted === undefined) return []
    const { mentions: named, articles, days } = counted
    return [{ ...node, mentions: named, articles, degree: degrees.get(node.id) ?? 0, days: flat(days) }]
  })
  const edges = answer.edges.flatMap(edge => {
    if (isOfArticle(graph, edge.id)) {
      const { length: weight } = graph
        .getEdgeAttribute(edge.id, 'evidence')
        .filter(piece => piece.certainty >= certainty)
      // All its sentences stand in one article.
      const days = edge.days.map((value, at) => (at % 2 === 1 ? weight : value))
      return weight === 0 ? [] : [{ ...edge, weight, days }]
    }
    const within = weights.get(edge.id)
    return within === undefined ? [] : [{ ...edge, weight: within.weight, days: flat(within.days) }]
  })
  return { ...answer, nodes, edges }
}

function isOfArticle(graph: FactGraph, edge: string): boolean {
  return graph.extremities(edge).some(end => graph.getNodeAttribute(end, 'type') === 'article')
}
