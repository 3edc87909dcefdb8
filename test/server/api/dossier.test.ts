// The dossier of chosen entities, as an answer and as the files to take along.
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DossierAnswer, MOST_IN_DOSSIER } from '../../../server/api/types.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

/** A name and a headline that a spreadsheet would run and Markdown would set. */
const WICKED = pageByHand('=cmd.txt', [
  {
    title: '=HYPERLINK("http://x")',
    text: '=SUM(A1)公司发布<b>**新品**</b>&copy;。',
    names: { '=SUM(A1)公司': ['organization'] },
  },
])

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE, SECOND_PAGE, WICKED] })
})
afterAll(() => server.close())

const BUREAU = 'organization:国家数据局'
const LIN = 'person:林望舒'
const path = (route: string, entities: readonly string[], rest: Record<string, string> = {}) =>
  `${route}?${new URLSearchParams([...entities.map(id => ['entity', id]), ...Object.entries(rest)])}`

test.each([
  [[BUREAU], {}, 200],
  [[BUREAU, LIN, BUREAU], {}, 200],
  [['person:x'], {}, 404],
  [[], {}, 400],
  [[''], {}, 400],
  [Array.from({ length: MOST_IN_DOSSIER + 1 }, (_, index) => `person:${index}`), {}, 400],
  [[`\0`], {}, 400],
  [[BUREAU, '\0'], {}, 400],
])('%j %j → %i', async (entities, rest, status) => {
  expect((await server.ask(path('/api/dossier', entities, rest))).status).toBe(status)
  expect((await server.ask(path('/api/dossier/file', entities, rest))).status).toBe(status)
})

test('each entity with what is known of it, and what ties them', async () => {
  const response = await server.ask(path('/api/dossier', [LIN, BUREAU, LIN]))
  const dossier = DossierAnswer.parse(await response.json())
  expect(dossier.entities.map(({ entity }) => entity.name)).toEqual(['林望舒', '国家数据局'])
  expect(dossier.entities[0]?.quotes).toHaveLength(1)
  expect(dossier.between.map(({ edge }) => edge.type)).toEqual(['works_for', 'co_occurs'])
})

describe('as a file', () => {
  const file = async (format: string, entities: readonly string[], language = 'zh') => {
    const response = await server.ask(path('/api/dossier/file', entities, { format }), {
      headers: { 'accept-language': language },
    })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="baotu-dossier\.\w+"$/)
    return Buffer.from(await response.arrayBuffer()).toString('utf8')
  }

  test('Markdown cites every sentence', async () => {
    const text = await file('markdown', [LIN, BUREAU])
    expect(text).toContain('# 卷宗：林望舒、国家数据局')
    expect(text).toContain('林望舒，国家数据局副局长。')
    expect(text).toContain('（《河湾日报》 2031-03-04，《河湾市办起数据交易中心》，第 2 行）')
    expect(await file('markdown', [LIN], 'en')).toContain('# Dossier: 林望舒')
  })

  test('what the newspaper says is neither Markdown nor HTML nor a formula', async () => {
    const [wicked = ''] = WICKED.articles.flatMap(({ entities }) => entities.map(({ id }) => id))
    const text = await file('markdown', [wicked])
    expect(text).toContain('&lt;b\\>\\*\\*新品\\*\\*&lt;/b\\>&amp;copy;')
    const rows: string[][] = parse(await file('csv', [wicked]), { bom: true })
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/)
    expect(rows[1]?.[0]).toBe("'=SUM(A1)公司")
  })

  test('CSV has a row for each sentence, readable in Excel', async () => {
    const text = await file('csv', [LIN])
    expect(text.startsWith('\uFEFF实体,')).toBe(true)
    const rows: string[][] = parse(text, { bom: true })
    expect(new Set(rows.map(row => row.length)).size).toBe(1)
    expect(rows.slice(1).map(row => row[2])).toEqual(['关系', '引语', '数字', '原句', '原句'])
  })
})
