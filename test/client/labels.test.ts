// Names on the canvas never cover one another nor leave it: at any nearness, size and language, at rest and on the way.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameWidth } from '../../client/graph/shorten-name.ts'
import { placeNodes } from '../../client/graph/stage-graph.ts'
import type { GraphAnswer, IngestAnswer } from '../../server/api/types.ts'
import { watchLabels } from './drawn-labels.ts'
import { type MockServer, type MockState, startMockServer } from './mock-api.ts'
import { openBrowser } from './open-browser.ts'
import { DESKTOP, type Explorer, openExplorer, PHONE } from './open-explorer.ts'
import { entityPath, eventually } from './reader-of-sample.ts'
import { seededGraph } from './seeded-graph.ts'

const GIVEN_PAGE = new URL('../../../shared/pages/newspaper-page-2024-05.txt', import.meta.url)

const SIZES: [string, BrowserContextOptions][] = [
  ['a desk', { viewport: DESKTOP }],
  ['a small notebook, in English', { viewport: { width: 1180, height: 720 }, locale: 'en-GB' }],
  ['a telephone', { viewport: PHONE, deviceScaleFactor: 2 }],
  ['a large screen, in traditional characters', { viewport: { width: 2200, height: 1300 }, locale: 'zh-TW' }],
]

let browser: Browser

async function open(address: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options })
  const page = await context.newPage()
  await watchLabels(page)
  await page.goto(address)
  await page.getByTestId('graph').locator('canvas').first().waitFor()
  await page.waitForTimeout(700)
  return page
}

const labels = (page: Page) => page.evaluate(() => window.drawnLabels)

/** No two cover one another in any frame so far, and none is cut off by the edge of the stage. */
async function expectInOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.coveringLabels)).toEqual([])
  const box = await page.getByTestId('graph').boundingBox()
  const cut = (await labels(page)).filter(
    ({ left, right, top, bottom }) =>
      left < 0 || top < 0 || right > (box?.width ?? 0) || bottom > (box?.height ?? 0),
  )
  expect(cut).toEqual([])
}

/** In, far out and back to the whole; each step passes through a row of frames. */
async function zoomAbout(page: Page): Promise<void> {
  const graph = page.getByTestId('graph')
  for (const key of ['+', '+', '+', '+', '-', '-', '-', '-', '-', '-', '0']) {
    await graph.press(key)
    await page.waitForTimeout(key === '0' ? 600 : 330)
  }
}

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('real pages', () => {
  let explorer: Explorer
  let graph: GraphAnswer
  beforeAll(async () => {
    explorer = await openExplorer()
    graph = await explorer.ask<GraphAnswer>('/api/graph')
  })
  afterAll(() => explorer?.close())

  test.each(SIZES)(
    'the sample on %s',
    async (_, options) => {
      const page = await open(explorer.address, options)
      // Nearly all names have a place where there is room for them.
      const shown = (await labels(page)).length
      expect(shown).toBeGreaterThan(graph.nodes.length * ('deviceScaleFactor' in options ? 0.3 : 0.8))
      await zoomAbout(page)
      await expectInOrder(page)
      const [foremost] = graph.nodes.toSorted((a, b) => b.degree - a.degree)
      // Other layouts and sizes are placed by the same rules on every screen: those in the reader's own language show them.
      const others = 'locale' in options ? [] : ['/?layout=time', '/?size=degree&camera=0.3~0.6~0.4']
      for (const path of [entityPath(foremost?.id ?? ''), ...others]) {
        await page.goto(new URL(path, explorer.address).href)
        await page.getByTestId('graph').locator('canvas').first().waitFor()
        await page.waitForTimeout(700)
        await expectInOrder(page)
      }
      await page.context().close()
    },
    120_000,
  )

  test('a long name is shortened at rest, and whole under the pointer', async () => {
    const [longest] = graph.nodes.toSorted((a, b) => nameWidth(b.name) - nameWidth(a.name))
    if (!longest) throw new Error('the sample names nobody')
    const page = await open(explorer.address, {})
    const texts = async () => (await labels(page)).map(({ text }) => text)
    await eventually(async () => (await texts()).length).toBeGreaterThan(50)
    expect(await texts()).not.toContain(longest.name)
    expect((await texts()).filter(text => nameWidth(text) > 12)).toEqual([])
    const box = await page.getByTestId('graph').boundingBox()
    const node = box && placeNodes(graph.nodes, box).get(longest.id)
    if (!node) throw new Error('the longest name is not on the stage')
    await page.mouse.move(box.x + node.x, box.y + box.height - node.y)
    await eventually(texts).toContain(longest.name)
    await expectInOrder(page)
    await page.context().close()
  })

  test.skipIf(!existsSync(GIVEN_PAGE))(
    'a whole newspaper page beside it',
    async () => {
      const text = await readFile(GIVEN_PAGE)
      const url = new URL('/api/ingest?name=page.txt', explorer.address)
      const answer = await fetch(url, { method: 'POST', body: text })
      const { id } = (await answer.json()) as IngestAnswer
      await expect
        .poll(async () => (await explorer.ask<IngestAnswer>(`/api/ingest/${id}`)).state, { timeout: 60_000 })
        .toBe('done')
      await expect
        .poll(async () => (await explorer.ask<GraphAnswer>('/api/graph')).totals.pages, { timeout: 30_000 })
        .toBe(2)
      for (const [, options] of SIZES.slice(0, 3)) {
        const page = await open(explorer.address, options)
        await zoomAbout(page)
        await expectInOrder(page)
        await page.context().close()
      }
    },
    120_000,
  )
})

describe('seeded graphs', () => {
  const state: MockState = {}
  let server: MockServer
  beforeAll(async () => {
    server = await startMockServer(state)
  })
  afterAll(() => server?.close())

  test.each([
    [300, 900, SIZES.slice(0, 1)],
    [2000, 8000, SIZES.slice(0, 3)],
  ] as const)(
    '%i names and %i links',
    async (nodes, edges, sizes) => {
      const graph = seededGraph({ nodes, edges })
      state.graph = () => graph
      for (const [, options] of sizes) {
        const page = await open(server.address, options)
        await eventually(async () => (await labels(page)).length).toBeGreaterThan(15)
        await zoomAbout(page)
        await expectInOrder(page)
        await page.context().close()
      }
    },
    120_000,
  )
})
