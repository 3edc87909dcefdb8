// Keeps the graph of what the store holds: readers always see one whole state, the last that was built.
import { createHash } from 'node:crypto'
import graphology from 'graphology'
import type { FactEdge, FactGraph, FactNode } from '../../pipeline/graph/fact-graph.ts'
import { type TieGraph, tieGraphOf } from '../../pipeline/graph/tie-graph.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import type { Totals } from '../api/types.ts'
import type { NameIndex } from '../search/name-index.ts'
import type { Store } from '../store/store.ts'
import { createGraphBuilder } from './graph-builder.ts'
import type { PlainGraph } from './graph-messages.ts'
import { hintsOf } from './name-hints.ts'

/** One state of the graph, never changed: the next build makes the next state. */
export type GraphState = {
  graph: FactGraph
  hash: string
  /** Names this state and its totals: a page without a name in it changes these alone. */
  version: string
  totals: Totals
  names: NameIndex
  /** What tells persons of the same name apart, by id. */
  hints: ReadonlyMap<string, string>
  /** The ties between entities: made when they are first asked for. */
  ties(): TieGraph
  /** The graph with its articles as nodes: made when it is first asked for. */
  withArticles(): Promise<FactGraph>
}

export type CurrentGraph = {
  /** The last state; waits for the first one. Throws where that could not be built. */
  state(): Promise<GraphState>
  replacePage(page: string, articles: readonly ArticleFacts[]): Promise<void>
  /** Builds the next state. Calls that come while one is building share the build after it. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/** Starts building from all that `store` holds. */
export function keepCurrentGraph(store: Store): CurrentGraph {
  const builder = createGraphBuilder()
  let state: Promise<GraphState> = readAll().then(buildState)
  state.catch(() => undefined)
  let building: Promise<unknown> = state
  let next: Promise<void> | undefined

  async function readAll(): Promise<void> {
    for await (const { page, articles } of store.streamFacts()) await builder.replacePage(page, articles)
  }

  async function buildState(): Promise<GraphState> {
    const pages = await store.countPages()
    const built = await builder.build()
    const graph = fromPlain(built.graph)
    const hints = await hintsOf(graph, store.headlinesOf)
    const totals = totalsOf(graph, { pages, articles: built.articles })
    const version = createHash('sha256').update(built.hash).update(JSON.stringify(totals)).digest('base64url')
    let joined: Promise<FactGraph> | undefined
    let ties: TieGraph | undefined
    return {
      graph,
      hash: built.hash,
      names: built.names,
      hints,
      version,
      totals,
      ties: () => {
        ties ??= tieGraphOf(graph)
        return ties
      },
      withArticles: () => {
        joined ??= builder.withArticles().then(fromPlain)
        return joined
      },
    }
  }

  async function replaceState(): Promise<void> {
    next = undefined
    const built = await buildState()
    state = Promise.resolve(built)
  }

  return {
    state: () => state,
    replacePage: (page, articles) => builder.replacePage(page, articles),
    rebuild() {
      if (next === undefined) {
        next = building.catch(() => undefined).then(replaceState)
        building = next
      }
      return next
    },
    close: () => builder.close(),
  }
}

function fromPlain(plain: PlainGraph): FactGraph {
  return graphology.MultiGraph.from(plain) as FactGraph
}

function totalsOf(graph: FactGraph, counts: { pages: number; articles: number }): Totals {
  const types: Totals['types'] = {}
  let mentions = 0
  graph.forEachNode((_, node: FactNode) => {
    if (node.type === 'article') return
    types[node.type] = (types[node.type] ?? 0) + 1
    mentions += node.mentions
  })
  const relations = graph.filterEdges((_, edge: FactEdge) => edge.kind === 'stated').length
  return { ...counts, entities: graph.order, mentions, relations, types }
}
