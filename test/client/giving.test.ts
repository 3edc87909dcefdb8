// Files given in the explorer: a table whose columns it does not know, a PDF with a scanned sheet, a page whose number is in its name.
import { test } from 'vitest'
import type { ArticleListAnswer } from '../../server/api/types.ts'
import { writePdf } from '../pipeline/read/pdf/write-pdf.ts'
import {
  entityPath,
  eventually,
  panel,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const given = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

const articles = async (source: string) =>
  (await reader.explorer.ask<ArticleListAnswer>('/api/articles')).articles.filter(article =>
    article.source.startsWith(source),
  )

test('a table with columns of its own names is read once they are told', async () => {
  const page = await reader.explorer.open()
  const rows = ['栏甲,栏乙', '河湾市开通渡轮,本报讯 河湾市昨天开通到西安市的渡轮，首日载客三千。']
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(given('渡轮.csv', `${rows.join('\n')}\n`))
  const card = page.getByRole('list', { name: '正在读入的文件' }).getByRole('listitem')
  await card.getByText('没有找到正文列').waitFor()
  // Open by itself, since nothing can be read without.
  await card.getByLabel('正文').fill('栏乙')
  await card.getByLabel('标题').fill('栏甲')
  await card.getByRole('button', { name: '按这些列名再读一次' }).press('Enter')
  await card.getByText(/读到 1 篇文章/).waitFor()
  await eventually(async () => (await articles('渡轮.csv')).map(({ title }) => title)).toEqual([
    '河湾市开通渡轮',
  ])
  await page.context().close()
})

test('the columns of many tables are named once for all', async () => {
  const page = await reader.explorer.open()
  const table = (place: string) =>
    `栏丙,栏丁\n${place}办起书市,本报讯 ${place}昨天办起书市，首日有三千人到西安市的书摊前。\n`
  const places = ['河湾市', '长桥县', '青石镇', '白沙镇', '柳溪县']
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(places.map(place => given(`书市-${place}.csv`, table(place))))
  const card = page.getByRole('list', { name: '正在读入的文件' }).getByRole('listitem')
  await card.getByText('5 个表格没有找到正文列').waitFor()
  await card.getByLabel('正文').fill('栏丁')
  await card.getByLabel('标题').fill('栏丙')
  await card.getByRole('button', { name: '按这些列名再读一次' }).press('Enter')
  await eventually(async () => (await articles('书市-')).map(({ title }) => title).sort()).toEqual(
    places.map(place => `${place}办起书市`).sort(),
  )
  // No paper is known of them: in the list of pages each is called by its file.
  await panel(page)
    .getByRole('heading', { name: /^书市-河湾市/ })
    .waitFor()
  await page.context().close()
})

test('sheets of a PDF that could not be read are named, and the card stays', async () => {
  const page = await reader.explorer.open()
  const text = [
    '本报讯 河湾市的桃子熟了，果农昨天开始',
    '采摘。今年雨水足，桃子比去年更大更甜，',
    '预计一个月内可以全部上市。',
  ]
  const pdf = writePdf([
    {
      marks: [
        { text: '桃子熟了', x: 50, y: 100, size: 24 },
        ...text.map((line, index) => ({ text: line, x: 50, y: 130 + 16 * index, size: 10 })),
      ],
    },
    { marks: [{ picture: [0, 0, 600, 800] }] },
  ])
  await page.locator('input[type=file]').first().setInputFiles(given('河湾日报-2031-03-04-第5版.pdf', pdf))
  const card = page.getByRole('list', { name: '正在读入的文件' }).getByRole('listitem')
  await card.getByText('第 2 页没有读出').waitFor()
  await page.context().close()
})

test('a citation names paper, day and page, also where only the name of the file tells the page', async () => {
  const page = await reader.explorer.open('/', { permissions: ['clipboard-read', 'clipboard-write'] })
  const text =
    '上海市开放新图书馆\n\n本报讯 （记者 单晓桐）国家数据局昨天到上海市调研，并向市民开放新图书馆。\n'
  await page.locator('input[type=file]').first().setInputFiles(given('河湾日报-2031-03-04-第3版.txt', text))
  await page.getByText(/读到 1 篇文章/).waitFor()
  await page.goto(new URL(`${entityPath(reader.bureau)}&time=2031-03-04~2031-03-04`, page.url()).href)
  await panel(page).getByRole('button', { name: '复制引文' }).first().click()
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /（《河湾日报》，2031-03-04，第 3 版，《上海市开放新图书馆》，第 \d+ 行）$/,
  )
  await page.context().close()
})

testThatNothingComplained(reader)
