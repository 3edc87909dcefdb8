// The explorer in a real browser, on a real server with the sample: what a reader does, and what must not happen meanwhile.
import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import graphology from 'graphology'
import gexf from 'graphology-gexf'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placeNodes } from '../../client/graph/stage-graph.ts'
import type { EdgeAnswer, EntityAnswer, GraphAnswer, SearchAnswer } from '../../server/api/types.ts'
import { type Explorer, openExplorer, PHONE } from './open-explorer.ts'

let explorer: Explorer
/** Ids of the entities that the tests go by; namesakes are told apart in a person's. */
let chen: string
let bureau: string

beforeAll(async () => {
  explorer = await openExplorer()
  chen = await idOf('陈荣辉')
  bureau = await idOf('国家数据局')
})

afterAll(() => explorer?.close())

async function idOf(name: string): Promise<string> {
  const { entities } = await explorer.ask<SearchAnswer>(`/api/search?q=${encodeURIComponent(name)}`)
  const found = entities.find(entity => entity.name === name)
  if (!found) throw new Error(`the sample does not name ${name}`)
  return found.id
}

const entityPath = (id: string) => `/?entity=${encodeURIComponent(id)}`

const panel = (page: Page) => page.getByRole('complementary')
const panelTitle = (page: Page) => panel(page).getByRole('heading', { level: 2 })
const eventually = <Value>(probe: () => Value | Promise<Value>) => expect.poll(probe, { timeout: 10_000 })

/** Two clicks in quick succession would be a double click, which zooms. */
const afterAClick = (page: Page) => page.waitForTimeout(400)

const searchField = (page: Page) => page.getByRole('combobox', { name: /^(搜索|Search)$/ })

async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await searchField(page).fill(query)
  await page.getByRole('option').first().waitFor()
}

/** Where on the page a node is drawn while the camera stands where it began. */
async function placeOnPage(page: Page, id: string): Promise<{ x: number; y: number }> {
  const graph = await explorer.ask<GraphAnswer>('/api/graph')
  const canvas = page.getByTestId('graph')
  await canvas.locator('canvas').first().waitFor()
  // The first frame, after which the nodes are where they say.
  await page.waitForTimeout(500)
  const box = await canvas.boundingBox()
  const node = box && placeNodes(graph.nodes, box).get(id)
  if (!node) throw new Error(`${id} is not on the stage`)
  return { x: box.x + node.x, y: box.y + box.height - node.y }
}

async function dropFiles(page: Page, files: { name: string; content: string | number[] }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(files => {
    const transfer = new DataTransfer()
    for (const { name, content } of files) {
      const part = typeof content === 'string' ? content : new Uint8Array(content)
      transfer.items.add(new File([part], name))
    }
    return transfer
  }, files)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

/** Everything axe finds that would really hinder somebody. */
async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

describe('finding', () => {
  test('a name leads to who it is, with the title and the sentence that says so', async () => {
    const page = await explorer.open()
    await search(page, '陈荣辉')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉')
    const relation = panel(page).getByRole('listitem').filter({ hasText: '国家数据局' }).first()
    expect(await relation.textContent()).toContain('党组成员、副局长')
    expect(await relation.locator('mark').allTextContents()).toEqual(['国家数据局', '陈荣辉'])
    expect(new URL(page.url()).searchParams.get('entity')).toBe(chen)
    expect(await page.getByRole('status').textContent()).toContain('陈荣辉')

    await relation.getByRole('link', { name: /看依据/ }).click()
    const id = new URL(page.url()).searchParams.get('edge')
    const edge = await explorer.ask<EdgeAnswer>(`/api/edges/${encodeURIComponent(id ?? '')}`)
    await eventually(() => panelTitle(page).textContent()).toBe('党组成员、副局长')
    expect(await panel(page).locator('blockquote').count()).toBe(edge.weight)
    expect(await panel(page).locator('figcaption').first().textContent()).toMatch(/第 \d+.* 行.*规则/)
    await page.context().close()
  })

  test.each([
    ['gjsjj', '国家数据局'],
    ['guojiashujuju', '国家数据局'],
    ['发改委', '国家发展'],
    ['工信部', '工业和信息化部'],
  ])('%s finds %s', async (query, name) => {
    const page = await explorer.open()
    await search(page, query)
    expect(await page.getByRole('option').first().textContent()).toContain(name)
    await page.context().close()
  })

  test('arrow keys go down to the articles; nothing found says so', async () => {
    const page = await explorer.open()
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

describe('the graph', () => {
  test('a click on a node selects it, one on open ground lets go', async () => {
    const page = await explorer.open()
    const { x, y } = await placeOnPage(page, bureau)
    await page.mouse.click(x, y)
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await afterAClick(page)
    await page.mouse.click(12, 130)
    await eventually(() => new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  test('a click on a line opens its sentences', async () => {
    const page = await explorer.open()
    const [from, to] = await Promise.all([placeOnPage(page, chen), placeOnPage(page, bureau)])
    await page.mouse.click(from.x + (to.x - from.x) * 0.45, from.y + (to.y - from.y) * 0.45)
    await eventually(() => new URL(page.url()).searchParams.get('edge')).toContain('works_for')
    await page.context().close()
  })

  test('the keyboard moves from node to node and opens one', async () => {
    const page = await explorer.open(entityPath(bureau))
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await page.getByTestId('graph').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).not.toBe('国家数据局')
    await page.context().close()
  })

  test('the legend hides a type without moving the others, and counts every type', async () => {
    const page = await explorer.open()
    const graph = await explorer.ask<GraphAnswer>('/api/graph')
    const people = graph.nodes.filter(({ type }) => type === 'person').length
    const entry = page.getByRole('button', { name: new RegExp(`^人物 ?${people}$`) })
    const chenPlace = await placeOnPage(page, chen)
    const bureauPlace = await placeOnPage(page, bureau)
    await entry.click()
    expect(await entry.getAttribute('aria-pressed')).toBe('false')
    await page.mouse.click(chenPlace.x, chenPlace.y)
    await afterAClick(page)
    expect(new URL(page.url()).searchParams.get('entity')).toBeNull()
    await page.mouse.click(bureauPlace.x, bureauPlace.y)
    await eventually(() => new URL(page.url()).searchParams.get('entity')).toBe(bureau)
    expect(new URL(page.url()).searchParams.get('hide')).toBe('person')
    await page.context().close()
  })
})

describe('the address', () => {
  test('reload and Back keep the view', async () => {
    const page = await explorer.open()
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
    await eventually(() => headline.count()).toBe(0)
    expect(await panelTitle(page).textContent()).toBe('国家数据局')
    await page.goBack()
    await eventually(() => panelTitle(page).textContent()).toBe('这一版')
    await page.context().close()
  })

  test('Escape closes the reader, then the selection', async () => {
    const page = await explorer.open(entityPath(chen))
    await panel(page).locator('figcaption a').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('heading', { level: 1 }).count()).toBe(0)
    expect(await panelTitle(page).textContent()).toBe('陈荣辉')
    await page.keyboard.press('Escape')
    await eventually(() => new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  test('an entity that is gone says so', async () => {
    const known = explorer.complaints.length
    const page = await explorer.open(entityPath('person:查无此人'))
    await page.getByText('这里已经没有它了').waitFor()
    await page.context().close()
    // The browser itself reports the 404; nothing else may be wrong.
    expect(explorer.complaints.splice(known).filter(text => !text.includes('404'))).toEqual([])
  })
})

describe('reading', () => {
  test('every name in an article leads to its entity, and the panel stays', async () => {
    const page = await explorer.open(entityPath(chen))
    await panel(page).locator('figcaption a').first().click()
    const article = page.getByRole('article')
    await article.waitFor()
    // The sentence that was asked for is lit and in sight.
    const lit = article.locator('[class*=lit]').first()
    await lit.waitFor()
    expect(await lit.isVisible()).toBe(true)
    const names = article.locator('a')
    expect(await names.count()).toBeGreaterThan(15)
    await article.getByRole('link', { name: '财政部' }).first().click()
    await eventually(() => panelTitle(page).textContent()).toBe('财政部')
    expect(await article.isVisible()).toBe(true)
    await article.getByRole('link', { name: '自然资源部' }).first().hover()
    await page.getByRole('tooltip').waitFor()
    await page.context().close()
  })
})

describe('taking along', () => {
  test('the graph is exported as GEXF with every entity', async () => {
    const page = await explorer.open()
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 GEXF' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/\.gexf$/)
    const text = await readFile(await download.path(), 'utf8')
    const graph = await explorer.ask<GraphAnswer>('/api/graph')
    const read = gexf.parse(graphology.MultiGraph, text)
    expect(read.order).toBe(graph.nodes.length)
    expect(text).toContain('国家数据局')
    await page.context().close()
  })
})

describe('language and colours', () => {
  test('English and back, remembered', async () => {
    const page = await explorer.open(entityPath(bureau))
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Stated relations').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('button', { name: /^Organization ?\d+$/ }).count()).toBe(1)
    await page.reload()
    await page.getByText('Stated relations').waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: /明言关系/ }).waitFor()
    await page.context().close()
  })

  test('the system decides on light or dark until the reader does', async () => {
    const page = await explorer.open('/', { colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await ground()).toBe('rgb(27, 26, 24)')
    await page.getByRole('button', { name: '改用浅色' }).click()
    await eventually(ground).toBe('rgb(251, 248, 241)')
    await page.reload()
    expect(await ground()).toBe('rgb(251, 248, 241)')
    await page.context().close()
  })
})

describe('on the telephone', () => {
  test('graph, sheet, search and reader fit and work', async () => {
    const page = await explorer.open('/', { viewport: PHONE, hasTouch: true, isMobile: true })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await panelTitle(page).waitFor()
    expect(await width()).toBe(PHONE.width)
    await page.getByRole('button', { name: '搜索' }).tap()
    await searchField(page).fill('国家数据局')
    await page.getByRole('option').first().tap()
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    const sheet = await panel(page).boundingBox()
    expect(sheet?.y).toBeGreaterThan(300)
    await page.getByRole('button', { name: '展开说明栏' }).tap()
    await eventually(async () => (await panel(page).boundingBox())?.y).toBeLessThan(80)
    await panel(page).locator('figcaption a').first().tap()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await eventually(async () => (await panel(page).boundingBox())?.y).toBeGreaterThan(700)
    expect(await width()).toBe(PHONE.width)
    await page.getByRole('button', { name: '展开图例' }).tap()
    await page.getByRole('button', { name: /^明言关系/ }).waitFor()
    await page.context().close()
  })
})

describe('for everybody', () => {
  const edgeOf = async () => {
    const { relations } = await explorer.ask<EntityAnswer>(`/api/entities/${encodeURIComponent(chen)}`)
    return `/?edge=${encodeURIComponent(relations[0]?.edge ?? '')}`
  }
  const articleOf = async () => {
    const { articles } = await explorer.ask<EntityAnswer>(`/api/entities/${encodeURIComponent(chen)}`)
    return `${entityPath(chen)}&read=${articles[0]?.article.id}`
  }

  test.each<[string, () => string | Promise<string>]>([
    ['the overview', () => '/'],
    ['an entity', () => entityPath(bureau)],
    ['an edge', edgeOf],
    ['an article', articleOf],
  ])('%s has nothing in the way of anybody, light, dark and small', async (_, pathOf) => {
    for (const options of [
      { colorScheme: 'light' as const },
      { colorScheme: 'dark' as const },
      { viewport: PHONE },
    ]) {
      const page = await explorer.open(await pathOf(), { reducedMotion: 'reduce', ...options })
      await panelTitle(page).waitFor()
      await page.waitForTimeout(300)
      expect(await hindrances(page)).toEqual([])
      await page.context().close()
    }
  })

  test('the first Tab offers the way past the graph', async () => {
    const page = await explorer.open()
    await panelTitle(page).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到说明栏')
    await page.context().close()
  })
})

// Last, because it changes what is in the store.
describe('giving it pages', () => {
  test('a dropped page makes the graph grow; a picture is refused with the reason', async () => {
    const page = await explorer.open()
    const before = await explorer.ask<GraphAnswer>('/api/graph')
    await dropFiles(page, [
      {
        name: '滨江日报-2024-06-03.txt',
        content: `滨江港口与高校共建实验室
本报讯（记者 林晓梅） 6月3日，滨江海洋大学与滨江港务集团有限公司签署合作协议，共建海洋装备实验室。
滨江海洋大学校长周建国表示，实验室的图纸上写着 <img src=x onerror=alert(1)> 也不要紧。滨江港务集团有限公司董事长沈国强介绍，实验室年内动工。`,
      },
      { name: '照片.jpg', content: [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0, 0] },
    ])
    const files = page.getByRole('list', { name: '正在读入的文件' })
    await files.getByText(/没有读成：./).waitFor()
    await files.getByText(/读到 1 篇文章/).waitFor()
    const after = await explorer.ask<GraphAnswer>('/api/graph')
    expect(after.totals.pages).toBe(before.totals.pages + 1)
    expect(after.nodes.length).toBeGreaterThan(before.nodes.length)
    await page.getByText(`${after.totals.pages} 版 · ${after.totals.articles} 篇`).first().waitFor()
    await search(page, '周建国')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('周建国')
    expect(await panel(page).textContent()).toContain('<img src=x onerror=alert(1)>')
    await page.context().close()
  })

  test('the same page again is known, and a refusal speaks English to English readers', async () => {
    const page = await explorer.open('/?lang=en')
    await panelTitle(page).waitFor()
    await dropFiles(page, [{ name: 'empty.txt', content: '' }])
    const files = page.getByRole('list', { name: 'Files being read' })
    await files.getByText(/Not read: [A-Z]/).waitFor()
    await page.context().close()
  })
})

test('through all of this no browser complained, and none reported a breach of the security policy', async () => {
  expect(explorer.complaints).toEqual([])
  expect(await explorer.ask<{ cspReports: number }>('/healthz')).toMatchObject({ cspReports: 0 })
})
