// A period and a least certainty go through everything that is shown: canvas, tables, and each part of the panel.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { EdgeAnswer, EntityAnswer, GraphAnswer, PairAnswer } from '../../server/api/types.ts'
import {
  entityPath,
  eventually,
  panel,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const section = (page: Page, name: RegExp) =>
  panel(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name }) })
const asked = (query: Record<string, string>) => `/?${new URLSearchParams(query)}`
const rows = (page: Page) => page.getByRole('grid').locator('tbody tr:not([aria-hidden])')
const numbers = (page: Page, column: number) =>
  rows(page)
    .locator(`td:nth-child(${column})`)
    .evaluateAll(cells => cells.map(cell => Number(cell.textContent)))

describe('certainty', () => {
  test('mentions, links and sentences are counted anew on canvas and in tables, and nothing moves', async () => {
    const all = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const sure = await reader.explorer.ask<GraphAnswer>('/api/graph?certainty=0.95')
    const weights = ({ edges }: GraphAnswer) =>
      edges
        .map(({ weight }) => weight)
        .toSorted((a, b) => b - a)
        .slice(0, 10)
    expect(sure.edges.length).toBeLessThan(all.edges.length)

    const page = await reader.explorer.open('/?table=relations')
    await eventually(async () => (await numbers(page, 4)).slice(0, 10)).toEqual(weights(all))
    await page.goto(new URL('/?table=relations&sure=95', page.url()).href)
    await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(
      String(sure.edges.length + 1),
    )
    await eventually(async () => (await numbers(page, 4)).slice(0, 10)).toEqual(weights(sure))
    await page.getByRole('button', { name: /^实体/ }).click()
    const named = sure.nodes.map(({ mentions }) => mentions).toSorted((a, b) => b - a)
    await eventually(async () => (await numbers(page, 3)).slice(0, 10)).toEqual(named.slice(0, 10))
    await page.context().close()
  })

  test('the panel counts as the canvas does, says so, and leads back', async () => {
    const { nodes } = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const city = nodes.find(({ name }) => name === '上海市')?.id ?? ''
    const address = `/api/entities/${encodeURIComponent(city)}?certainty=0.95`
    const [all, sure] = [
      await reader.explorer.ask<EntityAnswer>(address.replace('?certainty=0.95', '')),
      await reader.explorer.ask<EntityAnswer>(address),
    ]
    expect(sure.togetherCount).toBeLessThan(all.togetherCount)
    const page = await reader.explorer.open(`${entityPath(city)}&sure=95`)
    const together = section(page, /^常一起出现/)
    await eventually(() => together.getByRole('heading').textContent()).toContain(String(sure.togetherCount))
    const [first] = sure.together
    await together
      .getByRole('listitem')
      .filter({ hasText: first?.entity.name ?? '' })
      .first()
      .getByText(`${first?.weight} 句`)
      .waitFor()
    await panel(page).getByText('只计可信度 95% 以上的名称').waitFor()
    await panel(page).getByText(`出现 ${sure.mentions} 次`).waitFor()
    await panel(page).getByRole('link', { name: '不限可信度' }).click()
    await eventually(() => together.getByRole('heading').textContent()).toContain(String(all.togetherCount))
    await page.context().close()
  })

  test('an edge shows as many sentences as it weighs, and says how many are left out', async () => {
    const all = await reader.explorer.ask<GraphAnswer>('/api/graph')
    const sure = await reader.explorer.ask<GraphAnswer>('/api/graph?certainty=0.95')
    const edge = sure.edges.find(
      ({ id, weight }) => weight < (all.edges.find(each => each.id === id)?.weight ?? 0),
    )
    if (!edge) throw new Error('certainty changes no weight in the sample')
    const answer = await reader.explorer.ask<EdgeAnswer>(
      `/api/edges/${encodeURIComponent(edge.id)}?certainty=0.95`,
    )
    const page = await reader.explorer.open(asked({ edge: edge.id, sure: '95' }))
    await panel(page).getByText(`另有 ${answer.outside} 句在所选的时间或可信度之外`).waitFor()
    expect(await panel(page).locator('blockquote').count()).toBe(edge.weight)
    await page.context().close()
  })
})

describe('a period', () => {
  const MAY_20 = '2024-05-20~2024-05-20'
  const BEFORE = '2024-05-14~2024-05-18'

  test('quotes and figures are those of its articles', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.chen)}&time=${MAY_20}`)
    await section(page, /^说过的话/)
      .locator('blockquote')
      .first()
      .waitFor()
    await page.goto(new URL(`${entityPath(reader.chen)}&time=${BEFORE}`, page.url()).href)
    await panel(page).getByText('只看 2024-05-14 至 2024-05-18').waitFor()
    await panel(page).getByText('出现 0 次').waitFor()
    expect(await section(page, /^说过的话/).count()).toBe(0)
    expect(await panel(page).locator('blockquote').count()).toBe(0)
    await page.context().close()
  })

  test('two side by side share what they share in it', async () => {
    const pair = { one: reader.chen, other: reader.bureau }
    const { shared } = await reader.explorer.ask<PairAnswer>(`/api/pair?${new URLSearchParams(pair)}`)
    expect(shared.count).toBeGreaterThan(0)
    const compared = { compare: pair.one, with: pair.other }
    const page = await reader.explorer.open(asked({ ...compared, time: MAY_20 }))
    await eventually(() =>
      section(page, /^共同的文章/)
        .getByRole('heading')
        .textContent(),
    ).toContain(String(shared.count))
    await page.goto(new URL(asked({ ...compared, time: BEFORE }), page.url()).href)
    await panel(page).getByText('没有文章同时提到两者。').waitFor()
    await panel(page).getByText('没有一句话同时提到两者。').waitFor()
    await page.context().close()
  })

  test('ways are sought in it alone, and it says so where there is none', async () => {
    const ends = { from: reader.chen, to: reader.bureau }
    const page = await reader.explorer.open(asked({ ...ends, time: MAY_20 }))
    await panel(page).getByText('两者直接相连').waitFor()
    await page.goto(new URL(asked({ ...ends, time: BEFORE }), page.url()).href)
    await panel(page).getByText('步以内没有路').waitFor()
    await panel(page).getByText('只找了所选的时间和可信度').waitFor()
    await panel(page).getByRole('link', { name: '不限时间' }).click()
    await panel(page).getByText('两者直接相连').waitFor()
    await page.context().close()
  })
})

testThatNothingComplained(reader)
