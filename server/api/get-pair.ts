// Two entities: side by side with what they share, and how the one leads to the other.
import { compareStrings } from '../../pipeline/graph/fact-graph.ts'
import { findPaths, MOST_STEPS } from '../../pipeline/graph/find-paths.ts'
import type { TieGraph } from '../../pipeline/graph/tie-graph.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import { loadWays } from '../graph/load-ways.ts'
import type { StoreCalls } from '../store/store.ts'
import { companionOf } from './companions.ts'
import { assertKnown, briefOf, linkTo } from './entity-link.ts'
import { companionsWithin, evidenceWithin, isAll, isInPeriod, type Within } from './evidence-within.ts'
import { graphEdge } from './graph-edge.ts'
import { articlesNaming, loadSources, type Sources } from './load-sources.ts'
import { graphRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { tiesWithin } from './ties-within.ts'
import {
  type EntityBrief,
  type GraphEdge,
  type Hop,
  PairAnswer,
  PairQuery,
  PathsAnswer,
  PathsQuery,
} from './types.ts'

/** Of whom both are linked with, and of what is stated of each, the heaviest are looked at. */
const MOST_COMMON = 500
const MOST_STATED = 100

export const getPair = graphRoute({
  method: 'get',
  path: '/api/pair',
  name: 'getPair',
  summary: {
    zh: '两个实体：共同的和各自的文章',
    en: 'Two entities side by side: shared and separate articles',
  },
  query: PairQuery,
  answer: { status: 200, schema: PairAnswer },
  errors: [404],
  async handle({ query, store, view }) {
    const { one, other, limit } = query
    const { number } = view.build
    const both = await store.commonNeighbours(number, one, other, MOST_COMMON)
    const state = await view.part(
      {
        nodes: [one, other],
        edges: [
          ...(await store.statedAround(number, [one, other], MOST_STATED)),
          ...(await store.edgesBetween(number, one, [other, ...both.ids])),
          ...(await store.edgesBetween(number, other, both.ids)),
        ],
      },
      query,
    )
    assertKnown(state, one, other)
    const ties = tiesWithin(state, query)
    const [ofOne, ofOther] = [
      await store.articlesNaming(one, query),
      await store.articlesNaming(other, query),
    ]
    const [namesOne, namesOther] = [new Set(ofOne), new Set(ofOther)]
    const shared = ofOne.filter(id => namesOther.has(id))
    const onlyOne = ofOne.filter(id => !namesOther.has(id))
    const onlyOther = ofOther.filter(id => !namesOne.has(id))
    const sources = await loadSources(store, shared.slice(0, limit))
    const common = commonNeighbours(ties, one, other)
    const companion = (id: string, neighbour: string) => {
      const all = companionOf(state, id, neighbour)
      return companionsWithin(state.graph, [all], query)[0] ?? { ...all, weight: 0 }
    }
    return {
      one: await briefWithin(state, store, one, query),
      other: await briefWithin(state, store, other, query),
      edges: ties.hasEdge(one, other)
        ? ties.getEdgeAttribute(one, other, 'edges').map(edge => edgeWithin(state, edge, query))
        : [],
      shared: {
        articles: articlesNaming(sources, shared.slice(0, limit), {
          entities: [one, other],
          certainty: query.certainty,
        }),
        count: shared.length,
      },
      onlyOne: { articles: await summaries(store, onlyOne.slice(0, limit)), count: onlyOne.length },
      onlyOther: { articles: await summaries(store, onlyOther.slice(0, limit)), count: onlyOther.length },
      common: common.slice(0, limit).map(id => ({
        entity: linkTo(state, id),
        one: companion(one, id),
        other: companion(other, id),
      })),
      commonCount: isAll(query) ? Math.max(both.count, common.length) : common.length,
    }
  },
})

async function summaries(store: StoreCalls, ids: readonly string[]) {
  const articles = await store.loadArticles(ids)
  return ids.flatMap(id => {
    const stored = articles.get(id)
    return stored === undefined ? [] : [summarise(stored)]
  })
}

const edgeWithin = (state: GraphPart, edge: string, within: Within): GraphEdge => ({
  ...graphEdge(state.graph, edge),
  ...(isAll(within) ? {} : { weight: evidenceWithin(state.graph, edge, within).length }),
})

/** What a card says, its counts as far as the filter goes. */
async function briefWithin(
  state: GraphPart,
  store: StoreCalls,
  id: string,
  within: Within,
): Promise<EntityBrief> {
  const brief = briefOf(state, id)
  if (isAll(within)) return brief
  const found = (await store.mentionsByDate(id, within)).filter(({ date }) => isInPeriod(date, within))
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
  return {
    ...brief,
    mentions: sum(found.map(({ mentions }) => mentions)),
    articles: sum(found.map(({ articles }) => articles)),
  }
}

/** Entities tied to both, those first whose weaker tie is the firmest. */
function commonNeighbours(ties: TieGraph, one: string, other: string): string[] {
  const [fewer, more] = ties.degree(one) < ties.degree(other) ? [one, other] : [other, one]
  return ties
    .mapNeighbors(fewer, id => id)
    .filter(id => id !== more && ties.hasEdge(id, more))
    .map(id => ({
      id,
      weaker: Math.min(
        ties.getEdgeAttribute(one, id, 'strength'),
        ties.getEdgeAttribute(other, id, 'strength'),
      ),
    }))
    .sort((a, b) => b.weaker - a.weaker || compareStrings(a.id, b.id))
    .map(({ id }) => id)
}

export const getPaths = graphRoute({
  method: 'get',
  path: '/api/paths',
  name: 'getPaths',
  summary: {
    zh: '一个实体怎样连到另一个：最短和最强的路，每一步都有原句',
    en: 'How one entity leads to another: the shortest and the strongest ways, each step with its sentence',
  },
  query: PathsQuery,
  answer: { status: 200, schema: PathsAnswer },
  errors: [404],
  async handle({ query, store, view }) {
    const { from, to, limit, since, until, certainty } = query
    const within: Within = { certainty, from: since, to: until }
    const edges = await loadWays(store, view.build, from, to)
    const state = await view.part({ nodes: [from, to], edges }, within)
    assertKnown(state, from, to)
    const ends = await view.described([from, to])
    const ties = tiesWithin(state, within)
    const ways = findPaths(ties, { one: from, other: to, limit })
    const steps = ways.flatMap(({ nodes }) =>
      nodes.slice(1).map((to, index) => [nodes[index] as string, to] as const),
    )
    const sources = await loadSources(
      store,
      steps.map(([from, to]) => bestEvidence(state, { ties, from, to, within }).article),
    )
    return {
      from: briefOf(ends, from),
      to: briefOf(ends, to),
      paths: ways.map(({ nodes, cost, shortest, strongest }) => ({
        hops: nodes
          .slice(1)
          .map((to, index) => hop(state, sources, { ties, from: nodes[index] as string, to, within })),
        strength: Math.exp(-cost),
        shortest,
        strongest,
      })),
      mostSteps: MOST_STEPS,
    }
  },
})

type Step = { ties: TieGraph; from: string; to: string; within: Within }

/** Of the edge that says most: stated ones come first. */
function bestEvidence(state: GraphPart, { ties, from, to, within }: Step) {
  const [edge] = ties.getEdgeAttribute(from, to, 'edges')
  const [evidence] = edge === undefined ? [] : evidenceWithin(state.graph, edge, within)
  if (evidence === undefined) throw new Error(`no sentence ties ${from} to ${to}`)
  return evidence
}

function hop(state: GraphPart, sources: Sources, step: Step): Hop {
  const { ties, from, to, within } = step
  const { edges, strength } = ties.getEdgeAttributes(from, to)
  const evidence = bestEvidence(state, step)
  const source = sources.get(evidence.article)
  if (source === undefined) throw new Error(`the article ${evidence.article} is not in the store`)
  return {
    from: linkTo(state, from),
    to: linkTo(state, to),
    edges: edges.map(edge => edgeWithin(state, edge, within)),
    strength,
    sentence: toSentence(source, evidence, source.mentions, evidence.reasons),
  }
}
