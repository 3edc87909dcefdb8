// Tables of articles, in every format and encoding: each row is a page with what its columns state.
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { splitArticles } from '../../../../pipeline/articles/split-articles.ts'
import { readFile } from '../../../../pipeline/read/read-file.ts'
import type { ColumnNames } from '../../../../pipeline/read/tables/columns.ts'
import { gb18030 } from '../gb18030.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function read(bytes: Uint8Array, source: string, columns?: ColumnNames) {
  const { format, pages, failed } = await readFile(bytes, source, columns === undefined ? {} : { columns })
  const articles = pages.flatMap(page =>
    splitArticles(page, { agencies: ['新华社'] }).map(article => ({
      ...article,
      newspaper: page.newspaper,
      source: page.source,
    })),
  )
  return { format, pages, articles, failed: failed.map(({ source, error }) => [source, error.code]) }
}

const CSV = `标题,作者,发布时间,来源,版次,正文
河湾建新桥,夏禾；方也,2024-05-20 08:30,河湾日报,03,"河湾市新桥20日通车。
首日三千人走过。"
果园开园,,2024/5/21,河湾日报,A2,本报讯（记者 林一）果园21日开园。
`

test('a row is a page with its title, authors, date, paper, page number and paragraphs', async () => {
  const { format, pages, articles, failed } = await read(utf8(CSV), 'clippings.csv')
  expect(format).toBe('csv')
  expect(failed).toEqual([])
  expect(articles).toMatchObject([
    {
      source: 'clippings.csv 第2行',
      title: '河湾建新桥',
      authors: ['夏禾', '方也'],
      date: '2024-05-20',
      agency: '河湾日报',
      newspaper: '河湾日报',
      text: '河湾市新桥20日通车。\n首日三千人走过。',
    },
    {
      source: 'clippings.csv 第4行',
      title: '果园开园',
      authors: ['林一'],
      date: '2024-05-21',
      agency: '本报',
      newspaper: '河湾日报',
    },
  ])
  expect(pages.map(({ sheets }) => sheets?.[0]?.number)).toEqual([3, 2])
})

test('a table exported again with one row more keeps the pages it had', async () => {
  const before = await read(utf8(CSV), 'may.csv')
  const after = await read(utf8(`${CSV}夏收开始,,2024-06-01,河湾日报,1,麦子黄了。\n`), 'june.csv')
  expect(after.pages.map(({ id }) => id).slice(0, 2)).toEqual(before.pages.map(({ id }) => id))
  expect(after.pages).toHaveLength(3)
})

describe('encodings and delimiters', () => {
  const tabbed = '题名\t全文\n河湾建新桥\t新桥通车。\n'
  test.each<[string, string, Uint8Array]>([
    ['GB18030', 'a.csv', gb18030('标题,正文\n河湾建新桥,新桥通车。\n')],
    [
      'UTF-16 with tabs, as Excel saves Unicode text',
      'a.txt',
      Uint8Array.from([0xff, 0xfe, ...Buffer.from(tabbed, 'utf16le')]),
    ],
    ['a byte order mark', 'a.csv', utf8('\ufeff标题,正文\r\n河湾建新桥,新桥通车。\r\n')],
    ['semicolons', 'a.csv', utf8('Title;Content\n河湾建新桥;新桥通车。\n')],
    ['tabs', 'a.tsv', utf8(tabbed)],
    ['a table under the name of a text', 'a.txt', utf8('标题,正文\n河湾建新桥,新桥通车。\n')],
    ['JSON Lines', 'a.jsonl', utf8('{"title":"河湾建新桥","content":"新桥通车。"}\n')],
    ['a JSON array', 'a.json', utf8('[{"headline":"河湾建新桥","body":"新桥通车。","id":7}]')],
    [
      'an answer of a service',
      'a.json',
      utf8('{"total":1,"data":[{"title":"河湾建新桥","text":["新桥通车。"]}]}'),
    ],
  ])('%s', async (_, source, bytes) => {
    const { articles } = await read(bytes, source)
    expect(articles).toMatchObject([{ title: '河湾建新桥', text: '新桥通车。' }])
  })
})

describe('columns', () => {
  test('the user names them', async () => {
    const { articles } = await read(utf8('甲,乙\n河湾建新桥,新桥通车。\n'), 'a.csv', {
      title: '甲',
      text: '乙',
    })
    expect(articles).toMatchObject([{ title: '河湾建新桥', text: '新桥通车。' }])
  })

  test.each<[string, string, ColumnNames | undefined]>([
    ['甲,乙\n一,二\n', '甲、乙', undefined],
    ['标题,正文\n一,二\n', '“丙”', { text: '丙' }],
  ])('%j: the reason names what is there', async (csv, named, columns) => {
    await expect(read(utf8(csv), 'a.csv', columns)).rejects.toMatchObject({
      code: 'no_column',
      messages: { zh: expect.stringContaining(named) },
    })
  })
})

test('a row without a text fails alone, a blank row is passed over', async () => {
  const { articles, failed } = await read(utf8('标题,正文\n甲,\n,\n乙,有正文。\n'), 'a.csv')
  expect(articles.map(({ title }) => title)).toEqual(['乙'])
  expect(failed).toEqual([['a.csv 第2行', 'no_text']])
})

test('a line that is no JSON fails alone', async () => {
  const { articles, failed } = await read(utf8('{"text":"新桥通车。"}\n{"text":\n'), 'a.jsonl')
  expect(articles).toHaveLength(1)
  expect(failed).toEqual([['a.jsonl 第2行', 'damaged']])
})

test('formulas stay text', async () => {
  const { articles } = await read(utf8(`标题,正文\n"=HYPERLINK(""http://x"",""y"")",=1+1。\n`), 'a.csv')
  expect(articles).toMatchObject([{ title: '=HYPERLINK("http://x","y")', text: '=1+1。' }])
})

test('paragraphs in one line, or as scraps of HTML', async () => {
  const { articles } = await read(
    utf8(
      '标题,正文\n甲,　　一段。　　二段。\n乙,<p>一段。</p><p>二<b>段</b>。<script>alert(1)</script></p>\n',
    ),
    'a.csv',
  )
  expect(articles.map(({ text }) => text)).toEqual(['一段。\n二段。', '一段。\n二段。'])
})

describe('workbooks', () => {
  const cell = (value: string) => ({ value })
  const workbook = async (rows: ({ value: string } | { value: Date; format: string } | null)[][]) =>
    new Uint8Array(await writeWorkbook(rows as never).toBuffer())

  test('a title above the names of the columns, dates as dates', async () => {
    const bytes = await workbook([
      [cell('五月剪报')],
      [cell('标题'), cell('日期'), cell('正文')],
      [
        cell('河湾建新桥'),
        { value: new Date(Date.UTC(2024, 4, 20)), format: 'yyyy-mm-dd' },
        cell('新桥通车。'),
      ],
    ])
    const { format, articles } = await read(bytes, 'clippings.xlsx')
    expect(format).toBe('xlsx')
    expect(articles).toMatchObject([
      { source: 'clippings.xlsx 第3行', title: '河湾建新桥', date: '2024-05-20', text: '新桥通车。' },
    ])
  })
})
