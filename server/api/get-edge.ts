// One edge with all the sentences behind it.

import { addArticleNodes, articleNodeId } from '../../pipeline/graph/add-article-nodes.ts'
import { type EdgeEvidence, readEdgeKey } from '../../pipeline/graph/fact-graph.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import type { GraphView } from '../graph/graph-view.ts'
import { articleOfNode } from '../graph/load-articles-around.ts'
import { HttpError } from '../http-error.ts'
import type { StoredArticle } from '../store/articles.ts'
import type { EvidenceFilter } from '../store/graph-evidence.ts'
import type { StoreCalls } from '../store/store.ts'
import { linkTo } from './entity-link.ts'
import { isAll, isInPeriod } from './evidence-within.ts'
import { graphRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { EdgeAnswer, EdgeQuery } from './types.ts'

export const getEdge = graphRoute({
  method: 'get',
  path: '/api/edges/{id}',
  name: 'getEdge',
  summary: { zh: '一条关系及其全部依据', en: 'An edge with every sentence that states it' },
  params: { id: 'The id of an edge, as in the graph' },
  query: EdgeQuery,
  answer: { status: 200, schema: EdgeAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    const edge = (await findEdge(store, view, id, query)) ?? (await findArticleEdge(store, view, id, query))
    if (edge === undefined) throw new HttpError('unknown_edge', { id })
    const { part, evidence: wanted, weight, outside, article } = edge
    const { kind, type, labels } = part.graph.getEdgeAttributes(id)
    const articles = await store.loadArticles([
      ...(article === undefined ? [] : [article]),
      ...wanted.map(({ article }) => article),
    ])
    const mentions = await store.loadMentions([...articles.keys()])
    return {
      id,
      kind,
      type,
      ...endsOf(part, id, articles),
      labels: [...labels],
      weight,
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

type Found = {
  part: GraphPart
  /** Those asked for, and how many the filter leaves and leaves out. */
  evidence: readonly EdgeEvidence[]
  weight: number
  outside: number
  /** The article that is one of its ends. */
  article?: string
}
type Wanted = EvidenceFilter & { offset: number; limit: number }

/** An edge between two entities; undefined where the build has none of that id. */
async function findEdge(
  store: StoreCalls,
  { build: { number }, part }: GraphView,
  id: string,
  wanted: Wanted,
): Promise<Found | undefined> {
  const row = (await store.edgesByKey(number, [id])).get(id)
  if (row === undefined) return undefined
  const weight = isAll(wanted) ? row.weight : await store.countEvidence(number, id, wanted)
  const evidence = await store.evidenceOf(number, id, wanted)
  return { part: await part({ edges: [row] }), evidence, weight, outside: row.weight - weight }
}

/** An edge that begins or ends at an article: read off the article's facts. */
async function findArticleEdge(
  store: StoreCalls,
  view: GraphView,
  id: string,
  { offset, limit, ...within }: Wanted,
): Promise<Found | undefined> {
  const ends = readEdgeKey(id)
  const article = ends && (articleOfNode(ends.source) ?? articleOfNode(ends.target))
  const [facts] = article === undefined ? [] : await store.loadFactsOf([article])
  if (facts === undefined) return undefined
  const { graph, hints, ties } = await view.part({ nodes: facts.entities.map(entity => entity.id) })
  const joined = addArticleNodes(graph, [facts])
  if (!joined.hasEdge(id)) return undefined
  const all = joined.getEdgeAttribute(id, 'evidence')
  const left = isInPeriod(facts.article.date, within)
    ? all.filter(({ certainty }) => certainty >= within.certainty)
    : []
  return {
    part: { graph: joined, hints, ties },
    evidence: left.slice(offset, offset + limit),
    weight: left.length,
    outside: all.length - left.length,
    article: facts.article.id,
  }
}

function endsOf(
  { graph, hints }: Pick<GraphPart, 'graph' | 'hints'>,
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
