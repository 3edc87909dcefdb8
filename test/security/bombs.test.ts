// PDFs that inflate to a gigabyte, in one step or in two, or whose bytes were changed: stopped within the bounds of time and memory, and
// the next file is read.
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { createDeflate, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../server/jobs/extractor.ts'
import { residentBytes } from '../../server/jobs/watch-memory.ts'

const RESIDENT_LIMIT_MB = 1400
let extractor: Extractor
beforeAll(async () => {
  extractor = createExtractor({ timeLimitMs: 20_000, memoryLimitMb: 700, residentLimitMb: RESIDENT_LIMIT_MB })
  await extractor.start()
}, 120_000)
afterAll(() => extractor.close())

/** A PDF of one page whose content is `stream`, inflated by `filters`. */
function pdfOf(stream: Uint8Array, filters: string): Uint8Array {
  const head = Buffer.from(
    `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << >> /Contents 4 0 R >> endobj
4 0 obj << /Length ${stream.length} /Filter ${filters} >>
stream
`,
  )
  const tail = Buffer.from('\nendstream endobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF\n')
  return new Uint8Array(Buffer.concat([head, stream, tail]))
}

/** So many megabytes of `line` again and again, deflated without being held. */
async function deflated(line: string, megabytes: number): Promise<Uint8Array> {
  const chunk = Buffer.from(line.repeat(Math.ceil((1024 * 1024) / line.length)))
  const deflate = createDeflate({ level: 1 })
  const all = buffer(deflate)
  for (let nth = 0; nth < megabytes; nth++) if (!deflate.write(chunk)) await once(deflate, 'drain')
  deflate.end()
  return new Uint8Array(await all)
}

/** With one byte in the midst turned over. */
function flipped(bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const at = changed.length >> 1
  changed[at] = (changed[at] ?? 0) ^ 0x10
  return changed
}

test.each<[string, () => Promise<Uint8Array>]>([
  ['1 GB of blanks', async () => pdfOf(await deflated(' ', 1024), '/FlateDecode')],
  ['1 GB of drawing', async () => pdfOf(await deflated('0 0 m 9 9 l S\n', 1024), '/FlateDecode')],
  [
    'deflated two times',
    async () => pdfOf(deflateSync(await deflated(' ', 1024)), '[/FlateDecode /FlateDecode]'),
  ],
  ['a changed byte', async () => pdfOf(flipped(await deflated('0 0 m 9 9 l S\n', 8)), '/FlateDecode')],
])('%s: a reason, and the next file is read', { timeout: 120_000 }, async (_, make) => {
  const bomb = await make()
  const before = residentBytes(process.pid) ?? 0
  const [read, next] = await Promise.allSettled([
    extractor.read(bomb, 'bomb.pdf'),
    extractor.read(new TextEncoder().encode('河湾新桥今天通车，两岸往来只需五分钟。'), '好.txt'),
  ])
  expect(read).toMatchObject({
    status: 'rejected',
    reason: {
      code: expect.stringMatching(/^(memory_limit|time_limit|too_large|damaged|needs_ocr|empty|bomb)$/),
    },
  })
  expect(next).toMatchObject({ status: 'fulfilled', value: { pages: [{ source: '好.txt' }] } })
  expect((residentBytes(process.pid) ?? 0) - before).toBeLessThan(300 * 1024 * 1024)
})
