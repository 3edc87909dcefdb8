// A dossier of chosen entities: to be read in the explorer, or as a file to take along.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '../dossier/write-csv.ts'
import { writeMarkdown } from '../dossier/write-markdown.ts'
import type { GraphView } from '../graph/graph-view.ts'
import { readSchema } from '../read-schema.ts'
import type { StoreCalls } from '../store/store.ts'
import { assertKnown, briefOf, linkTo } from './entity-link.ts'
import { figuresOf, quotesOf } from './entity-notes.ts'
import { graphEdge } from './graph-edge.ts'
import { articlesNaming, loadSources } from './load-sources.ts'
import { jsonRoute, streamRoute } from './route.ts'
import { toSentence } from './sentences.ts'
import { statedEdges, statedRelation, writtenRelations } from './stated-relations.ts'
import { DossierAnswer, DossierFileQuery, DossierQuery } from './types.ts'

export const getDossier = jsonRoute({
  method: 'get',
  path: '/api/dossier',
  name: 'getDossier',
  summary: { zh: '所选实体的卷宗', en: 'A dossier of chosen entities' },
  query: DossierQuery,
  answer: { status: 200, schema: DossierAnswer },
  errors: [404],
  async handle({ query, service }) {
    const { store, current } = await service
    return dossierOf(store, await current.view(), query)
  },
})

const SCHEMA = readSchema()

const FILES = {
  markdown: { write: writeMarkdown, mediaType: 'text/markdown', extension: 'md' },
  csv: { write: writeCsv, mediaType: 'text/csv', extension: 'csv' },
} as const

export const getDossierFile = streamRoute({
  method: 'get',
  path: '/api/dossier/file',
  name: 'getDossierFile',
  summary: { zh: '卷宗文件（Markdown 或 CSV）', en: 'A dossier as a file, Markdown or CSV' },
  query: DossierFileQuery,
  answer: { status: 200, mediaType: 'text/markdown' },
  errors: [404],
  async handle({ query, service, language, response }) {
    const { store, current } = await service
    const dossier = await dossierOf(store, await current.view(), query)
    const { write, mediaType, extension } = FILES[query.format]
    response
      .status(200)
      .set('Content-Type', `${mediaType}; charset=utf-8`)
      .set('Content-Disposition', `attachment; filename="baotu-dossier.${extension}"`)
    await pipeline(Readable.from(write(dossier, SCHEMA, language)), response)
  },
})

/** How many relations, quotes and figures of each entity a dossier tells. */
const MOST_RELATIONS = 40
const MOST_NOTES = 20
/** Edges between two of those chosen. */
const MOST_BETWEEN = 2000

async function dossierOf(
  store: StoreCalls,
  view: GraphView,
  { entity, articles }: { entity: readonly string[]; articles: number },
): Promise<DossierAnswer> {
  const chosen = [...new Set(entity)]
  assertKnown(await view.part({ nodes: chosen }), ...chosen)
  const entities: DossierAnswer['entities'] = []
  for (const id of chosen) entities.push(await entryOf(store, view, id, articles))
  return { entities, between: await betweenAll(store, view, chosen) }
}

async function entryOf(
  store: StoreCalls,
  view: GraphView,
  id: string,
  most: number,
): Promise<DossierAnswer['entities'][number]> {
  const state = await view.around(id)
  const naming = await store.articlesNaming(id)
  // The newest are what a reader of today wants first.
  const wanted = naming.slice(Math.max(0, naming.length - most)).reverse()
  const stated = statedEdges(state.graph, id).slice(0, MOST_RELATIONS)
  const written = await store.articlesWrittenBy(id)
  const sources = await loadSources(store, [
    ...wanted,
    ...written.map(({ article }) => article),
    ...stated.flatMap(({ evidence }) => evidence?.article ?? []),
  ])
  return {
    entity: briefOf(state, id),
    aliases: state.graph
      .getNodeAttribute(id, 'aliases')
      .filter(alias => alias !== state.graph.getNodeAttribute(id, 'name')),
    relations: [
      ...stated.map(edge => statedRelation(state, edge, sources)),
      ...writtenRelations(id, written, sources),
    ].slice(0, MOST_RELATIONS),
    quotes: await quotesOf(store, view, id, { role: 'said', offset: 0, limit: MOST_NOTES }),
    figures: (await figuresOf(store, id)).slice(0, MOST_NOTES),
    articles: articlesNaming(sources, wanted, { entities: [id], certainty: 0 }),
    articleCount: naming.length,
  }
}

/** The edges between two of `chosen`, each with its first sentence; what is stated comes before what stands side by side. */
async function betweenAll(
  store: StoreCalls,
  view: GraphView,
  chosen: readonly string[],
): Promise<DossierAnswer['between']> {
  const rows = await store.edgesAmong(view.build.number, chosen, { limit: MOST_BETWEEN })
  const state = await view.part({ nodes: chosen, edges: rows })
  const ties = state.ties()
  const edges = chosen.flatMap((one, index) =>
    chosen
      .slice(index + 1)
      .flatMap(other => (ties.hasEdge(one, other) ? ties.getEdgeAttribute(one, other, 'edges') : [])),
  )
  const first = new Map(
    edges.flatMap(edge => {
      const [evidence] = state.graph.getEdgeAttribute(edge, 'evidence')
      return evidence ? [[edge, evidence] as const] : []
    }),
  )
  const sources = await loadSources(
    store,
    [...first.values()].map(({ article }) => article),
  )
  return edges
    .flatMap(edge => {
      const evidence = first.get(edge)
      const source = evidence && sources.get(evidence.article)
      if (!source) return []
      const told = graphEdge(state.graph, edge)
      return [
        {
          edge: told,
          from: linkTo(state, told.source),
          to: linkTo(state, told.target),
          sentence: toSentence(source, evidence, source.mentions, evidence.reasons),
        },
      ]
    })
    .sort((a, b) => Number(b.edge.kind === 'stated') - Number(a.edge.kind === 'stated'))
}
