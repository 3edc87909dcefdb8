// Files that pages came from: known by their bytes, those of PDFs kept piece by piece, sheets and stories kept with the page.
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../pipeline/types.ts'
import { FIRST_PAGE } from '../facts-by-hand.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'

/** Longer than two pieces, with every byte in it. */
const BYTES = Uint8Array.from({ length: 150_000 }, (_, i) => (i * 31) % 256)

const ON_PAPER: Facts = {
  ...FIRST_PAGE,
  page: {
    ...FIRST_PAGE.page,
    lines: FIRST_PAGE.page.lines.map(line => ({
      ...line,
      sheet: 0,
      box: { x: 1, y: 2, width: 3, height: 4.5 },
    })),
    sheets: [{ width: 1000, height: 1400, number: 3 }],
    stories: [{ kind: 'news', kicker: [], title: [1], subtitle: [], paragraphs: [[2]] }],
  },
}

describe.each(HOMES)('$home', ({ empty }) => {
  const shared = shareTestStore(empty)

  test('a PDF comes back byte by byte; its page keeps sheets and stories', async () => {
    const store = shared()
    await store.savePage(ON_PAPER, 'v1')
    const pages = [ON_PAPER.page.id]
    // Twice: a file read again replaces what it had.
    for (const version of ['v1', 'v2'])
      await store.saveFile({ hash: 'h', format: 'pdf', version, pages }, BYTES)
    expect(await store.findFile('h')).toEqual({
      hash: 'h',
      format: 'pdf',
      byteCount: BYTES.length,
      kept: true,
      version: 'v2',
      pages,
    })
    const pieces = await Array.fromAsync(store.loadFile('h'))
    expect(Buffer.concat(pieces).equals(Buffer.from(BYTES))).toBe(true)
    expect(await store.loadPage(ON_PAPER.page.id)).toEqual(ON_PAPER.page)
    const places = await store.loadPlaces(ON_PAPER.page.id)
    expect(places).toMatchObject({ file: 'h', sheets: [{ number: 3 }] })
    expect(places?.lines.get(1)?.box).toEqual({ x: 1, y: 2, width: 3, height: 4.5 })
  })

  test('other formats are known and not kept; a page without sheets has no places', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    await store.saveFile({ hash: 't', format: 'text', version: 'v1', pages: [FIRST_PAGE.page.id] }, BYTES)
    expect(await store.findFile('t')).toMatchObject({ kept: false })
    expect(await Array.fromAsync(store.loadFile('t'))).toEqual([])
    expect(await store.loadPlaces(FIRST_PAGE.page.id)).toBeUndefined()
    expect(await store.findFile('unknown')).toBeUndefined()
  })
})
