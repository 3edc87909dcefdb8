// Names, headlines and file names that are script elsewhere are text on every screen of the explorer, and the policy is never broken.
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../client/open-browser.ts'
import { openPage } from '../client/open-explorer.ts'
import { entityPath, eventually, panel, panelTitle, searchField } from '../client/reader-of-sample.ts'
import { startTestServer, type TestServer } from '../server/start-test-server.ts'
import { HOSTILE_NAMES, HOSTILE_PAGE } from './hostile-page.ts'

const CLIENT = fileURLToPath(new URL('../../client/dist', import.meta.url))

let server: TestServer
let browser: Browser
const complaints: string[] = []
beforeAll(async () => {
  server = await startTestServer({ pages: [HOSTILE_PAGE], client: CLIENT })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = (path: string) => openPage(browser, new URL(path, server.address), {}, complaints)

/** Elements that only an attacker could have made. */
const foreign = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelectorAll(
        'img[src="x"], svg[onload], [onerror], a[href^="javascript:"], main script, b[a]',
      ).length,
  )

const SCRIPTED = HOSTILE_NAMES.filter(name => /onload|alert\(3|\[|\]\]|proto/.test(name))

test('an entity’s own page shows its name as it is written', { timeout: 120_000 }, async () => {
  const page = await open('/')
  for (const name of SCRIPTED) {
    await page.goto(new URL(entityPath(`organization:${name}`), server.address).href)
    await eventually(() => panelTitle(page).textContent()).toBe(name)
    expect(await panel(page).textContent()).toContain('<b>社长</b>')
    expect(await foreign(page)).toBe(0)
  }
  await page.context().close()
})

test('search lists it so', { timeout: 60_000 }, async () => {
  const page = await open('/')
  for (const name of SCRIPTED.slice(0, 2)) {
    await page.keyboard.press('Control+k')
    await searchField(page).fill(name)
    await page.getByRole('option', { name }).first().waitFor({ timeout: 10_000 })
    expect(await foreign(page)).toBe(0)
  }
  await page.context().close()
})

test.each(['/', '/?table=entities', '/?table=relations'])(
  'so it is at %s',
  { timeout: 60_000 },
  async path => {
    const page = await open(path)
    await page.getByText('1 版').first().waitFor()
    await page.waitForTimeout(500)
    expect(await foreign(page)).toBe(0)
    await page.context().close()
  },
)

test('and in the article, under its headline and its author', { timeout: 60_000 }, async () => {
  const id = HOSTILE_PAGE.articles[0]?.article.id
  const page = await open(`/?read=${id}`)
  // Before the article is there a heading says that it is on its way.
  await expect
    .poll(() => page.getByRole('heading', { level: 1 }).textContent())
    .toContain('<img src=x onerror=alert(7)>')
  expect(await foreign(page)).toBe(0)
  await page.context().close()
})

test('no dialog opened, no browser complained, and none reported a breach of the policy', async () => {
  expect(complaints).toEqual([])
  expect(await (await server.ask('/healthz')).json()).toMatchObject({ cspReports: 0 })
})
