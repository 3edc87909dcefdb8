// The graph that is counted bit by bit is the one that all facts make at once, whatever came, went, broke off and came again.
import { describe, expect, test } from 'vitest'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { type EdgeRow, hashRows, type NodeRow, rowsOfGraph } from '../../../pipeline/graph/graph-rows.ts'
import { buildInStore } from '../../../server/graph/build-in-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'
import { chanceFrom, randomPage } from './random-pages.ts'

const TOOLS = { rules: 'v1' }

/** The rows of a build as they are kept. */
async function keptRows(store: Store, build: number): Promise<{ nodes: NodeRow[]; edges: EdgeRow[] }> {
  const { connection } = store
  const nodes = await connection
    .selectFrom('graph_node')
    .selectAll()
    .where('since', '<=', build)
    .where('until', '>', build)
    .orderBy('id')
    .execute()
  const edges = await connection
    .selectFrom('graph_edge')
    .selectAll()
    .where('since', '<=', build)
    .where('until', '>', build)
    .orderBy('key')
    .execute()
  return {
    nodes: nodes.map(({ since, until, digest, first_date, last_date, link_weight, ...row }) => ({
      ...row,
      firstDate: first_date,
      lastDate: last_date,
      linkWeight: link_weight,
    })),
    edges: edges.map(({ since, until, digest, ...row }) => row),
  }
}

async function expectOracle(store: Store, build: { number: number; hash: string }): Promise<void> {
  const expected = rowsOfGraph(buildGraph(await store.loadFacts()))
  expect(await keptRows(store, build.number)).toEqual(expected)
  expect(build.hash).toBe(hashRows(expected))
}

describe.each(HOMES)('in $home', ({ empty }) => {
  const shared = shareTestStore(empty)

  test('the first build is the graph of all facts', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    await store.savePage(SECOND_PAGE, 'v1')
    const build = await buildInStore(store, TOOLS)
    await expectOracle(store, build)
    expect(build.counts).toEqual({
      ...{ pages: 2, articles: 3, sentences: 5, nodes: 8, edges: 17, mentions: 15, relations: 4 },
      types: { organization: 2, person: 3, place: 2, topic: 1 },
    })
    expect(await store.currentBuild()).toMatchObject({ number: 1, hash: build.hash, rules: 'v1' })
  })

  test('pages that were saved before there were builds are counted as well', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    for (const table of ['contribution', 'naming', 'tie'] as const)
      await store.connection.deleteFrom(table).execute()
    expect(await store.hasUncounted()).toBe(false)
    await store.contributeMissing()
    await expectOracle(store, await buildInStore(store, TOOLS))
  })

  test.each([1, 2, 3])('a history of savings, replacements, removals and breaks: %i', async seed => {
    const store = shared()
    const chance = chanceFrom(seed)
    const hashes = new Map<number, string>()
    for (let turn = 0; turn < 12; turn++) {
      for (let nth = chance.next() * 4; nth > 0; nth--) {
        const page = randomPage(Math.floor(chance.next() * 8), chance)
        await store.savePage(chance.next() < 0.15 ? { ...page, articles: [] } : page, 'v1')
      }
      const broken =
        chance.next() < 0.4 ? chance.pick(['countEdges', 'countNodes', 'finishBuild'] as const) : 'none'
      const fails = () => Promise.reject(new Error('killed'))
      if (broken !== 'none') {
        const killed = buildInStore({ ...store, [broken]: fails }, TOOLS)
        // Nothing of it is seen; what was saved meanwhile is in the next.
        if (
          await killed.then(
            () => false,
            () => true,
          )
        ) {
          const current = await store.currentBuild()
          if (current) expect(hashRows(await keptRows(store, current.number))).toBe(current.hash)
        }
        continue
      }
      const build = await buildInStore(store, TOOLS)
      hashes.set(build.number, build.hash)
      await expectOracle(store, build)
      // The two builds before stand as they were, older ones are gone.
      for (const { number, hash } of await store.listBuilds()) {
        expect(hash).toBe(hashes.get(number))
        expect(hashRows(await keptRows(store, number))).toBe(hash)
      }
      expect((await store.listBuilds()).length).toBeLessThanOrEqual(3)
    }
    await store.contributeAll()
    const whole = await buildInStore(store, TOOLS, { everything: true })
    await expectOracle(store, whole)
    const last = [...hashes.values()].at(-1)
    if (last === whole.hash) expect(whole.changed).toBe(0)
  })

  test('a full count mends what is wrong, and says how many rows were', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    await buildInStore(store, TOOLS)
    await store.connection
      .updateTable('graph_edge')
      .set({ weight: 99, digest: 'wrong' })
      .where('kind', '=', 'stated')
      .execute()
    const whole = await buildInStore(store, TOOLS, { everything: true })
    expect(whole.changed).toBeGreaterThan(0)
    expect(hashRows(await keptRows(store, whole.number))).toBe(
      hashRows(rowsOfGraph(buildGraph(await store.loadFacts()))),
    )
  })

  test('the build before can be served again, until the next is made', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    const first = await buildInStore(store, TOOLS)
    expect(await store.rollBack()).toBeUndefined()
    await store.savePage(SECOND_PAGE, 'v1')
    const second = await buildInStore(store, TOOLS)
    expect(await store.rollBack()).toBe(first.number)
    expect((await store.currentBuild())?.hash).toBe(first.hash)
    const third = await buildInStore(store, TOOLS)
    expect(third.hash).toBe(second.hash)
    expect(await store.currentBuild()).toMatchObject({ number: third.number })
  })

  test('what only dropped builds held is gone', async () => {
    const store = shared()
    for (let turn = 0; turn < 5; turn++) {
      await store.savePage(turn % 2 ? FIRST_PAGE : { ...FIRST_PAGE, articles: [] }, 'v1')
      await buildInStore(store, TOOLS)
    }
    const count = async (table: 'contribution' | 'graph_node' | 'tie') =>
      (await store.connection.selectFrom(table).selectAll().execute()).length
    // Builds 3, 4 and 5 are kept: of the savings those that 3, 4 and 5 held.
    expect(await count('contribution')).toBe(3)
    expect((await store.listBuilds()).map(({ number }) => number)).toEqual([5, 4, 3])
    const nodes = rowsOfGraph(buildGraph(FIRST_PAGE.articles)).nodes.length
    expect(await count('graph_node')).toBe(nodes)
  })
})
