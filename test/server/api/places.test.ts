// A PDF through the real reading: its bytes come back for the explorer, articles and names know their places on its sheet.

import { createHash } from 'node:crypto'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ArticleAnswer, ArticleListAnswer, IngestAnswer } from '../../../server/api/types.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ extractor: {} })
})
afterAll(() => server.close())

/** Standard fonts know Latin letters only: enough for a page with a place. */
async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([400, 300])
  page.drawText('A bridge was opened in the town of Hewan today.', { x: 40, y: 200, size: 10, font })
  page.drawText('OpenAI and Huawei sent their greetings to the mayor.', { x: 40, y: 186, size: 10, font })
  return document.save()
}

async function ingest(name: string, bytes: Uint8Array): Promise<IngestAnswer> {
  const response = await server.ask(`/api/ingest?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { id } = IngestAnswer.parse(await response.json())
  await (await server.ask(`/api/ingest/${id}/events`)).text()
  return IngestAnswer.parse(await (await server.ask(`/api/ingest/${id}`)).json())
}

test('the file comes back as an attachment, the article knows its region', async () => {
  const bytes = await pdf()
  expect(await ingest('bridge.pdf', bytes)).toMatchObject({ state: 'done', fileCount: 1, filesDone: 1 })
  const { articles } = ArticleListAnswer.parse(await (await server.ask('/api/articles')).json())
  const [head] = articles.filter(({ source }) => source === 'bridge.pdf')
  const answer = ArticleAnswer.parse(await (await server.ask(`/api/articles/${head?.id}`)).json())
  const hash = createHash('sha256').update(bytes).digest('hex')
  expect(answer.place).toMatchObject({ file: hash, sheets: [{ index: 0, width: 400, height: 300 }] })
  const [line] = answer.place?.region ?? []
  expect(line?.sheet).toBe(0)
  expect(line?.x).toBeCloseTo(40, 0)
  expect(line?.y).toBeGreaterThan(80)
  expect(line?.y).toBeLessThan(100)

  const file = await server.ask(`/api/files/${hash}`)
  expect(file.status).toBe(200)
  expect(
    Object.fromEntries(
      ['content-type', 'x-content-type-options', 'content-length'].map(name => [
        name,
        file.headers.get(name),
      ]),
    ),
  ).toEqual({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-length': String(bytes.length),
  })
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; /)
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
})

test('the same file again is known without being read', async () => {
  expect(await ingest('bridge-again.pdf', await pdf())).toMatchObject({ state: 'known' })
})

test.each(['0'.repeat(64), '..%2f..%2fetc%2fpasswd'])('no file %s', async hash => {
  expect((await server.ask(`/api/files/${hash}`)).status).toBe(404)
})
