// Two entities: side by side with what they share, and how the one leads to the other.
import { compareStrings } from '../../pipeline/graph/fact-graph.ts'
import { findPaths, MOST_STEPS } from '../../pipeline/graph/find-paths.ts'
import type { GraphState } from '../graph/current-graph.ts'
import type { Store } from '../store/store.ts'
import { companionOf } from './companions.ts'
import { assertKnown, briefOf, linkTo } from './entity-link.ts'
import { graphEdge } from './graph-edge.ts'
import { articlesNaming, loadSources, type Sources } from './load-sources.ts'
import { jsonRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { type Hop, PairAnswer, PairQuery, PathsAnswer, PathsQuery } from './types.ts'

export const getPair = jsonRoute({
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
  async handle({ query, service }) {
    const { one, other, limit } = query
    const { store, current } = await service
    const state = await current.state()
    assertKnown(state, one, other)
    const [ofOne, ofOther] = [await store.articlesNaming(one), await store.articlesNaming(other)]
    const [namesOne, namesOther] = [new Set(ofOne), new Set(ofOther)]
    const shared = ofOne.filter(id => namesOther.has(id))
    const onlyOne = ofOne.filter(id => !namesOther.has(id))
    const onlyOther = ofOther.filter(id => !namesOne.has(id))
    const sources = await loadSources(store, shared.slice(0, limit))
    const common = commonNeighbours(state, one, other)
    return {
      one: briefOf(state, one),
      other: briefOf(state, other),
      edges: state.ties().hasEdge(one, other)
        ? state
            .ties()
            .getEdgeAttribute(one, other, 'edges')
            .map(edge => graphEdge(state.graph, edge))
        : [],
      shared: {
        articles: articlesNaming(sources, shared.slice(0, limit), { entities: [one, other], certainty: 0 }),
        count: shared.length,
      },
      onlyOne: { articles: await summaries(store, onlyOne.slice(0, limit)), count: onlyOne.length },
      onlyOther: { articles: await summaries(store, onlyOther.slice(0, limit)), count: onlyOther.length },
      common: common.slice(0, limit).map(id => ({
        entity: linkTo(state, id),
        one: companionOf(state, one, id),
        other: companionOf(state, other, id),
      })),
      commonCount: common.length,
    }
  },
})

async function summaries(store: Store, ids: readonly string[]) {
  const articles = await store.loadArticles(ids)
  return ids.flatMap(id => {
    const stored = articles.get(id)
    return stored === undefined ? [] : [summarise(stored)]
  })
}

/** Entities tied to both, those first whose weaker tie is the firmest. */
function commonNeighbours(state: GraphState, one: string, other: string): string[] {
  const ties = state.ties()
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

export const getPaths = jsonRoute({
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
  async handle({ query, service }) {
    const { from, to, limit } = query
    const { store, current } = await service
    const state = await current.state()
    assertKnown(state, from, to)
    const ways = findPaths(state.ties(), { one: from, other: to, limit })
    const steps = ways.flatMap(({ nodes }) =>
      nodes.slice(1).map((to, index) => [nodes[index] as string, to] as const),
    )
    const sources = await loadSources(
      store,
      steps.map(([from, to]) => bestEvidence(state, from, to).article),
    )
    return {
      from: briefOf(state, from),
      to: briefOf(state, to),
      paths: ways.map(({ nodes, cost, shortest, strongest }) => ({
        hops: nodes.slice(1).map((to, index) => hop(state, sources, nodes[index] as string, to)),
        strength: Math.exp(-cost),
        shortest,
        strongest,
      })),
      mostSteps: MOST_STEPS,
    }
  },
})

/** Of the edge that says most: stated ones come first. */
function bestEvidence(state: GraphState, from: string, to: string) {
  const [edge] = state.ties().getEdgeAttribute(from, to, 'edges')
  const [evidence] = edge === undefined ? [] : state.graph.getEdgeAttribute(edge, 'evidence')
  if (evidence === undefined) throw new Error(`no sentence ties ${from} to ${to}`)
  return evidence
}

function hop(state: GraphState, sources: Sources, from: string, to: string): Hop {
  const { edges, strength } = state.ties().getEdgeAttributes(from, to)
  const evidence = bestEvidence(state, from, to)
  const source = sources.get(evidence.article)
  if (source === undefined) throw new Error(`the article ${evidence.article} is not in the store`)
  return {
    from: linkTo(state, from),
    to: linkTo(state, to),
    edges: edges.map(edge => graphEdge(state.graph, edge)),
    strength,
    sentence: toSentence(source, evidence, source.mentions, evidence.reasons),
  }
}
