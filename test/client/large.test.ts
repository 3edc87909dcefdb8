// A graph of ten thousand names: its backbone first, the neighbours of one on demand, the whole when asked for; all of it usable.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeNodes } from '../../client/graph/stage-graph.ts'
import type { GraphAnswer } from '../../server/api/types.ts'
import { type MockServer, startMockServer } from './mock-api.ts'
import { openBrowser } from './open-browser.ts'
import { openPage } from './open-explorer.ts'
import { eventually } from './reader-of-sample.ts'
import { seededGraph } from './seeded-graph.ts'

const WHOLE = seededGraph({ nodes: 10_000, edges: 50_000 })

/** The part of the graph among these nodes. */
function partOf(ids: ReadonlySet<string>): GraphAnswer {
  return {
    ...WHOLE,
    nodes: WHOLE.nodes.filter(({ id }) => ids.has(id)),
    edges: WHOLE.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    truncated: true,
  }
}

const BACKBONE = partOf(new Set(WHOLE.nodes.slice(0, 400).map(({ id }) => id)))
const center = BACKBONE.nodes[0]?.id ?? ''
const beyond = WHOLE.edges
  .filter(({ source, target }) => source === center || target === center)
  .flatMap(({ source, target }) => [source, target])
const AROUND = partOf(new Set(beyond))

let server: MockServer
let browser: Browser

beforeAll(async () => {
  server = await startMockServer({
    graph: ({ around, limit }) => (around ? AROUND : limit ? WHOLE : BACKBONE),
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('the backbone first, then the neighbours of one, then the whole; each stands in the address', async () => {
  const complaints: string[] = []
  const page = await openPage(browser, new URL(server.address), { reducedMotion: 'reduce' }, complaints)
  const graph = page.getByTestId('graph')
  const shown = async () => Number(/\d+/.exec((await graph.getAttribute('aria-label')) ?? '')?.[0])
  await eventually(shown).toBe(BACKBONE.nodes.length)

  await page.waitForTimeout(800)
  const box = await graph.boundingBox()
  const place = box && placeNodes(BACKBONE.nodes, box).get(center)
  if (!place) throw new Error('the centre is not on the stage')
  await page.mouse.dblclick(box.x + place.x, box.y + box.height - place.y)
  const joined = new Set([...BACKBONE.nodes, ...AROUND.nodes].map(({ id }) => id))
  await eventually(shown).toBe(joined.size)
  // Where nodes lie over one another, the uppermost is meant.
  expect(new URL(page.url()).searchParams.get('grow')).toBeTruthy()

  await page.getByRole('button', { name: '显示', exact: true }).click()
  await page.getByText('展开了 1 个实体的邻居').waitFor()
  await page.getByRole('radio', { name: '全图' }).check({ force: true })
  await eventually(shown).toBe(10_000)
  expect(new URL(page.url()).searchParams.get('graph')).toBe('whole')
  await page.keyboard.press('Escape')

  // Filters, tables and undo work on all of it.
  await page.getByRole('button', { name: /^地点/ }).click()
  await page.getByRole('button', { name: '表', exact: true }).click()
  const people = WHOLE.nodes.filter(({ type }) => type !== 'place').length
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(people + 1))
  // Only the rows in sight are in the page.
  expect(await page.getByRole('grid').locator('tbody tr').count()).toBeLessThan(60)
  await page.keyboard.press('Control+z')
  await eventually(shown).toBe(10_000)
  await page.context().close()
  // This server knows no single entity.
  expect(complaints.filter(text => !text.includes('404'))).toEqual([])
}, 90_000)
