// Keeping and sharing: views under a name and in a link, pictures as PNG and as SVG whose names are text.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  entityPath,
  eventually,
  panelTitle,
  readerOfSample,
  testThatNothingComplained,
} from './reader-of-sample.ts'

const reader = readerOfSample()

const query = (page: Page) => new URL(page.url()).searchParams

async function keepAs(page: Page, name: string) {
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('textbox', { name: '名字' }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name }).waitFor()
}

describe('views', () => {
  test('a view kept under a name comes back after all has changed, and can be dropped', async () => {
    const page = await reader.explorer.open(`${entityPath(reader.bureau)}&colour=community`)
    await keepAs(page, '数据局的圈子')
    await page.goto(reader.explorer.address)
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('link', { name: '数据局的圈子' }).click()
    await eventually(() => panelTitle(page).textContent()).toBe('国家数据局')
    expect(query(page).get('colour')).toBe('community')
    await page.getByRole('button', { name: '删去 数据局的圈子' }).click()
    await page.getByText('还没有存下的视图').waitFor()
    await page.context().close()
  })

  test('all views go into one link, and whoever opens it may keep them', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] }
    const page = await reader.explorer.open(entityPath(reader.bureau), options)
    await keepAs(page, '一')
    await page.getByRole('button', { name: '把全部视图放进一个链接' }).click()
    await page.getByText('链接已复制').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.context().close()
    const other = await reader.explorer.open(link.slice(reader.explorer.address.length))
    await other.getByText('链接里有 1 个视图').waitFor()
    await other.getByRole('button', { name: '收下' }).click()
    await other.getByRole('link', { name: '一', exact: true }).waitFor()
    expect(new URL(other.url()).hash).toBe('')
    await other.context().close()
  })
})

describe('pictures', () => {
  async function download(page: Page, name: string): Promise<Buffer> {
    await page.getByTestId('graph').locator('canvas').first().waitFor()
    await page.waitForTimeout(600)
    await page.getByRole('button', { name: '带走' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return readFile(await (await coming).path())
  }

  test('SVG holds names as text, whatever characters are in them, and a legend', async () => {
    const page = await reader.explorer.open(entityPath(reader.bureau), { reducedMotion: 'reduce' })
    const svg = (await download(page, '矢量图 SVG')).toString('utf8')
    expect(svg).toContain('>国家数据局</text>')
    expect(svg).toMatch(/>人物 \d+<\/text>/)
    expect(svg).toMatch(/>明言关系 \d+<\/text>/)
    const errors = await page.evaluate(text => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml')
      return read.querySelectorAll('parsererror').length
    }, svg)
    expect(errors).toBe(0)
    await page.context().close()
  })

  test('PNG is large enough for print', async () => {
    const page = await reader.explorer.open('/', { reducedMotion: 'reduce' })
    const png = await download(page, '图片 PNG')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(Math.max(png.readUInt32BE(16), png.readUInt32BE(20))).toBe(5000)
    await page.context().close()
  })
})

testThatNothingComplained(reader)
