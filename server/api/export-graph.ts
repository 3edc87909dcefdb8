// The graph as a file for other programs.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXPORT_FORMATS } from '../../pipeline/export/formats.ts'
import { addArticleNodes } from '../../pipeline/graph/add-article-nodes.ts'
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { loadWhole } from '../graph/load-whole.ts'
import { writeExport } from '../write-export.ts'
import { streamRoute } from './route.ts'
import { ExportQuery } from './types.ts'

export const exportGraph = streamRoute({
  method: 'get',
  path: '/api/export',
  name: 'exportGraph',
  summary: { zh: '导出图谱（GEXF 1.3）', en: 'The graph as a file (GEXF 1.3)' },
  query: ExportQuery,
  answer: { status: 200, mediaType: EXPORT_FORMATS.gexf.mediaType },
  errors: [],
  async handle({ query, service, language, response }) {
    const { store, current } = await service
    const view = await current.view()
    const entities = await loadWhole(store, view)
    const whole = query.articles ? addArticleNodes(entities, await store.loadFacts()) : entities
    const graph = query.hide === undefined ? whole : without(whole, new Set<string>(query.hide))
    const { extension, mediaType } = EXPORT_FORMATS[query.format]
    response
      .status(200)
      .set('Content-Type', `${mediaType}; charset=utf-8`)
      .set('Content-Disposition', `attachment; filename="baotu-${view.hash.slice(0, 8)}.${extension}"`)
    await pipeline(Readable.from(writeExport(query.format, graph, store, language)), response)
  },
})

/** `graph` without the nodes and edges that are hidden. */
function without(graph: FactGraph, hidden: ReadonlySet<string>): FactGraph {
  const shown = graph.copy() as FactGraph
  for (const node of graph.filterNodes((_, { type }) => hidden.has(type))) shown.dropNode(node)
  for (const edge of shown.filterEdges((_, { kind }) => hidden.has(kind))) shown.dropEdge(edge)
  return shown
}
