// The ten main tasks, each done with nothing but the keyboard: the focus is always in sight, and what changes is announced.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectFocusInSight, focused, press, tabTo } from './keyboard.ts'
import {
  eventually,
  panel,
  panelTitle,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const query = (page: Page) => new URL(page.url()).searchParams

/** All that live regions say at the moment. */
const announced = async (page: Page) =>
  (await page.locator('[aria-live], [role=status], [role=log]').allTextContents()).join(' ')

/** Until the answer to all that was typed is there: that to its first letters begins with something else. */
const awaitFirst = (page: Page, name: string) =>
  // A letter for the type stands before the name.
  eventually(async () =>
    (await page.getByRole('option').filter({ visible: true }).first().textContent())?.slice(1),
  ).toMatch(new RegExp(`^${name}`))

/** Types into the search and opens the first that it finds. */
async function find(page: Page, words: string, name: string): Promise<void> {
  // The graph is drawn before the rest is there to hear a key.
  await panelTitle(page).waitFor()
  await page.keyboard.press('Control+k')
  await expectFocusInSight(page)
  await page.keyboard.type(words)
  await awaitFirst(page, name)
  await page.keyboard.press('Enter')
  await eventually(() => panelTitle(page).textContent()).toBe(name)
  await expectFocusInSight(page)
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('1. an entity is found by pinyin and by initials, and announced', async () => {
  const page = await reader.explorer.open()
  await panelTitle(page).waitFor()
  await find(page, 'gjsjj', '国家数据局')
  expect(await focusedText(page)).toBe('国家数据局')
  await eventually(() => announced(page)).toContain('已选中 国家数据局')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('chenronghui')
  await eventually(() => announced(page)).toMatch(/找到/)
  await awaitFirst(page, '陈荣辉')
  await page.keyboard.press('Enter')
  await eventually(() => focusedText(page)).toBe('陈荣辉')
  // Escape leaves the search for where one was.
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await eventually(() => focusedText(page)).toBe('陈荣辉')
  await page.context().close()
})

test('2. from a fact of its page to the sentence in the article, and back to the same fact', async () => {
  const page = await reader.explorer.open()
  await find(page, 'chenronghui', '陈荣辉')
  await press(page, { role: 'link', name: /^看依据：国家数据局/ })
  await eventually(() => query(page).get('edge')).toContain('works_for')
  await expectFocusInSight(page)
  await eventually(() => announced(page)).toMatch(/陈荣辉.*国家数据局.*依据/)
  await tabTo(page, { role: 'link', name: /第 \d+.* 行/ })
  await page.keyboard.press('Enter')
  await page.getByRole('article').waitFor()
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.getByRole('article').locator('[class*=lit]').first().waitFor()
  await page.keyboard.press('Escape')
  await eventually(() => page.getByRole('article').count()).toBe(0)
  await eventually(() => focusedText(page)).toMatch(/第 \d+.* 行/)
  await expectFocusInSight(page)
  await page.context().close()
})

test('3. a relation is followed to the other end and back', async () => {
  const page = await reader.explorer.open()
  await find(page, 'chenronghui', '陈荣辉')
  await press(page, { role: 'link', name: '国家数据局' })
  await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
  await eventually(() => focusedText(page)).toBe('国家数据局')
  await page.goBack()
  await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉')
  // Not on the heading: on the link that led away.
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('A')
  expect(await focusedText(page)).toContain('国家数据局')
  await expectFocusInSight(page)
  await page.context().close()
})

test('4. types and a period narrow the graph, and what is left is told', async () => {
  const page = await reader.explorer.open()
  await press(page, { role: 'button', name: /^地点/ }, 'Space')
  await eventually(() => query(page).get('hide')).toBe('place')
  await eventually(() => announced(page)).toMatch(/\d+ 个实体，\d+ 条联系/)
  await tabTo(page, { role: 'slider', name: '开始' })
  for (let day = 0; day < 4; day++) await page.keyboard.press('ArrowRight')
  await eventually(() => query(page).get('time')).toBe('2024-05-18~2024-05-22')
  await eventually(() => announced(page)).toContain('2024-05-18 至 2024-05-22')
  await expectFocusInSight(page)
  await press(page, { role: 'button', name: '不限时间' })
  await eventually(() => query(page).get('time')).toBeNull()
  await expectFocusInSight(page)
  await page.context().close()
})

test('5. two entities are put side by side', async () => {
  const page = await reader.explorer.open()
  await find(page, 'chenronghui', '陈荣辉')
  await press(page, { role: 'link', name: '并排看' })
  await tabTo(page, { role: 'textbox', name: /选另一个/ })
  await page.keyboard.type('gjsjj')
  await awaitFirst(page, '国家数据局')
  await page.keyboard.press('Enter')
  await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉与国家数据局')
  await expectFocusInSight(page)
  expect(await focusedText(page)).toBe('陈荣辉与国家数据局')
  await panel(page)
    .getByRole('heading', { name: /共同的文章/ })
    .waitFor()
  await page.context().close()
})

test('6. how one leads to another, hop by hop', async () => {
  const page = await reader.explorer.open()
  await find(page, 'zhaogang', '赵刚')
  await press(page, { role: 'link', name: '怎样连到' })
  await tabTo(page, { role: 'textbox', name: /选另一个/ })
  await page.keyboard.type('chenronghui')
  await awaitFirst(page, '陈荣辉')
  await page.keyboard.press('Enter')
  await eventually(() => panelTitle(page).textContent()).toBe('从赵刚到陈荣辉')
  await eventually(() => focusedText(page)).toBe('从赵刚到陈荣辉')
  await press(page, { role: 'button', name: '第 1 条路' }, 'Space')
  expect(await page.getByRole('button', { name: '第 1 条路' }).getAttribute('aria-pressed')).toBe('true')
  await expectFocusInSight(page)
  await page.context().close()
})

test('7. an article is read from mention to mention, and left to where one was', async () => {
  const page = await reader.explorer.open()
  await find(page, 'chenronghui', '陈荣辉')
  await press(page, { role: 'link', name: '四部门发文绘就智慧城市路线图' })
  await page.getByRole('article').waitFor()
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.keyboard.press('n')
  await eventually(() => announced(page)).toContain('陈荣辉 1/')
  await eventually(() => focusedText(page)).toBe('陈荣辉')
  await expectFocusInSight(page)
  // Who it is comes up with the focus; Enter goes there, Back comes back.
  await page.getByRole('tooltip').first().waitFor()
  await page.keyboard.press('n')
  await eventually(() => announced(page)).toContain('陈荣辉 2/')
  await eventually(() => page.evaluate(() => document.activeElement?.className)).toMatch(/lit/)
  await page.keyboard.press('Tab')
  const next = await focusedText(page)
  await page.keyboard.press('Enter')
  await eventually(() => query(page).get('entity')).not.toBe(reader.chen)
  await expectFocusInSight(page)
  await page.goBack()
  await eventually(() => query(page).get('entity')).toBe(reader.chen)
  await expectFocusInSight(page)
  expect(await focusedText(page)).toBe(next)
  // The first closes the card with who it is, the second the reader.
  await eventually(() => page.getByRole('tooltip').count()).toBe(1)
  await page.keyboard.press('Escape')
  await eventually(() => page.getByRole('tooltip').count()).toBe(0)
  await page.keyboard.press('Escape')
  await eventually(() => page.getByRole('article').count()).toBe(0)
  await expectFocusInSight(page)
  await page.context().close()
})

test('8. the table is sorted and filtered, and an entity chosen from it', async () => {
  const page = await reader.explorer.open()
  await press(page, { role: 'button', name: '表' })
  await page.getByRole('grid').waitFor()
  await expectFocusInSight(page)
  await press(page, { role: 'button', name: '文章' })
  await eventually(() => query(page).get('sort')).toBe('articles-')
  await eventually(() => announced(page)).toContain('已按文章排序')
  await tabTo(page, { role: 'searchbox', name: '在表中找' })
  await page.keyboard.type('国家')
  await eventually(() => query(page).get('words')).toBe('国家')
  await eventually(() => announced(page)).toMatch(/\d+ 行/)
  await tabTo(page, { role: 'row', name: /国家/ })
  await page.keyboard.press('ArrowDown')
  await expectFocusInSight(page)
  await page.keyboard.press('Enter')
  await eventually(() => query(page).get('entity')).not.toBeNull()
  await eventually(() => announced(page)).toContain('已选中')
  await expectFocusInSight(page)
  expect(await focused(page)).toContain('<tr')
  await page.context().close()
})

test('9. a view is saved, changed, undone, brought back and shared', async () => {
  const page = await reader.explorer.open('/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await find(page, 'gjsjj', '国家数据局')
  await press(page, { role: 'button', name: '视图' })
  await tabTo(page, { role: 'textbox', name: '名字' })
  await page.keyboard.type('数据局')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '数据局', exact: true }).waitFor()
  await press(page, { role: 'button', name: '把全部视图放进一个链接' })
  await eventually(() => announced(page)).toContain('链接已复制')
  await page.keyboard.press('Escape')
  await expectFocusInSight(page)

  await press(page, { role: 'button', name: /^人物/ }, 'Space')
  await eventually(() => query(page).get('hide')).toBe('person')
  await page.keyboard.press('Control+z')
  await eventually(() => query(page).get('hide')).toBeNull()
  await eventually(() => announced(page)).toContain('已撤销')
  await expectFocusInSight(page)
  await page.keyboard.press('Control+Shift+z')
  await eventually(() => query(page).get('hide')).toBe('person')

  await press(page, { role: 'button', name: '视图' })
  await press(page, { role: 'link', name: '数据局' })
  await eventually(() => query(page).get('hide')).toBeNull()
  await expectFocusInSight(page)
  await press(page, { role: 'button', name: '删去 数据局' })
  await page.getByText('还没有存下的视图').waitFor()
  await expectFocusInSight(page)

  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await reader.explorer.open(link.slice(reader.explorer.address.length))
  await press(other, { role: 'button', name: '收下' })
  await other.getByRole('link', { name: '数据局', exact: true }).waitFor()
  await expectFocusInSight(other)
  await other.context().close()
  await page.context().close()
}, 90_000)

test('10. GEXF, picture and dossier are taken along', async () => {
  const page = await reader.explorer.open()
  await find(page, 'gjsjj', '国家数据局')
  const download = async (control: Parameters<typeof press>[1]) => {
    const coming = page.waitForEvent('download')
    await press(page, control)
    const name = (await coming).suggestedFilename()
    await expectFocusInSight(page)
    return name
  }
  await press(page, { role: 'button', name: '带走' })
  await expectFocusInSight(page)
  expect(await download({ role: 'link', name: /GEXF/ })).toMatch(/\.gexf$/)
  expect(await download({ role: 'button', name: /SVG/ })).toMatch(/\.svg$/)
  expect(await download({ role: 'button', name: /PNG/ })).toMatch(/\.png$/)
  // Closing the menu closes nothing else.
  await page.keyboard.press('Escape')
  await expectFocusInSight(page)
  expect(query(page).get('entity')).toBe(reader.bureau)
  await press(page, { role: 'button', name: '加入卷宗' }, 'Space')
  await eventually(() => announced(page)).toContain('已加入卷宗：国家数据局')
  await press(page, { role: 'link', name: /打开卷宗/ })
  await page.getByRole('article').waitFor()
  await expectFocusInSight(page)
  expect(await download({ role: 'link', name: 'Markdown' })).toMatch(/\.md$/)
  expect(await download({ role: 'link', name: 'CSV 表格' })).toMatch(/\.csv$/)
  await page.keyboard.press('Escape')
  await eventually(() => page.getByRole('article').count()).toBe(0)
  await expectFocusInSight(page)
  await page.context().close()
}, 90_000)

test('nothing in here used a pointer, or put the focus somewhere by itself', async () => {
  const calls = [
    'click',
    'dblclick',
    'tap',
    'hover',
    'check',
    'uncheck',
    'fill',
    'selectOption',
    'dragTo',
    'focus',
  ]
  const forbidden = new RegExp(`\\b${'mouse'}\\.|touchscreen|dispatchEvent|\\.(${calls.join('|')})\\(`)
  for (const file of ['ten-tasks.test.ts', 'keyboard.ts']) {
    const lines = (await readFile(new URL(file, import.meta.url), 'utf8')).split('\n')
    expect(lines.filter(line => forbidden.test(line) && !line.includes('forbidden'))).toEqual([])
  }
})

testThatNothingComplained(reader)
