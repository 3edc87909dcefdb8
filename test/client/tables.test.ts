// The graph as tables: sorted, filtered, in step with the rest, and all of it by keyboard.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type {
  EntityFiguresAnswer,
  EntityQuotesAnswer,
  GraphAnswer,
  RelationListAnswer,
} from '../../server/api/types.ts'
import { DESKTOP, PHONE } from './open-explorer.ts'
import { entityPath, eventually, readerOfSample, testThatNothingComplained } from './reader-of-sample.ts'

const reader = readerOfSample()

const query = (page: Page) => new URL(page.url()).searchParams
const rows = (page: Page) => page.getByRole('grid').locator('tbody tr:not([aria-hidden])')
const cells = (page: Page, column: number) => rows(page).locator(`td:nth-child(${column})`).allTextContents()

describe('entities and relations', () => {
  test('hold what the canvas shows, sorted and filtered, with the chosen one marked', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.bureau)}&table=entities`)
    const graph = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const grid = page.getByRole('grid', { name: '实体' })
    await grid.waitFor()
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(graph.nodes.length + 1))
    await rows(page).first().waitFor()
    const mentions = (await cells(page, 3)).map(Number)
    expect(mentions).toEqual(mentions.toSorted((a, b) => b - a))
    await eventually(() => page.locator('tr[aria-selected=true]').textContent()).toContain('国家数据局')

    await page.getByRole('button', { name: '文章', exact: true }).click()
    await eventually(() => page.getByRole('columnheader', { name: '文章' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    expect(query(page).get('sort')).toBe('articles-')
    await page.getByRole('searchbox', { name: '在表中找' }).fill('国家')
    await eventually(() => query(page).get('words')).toBe('国家')
    for (const name of await cells(page, 1)) expect(name).toContain('国家')
    await page.getByRole('button', { name: /^机构/ }).click()
    await eventually(async () => (await cells(page, 2)).some(type => type.startsWith('机构'))).toBe(false)
    await page.context().close()
  })

  test('the keyboard alone goes to a row and opens it', async () => {
    const page = await reader.explorer.open('/?table=relations')
    await rows(page).first().waitFor()
    // What is stated stands before what only shares as many sentences.
    const [kinds, weights] = [await cells(page, 2), await cells(page, 4)]
    const together = kinds.map((kind, index) => kind === '同句出现' && weights[index])
    kinds.forEach((kind, index) => {
      if (kind !== '同句出现') expect(together.slice(0, index)).not.toContain(weights[index])
    })
    // Both ends of a link are in sight on a telephone.
    await page.setViewportSize(PHONE)
    const other = await page.getByRole('columnheader', { name: '乙方' }).boundingBox()
    expect((other?.x ?? PHONE.width) + (other?.width ?? 0)).toBeLessThanOrEqual(PHONE.width + 10)
    await page.setViewportSize(DESKTOP)
    await rows(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))
    await eventually(at).toBe('4')
    await page.keyboard.press('End')
    const last = await page.getByRole('grid').getAttribute('aria-rowcount')
    await eventually(at).toBe(last)
    await page.keyboard.press('Enter')
    await eventually(() => query(page).get('edge')).not.toBeNull()
    await eventually(() => page.locator('tr[aria-selected=true]').count()).toBe(1)
    await page.context().close()
  })
})

test('where the canvas holds a part of the graph, the table of links asks the server for all of them', async () => {
  const page = await reader.explorer.open('/')
  const part = await reader.explorer.ask<GraphAnswer>('/api/graph?limit=20')
  expect(part.truncated).toBe(true)
  await page.route(/\/api\/graph$/, route => route.fulfill({ json: part }))
  const all = (query: Record<string, string>) =>
    reader.explorer.ask<RelationListAnswer>(`/api/relations?${new URLSearchParams(query)}`)
  const { count } = await all({ kind: 'all' })
  expect(count).toBeGreaterThan(part.edges.length)
  await page.goto(new URL('/?table=relations', page.url()).href)
  const counted = () => page.getByRole('grid', { name: '联系' }).getAttribute('aria-rowcount')
  await eventually(counted).toBe(String(count + 1))

  expect(await page.getByText('图上隐藏的群组在这张表里照样列出').count()).toBe(0)

  await page.getByRole('button', { name: '甲方', exact: true }).click()
  const sorted = await all({ kind: 'all', sort: 'source', descending: 'false' })
  await eventually(async () => (await cells(page, 1)).slice(0, 8)).toEqual(
    sorted.relations.slice(0, 8).map(({ source }) => expect.stringContaining(source.name)),
  )
  await page.getByRole('button', { name: /^同句出现/ }).click()
  await eventually(counted).toBe(String((await all({})).count + 1))
  await page.getByRole('searchbox', { name: '在表中找' }).fill('副局长')
  await eventually(() => rows(page).count()).toBe((await all({ words: '副局长' })).count)
  await rows(page).first().click()
  await eventually(() => query(page).get('edge')).toContain('works_for')

  // The server lists the links of all groups, and the table says so.
  await page.goto(new URL('/?table=relations&colour=community&groups=0', page.url()).href)
  await page.getByText('图上隐藏的群组在这张表里照样列出').waitFor()
  await eventually(counted).toBe(String(count + 1))
  await page.context().close()
})

describe('quotes and figures', () => {
  test('quotes open at their sentence, and keep to the chosen entity and period', async () => {
    const page = await reader.explorer.open('/?table=quotes')
    const { count, quotes } = await reader.explorer.ask<EntityQuotesAnswer>('/api/quotes')
    await rows(page).first().waitFor()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count + 1))
    await rows(page).first().click()
    await eventually(() => query(page).get('read')).toBe(quotes[0]?.sentence.article.id)
    await page.keyboard.press('Escape')

    const speaker = quotes[0]?.quote.speaker.id ?? ''
    const only = await reader.explorer.ask<EntityQuotesAnswer>(
      `/api/quotes?entity=${encodeURIComponent(speaker)}`,
    )
    await page.goto(new URL(`${entityPath(speaker)}&table=quotes`, page.url()).href)
    await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(only.count + 1))
    await page.context().close()
  })

  test('figures are drawn as bars beside their numbers, and sorted by the server', async () => {
    const page = await reader.explorer.open('/?table=figures')
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: '数值', exact: true }).click()
    const { figures } = await reader.explorer.ask<EntityFiguresAnswer>(
      '/api/figures?sort=value&descending=true',
    )
    await eventually(() => cells(page, 1)).toEqual(
      figures.map(({ figure }) => figure.measure).slice(0, (await cells(page, 1)).length),
    )
    const widths = await page
      .locator('td [style*=width]')
      .evaluateAll(bars => bars.map(bar => bar.getBoundingClientRect().width))
    expect(Math.max(...widths)).toBeGreaterThan(20)
    await page.context().close()
  })

  test('no row says so', async () => {
    const page = await reader.explorer.open('/?table=figures&words=查无此数')
    await page.getByText('没有符合的行').waitFor()
    await page.context().close()
  })
})

testThatNothingComplained(reader)
