// Axe, with every rule it has, finds nothing on any screen and in any state: light, dark, in high contrast, on a telephone.
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityAnswer, SearchAnswer } from '../../server/api/types.ts'
import { type MockServer, type MockState, startMockServer } from './mock-api.ts'
import { openBrowser } from './open-browser.ts'
import { openPage, PHONE } from './open-explorer.ts'
import { eventually, panelTitle, readerOfSample, searchField } from './reader-of-sample.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    rules => {
      const only = rules.length > 0 ? { runOnly: { type: 'rule' as const, values: rules } } : {}
      return window.axe.run(document, { resultTypes: ['violations'], ...only })
    },
    [...rules],
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}

/** What other colours can break, and nothing else. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

type Colours = { colorScheme: 'light' | 'dark'; contrast: 'no-preference' | 'more' }

const PLAIN: Colours = { colorScheme: 'light', contrast: 'no-preference' }
const DARK: readonly Colours[] = [{ colorScheme: 'dark', contrast: 'no-preference' }]
const OTHER_COLOURS: readonly Colours[] = [
  ...DARK,
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
]

/** High contrast changes a handful of colours that all screens share, a telephone none: so many screens show them all. */
const SCREENS_IN_OTHER_COLOURS = 5

/** Violations of the page as it stands, with all rules, then in all other colours with the rules of colour. */
async function violationsInAllColours(page: Page, others = OTHER_COLOURS): Promise<string[]> {
  const found = await violations(page)
  for (const colours of others) {
    await page.emulateMedia(colours)
    const { colorScheme, contrast } = colours
    for (const each of await violations(page, RULES_OF_COLOUR))
      found.push(`${colorScheme}, contrast ${contrast}: ${each}`)
  }
  await page.emulateMedia(PLAIN)
  return found
}

const MODES: [string, BrowserContextOptions][] = [
  ['on a desk', {}],
  [
    'on a telephone, in traditional characters',
    { viewport: PHONE, hasTouch: true, isMobile: true, locale: 'zh-TW' },
  ],
  ['in English', { locale: 'en-GB' }],
]

/** Who moves nothing need not be waited for. */
const STILL: BrowserContextOptions = { reducedMotion: 'reduce' }

describe('the sample', () => {
  const reader = readerOfSample()
  const at = (query: Record<string, string>) => `/?${new URLSearchParams(query)}`
  let article = ''
  let edge = ''
  let zhao = ''
  beforeAll(async () => {
    const chen = await reader.explorer.ask<EntityAnswer>(`/api/entities/${encodeURIComponent(reader.chen)}`)
    article = chen.articles[0]?.article.id ?? ''
    edge = chen.relations[0]?.edge ?? ''
    const found = await reader.explorer.ask<SearchAnswer>(`/api/search?q=${encodeURIComponent('赵刚')}`)
    zhao = found.entities[0]?.id ?? ''
  })

  const screens = (): [string, string][] => [
    ['the first screen', '/'],
    ['colours by community', '/?colour=community'],
    ['colours by date, near', '/?colour=date&camera=0.4~0.6~0.4'],
    ['an entity', at({ entity: reader.bureau })],
    ['an entity in a period', at({ entity: reader.bureau, time: '2024-05-20~2024-05-21' })],
    ['an entity that is gone', at({ entity: 'person:查无此人' })],
    ['a relation', at({ edge })],
    ['choosing the second of two', at({ compare: reader.chen })],
    ['two side by side', at({ compare: reader.chen, with: reader.bureau, pick: reader.chen })],
    ['the ways between two', at({ from: zhao, to: reader.chen })],
    ['no way between two', at({ from: reader.chen, to: reader.chen })],
    ['two periods', '/?time=2024-05-20~2024-05-22&vs=2024-05-14~2024-05-19'],
    ['an article', at({ entity: reader.chen, read: article })],
    ['an article that is gone', at({ read: '0000000000000000' })],
    ['the dossier', `${at({ pick: reader.chen })}&dossier`],
    ['the empty dossier', '/?dossier'],
    ['the table of entities', '/?table=entities'],
    ['the table of relations', at({ table: 'relations', edge })],
    ['the table of quotes', at({ table: 'quotes', entity: reader.chen })],
    ['the table of figures', '/?table=figures'],
    ['a table without rows', '/?table=entities&words=zzz'],
    ['nothing left by the filters', '/?time=2024-05-15~2024-05-16'],
    ['every type hidden', '/?hide=person,organization,place,document,event,product,topic'],
  ]

  test.each(MODES)(
    '%s',
    async (_, mode) => {
      const known = reader.explorer.complaints.length
      const page = await reader.explorer.open('/', { ...STILL, ...mode })
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        await page.waitForTimeout(150)
        const first = ++screen <= SCREENS_IN_OTHER_COLOURS
        const others = mode.isMobile ? (first ? DARK : []) : first ? OTHER_COLOURS : DARK
        const all = await violationsInAllColours(page, others)
        if (all.length > 0) found[name] = all
      }
      let screen = 0
      // Words do not change what a screen is made of: English, whose are longer, is looked at on those with the most of them.
      for (const [name, path] of mode.locale === 'en-GB' ? screens().slice(3, 9) : screens()) {
        await page.goto(new URL(path, reader.explorer.address).href)
        await page.getByRole('complementary').getByRole('heading').first().waitFor()
        await eventually(() => page.locator('[aria-busy=true]').count()).toBe(0)
        await look(name)
      }
      await page.goto(reader.explorer.address)
      await panelTitle(page).waitFor()
      // Each with its menu open: the choices, views, what is taken along and the settings, on the telephone in one menu.
      for (const button of await page.locator('[aria-haspopup="dialog"]').filter({ visible: true }).all()) {
        await button.press('Enter')
        await page.getByRole('dialog').waitFor()
        await look(`the menu of ${await button.getAttribute('title')}`)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await page.keyboard.press('Control+k')
      await searchField(page).fill('国家')
      await page.getByRole('option').first().waitFor()
      await look('the search')
      await searchField(page).fill('查无此名')
      await page.getByText('查无此名').or(page.getByText('查無此名')).first().waitFor()
      await look('a search that found nothing')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page
        .getByRole('region', { name: /导览|導覽|tour/i })
        .getByRole('button')
        .first()
        .press('Enter')
      for (let step = 1; step <= 6; step++) {
        await page
          .getByRole('dialog')
          .getByText(new RegExp(`${step}.*6`))
          .waitFor()
        await look(`step ${step} of the tour`)
        await page.keyboard.press('Enter')
      }
      expect(found).toEqual({})
      await page.context().close()
      // What is gone is answered with 404, which the browser itself reports.
      expect(reader.explorer.complaints.splice(known).filter(text => !text.includes('404'))).toEqual([])
    },
    240_000,
  )
})

describe('states', () => {
  const state: MockState = {}
  let server: MockServer
  let browser: Browser
  beforeAll(async () => {
    server = await startMockServer(state)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const STATES: [string, MockState, ((page: Page) => Promise<unknown>) | null][] = [
    ['empty', { empty: true }, null],
    ['failed', { failure: '数据库打不开' }, null],
    ['slow', { delay: 60_000 }, null],
    ['offline', {}, page => page.route('**/api/**', route => route.abort('connectionrefused'))],
    [
      'to sign in',
      {},
      page =>
        page.route('**/api/**', route =>
          route.fulfill({ status: 401, json: { error: { code: 'needs_token', message: '需要令牌' } } }),
        ),
    ],
    [
      'without WebGL',
      {},
      page =>
        page.addInitScript(() => {
          HTMLCanvasElement.prototype.getContext = (() =>
            null) as typeof HTMLCanvasElement.prototype.getContext
        }),
    ],
  ]

  test.each(STATES)(
    '%s',
    async (_, states, prepare) => {
      Object.assign(state, { empty: false, failure: '', delay: 0 }, states)
      for (const [name, mode] of MODES) {
        const page = await openPage(browser, new URL('about:blank'), { ...STILL, ...mode }, [])
        await prepare?.(page)
        await page.goto(server.address)
        await page.locator('main').waitFor()
        await page.waitForTimeout(700)
        expect([name, await violationsInAllColours(page)]).toEqual([name, []])
        await page.context().close()
      }
    },
    120_000,
  )
})
