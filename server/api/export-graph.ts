// The graph as a file for other programs.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import { EXPORT_FORMATS } from '../../pipeline/export/formats.ts'
import { createGraphDrawer } from '../graph/graph-drawer.ts'
import type { GraphView } from '../graph/graph-view.ts'
import { BuildGone, holdBuild } from '../graph/hold-build.ts'
import { wholeGraph } from '../graph/whole-graph.ts'
import { HttpError } from '../http-error.ts'
import { writeExport } from '../write-export.ts'
import { type Call, streamRoute } from './route.ts'
import { ExportQuery } from './types.ts'

/** Who takes nothing of an export for so long is cut off: it holds a build, and one of few places. */
const STALLED_MS = 120_000

export const exportGraph = streamRoute({
  method: 'get',
  path: '/api/export',
  name: 'exportGraph',
  summary: { zh: '导出图谱（GEXF 1.3）', en: 'The graph as a file (GEXF 1.3)' },
  query: ExportQuery,
  answer: { status: 200, mediaType: EXPORT_FORMATS.gexf.mediaType },
  errors: [503],
  async handle(call) {
    const { store, current } = await call.service
    const { exports, log } = call.status
    await exports.write(async () => {
      const view = await current.view()
      const onError = (error: unknown) => log.error({ err: error }, 'the build of an export is not held')
      try {
        await holdBuild(store, view.build.number, () => send(call, view), { onError })
      } catch (error) {
        throw error instanceof BuildGone ? new HttpError('build_gone') : error
      }
    })
  },
})

async function send(
  { query, service, language, response }: Call<z.output<typeof ExportQuery>>,
  { build, picture, hash }: GraphView,
): Promise<void> {
  const { store } = await service
  const drawer = createGraphDrawer()
  try {
    const { format, articles, hide = [] } = query
    const whole = await wholeGraph(store, { build, picture, drawer, articles, hidden: new Set<string>(hide) })
    // The thread is not needed any more: writing may take minutes.
    await drawer.close()
    const { extension, mediaType } = EXPORT_FORMATS[format]
    response
      .status(200)
      .set('Content-Type', `${mediaType}; charset=utf-8`)
      .set('Content-Disposition', `attachment; filename="baotu-${hash.slice(0, 8)}.${extension}"`)
      .setTimeout(STALLED_MS)
    await pipeline(Readable.from(writeExport(format, whole, language)), response)
  } finally {
    await drawer.close()
  }
}
