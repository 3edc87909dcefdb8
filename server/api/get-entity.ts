// One entity: who it is, what is stated of it, every sentence that names it, and whom it is named together with.
import type { GraphPart } from '../graph/graph-part.ts'
import { MOST_AROUND } from '../graph/graph-view.ts'
import { HttpError } from '../http-error.ts'
import type { StoreCalls } from '../store/store.ts'
import { companionOf, rankedNeighbours } from './companions.ts'
import { assertKnown, descriptionOf, linkTo } from './entity-link.ts'
import { countFigures, figuresOf, quotesOf } from './entity-notes.ts'
import { companionsWithin, isAll, isInPeriod, statedWithin, type Within } from './evidence-within.ts'
import { seriesOf } from './figure-series.ts'
import { articlesNaming, loadSources } from './load-sources.ts'
import { graphRoute } from './route.ts'
import { spansOfTime } from './spans-of-time.ts'
import { statedEdges, statedRelation, writtenRelations } from './stated-relations.ts'
import {
  EntityAnswer,
  EntityArticlesAnswer,
  EntityArticlesQuery,
  EntityFiguresAnswer,
  EntityFiguresQuery,
  EntityQuery,
  EntityQuotesAnswer,
  EntityQuotesQuery,
  TimelineAnswer,
  TimelineQuery,
} from './types.ts'

/** How many of the entities named in the same sentences are told. */
const TOGETHER = 200
/** How many stated relations are told: a ministry has hundreds, each with its sentence. */
const RELATIONS = 200

const ID = { id: 'The id of an entity, as in the graph' }

export const getEntity = graphRoute({
  method: 'get',
  path: '/api/entities/{id}',
  name: 'getEntity',
  summary: { zh: '一个实体及其全部出处', en: 'An entity with every sentence that names it' },
  params: ID,
  query: EntityQuery,
  answer: { status: 200, schema: EntityAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    const state = await view.around(id, query)
    const { graph } = state
    assertKnown(state, id)
    const { name, type, subtype, aliases } = graph.getNodeAttributes(id)
    if (type === 'article') throw new HttpError('unknown_entity', { id })
    const naming = await store.articlesNaming(id, query)
    const edges = statedWithin(graph, statedEdges(graph, id), query)
    const all = await store.articlesWrittenBy(id)
    const written = isAll(query) ? all : await writtenWithin(store, all, query)
    const stated = edges.slice(0, RELATIONS)
    const sources = await loadSources(store, [
      ...naming.slice(0, query.articles),
      ...written.map(({ article }) => article),
      ...stated.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.article])),
    ])
    const companions = companionsWithin(
      graph,
      rankedNeighbours(state, id).map(neighbour => companionOf(state, id, neighbour)),
      query,
    )

    /** How many there are where the heaviest alone were looked at, and none of these was left out. */
    const countAll = async (kind: 'stated' | 'co_occurs', seen: number): Promise<number> =>
      seen < MOST_AROUND || !isAll(query) ? seen : store.countLinks(view.build.number, id, kind)
    const relationCount = await countAll('stated', edges.length)

    return {
      ...linkTo(state, id),
      ...(subtype === undefined ? {} : { subtype }),
      name,
      type,
      aliases: [...aliases],
      description: descriptionOf(state, id),
      ...(await timesOf(state, store, id, query)),
      relations: [
        ...stated.map(edge => statedRelation(state, edge, sources)),
        ...writtenRelations(id, written, sources),
      ],
      ...(relationCount > stated.length ? { relationCount } : {}),
      articles: articlesNaming(sources, naming.slice(0, query.articles), {
        entities: [id],
        certainty: query.certainty,
      }),
      ...(naming.length > query.articles ? { articleCount: naming.length } : {}),
      together: companions.slice(0, TOGETHER),
      togetherCount: await countAll('co_occurs', companions.length),
      counts: {
        said: await store.countQuotes(id, 'said', query),
        about: await store.countQuotes(id, 'about', query),
        figures: await countFigures(store, id, query),
      },
    }
  },
})

/** How often it is named, first and last, as far as the filter goes. */
async function timesOf(
  { graph }: GraphPart,
  store: StoreCalls,
  id: string,
  within: Within,
): Promise<Pick<EntityAnswer, 'mentions' | 'firstDate' | 'lastDate'>> {
  if (isAll(within)) {
    const { mentions, firstDate, lastDate } = graph.getNodeAttributes(id)
    return { mentions, firstDate, lastDate }
  }
  const found = (await store.mentionsByDate(id, within)).filter(({ date }) => isInPeriod(date, within))
  const dates = found.flatMap(({ date }) => date ?? [])
  return {
    mentions: found.reduce((sum, { mentions }) => sum + mentions, 0),
    firstDate: dates.at(0) ?? null,
    lastDate: dates.at(-1) ?? null,
  }
}

async function writtenWithin<Written extends { article: string }>(
  store: StoreCalls,
  written: readonly Written[],
  within: Within,
): Promise<Written[]> {
  const articles = await store.loadArticles(written.map(({ article }) => article))
  return written.filter(({ article }) => isInPeriod(articles.get(article)?.article.date, within))
}

export const getEntityArticles = graphRoute({
  method: 'get',
  path: '/api/entities/{id}/articles',
  name: 'getEntityArticles',
  summary: { zh: '提到一个实体的文章', en: 'Articles that name an entity, some at a time' },
  params: ID,
  query: EntityArticlesQuery,
  answer: { status: 200, schema: EntityArticlesAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    assertKnown(await view.part({ nodes: [id] }), id)
    const { offset, limit, certainty } = query
    const naming = await store.articlesNaming(id, query)
    const wanted = naming.slice(offset, offset + limit)
    const sources = await loadSources(store, wanted)
    return { articles: articlesNaming(sources, wanted, { entities: [id], certainty }), count: naming.length }
  },
})

export const getTimeline = graphRoute({
  method: 'get',
  path: '/api/entities/{id}/timeline',
  name: 'getTimeline',
  summary: { zh: '一个实体见报的时间', en: 'When an entity is named' },
  params: ID,
  query: TimelineQuery,
  answer: { status: 200, schema: TimelineAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    assertKnown(await view.part({ nodes: [id] }), id)
    return spansOfTime(await store.mentionsByDate(id, query), query.unit)
  },
})

export const getEntityQuotes = graphRoute({
  method: 'get',
  path: '/api/entities/{id}/quotes',
  name: 'getEntityQuotes',
  summary: { zh: '一个实体说的话，或说到它的话', en: 'What an entity says, or what is said of it' },
  params: ID,
  query: EntityQuotesQuery,
  answer: { status: 200, schema: EntityQuotesAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    assertKnown(await view.part({ nodes: [id] }), id)
    return {
      quotes: await quotesOf(store, view, id, query),
      count: await store.countQuotes(id, query.role, query),
    }
  },
})

export const getEntityFigures = graphRoute({
  method: 'get',
  path: '/api/entities/{id}/figures',
  name: 'getEntityFigures',
  summary: { zh: '提到一个实体的句子中的数字', en: 'Figures in the sentences that name an entity' },
  params: ID,
  query: EntityFiguresQuery,
  answer: { status: 200, schema: EntityFiguresAnswer },
  errors: [404],
  async handle({ params, query, store, view }) {
    const id = params.id as string
    assertKnown(await view.part({ nodes: [id] }), id)
    const figures = await figuresOf(store, id, query)
    return {
      figures: figures.slice(query.offset, query.offset + query.limit),
      count: figures.length,
      series: seriesOf(
        figures.map(({ figure, sentence: { article } }) => ({
          ...figure,
          article: article.id,
          date: article.date,
        })),
      ),
    }
  },
})
