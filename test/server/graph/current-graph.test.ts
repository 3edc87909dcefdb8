// The graph that is served: whole builds, one after the other, made once however many servers share a store.
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { arrangeGraph } from '../../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { hashRows, rowsOfGraph } from '../../../pipeline/graph/graph-rows.ts'
import type { ArticleFacts } from '../../../pipeline/types.ts'
import { keepCurrentGraph } from '../../../server/graph/current-graph.ts'
import { openStore, type Store } from '../../../server/store/store.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'

const shared = shareTestStore()

const hashOf = (...articles: ArticleFacts[]) => hashRows(rowsOfGraph(buildGraph(articles)))

async function keep(
  store: Store,
  onError: (error: unknown) => void = error => expect(error).toBeUndefined(),
) {
  const current = await keepCurrentGraph(store, { rules: 'v1', onError })
  onTestFinished(() => current.close())
  return current
}

async function currentGraph() {
  const store = shared()
  await store.savePage(FIRST_PAGE, 'v1')
  return { store, current: await keep(store) }
}

test('the first build is the graph of what the store holds, arranged', async () => {
  const { current } = await currentGraph()
  const { hash, picture, totals } = await current.view()
  expect(hash).toBe(hashOf(...FIRST_PAGE.articles))
  expect(totals).toMatchObject({ pages: 1, articles: 2, entities: 6 })
  const expected = arrangeGraph(buildGraph(FIRST_PAGE.articles))
  const places = expected.mapNodes((id, { x, y, community }) => [id, x, y, community])
  expect([...picture.nodes].sort()).toEqual(places.sort())
  expect([...picture.edges].sort()).toEqual(expected.edges().sort())
})

test('readers keep their build while the next one is made; calls meanwhile share it', async () => {
  const { store, current } = await currentGraph()
  const before = await current.view()
  await store.savePage(SECOND_PAGE, 'v1')
  const builds = [current.rebuild(), current.rebuild(), current.rebuild()]
  expect(new Set(builds).size).toBe(1)
  expect(await current.view()).toBe(before)
  await Promise.all(builds)
  const after = await current.view()
  expect(after.hash).toBe(hashOf(...FIRST_PAGE.articles, ...SECOND_PAGE.articles))
  expect(after.version).not.toBe(before.version)
  const whom = ['person:曾旭东', 'person:林望舒']
  expect((await before.part({ nodes: whom })).graph.nodes()).toEqual(['person:林望舒'])
  expect((await after.part({ nodes: whom })).graph.nodes()).toEqual(whom)
  expect((await before.names()).some(({ id }) => id === 'person:曾旭东')).toBe(false)
  expect((await after.names()).some(({ id }) => id === 'person:曾旭东')).toBe(true)
})

test('a page whose facts went away leaves the graph and the names', async () => {
  const { store, current } = await currentGraph()
  await store.savePage({ ...FIRST_PAGE, articles: [] }, 'v1')
  await current.rebuild()
  const { totals, names } = await current.view()
  expect(totals.entities).toBe(0)
  expect(await names()).toEqual([])
})

test('a large graph is served before it is drawn anew, and drawn when nothing more comes', async () => {
  const store = shared()
  await store.savePage(FIRST_PAGE, 'v1')
  const onError = (error: unknown) => expect(error).toBeUndefined()
  const current = await keepCurrentGraph(store, { rules: 'v1', onError, drawnAtOnce: 0 })
  onTestFinished(() => current.close())
  const first = await current.view()
  expect(first.picture.stale).toBeUndefined()
  await store.savePage(SECOND_PAGE, 'v1')
  await current.rebuild()
  const soon = await current.view()
  expect(soon.totals.pages).toBe(2)
  expect(soon.picture).toEqual({ ...first.picture, stale: true })
  await vi.waitFor(async () => expect((await current.view()).picture.stale).toBeUndefined(), {
    timeout: 20_000,
  })
  const drawn = await current.view()
  expect(drawn.build.number).toBe(soon.build.number)
  expect(drawn.picture.nodes.length).toBe(drawn.totals.entities)
  // Who has the answer with the old picture is told that there is another.
  expect(drawn.version).not.toBe(soon.version)
})

test('where nothing was saved nothing is built', async () => {
  const { store, current } = await currentGraph()
  await current.rebuild()
  await current.rebuild()
  expect(await store.listBuilds()).toHaveLength(1)
})

test('a build that failed is tried again until it succeeds, with nobody asking', async () => {
  const store = shared()
  await store.savePage(FIRST_PAGE, 'v1')
  let failures = 0
  const breaking: Store = {
    ...store,
    alone: async work => {
      if (failures > 0) {
        failures -= 1
        throw new Error('the disk is full')
      }
      return store.alone(work)
    },
  }
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const current = await keepCurrentGraph(breaking, { rules: 'v1', onError, tryAgainMs: 1 })
  onTestFinished(() => current.close())
  await store.savePage(SECOND_PAGE, 'v1')
  failures = 4
  await expect(current.rebuild()).rejects.toThrow('the disk is full')
  await vi.waitFor(async () => expect((await current.view()).totals.pages).toBe(2), { timeout: 20_000 })
  // The first went to who asked.
  expect(errors).toHaveLength(3)
})

test('what was built is served at once after a restart, and what was saved meanwhile soon', async () => {
  const { store, current } = await currentGraph()
  const { hash } = await current.view()
  await current.close()
  await store.savePage(SECOND_PAGE, 'v1')
  const again = await keep(store)
  const [first] = [(await again.view()).hash]
  expect([hash, hashOf(...FIRST_PAGE.articles, ...SECOND_PAGE.articles)]).toContain(first)
  await vi.waitFor(async () => expect((await again.view()).totals.pages).toBe(2), { timeout: 20_000 })
})

const postgres = HOMES.find(({ home }) => home === 'PostgreSQL')

async function twoProcesses(): Promise<[Store, Store]> {
  const settings = await postgres?.empty()
  if (settings === undefined) throw new Error('there is a PostgreSQL')
  const stores = [await openStore(settings), await openStore(settings)] as const
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  return [...stores]
}

test('pages of another process come into the graph, also those saved while the connection was gone', async () => {
  const [ours, theirs] = await twoProcesses()
  const errors: unknown[] = []
  const current = await keep(ours, error => errors.push(error))
  const articles = async () => (await current.view()).totals.articles
  expect(await articles()).toBe(0)

  await theirs.savePage(FIRST_PAGE, 'v1')
  await vi.waitFor(async () => expect(await articles()).toBe(2), { timeout: 20_000 })

  // The database ends the connection that listens, as it does when it is restarted.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where query like 'listen%' and datname = current_database()`.execute(theirs.connection)
  await theirs.savePage(SECOND_PAGE, 'v1')
  await vi.waitFor(async () => expect(await articles()).toBe(3), { timeout: 20_000 })
  expect(errors.length).toBeGreaterThan(0)
  await current.close()
})

test('two servers make each build once, and both serve it', async () => {
  const [ours, theirs] = await twoProcesses()
  const [one, other] = [await keep(ours), await keep(theirs)]
  await ours.savePage(FIRST_PAGE, 'v1')
  await Promise.all([one.rebuild(), other.rebuild()])
  const served = async () => [(await one.view()).build.number, (await other.view()).build.number]
  await vi.waitFor(async () => expect(await served()).toEqual([2, 2]), { timeout: 20_000 })
  expect((await ours.listBuilds()).map(({ number }) => number)).toEqual([2, 1])
  await one.close()
  await other.close()
})

test('where one server is killed in the midst of a build, another makes it', async () => {
  const [ours, theirs] = await twoProcesses()
  const current = await keep(ours)
  await theirs.savePage(FIRST_PAGE, 'v1')
  // Begun by a process that is no more.
  await vi.waitFor(async () => expect((await current.view()).totals.pages).toBe(1), { timeout: 20_000 })
  await theirs.beginBuild({ rules: 'v1', everything: false })
  await theirs.savePage(SECOND_PAGE, 'v1')
  await vi.waitFor(async () => expect((await current.view()).totals.pages).toBe(2), { timeout: 20_000 })
  expect((await current.view()).hash).toBe(hashOf(...FIRST_PAGE.articles, ...SECOND_PAGE.articles))
  await current.close()
})
