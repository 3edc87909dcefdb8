// For everyone: both Chinese scripts, high contrast, reduced motion, every width, the tour.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DESKTOP, PHONE } from './open-explorer.ts'
import { eventually, panelTitle, readerOfSample, testThatNothingComplained } from './reader-of-sample.ts'

const reader = readerOfSample()

const COMPARED = '/?time=2024-05-20~2024-05-22&vs=2024-05-14~2024-05-19'

describe('every width', () => {
  test.each([
    ['a telephone', PHONE],
    ['a tablet', { width: 820, height: 1180 }],
    ['a small notebook', { width: 1180, height: 720 }],
    ['a desk', DESKTOP],
    ['4K', { width: 3840, height: 2160 }],
  ])('nothing overflows on %s', async (_, viewport) => {
    // The largest takes this machine's software renderer long.
    const paths = viewport.width > 3000 ? ['/'] : ['/', '/?table=figures', COMPARED, '/?lang=en&colour=date']
    for (const path of paths) {
      const page = await reader.explorer.open(path, { viewport })
      await panelTitle(page).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
      await page.context().close()
    }
  })
})

describe('the reader’s own', () => {
  test('traditional characters in the interface, while the paper stays as printed', async () => {
    const page = await reader.explorer.open('/', { locale: 'zh-TW' })
    await page.getByRole('button', { name: /^機構/ }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
    expect(await panelTitle(page).textContent()).toBe('這一版')
    await page.getByText('网上零售前四月增速超一成').first().waitFor()
    await page.context().close()
  })

  test('high contrast as the system wishes it, or as chosen, remembered', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const wished = await reader.explorer.open('/', { contrast: 'more' })
    await eventually(() => ground(wished)).toBe('rgb(255, 255, 255)')
    await wished.context().close()
    const page = await reader.explorer.open('/')
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByRole('checkbox', { name: '高对比度' }).check({ force: true })
    await eventually(() => ground(page)).toBe('rgb(255, 255, 255)')
    await page.reload()
    expect(await ground(page)).toBe('rgb(255, 255, 255)')
    await page.context().close()
  })

  test('who wants no movement gets none', async () => {
    const page = await reader.explorer.open('/', { reducedMotion: 'reduce' })
    const canvas = page.getByTestId('graph').locator('canvas').first()
    await canvas.waitFor()
    expect(await canvas.evaluate(element => getComputedStyle(element).transitionDuration)).toBe('0s')
    await page.context().close()
  })
})

describe('the tour', () => {
  test('is offered on the sample, goes through six places by Enter alone, and is not offered again', async () => {
    const page = await reader.explorer.open()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    for (const name of ['图', '依据', '搜索', '图例', '时间']) {
      await page.getByRole('dialog', { name, exact: true }).waitFor()
      await page.waitForTimeout(100)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('dialog', { name: '表格与带走' }).waitFor()
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
    await page.reload()
    await panelTitle(page).waitFor()
    await page.waitForTimeout(300)
    expect(await page.getByText('一分钟看懂报图').count()).toBe(0)
    await page.context().close()
  })

  test('can be skipped at once, and in the middle with Escape', async () => {
    const page = await reader.explorer.open()
    await page.getByRole('button', { name: '不用了' }).click()
    await eventually(() => page.getByText('一分钟看懂报图').count()).toBe(0)
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByRole('button', { name: '一分钟导览' }).click()
    await page.getByRole('dialog', { name: '图', exact: true }).waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('dialog', { name: '图', exact: true }).count()).toBe(0)
    await page.context().close()
  })
})

testThatNothingComplained(reader)
