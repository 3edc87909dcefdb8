// The bytes of a PDF that pages came from, for the explorer to draw: an attachment, never shown by the browser itself.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HttpError } from '../http-error.ts'
import { NoQuery, streamRoute } from './route.ts'

export const getFile = streamRoute({
  method: 'get',
  path: '/api/files/{hash}',
  name: 'getFile',
  summary: { zh: '版面所在的 PDF 文件', en: 'The PDF that a page came from' },
  params: { hash: 'The SHA-256 of its bytes, as articles name it' },
  query: NoQuery,
  answer: { status: 200, mediaType: 'application/pdf' },
  errors: [404],
  async handle({ params, service, response }) {
    const hash = params.hash as string
    const { store } = await service
    const file = await store.findFile(hash)
    if (file === undefined || !file.kept) throw new HttpError('unknown_file', { hash })
    response
      .status(200)
      .set('Content-Type', 'application/pdf')
      .set('Content-Length', String(file.byteCount))
      .set('Content-Disposition', `attachment; filename="${hash.slice(0, 16)}.pdf"`)
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      // Named by its own bytes: what was fetched once stays true.
      .set('Cache-Control', 'private, max-age=31536000, immutable')
    await pipeline(Readable.from(store.loadFile(hash)), response)
  },
})
