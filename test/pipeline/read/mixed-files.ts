// Makes files of every format and encoding with one story each, and poisonous ones among them: the same seed, the same bytes.
import { PDFDocument } from '@cantoo/pdf-lib'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import writeWorkbook from 'write-excel-file/node'
import { createRandom, type Random } from '../../press/random.ts'
import { gb18030 } from './gb18030.ts'
import { type Mark, writePdf } from './pdf/write-pdf.ts'
import { marked, renamed, zipOf } from './zip-of.ts'

export type MixedFile = { name: string; bytes: Uint8Array } & (
  | { title: string; paragraphs: readonly string[] }
  /** One of these codes must be the reason. */
  | { refusedFor: readonly string[] }
)

type Story = { title: string; paragraphs: readonly string[] }

const utf8 = (text: string) => new TextEncoder().encode(text)

function storyOf(random: Random, i: number): Story {
  const town = `${random.pick([...'青石金玉白临江沙'])}${random.pick([...'山河桥泉水门岭港'])}${random.pick(['市', '县', '镇'])}`
  const matter = random.pick(['跨江大桥', '市民书屋', '滨水公园', '社区食堂', '乡村小学', '污水处理厂'])
  const number = 1000 + i
  return {
    title: `${town}第${number}处${matter}建成`,
    paragraphs: [
      `本报讯（记者 夏禾）${town}第${number}处${matter}5月20日建成。首日有${random.whole(200, 990)}人前来，现场秩序井然，不少老人带着孩子来看个究竟。`,
      `${town}建设局局长林一说，${matter}从去年春天动工，前后花了${random.whole(200, 400)}天，工人们在雨季里也没有停下来。`,
      `下一步，${town}还要修通门前的道路，方便附近学校的学生来往，并在路旁种上${random.whole(100, 900)}棵香樟树。`,
    ],
  }
}

const textOf = ({ title, paragraphs }: Story) => [title, ...paragraphs].join('\n')

function htmlOf({ title, paragraphs }: Story, charset: string): string {
  const body = paragraphs.map(text => `<p>　　${text}</p>`).join('\n')
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${title}_河湾网</title></head><body><div><a href="/">首页</a> <a href="/n">新闻</a></div><h1>${title}</h1><div class="content">${body}</div><div>版权所有 河湾网</div></body></html>`
}

const COLUMN = 22

function pdfOf({ title, paragraphs }: Story): Uint8Array {
  const marks: Mark[] = [{ text: title, x: 60, y: 80, size: 20 }]
  let y = 120
  for (const paragraph of paragraphs) {
    const set = `\u3000\u3000${paragraph}`
    for (let at = 0; at < set.length; at += COLUMN) {
      const text = set.slice(at, at + COLUMN)
      const indent = text.length - text.trimStart().length
      marks.push({ text: text.trim(), x: 60 + indent * 10, y, size: 10 })
      y += 16
    }
  }
  return writePdf([{ marks }])
}

type Format = (story: Story, i: number) => Promise<{ name: string; bytes: Uint8Array }>

const FORMATS: readonly Format[] = [
  async (story, i) => ({ name: `${i}.txt`, bytes: utf8(textOf(story)) }),
  async (story, i) => ({ name: `${i}.txt`, bytes: gb18030(textOf(story)) }),
  async (story, i) => ({
    name: `${i}.txt`,
    bytes: Uint8Array.from([0xff, 0xfe, ...Buffer.from(textOf(story), 'utf16le')]),
  }),
  async (story, i) => ({ name: `${i}.html`, bytes: utf8(htmlOf(story, 'utf-8')) }),
  async (story, i) => ({ name: `${i}.htm`, bytes: gb18030(htmlOf(story, 'gb2312')) }),
  async (story, i) => ({ name: `${i}.pdf`, bytes: pdfOf(story) }),
  async (story, i) => ({ name: `${i}.PDF`, bytes: pdfOf(story) }),
  async ({ title, paragraphs }, i) => ({
    name: `${i}.csv`,
    bytes: gb18030(`标题,正文\n${title},"${paragraphs.join('\n')}"\n`),
  }),
  async ({ title, paragraphs }, i) => ({
    name: `${i}.jsonl`,
    bytes: utf8(`${JSON.stringify({ title, content: paragraphs.join('\n') })}\n`),
  }),
  async ({ title, paragraphs }, i) => ({
    name: `${i}.docx`,
    bytes: new Uint8Array(
      await Packer.toBuffer(
        new Document({
          sections: [
            {
              children: [
                new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
                ...paragraphs.map(text => new Paragraph(text)),
              ],
            },
          ],
        }),
      ),
    ),
  }),
  async ({ title, paragraphs }, i) => ({
    name: `${i}.xlsx`,
    bytes: new Uint8Array(
      await writeWorkbook([
        [{ value: '标题' }, { value: '正文' }],
        [{ value: title }, { value: paragraphs.join('\n') }],
      ]).toBuffer(),
    ),
  }),
  async (story, i) => ({ name: `${i}.zip`, bytes: await zipOf({ '第一版.txt': textOf(story) }) }),
]

type Poison = (
  random: Random,
  i: number,
) => Promise<{ name: string; bytes: Uint8Array; refusedFor: string[] }>

const junk = (random: Random, length: number) => Uint8Array.from({ length }, () => random.whole(0, 255))

const POISONS: readonly Poison[] = [
  async (_, i) => ({ name: `${i}.txt`, bytes: new Uint8Array(), refusedFor: ['empty'] }),
  async (_, i) => ({ name: `${i}.txt`, bytes: utf8(' \n\u3000\n'), refusedFor: ['empty'] }),
  async (random, i) => ({
    name: `${i}.txt`,
    bytes: junk(random, 5000),
    refusedFor: ['binary', 'unknown_encoding', 'needs_ocr'],
  }),
  async (random, i) => ({
    name: `${i}.txt`,
    bytes: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, ...junk(random, 900)]),
    refusedFor: ['unsupported'],
  }),
  async (random, i) => ({
    name: `${i}.txt`,
    bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...junk(random, 900)]),
    refusedFor: ['needs_ocr'],
  }),
  async (random, i) => ({
    name: `${i}.pdf`,
    bytes: pdfOf(storyOf(random, i)).subarray(0, 400),
    refusedFor: ['damaged', 'needs_ocr', 'empty'],
  }),
  async (random, i) => ({
    name: `${i}.pdf`,
    bytes: Uint8Array.from([...utf8('%PDF-1.7\n'), ...junk(random, 4000)]),
    refusedFor: ['damaged'],
  }),
  async (_, i) => ({ name: `${i}.pdf`, bytes: await lockedPdf(), refusedFor: ['encrypted'] }),
  async (_, i) => ({
    name: `${i}.pdf`,
    bytes: writePdf([{ marks: [{ rule: [10, 10, 90, 90] }] }]),
    refusedFor: ['needs_ocr', 'empty'],
  }),
  async (_, i) => ({
    name: `${i}.doc`,
    bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]),
    refusedFor: ['unsupported'],
  }),
  async (_, i) => ({ name: `${i}.rar`, bytes: utf8('Rar!\x1a\x07\x00'), refusedFor: ['unsupported'] }),
  async (_, i) => ({
    name: `${i}.zip`,
    bytes: await zipOf({ 'bomb.txt': Buffer.alloc(20_000_000, 0x30) }),
    refusedFor: ['bomb'],
  }),
  async (_, i) => ({
    name: `${i}.zip`,
    bytes: renamed(await zipOf({ 'xx/evil.txt': 'x' }), 'xx/evil.txt', '../evil.txt'),
    refusedFor: ['unsafe_path'],
  }),
  async (_, i) => ({
    name: `${i}.zip`,
    bytes: marked(await zipOf({ 'locked.txt': 'x' })),
    refusedFor: ['encrypted'],
  }),
  async (_, i) => ({
    name: `${i}.zip`,
    bytes: (await zipOf({ 'a.txt': 'x'.repeat(999) })).subarray(0, 70),
    refusedFor: ['damaged'],
  }),
  async (_, i) => ({
    name: `${i}.docx`,
    bytes: await zipOf({ 'word/document.xml': '<!DOCTYPE w [<!ENTITY a "哈">]><w>&a;</w>' }),
    refusedFor: ['bomb'],
  }),
  async (_, i) => ({
    name: `${i}.xlsx`,
    bytes: await zipOf({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    }),
    refusedFor: ['too_many'],
  }),
  async (_, i) => ({ name: `${i}.csv`, bytes: utf8('甲,乙\n一,二\n'), refusedFor: ['no_column'] }),
  async (_, i) => ({
    name: `${i}.html`,
    bytes: utf8(`<html><body>${'<div>'.repeat(5000)}新桥</body></html>`),
    refusedFor: ['too_deep'],
  }),
  async (_, i) => ({
    name: `${i}.html`,
    bytes: utf8(`<html><body>${'<p><a href="1">河湾新桥通车了</a></p>'.repeat(40)}</body></html>`),
    refusedFor: ['no_text'],
  }),
]

async function lockedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([300, 300])
  document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
  return document.save({ useObjectStreams: false })
}

/** `good` files with a story and `poisonous` ones, mixed. */
export async function* mixedFiles(
  seed: number,
  { good, poisonous }: { good: number; poisonous: number },
): AsyncGenerator<MixedFile> {
  const random = createRandom(seed)
  const count = good + poisonous
  let bad = 0
  for (let i = 0; i < count; i++) {
    // Spread evenly among the good ones.
    if (Math.floor(((i + 1) * poisonous) / count) > bad) {
      yield await (POISONS[bad % POISONS.length] as Poison)(random, i)
      bad++
      continue
    }
    const story = storyOf(random, i)
    yield { ...(await (FORMATS[(i - bad) % FORMATS.length] as Format)(story, i)), ...story }
  }
}
