// What readers of the explorer have in common: a server with the sample, the parts of the page, and how they are found.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeNodes } from '../../client/graph/stage-graph.ts'
import type { GraphAnswer, SearchAnswer } from '../../server/api/types.ts'
import { type Explorer, openExplorer } from './open-explorer.ts'

export type Reader = {
  explorer: Explorer
  /** Ids of the entities that the tests go by; a person's tells namesakes apart. */
  chen: string
  bureau: string
}

/** Opens an explorer for the tests of a file; filled in before the first of them. */
export function readerOfSample(): Reader {
  const reader = {} as Reader
  beforeAll(async () => {
    reader.explorer = await openExplorer()
    reader.chen = await idOf(reader.explorer, '陈荣辉')
    reader.bureau = await idOf(reader.explorer, '国家数据局')
  })
  afterAll(() => reader.explorer?.close())
  return reader
}

/** To be called last in a file. */
export function testThatNothingComplained(reader: Reader): void {
  test('through all of this no browser complained, and none reported a breach of the security policy', async () => {
    expect(reader.explorer.complaints).toEqual([])
    expect(await reader.explorer.ask<{ cspReports: number }>('/healthz')).toMatchObject({ cspReports: 0 })
  })
}

async function idOf(explorer: Explorer, name: string): Promise<string> {
  const { entities } = await explorer.ask<SearchAnswer>(`/api/search?q=${encodeURIComponent(name)}`)
  const found = entities.find(entity => entity.name === name)
  if (!found) throw new Error(`the sample does not name ${name}; the server said: ${explorer.said()}`)
  return found.id
}

export const entityPath = (id: string) => `/?entity=${encodeURIComponent(id)}`

export const panel = (page: Page) => page.getByRole('complementary')
export const panelTitle = (page: Page) => panel(page).getByRole('heading', { level: 2 })
export const searchField = (page: Page) => page.getByRole('combobox', { name: /^(搜索|Search)$/ })

export const eventually = <Value>(probe: () => Value | Promise<Value>) =>
  expect.poll(probe, { timeout: 10_000 })

/** Two clicks in quick succession would be a double click, which zooms. */
export const afterAClick = (page: Page) => page.waitForTimeout(400)

export async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await searchField(page).fill(query)
  await page.getByRole('option').first().waitFor()
}

/** Where on the page a node is drawn while the camera stands where it began. */
export async function placeOnPage(
  { explorer }: Reader,
  page: Page,
  id: string,
): Promise<{ x: number; y: number }> {
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
