// The graph that an export reads from the store some rows at a time is the one that all facts make at once, and leaves others their turn.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ExportEdge, ExportNode, ExportSource } from '../../../pipeline/export/export-source.ts'
import { addArticleNodes } from '../../../pipeline/graph/add-article-nodes.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { compareStrings, type FactGraph, type FactNode } from '../../../pipeline/graph/fact-graph.ts'
import { placeBeyond } from '../../../pipeline/graph/place-beyond.ts'
import { buildInStore } from '../../../server/graph/build-in-store.ts'
import { createGraphDrawer } from '../../../server/graph/graph-drawer.ts'
import { BuildGone, holdBuild } from '../../../server/graph/hold-build.ts'
import { wholeGraph } from '../../../server/graph/whole-graph.ts'
import type { Store } from '../../../server/store/store.ts'
import { writeExport } from '../../../server/write-export.ts'
import { pageByHand } from '../facts-by-hand.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'
import { chanceFrom, randomPage } from './random-pages.ts'

/** One that a picture shows: the others stand around it. */
const PICTURE = { nodes: [['organization:甲公司', 10, 20, 3]] as const, edges: [] }

async function openWhole(
  store: Store,
  { articles = false, hidden = [] }: { articles?: boolean; hidden?: readonly string[] } = {},
): Promise<ExportSource> {
  const build = await buildInStore(store, { rules: 'v1' })
  const drawer = createGraphDrawer()
  onTestFinished(() => drawer.close())
  return wholeGraph(store, { build, picture: PICTURE, drawer, articles, hidden: new Set(hidden) })
}

async function partsOf(source: ExportSource): Promise<{ nodes: ExportNode[]; edges: ExportEdge[] }> {
  const nodes = (await Array.fromAsync(source.nodes())).flat()
  const edges = (await Array.fromAsync(source.edges())).flat()
  return {
    nodes: nodes.toSorted((a, b) => compareStrings(a.id, b.id)),
    edges: edges.toSorted((a, b) => compareStrings(a.key, b.key)),
  }
}

async function graphInStore(store: Store): Promise<FactGraph> {
  const graph = buildGraph(await store.loadFacts())
  placeBeyond(graph, new Map(PICTURE.nodes.map(([id, x, y, community]) => [id, { x, y, community }])))
  return graph
}

/** Articles that name nobody stand in a row, in an order of each reading's own. */
const inRow = (node: FactNode): FactNode =>
  node.type === 'article' && node.mentions === 0 ? { ...node, x: 0 } : node

function expectParts({ nodes, edges }: { nodes: ExportNode[]; edges: ExportEdge[] }, graph: FactGraph) {
  expect(nodes.map(({ id, node }) => ({ id, ...inRow(node) }))).toEqual(
    graph
      .nodes()
      .sort(compareStrings)
      .map(id => ({ id, ...inRow(graph.getNodeAttributes(id)) })),
  )
  // The store tells the date of each piece of evidence as well.
  expect(edges).toMatchObject(
    graph
      .edges()
      .sort(compareStrings)
      .map(key => ({
        ...{ key, source: graph.source(key), target: graph.target(key), directed: graph.isDirected(key) },
        edge: graph.getEdgeAttributes(key),
      })),
  )
}

describe.each(HOMES)('in $home', ({ empty }) => {
  const shared = shareTestStore(empty)
  const saveSome = async (store: Store) => {
    const chance = chanceFrom(5)
    for (let number = 0; number < 25; number++) await store.savePage(randomPage(number, chance), 'v1')
  }

  test('it holds every entity and edge with all their evidence', async () => {
    const store = shared()
    await saveSome(store)
    const whole = await openWhole(store)
    const graph = await graphInStore(store)
    expectParts(await partsOf(whole), graph)
    expect(whole.counts).toEqual({ nodes: graph.order, edges: graph.size })
    expect(whole.dated).toBe(true)
  })

  test('articles are nodes among those they name', async () => {
    const store = shared()
    await saveSome(store)
    const graph = addArticleNodes(await graphInStore(store), await store.loadFacts())
    expectParts(await partsOf(await openWhole(store, { articles: true })), graph)
  })

  test('what is hidden is left out, with the edges that hang on it', async () => {
    const store = shared()
    await saveSome(store)
    const { nodes, edges } = await partsOf(await openWhole(store, { hidden: ['person', 'co_occurs'] }))
    const graph = await graphInStore(store)
    for (const id of graph.filterNodes((_, { type }) => type === 'person')) graph.dropNode(id)
    for (const key of graph.filterEdges((_, { kind }) => kind === 'co_occurs')) graph.dropEdge(key)
    expect(nodes.map(({ id }) => id)).toEqual(graph.nodes().sort(compareStrings))
    expect(edges.map(({ key }) => key)).toEqual(graph.edges().sort(compareStrings))
  })

  const buildFourTimes = async (store: Store) => {
    const chance = chanceFrom(6)
    for (let round = 0; round < 4; round++) {
      for (let number = 0; number < 25; number++) await store.savePage(randomPage(number, chance), 'v1')
      await buildInStore(store, { rules: 'v1' })
    }
  }
  const onError = (error: unknown) => expect(error).toBeUndefined()

  test('a build that is held is whole for its reader, however many come after it, and then dropped', async () => {
    const store = shared()
    await saveSome(store)
    const whole = await openWhole(store)
    const graph = await graphInStore(store)
    const { number = 0 } = (await store.currentBuild()) ?? {}
    await holdBuild(
      store,
      number,
      async () => {
        await buildFourTimes(store)
        const edges = (await Array.fromAsync(whole.edges())).flat()
        expect(edges.map(({ key }) => key)).toEqual(graph.edges().sort(compareStrings))
        for (const { key, edge } of edges)
          expect(edge.evidence).toHaveLength(graph.getEdgeAttribute(key, 'weight'))
      },
      { onError },
    )
    await store.dropOldBuilds()
    expect((await store.listBuilds()).map(build => build.number)).not.toContain(number)
    await expect(holdBuild(store, number, async () => undefined, { onError })).rejects.toThrow(BuildGone)
  })

  test('a reader that was killed holds its build for a while only', async () => {
    const store = shared()
    await saveSome(store)
    const { number } = await buildInStore(store, { rules: 'v1' })
    await store.holdBuild(number, { holder: 'killed', seconds: 0 })
    await buildFourTimes(store)
    expect((await store.listBuilds()).map(build => build.number)).not.toContain(number)
  })

  test('an export of a build that is dropped meanwhile breaks off', async () => {
    const store = shared()
    await saveSome(store)
    const whole = await openWhole(store)
    await buildFourTimes(store)
    await expect(Array.fromAsync(whole.edges())).rejects.toThrow(BuildGone)
  })

  test('others have their turn between its pieces', async () => {
    const store = shared()
    const names = Array.from({ length: 1200 }, (_, nth) => `第${nth}号公司`)
    const articles = names.slice(0, -3).map((_, nth) => ({
      text: `${names.slice(nth, nth + 4).join('与')}签约。`,
      names: Object.fromEntries(
        names.slice(nth, nth + 4).map(name => [name, ['organization', name] as const]),
      ),
    }))
    await store.savePage(pageByHand('名录.txt', articles), 'v1')
    const whole = await openWhole(store)
    let turns = 0
    let over = false
    const turn = () => {
      turns += 1
      if (!over) setImmediate(turn)
    }
    turn()
    let blocks = 0
    let before = -1
    for await (const block of writeExport('gexf', whole, 'zh')) {
      // However long it is, it never comes in one go.
      expect(block.length).toBeLessThan(80_000)
      expect(turns).toBeGreaterThan(before)
      before = turns
      blocks += 1
    }
    over = true
    expect(blocks).toBeGreaterThan(20)
  })
})
