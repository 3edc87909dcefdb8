// Figures as small charts: in the table and on the entity page, each number a way to its sentence.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { EntityFiguresAnswer, IngestAnswer, SearchAnswer } from '../../server/api/types.ts'
import {
  entityPath,
  eventually,
  panel,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const BULLETIN = `上海市三年经济稳步增长

本报讯 （记者 林望舒）上海市统计局2月10日发布公报。2022年上海市地区生产总值5100亿元。2023年上海市地区生产总值5362亿元。2024年上海市地区生产总值5780亿元，同比增长7.8%。

公报没有再提到别处。人均可支配收入8.5万元。
`

async function withBulletin(): Promise<string> {
  const { address, ask } = reader.explorer
  const given = await fetch(
    new URL(`/api/ingest?name=${encodeURIComponent('河湾日报-2025-02-10.txt')}`, address),
    {
      method: 'POST',
      body: BULLETIN,
      headers: { 'Content-Type': 'application/octet-stream', Origin: address },
    },
  )
  const { id } = (await given.json()) as IngestAnswer
  await eventually(async () => (await ask<IngestAnswer>(`/api/ingest/${id}`)).stage).toBe('finished')
  const { entities } = await ask<SearchAnswer>(`/api/search?q=${encodeURIComponent('上海市')}`)
  return entities.find(({ name }) => name === '上海市')?.id ?? ''
}

const rows = (page: Page) => page.getByRole('grid').locator('tbody tr:not([aria-hidden])')

async function violationsOf(page: Page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('figures of one measure stand side by side on the entity page, each leading to its sentence', async () => {
  const city = await withBulletin()
  const page = await reader.explorer.open(entityPath(city))
  const chart = panel(page)
    .getByRole('figure')
    .filter({ has: page.getByRole('list') })
  await eventually(() =>
    chart.getByRole('link').evaluateAll(links => links.map(link => link.textContent)),
  ).toEqual(['5100亿元2022年', '5362亿元2023年', '5780亿元2024年'])
  const heights = await chart
    .locator('rect')
    .evaluateAll(bars => bars.map(bar => bar.getBoundingClientRect().height))
  expect(heights[0]).toBeGreaterThan(20)
  expect(heights).toEqual(heights.toSorted((a, b) => a - b))
  expect(await violationsOf(page)).toEqual([])
  await chart.getByRole('link', { name: /2023年/ }).click()
  await eventually(() => new URL(page.url()).searchParams.get('read')).not.toBeNull()
  await page.getByRole('article').getByText('5362亿元').first().waitFor()
  await page.context().close()
})

test('the table shows a row its place in the series, in words for those who do not see it', async () => {
  const page = await reader.explorer.open('/?table=figures&words=上海市地区生产总值')
  await eventually(() => rows(page).count()).toBe(3)
  const spark = rows(page).first().getByRole('img')
  expect(await spark.getAttribute('aria-label')).toBe(
    '上海市地区生产总值：2022年 5100亿元，2023年 5362亿元，2024年 5780亿元',
  )
  for (const row of await rows(page).all()) expect(await row.locator('rect[data-here=true]').count()).toBe(1)
  expect(await violationsOf(page)).toEqual([])
  await page.context().close()
})

test('of a chosen entity the table holds the figures of its sentences, not of its articles', async () => {
  const { entities } = await reader.explorer.ask<SearchAnswer>(
    `/api/search?q=${encodeURIComponent('上海市')}`,
  )
  const city = entities.find(({ name }) => name === '上海市')?.id ?? ''
  const own = await reader.explorer.ask<EntityFiguresAnswer>(
    `/api/entities/${encodeURIComponent(city)}/figures?limit=200`,
  )
  const page = await reader.explorer.open(`${entityPath(city)}&table=figures`)
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(own.count + 1))
  const measures = await rows(page).locator('td:first-child').allTextContents()
  expect(measures).toContain('上海市地区生产总值')
  expect(measures.join()).not.toContain('人均可支配收入')
  await page.context().close()
})

testThatNothingComplained(reader)
