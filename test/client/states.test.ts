// What the explorer shows when there is nothing to show: an empty store, no answer, an error, no WebGL.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MockServer, type MockState, startMockServer } from './mock-api.ts'
import { openBrowser } from './open-browser.ts'
import { openPage } from './open-explorer.ts'

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

async function open(states: MockState, prepare?: (page: Page) => Promise<unknown>) {
  Object.assign(state, { empty: false, failure: '', delay: 0 }, states)
  const complaints: string[] = []
  const page = await openPage(browser, new URL('about:blank'), {}, complaints)
  await prepare?.(page)
  await page.goto(server.address)
  return { page, complaints }
}

test('an empty store says what to do, and the first page makes the graph appear without an event stream', async () => {
  const { page, complaints } = await open({ empty: true })
  await page.getByRole('heading', { name: '还没有报纸' }).waitFor()
  expect(await page.getByRole('complementary').count()).toBe(0)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件' }).click()
  const chooser = await choosing
  await chooser.setFiles({ name: '滨江日报.txt', mimeType: 'text/plain', buffer: Buffer.from('滨江') })
  await page.getByText('读到 1 篇文章，3 个实体').waitFor()
  await page.getByTestId('graph').waitFor()
  await page.getByRole('heading', { name: '这一版' }).waitFor()
  expect(await page.getByRole('link', { name: '去读' }).getAttribute('href')).toBe('/?read=a1')
  // A success does not stay in the way.
  await page.getByText('读到 1 篇文章').waitFor({ state: 'detached', timeout: 15_000 })
  // This server has no event stream: its 404 is the reason to ask instead.
  expect(complaints.filter(text => !text.includes('404'))).toEqual([])
  await page.context().close()
})

test('an error is shown with its reason, and asking again helps once it is mended', async () => {
  const { page } = await open({ failure: '数据库打不开' })
  await page.getByRole('heading', { name: '没有取到数据' }).waitFor()
  await page.getByText('数据库打不开').waitFor()
  state.failure = ''
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByTestId('graph').waitFor()
  await page.context().close()
})

test('a server that is gone is called gone', async () => {
  const { page } = await open({}, page => page.route('**/api/**', route => route.abort('connectionrefused')))
  await page.getByRole('heading', { name: '连不上报图' }).waitFor()
  await page.unroute('**/api/**')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByTestId('graph').waitFor()
  await page.context().close()
})

test('while it waits it shows where things will be', async () => {
  const { page } = await open({ delay: 1500 })
  await page.locator('aside [aria-busy=true]').waitFor()
  await page.getByTestId('graph').waitFor()
  // Graph and articles are two answers, and either may be the first.
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)
  await page.context().close()
})

test('without WebGL the lists work and the graph says why it is missing', async () => {
  const { page, complaints } = await open({}, page =>
    page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return kind.includes('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest])
      } as typeof getContext
    }),
  )
  await page.getByText('这个浏览器不能用 WebGL 画图').waitFor()
  await page.getByRole('link', { name: '滨江港口与高校共建实验室' }).waitFor()
  expect(complaints.filter(text => !text.startsWith('warning: The graph cannot be drawn'))).toEqual([])
  await page.context().close()
})
