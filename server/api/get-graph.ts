// The graph, its backbone where it is large, or what is around one entity.

import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { placeBeyond } from '../../pipeline/graph/place-beyond.ts'
import { graphOfRows } from '../graph/graph-part.ts'
import type { GraphView } from '../graph/graph-view.ts'
import { type Chosen, loadAround } from '../graph/load-around.ts'
import { articleOfNode, withArticlesAround } from '../graph/load-articles-around.ts'
import { loadBackbone, PICTURE } from '../graph/load-backbone.ts'
import { HttpError } from '../http-error.ts'
import type { StoreCalls } from '../store/store.ts'
import { countCertain } from './count-certain.ts'
import { answerOf, type Shown } from './graph-answer.ts'
import { graphRoute } from './route.ts'
import { GraphAnswer, GraphQuery } from './types.ts'

export const getGraph = graphRoute({
  method: 'get',
  path: '/api/graph',
  name: 'getGraph',
  summary: { zh: '整个图谱，或某个实体周围的部分', en: 'The graph, whole or around one entity' },
  query: GraphQuery,
  answer: { status: 200, schema: GraphAnswer },
  errors: [404],
  async handle({ query, store, view }) {
    const { around: center, certainty } = query
    const shown =
      center !== undefined
        ? await showAround(store, view, { ...query, center })
        : isPlain(query)
          ? await showPicture(store, view)
          : await showBackbone(store, view, query)
    const answer = answerOf(view, shown, await view.hintsOf(shown.nodes))
    return certainty === 0 ? answer : countCertain(store, view, { answer, graph: shown.graph, certainty })
  },
})

type Asked = { depth: number; limit: number; edges: number; articles: boolean; certainty: number }

/** What the explorer asks for first: drawn when the build was made. */
const isPlain = ({ limit, edges, articles, certainty }: Asked): boolean =>
  limit === PICTURE.nodes && edges === PICTURE.edges && !articles && certainty === 0

async function showPicture(store: StoreCalls, view: GraphView): Promise<Shown> {
  const { number } = view.build
  const ids = view.picture.nodes.map(([id]) => id)
  const [rows, edges] = [
    await store.nodesById(number, ids),
    await store.edgesByKey(number, view.picture.edges),
  ]
  return place(view, {
    nodes: ids.flatMap(id => rows.get(id) ?? []),
    edges: view.picture.edges.flatMap(key => edges.get(key) ?? []),
    truncated: ids.length < view.build.counts.nodes || edges.size < view.build.counts.edges,
  })
}

async function showBackbone(
  store: StoreCalls,
  view: GraphView,
  { limit, edges, articles }: Asked,
): Promise<Shown> {
  const limits = { nodes: limit, edges }
  const { counts } = view.build
  const found = await loadBackbone(store, view.build, limits)
  const byKey = new Map(found.edges.map(row => [row.key, row]))
  const { backbone } = found
  const shown = place(view, {
    nodes: found.nodes,
    edges: [...backbone.edges].flatMap(key => byKey.get(key) ?? []),
    truncated: backbone.nodes.size < counts.nodes || backbone.edges.size < counts.edges,
  })
  if (!articles) return shown
  const room = limit - shown.nodes.length
  const newest = await store.newestArticles(room)
  const graph = await withArticlesAround(store, shown.graph, { room, articles: newest })
  return joined(view, shown, graph, edges)
}

/** What is around an entity, or with articles around one of these. */
async function showAround(
  store: StoreCalls,
  view: GraphView,
  { center, depth, limit, edges, articles }: Asked & { center: string },
): Promise<Shown> {
  const limits = { nodes: limit, edges }
  const { number } = view.build
  const article = articleOfNode(center)
  if (article === undefined || !articles) {
    const chosen = await loadAround(store, number, { center, depth, limits })
    if (chosen.nodes.length === 0) throw new HttpError('unknown_entity', { id: center })
    const shown = place(view, chosen)
    if (!articles) return shown
    const graph = await withArticlesAround(store, shown.graph, { room: limit - shown.nodes.length })
    return joined(view, shown, graph, edges)
  }
  const [facts] = await store.loadFactsOf([article])
  if (facts === undefined) throw new HttpError('unknown_entity', { id: center })
  const named = facts.entities.map(({ id }) => id).slice(0, limit - 1)
  const rows = await store.nodesById(number, named)
  const among = await store.edgesAmong(number, named, { limit: edges })
  const shown = place(view, { nodes: [...rows.values()], edges: among, truncated: false })
  const graph = await withArticlesAround(
    store,
    shown.graph,
    depth === 1 ? { room: 1, articles: [article] } : { room: limit - rows.size },
  )
  return joined(view, shown, graph, edges)
}

function place(view: GraphView, chosen: Chosen): Shown {
  const graph = graphOfRows(chosen)
  placeBeyond(graph, new Map(view.picture.nodes.map(([id, x, y, community]) => [id, { x, y, community }])))
  const { nodes, edges } = view.build.counts
  return { ...chosen, graph, whole: { nodes, edges } }
}

/** With the articles of `graph`, as many of whose edges as there is room for. */
function joined(view: GraphView, shown: Shown, graph: FactGraph, limit: number): Shown {
  const articles = graph.filterNodes((_, { type }) => type === 'article')
  const links = graph.filterEdges((_, __, source, target) =>
    [source, target].some(end => articleOfNode(end) !== undefined),
  )
  const { counts } = view.build
  const whole = { nodes: counts.nodes + counts.articles, edges: counts.edges + links.length }
  const room = Math.max(0, limit - shown.edges.length)
  return {
    ...shown,
    graph,
    whole,
    articles,
    articleEdges: links.slice(0, room),
    truncated: shown.truncated || articles.length < counts.articles || links.length > room,
  }
}
