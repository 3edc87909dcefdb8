// The graph, its backbone where it is large, or what is around one entity.
import { compareStrings, type FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { findBackbone } from '../../pipeline/graph/find-backbone.ts'
import type { GraphState } from '../graph/current-graph.ts'
import { HttpError } from '../http-error.ts'
import { countCertain } from './count-certain.ts'
import { sendUnlessFresh } from './fresh.ts'
import { graphEdge } from './graph-edge.ts'
import { answered, jsonRoute } from './route.ts'
import { type DatedEdge, GraphAnswer, type GraphNode, GraphQuery } from './types.ts'

export const getGraph = jsonRoute({
  method: 'get',
  path: '/api/graph',
  name: 'getGraph',
  summary: { zh: '整个图谱，或某个实体周围的部分', en: 'The graph, whole or around one entity' },
  query: GraphQuery,
  answer: { status: 200, schema: GraphAnswer },
  errors: [304, 404],
  async handle({ query, service, request, response }) {
    const { store, current } = await service
    const state = await current.state()
    if (sendUnlessFresh(state.version, request, response)) return answered
    const graph = query.articles ? await state.withArticles() : state.graph
    const { around: center, depth, limit, edges } = query
    const limits = { nodes: limit, edges }
    const choice = center === undefined ? backbone(graph, limits) : around(graph, { center, depth, limits })
    const answer = answerOf(state, graph, choice)
    const { certainty } = query
    if (certainty === 0) return answer
    const mentions = await store.certainMentions([...choice.nodes], certainty)
    return countCertain(graph, answer, { certainty, mentions })
  },
})

/** What to show; `truncated` where a limit left something out. */
type Choice = { nodes: ReadonlySet<string>; edges: ReadonlySet<string>; truncated: boolean }

function answerOf(state: GraphState, graph: FactGraph, choice: Choice): GraphAnswer {
  const days = graph.getAttribute('days') ?? { articles: {}, named: {} }
  const dates = [...new Set(Object.values(days.articles))].sort(compareStrings)
  const indexOf = new Map(dates.map((date, index) => [date, index]))
  const nodes: GraphNode[] = []
  for (const id of choice.nodes) {
    const { name, type, subtype, mentions, articles, certainty, community, x, y } =
      graph.getNodeAttributes(id)
    const hint = state.hints.get(id)
    nodes.push({
      id,
      name,
      type,
      ...(subtype === undefined ? {} : { subtype }),
      ...(hint === undefined ? {} : { hint }),
      mentions,
      articles,
      certainty,
      community,
      x,
      y,
      degree: new Set(graph.neighbors(id)).size,
      days: Object.entries(days.named[id] ?? {}).flatMap(([date, count]) => [indexOf.get(date) ?? 0, count]),
    })
  }
  const edges: DatedEdge[] = []
  for (const id of choice.edges) {
    const counts = new Map<number, number>()
    for (const { article } of graph.getEdgeAttribute(id, 'evidence')) {
      const index = indexOf.get(days.articles[article] ?? '')
      if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1)
    }
    edges.push({ ...graphEdge(graph, id), days: [...counts].flat() })
  }
  return {
    hash: state.hash,
    totals: state.totals,
    nodes,
    edges,
    dates,
    truncated: choice.truncated,
    whole: { nodes: graph.order, edges: graph.size },
  }
}

function backbone(graph: FactGraph, limits: { nodes: number; edges: number }): Choice {
  const { nodes, edges } = findBackbone(graph, limits)
  return { nodes, edges, truncated: nodes.size < graph.order || edges.size < graph.size }
}

/** The nodes within `depth` edges of `center`, the nearest first and among them those it has most to do with. */
function around(
  graph: FactGraph,
  { center, depth, limits }: { center: string; depth: number; limits: { nodes: number; edges: number } },
): Choice {
  if (!graph.hasNode(center)) throw new HttpError('unknown_entity', { id: center })
  const chosen = new Set([center])
  let ring = [center]
  let truncated = false
  for (let distance = 0; distance < depth; distance++) {
    const weights = new Map<string, number>()
    for (const id of ring) {
      graph.forEachEdge(id, (_, { weight }, source, target) => {
        const other = source === id ? target : source
        if (!chosen.has(other)) weights.set(other, (weights.get(other) ?? 0) + weight)
      })
    }
    const room = limits.nodes - chosen.size
    truncated ||= weights.size > room
    ring = [...weights]
      .sort(([a, less], [b, more]) => more - less || compareStrings(a, b))
      .slice(0, room)
      .map(([id]) => id)
    for (const id of ring) chosen.add(id)
  }
  // Its own edges first, so that a limit cuts those among its neighbours.
  const own = graph.filterEdges(center, (_, __, source, target) => chosen.has(source) && chosen.has(target))
  const edges = new Set(own)
  for (const id of chosen) {
    graph.forEachEdge(id, (edge, _, source, target) => {
      if (chosen.has(source) && chosen.has(target)) edges.add(edge)
    })
  }
  truncated ||= edges.size > limits.edges
  return { nodes: chosen, edges: new Set([...edges].slice(0, limits.edges)), truncated }
}
