// The explorer in a real browser, on a real server with the sample: finding, the graph, the address.
import { describe, expect, test } from 'vitest'
import type { EdgeAnswer, GraphAnswer } from '../../server/api/types.ts'
import {
  afterAClick,
  entityPath,
  eventually,
  panel,
  panelTitle,
  placeOnPage,
  readerOfSample,
  search,
  searchField,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

describe('finding', () => {
  test('a name leads to who it is, with the title and the sentence that says so', async () => {
    const page = await reader.explorer.open()
    await search(page, '陈荣辉')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉')
    const relation = panel(page).getByRole('listitem').filter({ hasText: '国家数据局' }).first()
    expect(await relation.textContent()).toContain('党组成员、副局长')
    expect(await relation.locator('mark').allTextContents()).toEqual(['国家数据局', '陈荣辉'])
    expect(new URL(page.url()).searchParams.get('entity')).toBe(reader.chen)
    expect(await page.getByRole('status').textContent()).toContain('陈荣辉')

    await relation.getByRole('link', { name: /看依据/ }).click()
    const id = new URL(page.url()).searchParams.get('edge')
    const edge = await reader.explorer.ask<EdgeAnswer>(`/api/edges/${encodeURIComponent(id ?? '')}`)
    await eventually(() => panelTitle(page).textContent()).toBe('党组成员、副局长')
    expect(await panel(page).locator('blockquote').count()).toBe(edge.weight)
    expect(await panel(page).locator('figcaption').first().textContent()).toMatch(/第 \d+.* 行/)
    await page.context().close()
  })

  test.each([
    ['gjsjj', '国家数据局'],
    ['guojiashujuju', '国家数据局'],
    ['发改委', '国家发展'],
    ['工信部', '工业和信息化部'],
  ])('%s finds %s', async (query, name) => {
    const page = await reader.explorer.open()
    await search(page, query)
    expect(await page.getByRole('option').first().textContent()).toContain(name)
    await page.context().close()
  })

  test('Enter before the answer to the last letters waits for it', async () => {
    const page = await reader.explorer.open()
    await search(page, '国')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.type('家数据局')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await page.context().close()
  })

  test('arrow keys go down to the articles; nothing found says so', async () => {
    const page = await reader.explorer.open()
    await search(page, '智慧城市')
    const articles = page.getByRole('group', { name: /文章/ }).getByRole('option')
    const before = (await page.getByRole('option').count()) - (await articles.count())
    for (let index = 0; index < before; index++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('read')).toBeTruthy()

    await page.keyboard.press('Control+k')
    await searchField(page).fill('查无此名')
    await page.getByText('没有找到“查无此名”').waitFor()
    await page.context().close()
  })
})

test('an article that comes late takes nobody’s keyboard who has begun to type', async () => {
  const page = await reader.explorer.open()
  const came = Promise.withResolvers<void>()
  await page.route('**/api/articles/*', async route => {
    await came.promise
    await route.continue()
  })
  await search(page, '智慧城市')
  await page.getByRole('group', { name: /文章/ }).getByRole('option').first().click()
  await eventually(() => new URL(page.url()).searchParams.has('read')).toBe(true)
  await page.keyboard.press('Control+k')
  await searchField(page).fill('查无此名')
  came.resolve()
  await page.locator('main article').first().waitFor()
  await page.waitForTimeout(300)
  expect(await searchField(page).evaluate(field => field === document.activeElement)).toBe(true)
  await page.getByText('没有找到“查无此名”').waitFor()
  await page.context().close()
})

describe('the graph', () => {
  test('a click on a node selects it, one on open ground lets go', async () => {
    const page = await reader.explorer.open()
    const { x, y } = await placeOnPage(reader, page, reader.bureau)
    await page.mouse.click(x, y)
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await afterAClick(page)
    await page.mouse.click(12, 130)
    await eventually(() => new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  test('a click on a line opens its sentences', async () => {
    const page = await reader.explorer.open()
    const [from, to] = await Promise.all([
      placeOnPage(reader, page, reader.chen),
      placeOnPage(reader, page, reader.bureau),
    ])
    await page.mouse.click(from.x + (to.x - from.x) * 0.45, from.y + (to.y - from.y) * 0.45)
    await eventually(() => new URL(page.url()).searchParams.get('edge')).toContain('works_for')
    await page.context().close()
  })

  test('the keyboard moves from node to node and opens one', async () => {
    const page = await reader.explorer.open(entityPath(reader.bureau))
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await page.getByTestId('graph').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).not.toBe('国家数据局')
    await page.context().close()
  })

  test('the legend hides a type without moving the others, and counts every type', async () => {
    const page = await reader.explorer.open()
    const graph = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const people = graph.nodes.filter(({ type }) => type === 'person').length
    const entry = page.getByRole('button', { name: new RegExp(`^人物 ?${people}$`) })
    const chenPlace = await placeOnPage(reader, page, reader.chen)
    const bureauPlace = await placeOnPage(reader, page, reader.bureau)
    await entry.click()
    expect(await entry.getAttribute('aria-pressed')).toBe('false')
    await page.mouse.click(chenPlace.x, chenPlace.y)
    await afterAClick(page)
    expect(new URL(page.url()).searchParams.get('entity')).toBeNull()
    await page.mouse.click(bureauPlace.x, bureauPlace.y)
    await eventually(() => new URL(page.url()).searchParams.get('entity')).toBe(reader.bureau)
    expect(new URL(page.url()).searchParams.get('hide')).toBe('person')
    await page.context().close()
  })
})

test('with every type hidden the graph says so and offers to show all', async () => {
  const page = await reader.explorer.open('/?hide=person,organization,place,document,event,product,topic')
  await page.getByText('所有类型都隐藏了').waitFor()
  await page.getByRole('button', { name: '全部显示' }).click()
  await eventually(() => page.getByText('所有类型都隐藏了').count()).toBe(0)
  expect(new URL(page.url()).search).toBe('')
  await page.context().close()
})

describe('the address', () => {
  test('reload and Back keep the view', async () => {
    const page = await reader.explorer.open()
    await page.getByRole('button', { name: /^地点/ }).click()
    await search(page, '国家数据局')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await panel(page).locator('figcaption a').first().click()
    const headline = page.getByRole('heading', { level: 1 })
    await headline.waitFor()
    const title = await headline.textContent()

    await page.reload()
    await eventually(() => headline.textContent()).toBe(title)
    expect(await panelTitle(page).textContent()).toBe('国家数据局')
    expect(await page.getByRole('button', { name: /^地点/ }).getAttribute('aria-pressed')).toBe('false')

    await page.goBack()
    await eventually(() => page.getByRole('article').count()).toBe(0)
    expect(await panelTitle(page).textContent()).toBe('国家数据局')
    await page.goBack()
    await eventually(() => panelTitle(page).textContent()).toBe('这一版')
    await page.context().close()
  })

  test('Escape closes the reader, then the selection', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    await panel(page).locator('figcaption a').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('article').count()).toBe(0)
    expect(await panelTitle(page).textContent()).toBe('陈荣辉')
    await page.keyboard.press('Escape')
    await eventually(() => new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  test('an entity that is gone says so', async () => {
    const known = reader.explorer.complaints.length
    const page = await reader.explorer.open(entityPath('person:查无此人'))
    await page.getByText('这里已经没有它了').waitFor()
    await page.getByRole('button', { name: '取消选择' }).click()
    await eventually(() => panelTitle(page).textContent()).toBe('这一版')
    await page.context().close()
    // The browser itself reports the 404; nothing else may be wrong.
    expect(reader.explorer.complaints.splice(known).filter(text => !text.includes('404'))).toEqual([])
  })
})

testThatNothingComplained(reader)
