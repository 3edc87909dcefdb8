// Whole PDFs, written by hand: stories by their places, jumps, captions, and files that cannot be read.
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { readPdf } from '../../../../pipeline/read/pdf/read-pdf.ts'
import type { Page } from '../../../../pipeline/types.ts'
import { type Mark, writeColumn, writePdf } from './write-pdf.ts'

const text = (words: string, x: number, y: number, size: number): Mark => ({ text: words, x, y, size })
const column = (lines: readonly string[], x: number, y: number) =>
  writeColumn(lines, { x, y, size: 10, leading: 16 })

/** Stories as text: title, then paragraphs. */
function told(page: Page) {
  const words = (numbers: readonly number[]) => numbers.map(number => page.lines[number - 1]?.text).join('')
  return (page.stories ?? []).map(({ kind, title, subtitle, paragraphs }) => ({
    kind,
    title: words(title),
    subtitle: words(subtitle),
    paragraphs: paragraphs.map(words),
  }))
}

const PAGE_LINE = text('云州日报　2024年5月23日　星期四　第3版', 50, 30, 9)
const FERRY = ['　　渡口镇在二十日开通了水', '上巴士，首日有三百人乘坐，', '大家都说很方便。镇长说往返']
const FERRY_ENDS = ['只需十分钟，票价也只需要两', '元。', '　　第二条线路年内开通。']
const PEACHES = ['　　今年桃子熟得早，果园里', '挤满了人，一天能卖掉两百多', '筐。']

test('two stories of one sheet, the first in two columns', async () => {
  const page = await readPdf(
    writePdf([
      {
        marks: [
          PAGE_LINE,
          text('渡口镇开通水上巴士', 50, 100, 24),
          text('——往返只需十分钟', 90, 122, 12),
          ...column(FERRY, 50, 150),
          ...column(FERRY_ENDS, 190, 150),
          { rule: [50, 210, 310, 210] },
          text('桃子熟了', 50, 250, 24),
          ...column(PEACHES, 50, 280),
        ],
      },
    ]),
    'page.pdf',
  )
  expect(page).toMatchObject({
    date: '2024-05-23',
    newspaper: '云州日报',
    sheets: [{ number: 3, width: 600 }],
  })
  expect(told(page)).toEqual([
    {
      kind: 'news',
      title: '渡口镇开通水上巴士',
      subtitle: '——往返只需十分钟',
      paragraphs: [
        '渡口镇在二十日开通了水上巴士，首日有三百人乘坐，大家都说很方便。镇长说往返只需十分钟，票价也只需要两元。',
        '第二条线路年内开通。',
      ],
    },
    {
      kind: 'news',
      title: '桃子熟了',
      subtitle: '',
      paragraphs: ['今年桃子熟得早，果园里挤满了人，一天能卖掉两百多筐。'],
    },
  ])
  expect(page.lines.find(line => line.text === '桃子熟了')).toMatchObject({
    headline: true,
    sheet: 0,
    box: { x: 50, width: 96 },
  })
})

test('a caption under its picture is a photo of its own, and no text of the story around it', async () => {
  const page = await readPdf(
    writePdf([
      {
        marks: [
          text('渡口镇开通水上巴士', 50, 60, 24),
          ...column([...PEACHES, ...PEACHES, ...FERRY], 50, 90),
          { picture: [190, 80, 130, 90] },
          text('图为水上巴士靠岸。李然　摄', 190, 182, 8),
          ...column(FERRY_ENDS, 190, 210),
        ],
      },
    ]),
    'photo.pdf',
  )
  expect(told(page).map(({ kind, paragraphs }) => [kind, paragraphs.length])).toEqual([
    ['news', 4],
    ['photo', 1],
  ])
})

test('下转 and 上接 join what they part', async () => {
  const page = await readPdf(
    writePdf([
      {
        marks: [
          text('云州日报　2024年5月23日　星期四　第1版', 50, 30, 9),
          text('渡口镇开通水上巴士', 50, 100, 24),
          ...column([...FERRY, '（下转第3版）'], 50, 130),
        ],
      },
      {
        marks: [
          PAGE_LINE,
          ...column(['（上接第1版）', ...FERRY_ENDS], 50, 100),
          text('桃子熟了', 300, 100, 24),
          ...column(PEACHES, 300, 130),
        ],
      },
    ]),
    'issue.pdf',
  )
  expect(told(page).map(({ title, paragraphs }) => [title, paragraphs.length])).toEqual([
    ['渡口镇开通水上巴士', 2],
    ['桃子熟了', 1],
  ])
  expect(told(page)[0]?.paragraphs[0]).toContain('镇长说往返只需十分钟')
})

test('vertical text is read from the right, its headline first', async () => {
  const lines = ['　　渡口鎮二十日開通了水', '上巴士，首日有三百人乘坐', '，大家都說很方便。']
  const page = await readPdf(
    writePdf([
      {
        marks: [
          { text: '渡口鎮開通水上巴士', x: 400, y: 60, size: 24, vertical: true },
          ...lines.map((line, i): Mark => {
            const indent = /^\u3000*/.exec(line)?.[0].length ?? 0
            return {
              text: line.slice(indent),
              x: 360 - 16 * i,
              y: 60 + 10 * indent,
              size: 10,
              vertical: true,
            }
          }),
        ],
      },
    ]),
    'vertical.pdf',
  )
  expect(told(page)).toEqual([
    {
      kind: 'news',
      title: '渡口鎮開通水上巴士',
      subtitle: '',
      paragraphs: ['渡口鎮二十日開通了水上巴士，首日有三百人乘坐，大家都說很方便。'],
    },
  ])
  expect(page.lines[0]).toMatchObject({ vertical: true })
})

test('a sheet without text is named beside those that have some', async () => {
  const page = await readPdf(
    writePdf([
      { marks: [text('桃子熟了', 50, 100, 24), ...column(PEACHES, 50, 130)] },
      { marks: [{ picture: [0, 0, 600, 800] }] },
    ]),
    'mixed.pdf',
  )
  expect(page.sheets?.map(sheet => sheet.unread)).toEqual([undefined, 'needs_ocr'])
  expect(told(page)).toHaveLength(1)
})

async function encrypted(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
  return document.save({ useObjectStreams: false })
}

const WHOLE = writePdf([{ marks: [text('桃子熟了', 50, 100, 24)] }])

test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
  ['nothing', () => new Uint8Array(), 'empty'],
  ['a scan', () => writePdf([{ marks: [{ picture: [0, 0, 600, 800] }] }]), 'needs_ocr'],
  [
    'private fonts',
    () => writePdf([{ marks: [text('\ue001\ue002\ue003\ue004桃子熟了', 50, 100, 24)] }]),
    'needs_ocr',
  ],
  ['a password', encrypted, 'encrypted'],
  ['half a head', () => WHOLE.slice(0, 40), 'damaged'],
  ['no PDF', () => new TextEncoder().encode('桃子熟了'), 'damaged'],
  ['too many pages', () => writePdf(Array.from({ length: 401 }, () => ({ marks: [] }))), 'too_large'],
])('%s', async (_, file, code) => {
  await expect(readPdf(await file(), 'x.pdf')).rejects.toMatchObject({ name: 'PageError', code })
})

test('the same bytes give the same page', async () => {
  const [first, second] = [await readPdf(WHOLE, 'x.pdf'), await readPdf(WHOLE, 'x.pdf')]
  expect(JSON.stringify(first)).toBe(JSON.stringify(second))
})
