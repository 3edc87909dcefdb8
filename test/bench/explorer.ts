// Measures the explorer beside a bare page with Sigma, in one browser on the same seeded graphs: `node test/bench/explorer.ts`.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { GraphAnswer, SearchAnswer } from '../../server/api/types.ts'
import { openBrowser } from '../client/open-browser.ts'
import { seededGraph } from '../client/seeded-graph.ts'

const SIZES = [
  { nodes: 1000, edges: 5000 },
  { nodes: 10_000, edges: 50_000 },
]
/** Each page is opened so often, by turns; the medians are told. */
const ROUNDS = Number(process.argv[2] ?? 3)
const PAN = 2500

const CLIENT = fileURLToPath(new URL('../../client/dist', import.meta.url))
const BARE = fileURLToPath(new URL('./bare-sigma', import.meta.url))

const folder = await mkdtemp(join(tmpdir(), 'baotu-bench-'))
await build({ root: BARE, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true, target: 'es2022' } })
const browser = await openBrowser()
try {
  for (const size of SIZES) await measure(browser, seededGraph(size))
} finally {
  await browser.close()
  await rm(folder, { recursive: true })
}

async function measure(browser: Browser, graph: GraphAnswer): Promise<void> {
  const [ours, bare] = [await serve(CLIENT, graph), await serve(folder, graph)]
  const results = { ours: [] as Seen[], bare: [] as Seen[] }
  for (let round = 0; round < ROUNDS; round++) {
    results.bare.push(await look(browser, bare.address))
    results.ours.push(await look(browser, `${ours.address}/?graph=whole`))
  }
  const median = (seen: readonly Seen[], what: keyof Seen) => middle(seen.map(each => each[what]))
  console.log(`\n${graph.nodes.length} nodes, ${graph.edges.length} edges (medians of ${ROUNDS})`)
  for (const what of ['first', 'frame'] as const) {
    const [mine, theirs] = [median(results.ours, what), median(results.bare, what)]
    const name = what === 'first' ? 'first picture' : 'frame while panning'
    console.log(
      `${name.padEnd(20)} ${mine.toFixed(1).padStart(8)} ms, bare ${theirs.toFixed(1).padStart(8)} ms, ${(mine / theirs).toFixed(2)} ×`,
    )
  }
  const rounds: Awaited<ReturnType<typeof scriptTimes>>[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(await scriptTimes(browser, `${ours.address}/?graph=whole`, graph))
  for (const what of ['filtering', 'selecting', 'searching', 'certainty'] as const) {
    const time = middle(rounds.map(times => times[what]))
    console.log(`${what.padEnd(20)} ${time.toFixed(1).padStart(8)} ms of script`)
  }
  await ours.close()
  await bare.close()
}

type Seen = { first: number; frame: number }

/** Milliseconds until something is drawn, and between two frames while the graph is dragged to and fro. */
async function look(browser: Browser, address: string): Promise<Seen> {
  const page = await openPage(browser, address)
  await page.waitForFunction('window.firstDraw !== undefined', undefined, { timeout: 120_000 })
  const first = await page.evaluate<number>('window.firstDraw')
  await page.waitForTimeout(1500)
  const box = await page.getByTestId('graph').boundingBox()
  if (!box) throw new Error('no stage')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  // Moved from within the page, so that every frame is one of a moving graph.
  const frames = await page.evaluate(
    ({ x, y, duration }) =>
      new Promise<number[]>(resolve => {
        const frames: number[] = []
        const tick = (time: number) => {
          const step = frames.push(time)
          const [clientX, clientY] = [x + Math.sin(step / 6) * 180, y + Math.cos(step / 6) * 120]
          document.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }))
          if (time - (frames[0] ?? time) > duration) resolve(frames)
          else requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
    { x, y, duration: PAN },
  )
  await page.mouse.up()
  await page.context().close()
  return { first, frame: middle(frames.slice(1).map((time, index) => time - (frames[index] ?? 0))) }
}

/** Milliseconds of script for a filter, a selection, a search and another least certainty, until all has come to rest. */
async function scriptTimes(
  browser: Browser,
  address: string,
  graph: GraphAnswer,
): Promise<Record<'filtering' | 'selecting' | 'searching' | 'certainty', number>> {
  const page = await openPage(browser, address)
  await page.waitForFunction('window.firstDraw !== undefined', undefined, { timeout: 120_000 })
  await page.waitForTimeout(4000)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
  }
  const timed = async (act: () => Promise<unknown>) => {
    const before = await script()
    await act()
    await page.waitForTimeout(1500)
    return (await script()) - before
  }
  const filtering = await timed(() => page.getByRole('button', { name: /^地点/ }).click())
  const [first] = graph.nodes.toSorted((a, b) => b.mentions - a.mentions)
  const selecting = await timed(() =>
    page.evaluate(id => {
      history.pushState(null, '', `/?graph=whole&hide=place&entity=${encodeURIComponent(id)}`)
    }, first?.id ?? ''),
  )
  const searching = await timed(async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('滨江')
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const certainty = await timed(() =>
    page.evaluate(() => history.pushState(null, '', `${location.search}&sure=80`)),
  )
  await page.context().close()
  return { filtering, selecting, searching, certainty }
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.addInitScript(() => {
    for (const method of ['drawArrays', 'drawArraysInstanced'] as const) {
      const draw = WebGL2RenderingContext.prototype[method]
      WebGL2RenderingContext.prototype[method] = function (this: WebGL2RenderingContext, ...rest: never[]) {
        if ((rest[2] ?? 0) > 0 && !('firstDraw' in window))
          Object.assign(window, { firstDraw: performance.now() })
        return Reflect.apply(draw, this, rest)
      } as never
    }
  })
  await page.goto(address)
  return page
}

/** The built page in `folder`, and an API that knows this graph alone. */
async function serve(folder: string, graph: GraphAnswer) {
  const app = express()
  const json = JSON.stringify(graph)
  const found: SearchAnswer['entities'] = graph.nodes
    .slice(0, 20)
    .flatMap(({ id, name, type, mentions }) =>
      type === 'article'
        ? []
        : [{ id, name, type, mentions, matched: name, by: 'name' as const, description: null }],
    )
  app.get('/api/graph', (_request, response) => void response.type('json').send(json))
  app.get('/api/articles', (_request, response) => void response.json({ articles: [] }))
  app.get('/api/search', (request, response) => {
    const counts = { entities: found.length, articles: 0, types: {} }
    const answer: SearchAnswer = { query: String(request.query.q), entities: found, articles: [], counts }
    response.json(answer)
  })
  app.use(
    '/api',
    (_request, response) => void response.status(404).json({ error: { code: 'no', message: '没有' } }),
  )
  app.use(express.static(folder))
  app.use((_request, response) => response.sendFile(join(folder, 'index.html')))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
