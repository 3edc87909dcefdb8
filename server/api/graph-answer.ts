// Puts a part of the graph into the shape in which the explorer draws it.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { DayCount } from '../../pipeline/graph/graph-rows.ts'
import type { GraphView } from '../graph/graph-view.ts'
import type { Chosen } from '../graph/load-around.ts'
import { graphEdge } from './graph-edge.ts'
import type { DatedEdge, GraphAnswer, GraphNode } from './types.ts'

/** What is chosen to be shown; `graph` holds it, with places, and what there is of articles. */
export type Shown = Chosen & {
  graph: FactGraph
  /** What the whole graph has. */
  whole: { nodes: number; edges: number }
  articles?: readonly string[]
  articleEdges?: readonly string[]
}

export function answerOf(
  view: GraphView,
  { nodes, edges, graph, whole, truncated, articles = [], articleEdges = [] }: Shown,
  hints: ReadonlyMap<string, string>,
): GraphAnswer {
  const dated = articleEdges.map(key => ({ key, days: daysOfArticleEdge(graph, key) }))
  const dates = [
    ...new Set([...nodes, ...edges, ...dated].flatMap(({ days }) => days.map(([date]) => date))),
  ].sort()
  const indexOf = new Map(dates.map((date, index) => [date, index]))
  const flat = (days: readonly DayCount[]) => days.flatMap(([date, count]) => [indexOf.get(date) ?? 0, count])
  const placeOf = (id: string) => {
    const { community, x, y } = graph.getNodeAttributes(id)
    return { community, x, y }
  }
  // Articles that name somebody are among those it is linked with.
  const articlesOf = new Map<string, Set<string>>()
  for (const key of articleEdges) {
    for (const [one, other] of [graph.extremities(key), graph.extremities(key).toReversed()] as [
      string,
      string,
    ][]) {
      articlesOf.set(one, (articlesOf.get(one) ?? new Set()).add(other))
    }
  }
  const entities = nodes.map(
    ({ id, name, type, subtype, mentions, articles, certainty, degree, days }): GraphNode => {
      const hint = hints.get(id)
      return {
        ...{ id, name, type },
        ...(subtype === null ? {} : { subtype }),
        ...(hint === undefined ? {} : { hint }),
        ...{ mentions, articles, certainty, ...placeOf(id) },
        degree: degree + (articlesOf.get(id)?.size ?? 0),
        days: flat(days),
      }
    },
  )
  const articleNodes = articles.map((id): GraphNode => {
    const { name, type, subtype, mentions, articles, certainty } = graph.getNodeAttributes(id)
    return {
      ...{ id, name, type },
      ...(subtype === undefined ? {} : { subtype }),
      ...{ mentions, articles, certainty, ...placeOf(id) },
      degree: articlesOf.get(id)?.size ?? 0,
      days: [],
    }
  })
  return {
    hash: view.hash,
    totals: view.totals,
    nodes: [...entities, ...articleNodes],
    edges: [
      ...edges.map(
        ({ key, kind, type, source, target, weight, labels, days }): DatedEdge => ({
          ...{ id: key, kind, type, source, target, weight },
          labels: [...labels],
          days: flat(days),
        }),
      ),
      ...dated.map(({ key, days }): DatedEdge => ({ ...graphEdge(graph, key), days: flat(days) })),
    ],
    dates,
    truncated,
    whole,
  }
}

/** All its sentences stand in its article. */
function daysOfArticleEdge(graph: FactGraph, key: string): DayCount[] {
  const { evidence } = graph.getEdgeAttributes(key)
  const article = graph.extremities(key).find(end => graph.getNodeAttribute(end, 'type') === 'article')
  const date = article === undefined ? null : graph.getNodeAttribute(article, 'firstDate')
  return date === null ? [] : [[date, evidence.length]]
}
