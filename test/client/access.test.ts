// Nobody is kept out: what axe finds on every screen, and the keyboard's first step.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { EntityAnswer } from '../../server/api/types.ts'
import { PHONE } from './open-explorer.ts'
import { entityPath, panelTitle, readerOfSample, testThatNothingComplained } from './reader-of-sample.ts'

const reader = readerOfSample()

/** Everything axe finds that would really hinder somebody. */
async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

describe('for everybody', () => {
  const edgeOf = async () => {
    const { relations } = await reader.explorer.ask<EntityAnswer>(
      `/api/entities/${encodeURIComponent(reader.chen)}`,
    )
    return `/?edge=${encodeURIComponent(relations[0]?.edge ?? '')}`
  }
  const articleOf = async () => {
    const { articles } = await reader.explorer.ask<EntityAnswer>(
      `/api/entities/${encodeURIComponent(reader.chen)}`,
    )
    return `${entityPath(reader.chen)}&read=${articles[0]?.article.id}`
  }

  test.each<[string, () => string | Promise<string>]>([
    ['the overview', () => '/'],
    ['an entity', () => entityPath(reader.bureau)],
    ['an edge', edgeOf],
    ['an article', articleOf],
  ])('%s has nothing in the way of anybody, light, dark and small', async (_, pathOf) => {
    for (const options of [
      { colorScheme: 'light' as const },
      { colorScheme: 'dark' as const },
      { viewport: PHONE },
    ]) {
      const page = await reader.explorer.open(await pathOf(), { reducedMotion: 'reduce', ...options })
      await panelTitle(page).waitFor()
      await page.waitForTimeout(300)
      expect(await hindrances(page)).toEqual([])
      await page.context().close()
    }
  })

  test('the first Tab offers the way past the graph', async () => {
    const page = await reader.explorer.open()
    await panelTitle(page).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到说明栏')
    await page.context().close()
  })
})

testThatNothingComplained(reader)
