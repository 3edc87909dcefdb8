// Understanding in the explorer: who somebody is, two side by side, the ways between them, why, citing, the dossier, reading.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { EdgeAnswer, EntityAnswer, PathsAnswer } from '../../server/api/types.ts'
import { PHONE } from './open-explorer.ts'
import {
  entityPath,
  eventually,
  panel,
  panelTitle,
  readerOfSample,
  search,
  searchField,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const asked = (query: Record<string, string>) => `/?${new URLSearchParams(query)}`
const section = (page: Page, name: RegExp) =>
  panel(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name }) })

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

const WITH_CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }

describe('an entity', () => {
  test('is told in a sentence whose facts lead to the sentences that state them', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    const sentence = panel(page).getByText('陈荣辉，国家数据局党组成员、副局长。')
    await sentence.waitFor()
    await sentence.getByRole('link').click()
    await eventually(() => new URL(page.url()).searchParams.get('edge')).toContain('works_for')
    await page.context().close()
  })

  test('has what it said, whom it is named with by strength, and its articles, each part to be folded', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    const answer = await reader.explorer.ask<EntityAnswer>(`/api/entities/${encodeURIComponent(reader.chen)}`)
    const said = section(page, /^说过的话/)
    // Two of them stand in one sentence, which is shown once.
    await eventually(() => said.locator('blockquote').count()).toBe(answer.counts.said - 1)
    await said.getByText('这一句里有 2 处引语').waitFor()
    await section(page, /^常一起出现/)
      .getByText('国家数据局')
      .first()
      .waitFor()
    const fold = page.getByRole('button', { name: /^说过的话/ })
    expect(await fold.getAttribute('aria-expanded')).toBe('true')
    await fold.press('Enter')
    expect(await fold.getAttribute('aria-expanded')).toBe('false')
    expect(await said.locator('blockquote').count()).toBe(0)
    // Folded parts stay folded for the next entity, too.
    await page.goto(new URL(entityPath(reader.bureau), reader.explorer.address).href)
    await page.reload()
    await panelTitle(page).waitFor()
    await page.context().close()
  })

  test('figures of its sentences stand with the sentence', async () => {
    const page = await reader.explorer.open()
    await search(page, '北斗')
    await page.keyboard.press('Enter')
    const figures = section(page, /^数字/)
    await eventually(() => figures.locator('blockquote').count()).toBeGreaterThan(1)
    expect(await figures.textContent()).toContain('98%')
    await figures.getByRole('link', { name: '在表里看全部' }).click()
    await page.getByRole('grid', { name: '数字' }).waitFor()
    expect(new URL(page.url()).searchParams.get('entity')).not.toBeNull()
    await page.context().close()
  })

  test('uncertain mentions are left out on request, here and in the article', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.chen)}`)
    const articles = section(page, /^文章/)
    await eventually(() => articles.locator('blockquote').count()).toBeGreaterThan(0)
    await page.getByLabel('名称的可信度').selectOption('95')
    await eventually(() => new URL(page.url()).searchParams.get('sure')).toBe('95')
    await articles.getByRole('link').first().click()
    const article = page.getByRole('article')
    await article.waitFor()
    const names = await article.locator('[data-mention]').count()
    await page.goBack()
    await page.getByLabel('名称的可信度').selectOption('0')
    await articles.getByRole('link').first().click()
    await article.waitFor()
    expect(await article.locator('[data-mention]').count()).toBeGreaterThan(names)
    await page.context().close()
  })
})

describe('why', () => {
  test('every name says what found it and how sure that is, every relation its rule', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    const relation = panel(page).getByRole('listitem').filter({ hasText: '国家数据局' }).first()
    await relation.getByRole('button', { name: '为什么认出' }).press('Enter')
    await relation.getByText(/词典 organizations\.tsv 第 \d+ 行：国家数据局/).waitFor()
    await relation.getByText('职务后面紧跟着的人名').waitFor()
    await relation.getByText(/rules\/relations\/works_for\.yaml:\d+/).waitFor()
    expect(await relation.getByText(/可信度 \d+%/).count()).toBe(2)
    await page.context().close()
  })

  test('a citation is copied with one press, and said to be', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen), WITH_CLIPBOARD)
    const relation = panel(page).getByRole('listitem').filter({ hasText: '国家数据局' }).first()
    await relation.getByRole('button', { name: '复制引文' }).click()
    await eventually(() => page.getByRole('status').textContent()).toBe('引文已复制')
    expect(await clipboard(page)).toMatch(
      /^“国家数据局党组成员、副局长陈荣辉.+。”（.+，2024-05-20，《四部门发文绘就智慧城市路线图》，第 26–32 行）$/,
    )
    await page.context().close()
  })
})

describe('two entities', () => {
  test('side by side, the second chosen by keyboard alone', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    await panel(page).getByRole('link', { name: '并排看' }).press('Enter')
    await page.keyboard.type('wuxiaoning')
    await page.getByRole('option', { name: /吴晓宁/ }).waitFor()
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉与吴晓宁')
    const shared = section(page, /^共同的文章/)
    await shared.getByText('四部门发文绘就智慧城市路线图').waitFor()
    const named = await shared.locator('mark').allTextContents()
    expect(new Set(named)).toEqual(new Set(['陈荣辉', '吴晓宁']))
    // The address holds it, and closing leaves to where it was asked.
    await page.reload()
    await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉与吴晓宁')
    await page.keyboard.press('Escape')
    await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉')
    await page.context().close()
  })

  test('how they are connected: each step with its sentence, the best way marked', async () => {
    const zhao =
      (await reader.explorer.ask<{ entities: { id: string }[] }>('/api/search?q=赵刚')).entities[0]?.id ?? ''
    const page = await reader.explorer.open(asked({ from: zhao, to: reader.chen }))
    const answer = await reader.explorer.ask<PathsAnswer>(
      `/api/paths?${new URLSearchParams({ from: zhao, to: reader.chen })}`,
    )
    const steps = answer.paths[0]?.hops.length ?? 0
    expect(steps).toBeGreaterThan(1)
    await eventually(() => panelTitle(page).textContent()).toBe('从赵刚到陈荣辉')
    await panel(page).getByText(`隔 ${steps} 步`).waitFor()
    const way = section(page, /第 1 条路/)
    expect(await way.getByRole('heading').textContent()).toMatch(/最短 · 最强/)
    expect(await way.locator('blockquote').count()).toBe(steps)
    for (const quote of await way.locator('blockquote').all())
      expect(await quote.locator('mark').count()).toBeGreaterThan(1)
    await way.getByRole('link', { name: /评价/ }).first().click()
    await eventually(() => new URL(page.url()).searchParams.get('edge')).toContain('said_about')
    await page.goBack()
    await panel(page).getByRole('link', { name: '两者并排看' }).click()
    await eventually(() => panelTitle(page).textContent()).toBe('赵刚与陈荣辉')
    await page.context().close()
  })

  test('with a period chosen it says that strength is over all time', async () => {
    const within = { time: '2024-05-14~2024-05-22' }
    const note = /强度和先后按全部日期/
    const page = await reader.explorer.open(asked({ from: reader.chen, to: reader.bureau, ...within }))
    await panel(page).getByText(note).waitFor()
    await page.goto(new URL(asked({ from: reader.chen, to: reader.bureau }), page.url()).href)
    await panel(page).getByText('强度 ').first().waitFor()
    expect(await panel(page).getByText(note).count()).toBe(0)
    await page.context().close()
  })

  test('where there is no way it says so', async () => {
    const { entities } = await reader.explorer.ask<{ entities: { id: string }[] }>('/api/search?q=贾宥凌')
    const page = await reader.explorer.open(asked({ from: entities[0]?.id ?? '', to: reader.chen }))
    await panel(page).getByText('8 步以内没有路。').waitFor()
    await page.context().close()
  })
})

test('an edge shows every sentence, both ends marked, and leads to the two side by side', async () => {
  const { relations } = await reader.explorer.ask<EntityAnswer>(
    `/api/entities/${encodeURIComponent(reader.chen)}`,
  )
  const id = relations[0]?.edge ?? ''
  const edge = await reader.explorer.ask<EdgeAnswer>(`/api/edges/${encodeURIComponent(id)}`)
  const page = await reader.explorer.open(asked({ edge: id }))
  const quotes = panel(page).locator('blockquote')
  await eventually(() => quotes.count()).toBe(edge.weight)
  for (const quote of await quotes.all())
    expect(new Set(await quote.locator('mark').allTextContents())).toEqual(new Set(['国家数据局', '陈荣辉']))
  await panel(page).getByRole('link', { name: '两者并排看' }).click()
  await eventually(() => panelTitle(page).textContent()).toBe('陈荣辉与国家数据局')
  await page.context().close()
})

describe('search', () => {
  test('by kind with counts; all of a kind and back, by keyboard alone', async () => {
    const page = await reader.explorer.open()
    await search(page, '国家')
    const bodies = page.getByRole('group', { name: /^机构 \d+$/ })
    await bodies.waitFor()
    const count = Number((/\d+/.exec((await bodies.getAttribute('aria-label')) ?? '') ?? ['0'])[0])
    const more = page.getByRole('option', { name: /全部 \d+ 个机构/ })
    while (
      (await more.getAttribute('aria-selected')) !== 'true' &&
      (await more.getAttribute('data-combobox-selected')) === null
    )
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('option').count()).toBeGreaterThan(5)
    await eventually(() => page.getByRole('listbox').getByRole('group').count()).toBe(1)
    if (count > 0) expect(await page.getByRole('option').count()).toBe(count + 1)
    await page.getByRole('option', { name: '全部结果' }).click()
    await eventually(() => page.getByRole('listbox').getByRole('group').count()).toBeGreaterThan(1)
    await page.context().close()
  })

  test.each([
    ['數字 城市', ['数字', '城市']],
    ['短报文', ['短报文']],
  ])('the words of articles: %s, marked as printed', async (query, words) => {
    const page = await reader.explorer.open()
    await page.keyboard.press('Control+k')
    await searchField(page).fill(query)
    const articles = page.getByRole('group', { name: /文章/ })
    await articles.getByRole('option').first().waitFor()
    const marked = await articles.getByRole('option').first().locator('mark').allTextContents()
    for (const word of words) expect(marked).toContain(word)
    await page.context().close()
  })
})

describe('the dossier', () => {
  test('of several entities: a tray, a page, Markdown and CSV, a print that holds nothing else', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
    await panel(page).getByRole('button', { name: '加入卷宗' }).click()
    await eventually(() => page.getByRole('status').textContent()).toBe('已加入卷宗：陈荣辉')
    await panel(page)
      .getByRole('listitem')
      .filter({ hasText: '国家数据局' })
      .first()
      .getByRole('link')
      .first()
      .click()
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    await panel(page).getByRole('button', { name: '加入卷宗' }).click()
    await page
      .getByRole('region', { name: '放入卷宗的实体' })
      .getByRole('link', { name: /打开卷宗（2）/ })
      .click()
    const dossier = page.getByRole('article')
    await dossier.getByRole('heading', { level: 2, name: '彼此之间' }).waitFor()
    await dossier.getByText('陈荣辉，国家数据局党组成员、副局长。').waitFor()
    for (const [name, file] of [
      ['Markdown', /\.md$/],
      ['CSV 表格', /\.csv$/],
    ] as const) {
      const waiting = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      expect((await waiting).suggestedFilename()).toMatch(file)
    }
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('banner').isVisible()).toBe(false)
    expect(await panel(page).isVisible()).toBe(false)
    expect(await dossier.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.reload()
    await dossier.getByRole('heading', { level: 2, name: '国家数据局' }).waitFor()
    await page.context().close()
  })
})

describe('reading', () => {
  const articleOf = async () => {
    const { articles } = await reader.explorer.ask<EntityAnswer>(
      `/api/entities/${encodeURIComponent(reader.chen)}`,
    )
    return articles[0]?.article.id ?? ''
  }

  test('hovering says who it is; clicking goes there, Back comes back to the same place', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.chen)}&read=${await articleOf()}`)
    const article = page.getByRole('article')
    const link = article.getByRole('link', { name: '王涛' }).first()
    await link.scrollIntoViewIfNeeded()
    await link.hover()
    const card = page.getByRole('tooltip')
    await card.getByText(/长城战略咨询合伙人/).waitFor()
    await card.getByText(/可信度 \d+%/).waitFor()
    const scroller = page.getByRole('region', { name: '阅读文章' })
    const place = await scroller.evaluate(element => element.scrollTop)
    expect(place).toBeGreaterThan(300)
    await link.click()
    await eventually(() => panelTitle(page).textContent()).toBe('王涛')
    await page.getByRole('link', { name: '回到图谱' }).click()
    await eventually(() => article.count()).toBe(0)
    await page.goBack()
    await article.waitFor()
    await eventually(() => scroller.evaluate(element => element.scrollTop)).toBeGreaterThan(place - 5)
    await page.context().close()
  })

  test('the keys n and p go from mention to mention of the chosen one', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.chen)}&read=${await articleOf()}`)
    const status = page.getByRole('status')
    await page.getByRole('article').waitFor()
    await page.keyboard.press('n')
    await eventually(() => status.textContent()).toBe('陈荣辉 1/2')
    await page.keyboard.press('n')
    await eventually(() => status.textContent()).toBe('陈荣辉 2/2')
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('陈荣辉')
    await page.keyboard.press('p')
    await eventually(() => status.textContent()).toBe('陈荣辉 1/2')
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+-\d+$/)
    await page.context().close()
  })

  test.each([
    ['beside the text', {}],
    ['below it on the telephone', { viewport: PHONE }],
  ])('quotes and figures stand %s', async (_, options) => {
    const page = await reader.explorer.open(`/?read=${await articleOf()}`, options)
    const notes = page.getByRole('region', { name: '引语与数字' })
    await notes.getByText('赵刚').first().waitFor()
    const [text, margin] = [await page.getByRole('article').boundingBox(), await notes.boundingBox()]
    if (!text || !margin) throw new Error('text or notes are not there')
    if ('viewport' in options) expect(margin.y).toBeGreaterThan(text.y + text.height - 1)
    else expect(margin.x).toBeGreaterThanOrEqual(text.x + text.width)
    await notes.getByRole('button', { name: '在文章中看' }).first().press('Enter')
    await eventually(() => page.getByRole('article').locator('[class*=lit]').count()).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)
    await page.context().close()
  })
})

declare global {
  interface Window {
    axe: typeof axe
  }
}

test.each<[string, () => string]>([
  ['choosing the second', () => asked({ compare: reader.chen })],
  ['two side by side', () => asked({ compare: reader.chen, with: reader.bureau, pick: reader.chen })],
  ['the ways between two', () => asked({ from: reader.chen, to: reader.bureau })],
  ['the dossier', () => `${asked({ pick: reader.chen })}&dossier`],
])('%s: nothing is in the way of anybody, light, dark and small', async (_, pathOf) => {
  for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: PHONE }] as const) {
    const page = await reader.explorer.open(pathOf(), { reducedMotion: 'reduce', ...options })
    await panelTitle(page).waitFor()
    await page.waitForTimeout(400)
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    )
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
    )
    expect(found).toEqual([])
    await page.context().close()
  }
})

testThatNothingComplained(reader)
