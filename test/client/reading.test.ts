// Reading, taking the graph along, changing language and colours, the telephone, and pages that come in.

import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import graphology from 'graphology'
import gexf from 'graphology-gexf'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { GraphAnswer } from '../../server/api/types.ts'
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

function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream as Readable)
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

describe('reading', () => {
  test('every name in an article leads to its entity, and the panel stays', async () => {
    const page = await reader.explorer.open(entityPath(reader.chen))
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
    const page = await reader.explorer.open()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '带走' }).click()
    await page.getByRole('link', { name: '导出 GEXF' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/\.gexf$/)
    const text = await readFile(await download.path(), 'utf8')
    const graph = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const read = gexf.parse(graphology.MultiGraph, text)
    expect(read.order).toBe(graph.nodes.length)
    expect(text).toContain('国家数据局')
    await page.context().close()
  })

  test('what is hidden stays out of the export', async () => {
    const page = await reader.explorer.open('/?hide=topic,co_occurs')
    await page.getByRole('button', { name: /^地点/ }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '带走' }).click()
    await page.getByRole('link', { name: '导出 GEXF' }).click()
    const text = await readFile(await (await waiting).path(), 'utf8')
    const { nodes } = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const hidden = nodes.filter(({ type }) => type === 'topic' || type === 'place')
    const read = gexf.parse(graphology.MultiGraph, text)
    expect(read.order).toBe(nodes.length - hidden.length)
    expect(text).not.toContain('同句出现')
    await page.context().close()
  })
})

describe('language and colours', () => {
  test('English and back, remembered', async () => {
    const page = await reader.explorer.open(entityPath(reader.bureau))
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByText('Stated relations').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('button', { name: /^Organization ?\d+$/ }).count()).toBe(1)
    await page.reload()
    await page.getByText('Stated relations').waitFor()
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('radio', { name: '简体' }).check({ force: true })
    await page.getByRole('heading', { name: /明言关系/ }).waitFor()
    await page.context().close()
  })

  test('an English browser begins in English, and a choice outlives that', async () => {
    const page = await reader.explorer.open(entityPath(reader.bureau), { locale: 'en-GB' })
    await page.getByText('Stated relations').waitFor()
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('radio', { name: '简体' }).check({ force: true })
    await page.getByRole('heading', { name: /明言关系/ }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: /明言关系/ }).waitFor()
    await page.context().close()
  })

  test('the system decides on light or dark until the reader does', async () => {
    const page = await reader.explorer.open('/', { colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await ground()).toBe('rgb(27, 26, 24)')
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByRole('radio', { name: '浅色' }).check({ force: true })
    await eventually(ground).toBe('rgb(251, 248, 241)')
    await page.reload()
    expect(await ground()).toBe('rgb(251, 248, 241)')
    await page.context().close()
  })
})

describe('on the telephone', () => {
  test('graph, sheet, search and reader fit and work', async () => {
    const page = await reader.explorer.open('/', { viewport: PHONE, hasTouch: true, isMobile: true })
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
    await page.getByRole('button', { name: /^明言关系/, pressed: true }).waitFor()
    await page.context().close()
  })
})

describe('giving it pages', () => {
  test('a dropped page makes the graph grow; a picture is refused with the reason', {
    timeout: 120_000,
  }, async () => {
    const page = await reader.explorer.open()
    const before = await reader.explorer.ask<GraphAnswer>('/api/graph')
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
    await files.getByRole('button', { name: '全部关闭' }).click()
    expect(await files.getByRole('listitem').count()).toBe(0)
    const after = await reader.explorer.ask<GraphAnswer>('/api/graph')
    expect(after.totals.pages).toBe(before.totals.pages + 1)
    expect(after.nodes.length).toBeGreaterThan(before.nodes.length)
    await page.getByText(`${after.totals.pages} 版 · ${after.totals.articles} 篇`).first().waitFor()
    await search(page, '周建国')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('周建国')
    expect(await panel(page).textContent()).toContain('<img src=x onerror=alert(1)>')
    await page.context().close()
  })

  test('many files are one card whose table tallies, an archive and its files among them', {
    timeout: 120_000,
  }, async () => {
    const page = await reader.explorer.open()
    const story = (town: string) =>
      `${town}开了新书店\n本报讯（记者 林晓梅） ${town}文化公司经理周建国说，书店每天开到夜里，欢迎街坊来坐坐。`
    const zip = await zipOf({
      '北原/一.txt': story('北原'),
      '石门.txt': story('石门'),
      '坏.txt': '\0\0\0\0\0',
    })
    await dropFiles(page, [
      { name: '玉泉.txt', content: story('玉泉') },
      {
        name: '金沙.html',
        content: `<html><body><h1>金沙开了新书店</h1><div><p>${story('金沙')}</p></div></body></html>`,
      },
      { name: '剪报.csv', content: `标题,正文\n白水书店,${story('白水').replace('\n', '')}\n空行,\n` },
      { name: '扫描.png', content: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
      { name: '打包.zip', content: [...zip] },
    ])
    const files = page.getByRole('list', { name: '正在读入的文件' })
    await files.getByText('完成 5，已有 0，失败 1，需要 OCR 1').waitFor({ timeout: 60_000 })
    expect(await files.getByText(/^7\/7 个文件/).count()).toBe(1)
    const rows = await files.getByRole('row').allTextContents()
    expect(rows.slice(1, 4)).toEqual([
      expect.stringMatching(/^需要 OCR扫描.png.*OCR/),
      expect.stringMatching(/^失败打包.zip\/坏.txt./),
      expect.stringMatching(/^完成剪报.csv1 行失败/),
    ])
    await files.getByRole('button', { name: '知道了' }).click()
    expect(await files.getByRole('listitem').count()).toBe(0)
    await page.context().close()
  })

  test('two persons of one name are told apart wherever they are listed', async () => {
    const page = await reader.explorer.open()
    await dropFiles(page, [
      {
        name: '滨江.txt',
        content: '码头换上新吊机\n本报讯（记者 林晓梅） 滨江港务集团有限公司董事长郑立群说，新吊机下月试用。',
      },
      {
        name: '河东.txt',
        content: '学校添了实验楼\n本报讯（记者 林晓梅） 河东师范大学校长郑立群说，实验楼秋天开门。',
      },
    ])
    await eventually(() => page.getByText(/读到 \d 篇文章/).count()).toBe(2)
    await search(page, '郑立群')
    const hits = page.getByRole('group', { name: /人物/ }).getByRole('option')
    await eventually(() => hits.count()).toBe(2)
    expect((await hits.allTextContents()).sort()).toEqual([
      expect.stringContaining('河东师范大学'),
      expect.stringContaining('滨江港务集团'),
    ])
    const first = await hits.first().textContent()
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('郑立群')
    const body = ['河东师范大学', '滨江港务集团'].find(name => first?.includes(name)) ?? ''
    expect(await panel(page).locator('header').textContent()).toContain(body)
    await page.context().close()
  })

  test('opening evidence far down a long article leaves the header where it is', async () => {
    const page = await reader.explorer.open()
    const companies = ['东河', '西岭', '南桥', '北原', '青山', '白水', '金沙', '玉泉', '石门', '临江']
    const visits = Array.from({ length: 60 }, (_, day) => {
      const company = `${companies[day % companies.length]}机械有限公司`
      return `第${day + 1}天，滨江市科学技术局局长高文远走访${company}。${company}的工人演示了新装的生产线，看的人站满了车间两旁的过道。`
    })
    await dropFiles(page, [
      { name: '走访.txt', content: `六十天走访十家工厂\n本报讯（记者 林晓梅）\n${visits.join('\n')}` },
    ])
    await page.getByText(/读到 1 篇文章/).waitFor()
    await search(page, '高文远')
    await page.keyboard.press('Enter')
    await eventually(() => panelTitle(page).textContent()).toBe('高文远')
    await panel(page)
      .getByRole('button', { name: /还有 \d+ 句/ })
      .click()
    await panel(page).locator('figcaption a').last().click()
    const lit = page.getByRole('article').locator('[class*=lit]').first()
    await lit.waitFor()
    await eventually(async () => (await lit.boundingBox())?.y).toBeLessThan(900)
    expect((await page.getByRole('banner').boundingBox())?.y).toBe(0)
    const grid = page.getByRole('banner').locator('..')
    expect(await grid.evaluate(app => app.scrollHeight - app.clientHeight)).toBe(0)
    await page.context().close()
  })

  test('the same page again is known, and a refusal speaks English to English readers', async () => {
    const page = await reader.explorer.open('/?lang=en')
    await panelTitle(page).waitFor()
    await dropFiles(page, [{ name: 'empty.txt', content: '' }])
    const files = page.getByRole('list', { name: 'Files being read' })
    await files.getByText(/Not read: [A-Z]/).waitFor()
    await page.context().close()
  })
})

testThatNothingComplained(reader)
