// A server that needs a token asks for it, and shows the graph once it has one.
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newToken } from '../../server/access/access-token.ts'
import { FIRST_PAGE } from '../server/facts-by-hand.ts'
import { startTestServer, type TestServer } from '../server/start-test-server.ts'
import { openBrowser } from './open-browser.ts'
import { openPage } from './open-explorer.ts'

const TOKEN = newToken()
let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer({
    pages: [FIRST_PAGE],
    access: { tokenNeeded: true, hosts: [], proxies: 0 },
    tokens: [{ token: TOKEN, name: '资料室', role: 'reader' }],
    client: fileURLToPath(new URL('../../client/dist', import.meta.url)),
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('one wrong token is told, the right one lets in and is remembered', async () => {
  const page = await openPage(browser, new URL(server.address), {}, [])
  await page.getByRole('heading', { name: '需要令牌' }).waitFor()
  await page.getByLabel('令牌').fill(newToken())
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByText('没有这个令牌。').waitFor()
  await page.getByLabel('令牌').fill(TOKEN)
  await page.getByLabel('令牌').press('Enter')
  await page.getByTestId('graph').waitFor()
  await page.reload()
  await page.getByTestId('graph').waitFor()
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await page.context().close()
})
