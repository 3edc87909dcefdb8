// The graph, whole or around one entity, within a limit of nodes.
import { compareStrings, type FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { GraphState } from '../graph/current-graph.ts'
import { HttpError } from '../http-error.ts'
import { sendUnlessFresh } from './fresh.ts'
import { answered, jsonRoute } from './route.ts'
import { GraphAnswer, type GraphEdge, type GraphNode, GraphQuery } from './types.ts'

export const getGraph = jsonRoute({
  method: 'get',
  path: '/api/graph',
  name: 'getGraph',
  summary: { zh: '整个图谱，或某个实体周围的部分', en: 'The graph, whole or around one entity' },
  query: GraphQuery,
  answer: { status: 200, schema: GraphAnswer },
  errors: [304, 404],
  async handle({ query, service, request, response }) {
    const { current } = await service
    const state = await current.state()
    if (sendUnlessFresh(state.version, request, response)) return answered
    const graph = query.articles ? await state.withArticles() : state.graph
    const { around: center, depth, limit } = query
    const choice = center === undefined ? foremost(graph, limit) : around(graph, { center, depth, limit })
    return answerOf(state, graph, choice)
  },
})

/** The nodes to show; `truncated` where the limit left some out. */
type Choice = { ids: ReadonlySet<string>; truncated: boolean }

function answerOf(state: GraphState, graph: FactGraph, { ids, truncated }: Choice): GraphAnswer {
  const nodes: GraphNode[] = []
  for (const id of ids) {
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
    })
  }
  const edges: GraphEdge[] = []
  graph.forEachEdge((id, { kind, type, weight, labels }, source, target) => {
    if (ids.has(source) && ids.has(target))
      edges.push({ id, kind, type, source, target, weight, labels: [...labels] })
  })
  return { hash: state.hash, totals: state.totals, nodes, edges, truncated }
}

/** The nodes named most often; articles, where there are any, give way to entities. */
function foremost(graph: FactGraph, limit: number): Choice {
  const ranked = graph.mapNodes((id, { type, mentions, articles }) => ({
    id,
    article: type === 'article',
    mentions,
    articles,
  }))
  ranked.sort(
    (a, b) =>
      Number(a.article) - Number(b.article) ||
      b.mentions - a.mentions ||
      b.articles - a.articles ||
      compareStrings(a.id, b.id),
  )
  return { ids: new Set(ranked.slice(0, limit).map(({ id }) => id)), truncated: ranked.length > limit }
}

/** The nodes within `depth` edges of `center`, the nearest first and among them those it has most to do with. */
function around(
  graph: FactGraph,
  { center, depth, limit }: { center: string; depth: number; limit: number },
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
    const room = limit - chosen.size
    truncated ||= weights.size > room
    ring = [...weights]
      .sort(([a, less], [b, more]) => more - less || compareStrings(a, b))
      .slice(0, room)
      .map(([id]) => id)
    for (const id of ring) chosen.add(id)
  }
  return { ids: chosen, truncated }
}
