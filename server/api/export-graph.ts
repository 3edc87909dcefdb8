// The graph as a file for other programs.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXPORT_FORMATS } from '../../pipeline/export/formats.ts'
import { createGraphDrawer } from '../graph/graph-drawer.ts'
import { wholeGraph } from '../graph/whole-graph.ts'
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
    const drawer = createGraphDrawer()
    try {
      const { build, picture } = view
      const { articles, hide = [] } = query
      const hidden = new Set<string>(hide)
      const whole = await wholeGraph(store, { build, picture, drawer, articles, hidden })
      // The thread is not needed any more: writing may take minutes.
      await drawer.close()
      const { extension, mediaType } = EXPORT_FORMATS[query.format]
      response
        .status(200)
        .set('Content-Type', `${mediaType}; charset=utf-8`)
        .set('Content-Disposition', `attachment; filename="baotu-${view.hash.slice(0, 8)}.${extension}"`)
      await pipeline(Readable.from(writeExport(query.format, whole, language)), response)
    } finally {
      await drawer.close()
    }
  },
})
