// The graph is drawn before the rest of the explorer is there, and taken over without a start.
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Explorer, openExplorer, PHONE } from './open-explorer.ts'
import { eventually } from './reader-of-sample.ts'

let explorer: Explorer

beforeAll(async () => {
  explorer = await openExplorer()
})

afterAll(async () => {
  await explorer?.close()
})

/** A page on which the rest of the explorer comes when the returned function says so. */
async function openHeldBack(path: string, options = {}): Promise<{ page: Page; letGo: () => void }> {
  let letGo = () => {}
  const allowed = new Promise<void>(resolve => {
    letGo = resolve
  })
  const page = await explorer.open('/healthz', options)
  await page.route('**/assets/start-explorer-*.js', async route => {
    await allowed
    await route.continue()
  })
  await page.goto(new URL(path, explorer.address).href, { waitUntil: 'commit' })
  return { page, letGo }
}

const boxOf = (page: Page) => page.locator('canvas.sigma-nodes').boundingBox()

test.each([
  ['desktop', '/', {}],
  ['phone', '/', { viewport: PHONE }],
  ['a view with filters and a camera', '/?hide=place&camera=0.4~0.6~0.5', {}],
])('%s: the picture is there before React, and stays where it is', async (_, path, options) => {
  const { page, letGo } = await openHeldBack(path, options)
  await page.locator('canvas.sigma-nodes').waitFor()
  expect(await page.getByTestId('graph').count()).toBe(0)
  const before = await boxOf(page)
  const canvas = await page.locator('canvas.sigma-nodes').elementHandle()
  letGo()
  await page.getByTestId('graph').waitFor()
  await page.getByRole('complementary').getByRole('heading').first().waitFor()
  expect(await boxOf(page)).toEqual(before)
  // The same canvas, not another like it.
  expect(await canvas?.evaluate(element => element.isConnected)).toBe(true)
  expect(await page.locator('canvas.sigma-nodes').count()).toBe(1)
  await page.context().close()
})

test('who moves the graph before the rest is there keeps what they see', async () => {
  const { page, letGo } = await openHeldBack('/')
  const canvas = page.locator('canvas.sigma-nodes')
  await canvas.waitFor()
  const { x, y } = (await boxOf(page)) ?? { x: 0, y: 0 }
  await page.mouse.move(x + 400, y + 300)
  await page.mouse.down()
  await page.mouse.move(x + 300, y + 240, { steps: 8 })
  await page.mouse.up()
  // The camera has come to rest, and nobody was there to hear of it.
  await page.waitForTimeout(800)
  expect(new URL(page.url()).searchParams.has('camera')).toBe(false)
  letGo()
  await page.getByTestId('graph').waitFor()
  await eventually(() =>
    Number(new URL(page.url()).searchParams.get('camera')?.split('~')[0]),
  ).toBeGreaterThan(0.52)
  await page.waitForTimeout(500)
  expect(Number(new URL(page.url()).searchParams.get('camera')?.split('~')[0])).toBeGreaterThan(0.52)
  await page.context().close()
})

test('a table asked for in the address needs no picture', async () => {
  const { page, letGo } = await openHeldBack('/?table=entities')
  letGo()
  await page.getByRole('table').or(page.getByRole('grid')).first().waitFor()
  expect(await page.locator('canvas.sigma-nodes').count()).toBe(0)
  await page.context().close()
})

test('what loads before the first picture is at most 350 kB compressed, in few files', async () => {
  const html = await (await fetch(explorer.address)).text()
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(([, file]) => file as string)
  // Each file more waits for its turn.
  expect(files.filter(file => file.endsWith('.js')).length).toBeLessThanOrEqual(2)
  expect(files.some(file => file.endsWith('.css'))).toBe(true)
  let bytes = gzipSync(html).length
  for (const file of new Set(files)) {
    const response = await fetch(new URL(file, explorer.address))
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length
  }
  expect(bytes / 1000).toBeLessThanOrEqual(350)
})

test('nobody complains', () => {
  expect(explorer.complaints).toEqual([])
})
