// In time: a period drawn over the bars narrows graph and counts; play; two periods compared on the canvas and as a list.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { GraphAnswer } from '../../server/api/types.ts'
import {
  entityPath,
  eventually,
  panel,
  panelTitle,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const query = (page: Page) => new URL(page.url()).searchParams
const people = (page: Page) => page.getByRole('button', { name: /^人物 ?\d+$/ }).textContent()

test('a brush over the bars narrows graph, legend and tables to those days, and is undone in one step', async () => {
  const page = await reader.explorer.open()
  const all = await people(page)
  const bars = page.getByTestId('time-bars')
  const box = await bars.boundingBox()
  if (!box) throw new Error('the time line has no place')
  // Nine days, 14 to 22 May: the last three.
  await page.mouse.move(box.x + box.width * 0.72, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.98, box.y + 20, { steps: 5 })
  await page.mouse.up()
  await eventually(() => query(page).get('time')).toBe('2024-05-20~2024-05-22')
  expect(await people(page)).not.toBe(all)
  await page.getByRole('log').filter({ hasText: '2024-05-20 至 2024-05-22' }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '表', exact: true }).click()
  const narrowed = await page.getByRole('grid').getAttribute('aria-rowcount')
  await page.getByRole('button', { name: '不限时间' }).click()
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).not.toBe(narrowed)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await eventually(() => query(page).get('table')).toBeNull()
  await page.keyboard.press('Control+z')
  await eventually(() => query(page).get('time')).toBeNull()
  expect(await people(page)).toBe(all)
  await page.context().close()
})

test('both ends of the period are moved by the arrow keys', async () => {
  const page = await reader.explorer.open()
  const [from, to] = [page.getByRole('slider', { name: '开始' }), page.getByRole('slider', { name: '结束' })]
  await from.focus()
  for (let day = 0; day < 4; day++) await page.keyboard.press('ArrowRight')
  await to.focus()
  await page.keyboard.press('ArrowLeft')
  await eventually(() => query(page).get('time')).toBe('2024-05-18~2024-05-21')
  expect(await from.getAttribute('aria-valuetext')).toBe('2024-05-18')
  expect(await to.getAttribute('aria-valuetext')).toBe('2024-05-21')
  await page.context().close()
})

test('play goes through the days and stops at the end', async () => {
  const page = await reader.explorer.open('/?time=2024-05-19~2024-05-20')
  await page.getByRole('button', { name: '播放' }).click()
  await eventually(() => query(page).get('time')).toBe('2024-05-20~2024-05-21')
  await eventually(() => query(page).get('time')).toBe('2024-05-21~2024-05-22')
  await page.getByRole('button', { name: '播放' }).waitFor()
  await page.context().close()
})

test('two periods compared: new and gone links as a list that leads to their sentences', async () => {
  const page = await reader.explorer.open('/?time=2024-05-20~2024-05-22')
  await page.getByRole('button', { name: '比较' }).click()
  await eventually(() => query(page).get('vs')).toBe('2024-05-17~2024-05-19')
  await eventually(() => panelTitle(page).textContent()).toBe('比较两段时间')
  await panel(page)
    .getByRole('heading', { name: /^新出现/ })
    .waitFor()
  await panel(page).getByRole('heading', { name: /^消失/ }).waitFor()
  await panel(page).getByLabel('开始').nth(1).fill('2024-05-14')
  await eventually(() => query(page).get('vs')).toBe('2024-05-14~2024-05-19')
  await panel(page)
    .getByRole('link', { name: /0 → 1 句/ })
    .first()
    .click()
  await eventually(() => query(page).get('edge')).not.toBeNull()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不比较' }).click()
  await eventually(() => query(page).get('vs')).toBeNull()
  await page.context().close()
})

test('the panel tells only the evidence of the period, and says so', async () => {
  const { nodes, dates } = await reader.explorer.ask<GraphAnswer>('/api/graph')
  const node = nodes.find(({ name }) => name === '上海市')
  if (!node) throw new Error('the sample does not name 上海市')
  const counts = Object.fromEntries(
    node.days.flatMap((day, at) => (at % 2 === 0 ? [[dates[day], node.days[at + 1]]] : [])),
  )
  expect(Object.keys(counts)).toEqual(['2024-05-20', '2024-05-21'])
  const page = await reader.explorer.open(`${entityPath(node.id)}&time=2024-05-21~2024-05-22`)
  await panel(page).getByText('只看 2024-05-21 至 2024-05-22').first().waitFor()
  await panel(page).getByText(`出现 ${counts['2024-05-21']} 次`).waitFor()
  const early = panel(page).getByRole('link', { name: '四部门发文绘就智慧城市路线图' })
  await panel(page).getByRole('link', { name: '网上零售前四月增速超一成' }).first().waitFor()
  expect(await early.count()).toBe(0)
  await panel(page).getByRole('link', { name: '不限时间' }).click()
  await early.first().waitFor()
  await page.context().close()
})

testThatNothingComplained(reader)
