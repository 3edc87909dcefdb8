// With fingers: one moves the graph, two bring it nearer, a press chooses, the sheet is drawn up and down, a period is drawn.
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PHONE } from './open-explorer.ts'
import {
  eventually,
  panel,
  panelTitle,
  placeOnPage,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const TELEPHONE = { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

type Point = { x: number; y: number }

const query = (page: Page) => new URL(page.url()).searchParams
const camera = (page: Page) => query(page).get('camera')?.split('~').map(Number)

async function open(): Promise<{ page: Page; fingers: CDPSession }> {
  const page = await reader.explorer.open('/', TELEPHONE)
  await page.getByTestId('graph').locator('canvas').first().waitFor()
  // The offer of the tour lies over the upper left of a small stage.
  await page.getByRole('button', { name: '不用了' }).tap()
  await page.waitForTimeout(600)
  return { page, fingers: await page.context().newCDPSession(page) }
}

/** Each finger goes from its first point to its last, all at once. */
async function draw(fingers: CDPSession, ways: readonly (readonly [Point, Point])[]): Promise<void> {
  const at = (share: number) =>
    ways.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }))
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 1; step <= 8; step++) {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 8) })
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

async function middleOf(page: Page, part: ReturnType<Page['locator']>): Promise<Point> {
  const box = await part.boundingBox()
  if (!box) throw new Error(`not on the page of ${page.url()}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('one finger moves the graph, two bring it nearer and farther', async () => {
  const { page, fingers } = await open()
  const { x, y } = await middleOf(page, page.getByTestId('graph'))
  await draw(fingers, [
    [
      { x, y },
      { x: x - 60, y: y - 40 },
    ],
  ])
  await eventually(() => camera(page)?.[0]).toBeGreaterThan(0.52)
  expect(camera(page)?.[2]).toBeCloseTo(1, 1)
  await draw(fingers, [
    [
      { x: x - 20, y },
      { x: x - 110, y },
    ],
    [
      { x: x + 20, y },
      { x: x + 110, y },
    ],
  ])
  await eventually(() => camera(page)?.[2]).toBeLessThan(0.6)
  const near = camera(page)?.[2] ?? 0
  await draw(fingers, [
    [
      { x: x - 110, y },
      { x: x - 50, y },
    ],
    [
      { x: x + 110, y },
      { x: x + 50, y },
    ],
  ])
  await eventually(() => camera(page)?.[2]).toBeGreaterThan(near * 1.5)
  // The page itself neither scrolls nor grows.
  expect(await page.evaluate(() => [scrollX, scrollY, visualViewport?.scale])).toEqual([0, 0, 1])
  await page.context().close()
})

test('a press beside a small node chooses it', async () => {
  const { page } = await open()
  const place = await placeOnPage(reader, page, reader.bureau)
  await page.touchscreen.tap(place.x - 5, place.y - 5)
  await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
  await page.context().close()
})

test('a node is drawn to where it stays, and the graph with it does not move', async () => {
  const { page, fingers } = await open()
  const place = await placeOnPage(reader, page, reader.bureau)
  await draw(fingers, [[place, { x: place.x + 40, y: place.y + 60 }]])
  await eventually(() => query(page).get('pin')).toContain(reader.bureau)
  expect(query(page).get('camera')).toBeNull()
  await page.context().close()
})

test('the sheet follows the finger up and down', async () => {
  const { page, fingers } = await open()
  const handle = page.getByRole('button', { name: /说明栏$/ })
  const height = () => panel(page).getAttribute('data-height')
  expect(await height()).toBe('half')
  const from = await middleOf(page, handle)
  await draw(fingers, [[from, { x: from.x, y: from.y - 200 }]])
  await eventually(height).toBe('full')
  for (const expected of ['half', 'low']) {
    await page.waitForTimeout(300)
    const start = await middleOf(page, handle)
    await draw(fingers, [[start, { x: start.x, y: start.y + 100 }]])
    await eventually(height).toBe(expected)
  }
  await page.context().close()
})

test('a finger draws a period over the bars', async () => {
  const { page, fingers } = await open()
  const box = await page.getByTestId('time-bars').boundingBox()
  if (!box) throw new Error('the time line has no place')
  const at = (share: number) => ({ x: box.x + box.width * share, y: box.y + 20 })
  await draw(fingers, [[at(0.72), at(0.98)]])
  await eventually(() => query(page).get('time')).toBe('2024-05-20~2024-05-22')
  await page.context().close()
})

testThatNothingComplained(reader)
