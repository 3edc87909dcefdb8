// Seeing the graph: sizes, colours, legend, focus, layout, pins, undo; every choice is in the address and comes back from it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { GraphAnswer } from '../../server/api/types.ts'
import {
  afterAClick,
  entityPath,
  eventually,
  panelTitle,
  placeOnPage,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const query = (page: Page) => new URL(page.url()).searchParams
const choose = async (page: Page, name: string, group: string) => {
  const radio = page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true })
  await radio.check({ force: true })
}
const openChoices = (page: Page) => page.getByRole('button', { name: '显示', exact: true }).click()

/** A picture of the stage, to see whether it changed. */
const pictureOf = (page: Page) => page.getByTestId('graph').screenshot()

describe('choices', () => {
  test('size, colour, layout and certainty change the picture, stand in the address and are undone one by one', async () => {
    const page = await reader.explorer.open('/', { reducedMotion: 'reduce' })
    await page.getByTestId('graph').locator('canvas').first().waitFor()
    await page.waitForTimeout(600)
    const before = await pictureOf(page)
    await openChoices(page)
    await choose(page, '联系', '大小')
    await choose(page, '群组', '颜色')
    await choose(page, '按时间', '布局')
    await choose(page, '≥ 90%', '可信度')
    await eventually(() => Object.fromEntries(query(page))).toEqual({
      size: 'degree',
      colour: 'community',
      layout: 'time',
      sure: '90',
    })
    await page.keyboard.press('Escape')
    await page.waitForTimeout(400)
    expect((await pictureOf(page)).equals(before)).toBe(false)

    for (const left of [['size', 'colour', 'layout'], ['size', 'colour'], ['size'], []]) {
      await page.keyboard.press('Control+z')
      await eventually(() => [...query(page).keys()]).toEqual(left)
    }
    await page.keyboard.press('Control+Shift+z')
    await eventually(() => query(page).get('size')).toBe('degree')
    await page.getByRole('button', { name: /^撤销/ }).click()
    await eventually(() => query(page).size).toBe(0)
    await page.mouse.move(5, 5)
    await page.waitForTimeout(600)
    await page.context().close()
  })

  test('colours by community, degree, mentions and date each have a legend that counts and filters', async () => {
    const page = await reader.explorer.open('/?colour=community')
    const graph = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const largest = graph.nodes.filter(({ community }) => community === 0)
    const [foremost] = largest.toSorted((a, b) => b.mentions - a.mentions)
    const entry = page
      .getByRole('group', { name: /颜色的含义/ })
      .getByRole('button')
      .first()
    await entry.waitFor()
    expect(await entry.textContent()).toBe(
      `${foremost && foremost.name.length > 7 ? `${foremost.name.slice(0, 6)}…` : foremost?.name}等${largest.length}`,
    )
    await entry.click()
    await eventually(() => query(page).get('groups')).toBe('0')
    expect(await entry.getAttribute('aria-pressed')).toBe('false')
    await page.context().close()

    for (const colour of ['degree', 'mentions', 'date']) {
      const scaled = await reader.explorer.open(`/?colour=${colour}`)
      const counts = scaled.getByRole('group', { name: /颜色的含义/ }).getByRole('button')
      await counts.first().waitFor()
      const sum = (await counts.allTextContents()).reduce(
        (sum, text) => sum + Number(/\d+$/.exec(text)?.[0]),
        0,
      )
      // A date runs into the count behind it: 2024-05-1435.
      if (colour !== 'date') expect(sum % 1).toBe(0)
      expect(await counts.count()).toBeGreaterThan(1)
      await scaled.context().close()
    }
  })
})

describe('the stage', () => {
  test('what is chosen and its neighbours stay bright, the rest is dimmed', async () => {
    const page = await reader.explorer.open()
    const canvas = page.getByTestId('graph').locator('canvas.sigma-nodes')
    const opacity = () => canvas.evaluate(element => getComputedStyle(element).opacity)
    await eventually(opacity).toBe('1')
    const { x, y } = await placeOnPage(reader, page, reader.bureau)
    await page.mouse.click(x, y)
    await eventually(opacity).toBe('0.3')
    await page.keyboard.press('Escape')
    await page.mouse.move(5, 5)
    await eventually(opacity).toBe('1')
    await page.context().close()
  })

  test('a node is dragged and stays there, also after reload; all are released together', async () => {
    const page = await reader.explorer.open('/', { reducedMotion: 'reduce' })
    const from = await placeOnPage(reader, page, reader.bureau)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 30, from.y + 20)
    await page.mouse.move(from.x + 60, from.y + 240, { steps: 4 })
    await page.mouse.up()
    await eventually(() => query(page).get('pin')).toContain(reader.bureau)
    // Dragging is not choosing.
    expect(query(page).get('entity')).toBeNull()
    await page.reload()
    await page.getByTestId('graph').locator('canvas').first().waitFor()
    await page.waitForTimeout(700)
    await page.mouse.click(from.x + 60, from.y + 240)
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await openChoices(page)
    await page.getByRole('button', { name: '全部放开' }).click()
    await eventually(() => query(page).get('pin')).toBeNull()
    await page.context().close()
  })

  test('the camera is in the address, a minimap shows where it is, and 看全图 brings the whole back', async () => {
    const page = await reader.explorer.open(entityPath(reader.bureau), { reducedMotion: 'reduce' })
    await page.getByTestId('graph').locator('canvas').first().waitFor()
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: '放大' }).click()
    await eventually(() => query(page).get('camera')).not.toBeNull()
    const map = page.getByRole('img', { name: /全图缩略/ })
    await map.waitFor()
    const camera = query(page).get('camera')
    await page.reload()
    await map.waitFor()
    expect(query(page).get('camera')).toBe(camera)
    const box = await map.boundingBox()
    if (!box) throw new Error('the minimap has no place')
    await page.mouse.click(box.x + 10, box.y + 10)
    await eventually(() => query(page).get('camera')).not.toBe(camera)
    await page.getByRole('button', { name: '看全图' }).click()
    await eventually(() => query(page).get('camera')).toBeNull()
    await eventually(() => map.count()).toBe(0)
    await page.context().close()
  })

  test('ForceAtlas2 runs in a worker, can be stopped, and can run anew', async () => {
    const page = await reader.explorer.open()
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (this: Worker, ...message: never[]) {
        setTimeout(() => Reflect.apply(postMessage, this, message), 'roundsTakeTime' in window ? 400 : 0)
      } as never
    })
    await page.reload()
    await page.getByTestId('graph').locator('canvas').first().waitFor()
    await openChoices(page)
    const worker = page.waitForEvent('worker')
    await choose(page, '力导向', '布局')
    await worker
    const stop = page.getByRole('button', { name: '停下布局' })
    // It comes to rest by itself.
    await stop.waitFor({ state: 'detached', timeout: 15_000 })
    await page.getByText('从同一起点铺固定的轮数').waitFor()
    // A small graph is laid out faster than anybody can reach for the button.
    await page.evaluate(() => Object.assign(window, { roundsTakeTime: true }))
    await page.getByRole('button', { name: '重新铺开' }).press('Enter')
    await stop.press('Enter')
    await eventually(() => stop.count()).toBe(0)
    await page.context().close()
  })

  test('a link to the force layout shows the same picture to whoever opens it', async () => {
    const pictureAt = async (path: string) => {
      const page = await reader.explorer.open(path, { reducedMotion: 'reduce' })
      await page.getByTestId('graph').locator('canvas').first().waitFor()
      // Names keep to the side where they stood on the way; the nodes and lines are what is compared.
      await page.locator('canvas.sigma-overlay').evaluate((canvas: HTMLCanvasElement) => {
        canvas.style.visibility = 'hidden'
      })
      let last = ''
      let png = (await pictureOf(page)).toString('base64')
      while (png !== last) {
        // Until it has come to rest.
        await page.waitForTimeout(1200)
        last = png
        png = (await pictureOf(page)).toString('base64')
      }
      await page.context().close()
      return png
    }
    const first = await pictureAt('/?layout=force')
    const second = await pictureAt('/?layout=force&hide=')
    expect(first === second).toBe(true)
    const stories = await pictureAt('/')
    expect(first === stories).toBe(false)
  })

  test('a long name is cut on the canvas and whole under the pointer', async () => {
    const page = await reader.explorer.open('/', { reducedMotion: 'reduce' })
    const graph = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const long = graph.nodes.find(({ name }) => name.length > 16)
    if (!long) throw new Error('the sample has no long name')
    const { x, y } = await placeOnPage(reader, page, long.id)
    const before = await pictureOf(page)
    await page.mouse.move(x, y)
    await page.waitForTimeout(300)
    expect((await pictureOf(page)).equals(before)).toBe(false)
    await page.context().close()
  })

  test('nothing that the filters leave says so, with the way back', async () => {
    const page = await reader.explorer.open('/?time=2024-05-15~2024-05-16')
    await page.getByText('图上什么也没有').waitFor()
    await page.getByRole('button', { name: '全部显示' }).click()
    await eventually(() => query(page).size).toBe(0)
    await afterAClick(page)
    await page.context().close()
  })
})

testThatNothingComplained(reader)
