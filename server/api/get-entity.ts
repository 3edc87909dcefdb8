// One entity: what is stated of it, every sentence that names it, and whom it is named together with.

import { articleNodeId } from '../../pipeline/graph/add-article-nodes.ts'
import { compareStrings, edgeKey, type FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { LinkedMention, Span } from '../../pipeline/types.ts'
import type { GraphState } from '../graph/current-graph.ts'
import { HttpError } from '../http-error.ts'
import type { StoredArticle } from '../store/articles.ts'
import type { Store } from '../store/store.ts'
import { linkTo } from './entity-link.ts'
import { sendUnlessFresh } from './fresh.ts'
import { answered, jsonRoute } from './route.ts'
import { sentenceAt, sentencesWith, summarise, toSentence } from './sentences.ts'
import { EntityAnswer, EntityQuery, type StatedRelation } from './types.ts'

/** How many of the entities named in the same sentences are told. */
const TOGETHER = 200

export const getEntity = jsonRoute({
  method: 'get',
  path: '/api/entities/{id}',
  name: 'getEntity',
  summary: { zh: '一个实体及其全部出处', en: 'An entity with every sentence that names it' },
  params: { id: 'The id of an entity, as in the graph' },
  query: EntityQuery,
  answer: { status: 200, schema: EntityAnswer },
  errors: [304, 404],
  async handle({ params, query, service, request, response }) {
    const id = params.id as string
    const { store, current } = await service
    const state = await current.state()
    const { graph } = state
    if (!graph.hasNode(id)) throw new HttpError('unknown_entity', { id })
    if (sendUnlessFresh(state.version, request, response)) return answered

    const { name, type, subtype, aliases, mentions, firstDate, lastDate } = graph.getNodeAttributes(id)
    const naming = await store.articlesNaming(id)
    const written = await store.articlesWrittenBy(id)
    const stated = statedEdges(graph, id)
    const wanted = [
      ...naming.slice(0, query.articles),
      ...written.map(({ article }) => article),
      ...stated.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.article])),
    ]
    const sources = await loadSources(store, wanted)

    return {
      ...linkTo(state, id),
      ...(subtype === undefined ? {} : { subtype }),
      name,
      type: type as Exclude<typeof type, 'article'>,
      aliases: [...aliases],
      mentions,
      firstDate,
      lastDate,
      relations: [
        ...stated.map(edge => statedRelation(state, edge, sources)),
        ...writtenRelations(id, written, sources),
      ],
      articles: naming.slice(0, query.articles).flatMap(article => {
        const source = sources.get(article)
        if (source === undefined) return []
        const own = source.mentions.filter(({ entity }) => entity === id)
        return [{ article: summarise(source), sentences: sentencesWith(source, own, source.mentions) }]
      }),
      ...(naming.length > query.articles ? { articleCount: naming.length } : {}),
      together: together(state, id),
    }
  },
})

type Source = StoredArticle & { mentions: readonly LinkedMention[] }
type Sources = ReadonlyMap<string, Source>

async function loadSources(store: Store, ids: readonly string[]): Promise<Sources> {
  const articles = await store.loadArticles(ids)
  const mentions = await store.loadMentions([...articles.keys()])
  return new Map([...articles].map(([id, stored]) => [id, { ...stored, mentions: mentions.get(id) ?? [] }]))
}

type StatedEdge = {
  id: string
  type: string
  direction: 'out' | 'in'
  other: string
  labels: readonly string[]
  weight: number
  evidence: (Span & { article: string; reasons: readonly string[] }) | undefined
}

/** Stated edges of `id`, those with the most evidence first. */
function statedEdges(graph: FactGraph, id: string): StatedEdge[] {
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

function statedRelation(state: GraphState, edge: StatedEdge, sources: Sources): StatedRelation {
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
function writtenRelations(
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

function together(state: GraphState, id: string): EntityAnswer['together'] {
  const found: EntityAnswer['together'] = []
  state.graph.forEachEdge(id, (edge, { kind, weight }, source, target) => {
    if (kind === 'co_occurs')
      found.push({ entity: linkTo(state, source === id ? target : source), edge, weight })
  })
  return found.sort((a, b) => b.weight - a.weight || compareStrings(a.edge, b.edge)).slice(0, TOGETHER)
}
