// One edge with all the sentences behind it.

import { articleNodeId } from '../../pipeline/graph/add-article-nodes.ts'
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { GraphState } from '../graph/current-graph.ts'
import { HttpError } from '../http-error.ts'
import type { StoredArticle } from '../store/articles.ts'
import { linkTo } from './entity-link.ts'
import { evidenceWithin } from './evidence-within.ts'
import { sendUnlessFresh } from './fresh.ts'
import { answered, jsonRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { EdgeAnswer, EdgeQuery } from './types.ts'

export const getEdge = jsonRoute({
  method: 'get',
  path: '/api/edges/{id}',
  name: 'getEdge',
  summary: { zh: '一条关系及其全部依据', en: 'An edge with every sentence that states it' },
  params: { id: 'The id of an edge, as in the graph' },
  query: EdgeQuery,
  answer: { status: 200, schema: EdgeAnswer },
  errors: [304, 404],
  async handle({ params, query, service, request, response }) {
    const id = params.id as string
    const { store, current } = await service
    const state = await current.state()
    const graph = await graphWith(state, id)
    if (sendUnlessFresh(state.version, request, response)) return answered

    const { kind, type, labels, weight } = graph.getEdgeAttributes(id)
    const evidence = evidenceWithin(graph, id, query)
    const outside = weight - evidence.length
    const wanted = evidence.slice(query.offset, query.offset + query.limit)
    // The ends may be an article's node: its article is that of the first piece of evidence.
    const articles = await store.loadArticles(
      [...graph.getEdgeAttribute(id, 'evidence').slice(0, 1), ...wanted].map(({ article }) => article),
    )
    const mentions = await store.loadMentions([...articles.keys()])
    return {
      id,
      kind,
      type,
      ...endsOf({ graph, hints: state.hints }, id, articles),
      labels: [...labels],
      weight: evidence.length,
      ...(outside === 0 ? {} : { outside }),
      evidence: wanted.map(piece => {
        const stored = articles.get(piece.article)
        if (stored === undefined)
          throw new Error(`edge ${id}: its article ${piece.article} is not in the store`)
        return toSentence(stored, piece, mentions.get(piece.article) ?? [], piece.reasons)
      }),
    }
  },
})

/** The graph that holds the edge: with articles where it ends or begins at one. */
async function graphWith(state: GraphState, edge: string): Promise<FactGraph> {
  if (state.graph.hasEdge(edge)) return state.graph
  if (edge.startsWith('mentions|') || edge.startsWith('authored|')) {
    const graph = await state.withArticles()
    if (graph.hasEdge(edge)) return graph
  }
  throw new HttpError('unknown_edge', { id: edge })
}

function endsOf(
  { graph, hints }: Pick<GraphState, 'graph' | 'hints'>,
  edge: string,
  articles: ReadonlyMap<string, StoredArticle>,
): Pick<EdgeAnswer, 'source' | 'target'> {
  const [source, target] = graph.extremities(edge)
  const isArticle = (id: string) => graph.getNodeAttribute(id, 'type') === 'article'
  const summaryOf = (id: string) => {
    const stored = [...articles.values()].find(({ article }) => articleNodeId(article.id) === id)
    if (stored === undefined) throw new Error(`${id} is not in the store`)
    return summarise(stored)
  }
  if (isArticle(source)) return { source: linkTo({ graph, hints }, target), target: summaryOf(source) }
  return {
    source: linkTo({ graph, hints }, source),
    target: isArticle(target) ? summaryOf(target) : linkTo({ graph, hints }, target),
  }
}
