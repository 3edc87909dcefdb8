// Starts the real server on a free port with a store of its own, and opens the explorer in it the way a reader would.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { HealthAnswer } from '../../server/api/types.ts'
import { openBrowser } from './open-browser.ts'

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

export type Explorer = {
  /** `http://127.0.0.1:51234` */
  address: string
  /** Opens a page in a browser profile of its own and waits until it shows the graph. */
  open: (path?: string, options?: BrowserContextOptions) => Promise<Page>
  /** What browsers complained of so far: console errors and warnings, exceptions, failed requests. */
  complaints: string[]
  /** Asks the server itself. */
  ask: <Answer>(path: string) => Promise<Answer>
  /** What the server has written so far. */
  said: () => string
  close: () => Promise<void>
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** A server whose empty store has taken in the sample, and a browser. */
export async function openExplorer(): Promise<Explorer> {
  const folder = await mkdtemp(join(tmpdir(), 'baotu-explorer-'))
  const server = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    env: { ...process.env, BAOTU_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (block: Buffer) => {
      said += block.toString()
    })
  }
  const address = await startOf(server, () => said)
  const browser = await openBrowser()
  const complaints: string[] = []
  return {
    address,
    complaints,
    said: () => said,
    async open(path = '/', options = {}) {
      const page = await openPage(browser, new URL(path, address), options, complaints)
      // The graph is drawn before the rest is there to hear a key or take a file.
      if ((await page.locator('#root').count()) > 0) await page.locator('main').waitFor({ state: 'attached' })
      return page
    },
    async ask<Answer>(path: string) {
      const response = await fetch(new URL(path, address))
      return (await response.json()) as Answer
    },
    async close() {
      await browser.close()
      const stopped = once(server, 'exit')
      server.kill('SIGTERM')
      await stopped
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Opens `url` in a profile of its own; what the browser complains of goes to `complaints`. */
export async function openPage(
  browser: Browser,
  url: URL,
  options: BrowserContextOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  page.on('console', message => {
    const text = message.text()
    // The software renderer of this machine, not the explorer, speaks here.
    const ofDriver = text.includes('GL Driver Message')
    if (['error', 'warning'].includes(message.type()) && !ofDriver)
      complaints.push(`${message.type()}: ${text}`)
  })
  page.on('pageerror', error => complaints.push(`exception: ${error.message}`))
  page.on('requestfailed', request => {
    const why = request.failure()?.errorText ?? ''
    // A search that was typed over, an event stream that was read to its end.
    if (why !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${why}`)
  })
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(url.href)
  return page
}

/** Resolves with the address once the first graph is built; throws what the server said if it ends before. */
async function startOf(server: ChildProcess, said: () => string): Promise<string> {
  const end = Date.now() + 180_000
  while (Date.now() < end && server.exitCode === null) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said()) ?? []
    if (address && (await isReady(address))) return address
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  server.kill()
  throw new Error(`the server did not build its first graph within three minutes:\n${said()}`)
}

async function isReady(address: string): Promise<boolean> {
  // A server that has just ended refuses: what it said is told above.
  const response = await fetch(new URL('/healthz', address)).catch(() => undefined)
  if (!response) return false
  const { status } = (await response.json()) as HealthAnswer
  return status === 'ok'
}
