// The graph that is served: whole states, one after the other, each built from what is stored.
import { expect, onTestFinished, test } from 'vitest'
import { arrangeGraph } from '../../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { hashGraph } from '../../../pipeline/graph/hash-graph.ts'
import { keepCurrentGraph } from '../../../server/graph/current-graph.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { shareTestStore } from '../open-test-store.ts'

const shared = shareTestStore()

async function currentGraph() {
  const store = shared()
  await store.savePage(FIRST_PAGE, 'v1')
  const current = keepCurrentGraph(store)
  onTestFinished(() => current.close())
  return { store, current }
}

test('the first state is the graph of what the store holds', async () => {
  const { current } = await currentGraph()
  const { hash, graph, totals } = await current.state()
  const expected = arrangeGraph(buildGraph(FIRST_PAGE.articles))
  expect(hash).toBe(hashGraph(expected))
  expect(hashGraph(graph)).toBe(hash)
  expect(totals).toMatchObject({ pages: 1, articles: 2, entities: 6 })
})

test('readers keep their state while the next one is built; calls meanwhile share a build', async () => {
  const { store, current } = await currentGraph()
  const before = await current.state()
  await store.savePage(SECOND_PAGE, 'v1')
  await current.replacePage(SECOND_PAGE.page.id, SECOND_PAGE.articles)
  const builds = [current.rebuild(), current.rebuild(), current.rebuild()]
  expect(new Set(builds).size).toBe(1)
  expect(await current.state()).toBe(before)
  await Promise.all(builds)
  const after = await current.state()
  expect(after.hash).toBe(
    hashGraph(arrangeGraph(buildGraph([...SECOND_PAGE.articles, ...FIRST_PAGE.articles]))),
  )
  expect(before.graph.hasNode('person:曾旭东')).toBe(false)
  expect(after.version).not.toBe(before.version)
})

test('a page whose facts went away leaves the graph', async () => {
  const { current } = await currentGraph()
  await current.state()
  await current.replacePage(FIRST_PAGE.page.id, [])
  await current.rebuild()
  expect((await current.state()).graph.order).toBe(0)
})

test('after the end every call says so', async () => {
  const { current } = await currentGraph()
  await current.state()
  await current.close()
  await expect(current.rebuild()).rejects.toThrow(/ended/)
})
