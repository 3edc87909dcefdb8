// Word documents: with heading styles, without them, and hostile ones.
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../../pipeline/articles/split-articles.ts'
import { readFile } from '../../../../pipeline/read/read-file.ts'
import { zipOf } from '../zip-of.ts'

async function documentOf(children: Paragraph[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })

test('headings begin stories', async () => {
  const bytes = await documentOf([
    heading('河湾新桥通车'),
    new Paragraph('本报记者 夏禾'),
    new Paragraph('河湾市新桥20日通车。'),
    new Paragraph({ text: '桥下有公园', heading: HeadingLevel.HEADING_2 }),
    new Paragraph('老渡口成了公园。'),
    heading('果园开园'),
    new Paragraph('今年桃子熟得早。'),
  ])
  const { format, pages } = await readFile(bytes, 'may.docx')
  expect(format).toBe('docx')
  const articles = pages.flatMap(page => splitArticles(page, { agencies: [] }))
  expect(articles).toMatchObject([
    {
      title: '河湾新桥通车',
      authors: ['夏禾'],
      text: '本报记者 夏禾\n河湾市新桥20日通车。\n桥下有公园\n老渡口成了公园。',
    },
    { title: '果园开园', text: '今年桃子熟得早。' },
  ])
})

test('without headings the paragraphs are read as a text page', async () => {
  const bytes = await documentOf([
    new Paragraph('河湾新桥通车'),
    new Paragraph(
      '本报讯（记者 夏禾）河湾市新桥20日通车，首日三千人走过，两岸五分钟到达。新桥全长八百米，两侧设有步道。',
    ),
    new Paragraph('市交通局负责人介绍，下一步将开通跨江公交，方便沿线的学生和老人出行，票价与市区线路一致。'),
  ])
  const { pages } = await readFile(bytes, 'may.docx')
  expect(pages[0]?.stories).toBeUndefined()
  const articles = pages.flatMap(page => splitArticles(page, { agencies: [] }))
  expect(articles).toMatchObject([{ title: '河湾新桥通车', authors: ['夏禾'] }])
})

describe('hostile files', () => {
  const entities = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "${'哈'.repeat(100)}">${'bcdefghij'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
    .join('')}]><w>&j;</w>`
  const farCell =
    '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
  test.each<[string, string, () => Promise<Uint8Array>, string]>([
    ['entities in a document', 'a.docx', () => zipOf({ 'word/document.xml': entities }), 'bomb'],
    ['entities in a workbook', 'a.xlsx', () => zipOf({ 'xl/workbook.xml': entities }), 'bomb'],
    [
      'a part that inflates beyond measure',
      'a.docx',
      () => zipOf({ 'word/document.xml': Buffer.alloc(80_000_000, 32) }),
      'bomb',
    ],
    [
      'a picture that inflates beyond measure: it may be named as the text',
      'a.docx',
      () => zipOf({ 'word/document.xml': '<w/>', 'word/media/1.png': Buffer.alloc(80_000_000, 32) }),
      'bomb',
    ],
    [
      'the last cell of a sheet',
      'a.xlsx',
      () => zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': farCell }),
      'too_many',
    ],
    ['a document without its parts', 'a.docx', () => zipOf({ 'word/document.xml': '<broken' }), 'damaged'],
    ['a workbook without its parts', 'a.xlsx', () => zipOf({ 'xl/workbook.xml': '<broken' }), 'damaged'],
    [
      'a document cut in half',
      'a.docx',
      async () => (await documentOf([heading('河湾新桥通车')])).subarray(0, 3000),
      'damaged',
    ],
  ])('%s', async (_, source, make, code) => {
    await expect(readFile(await make(), source)).rejects.toMatchObject({ code })
  })
})
