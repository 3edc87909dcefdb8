// A period and a least certainty: every answer counts the same mentions and sentences, and shows no others.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as types from '../../../server/api/types.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

const [BUREAU, CITY, XIAN] = ['organization:国家数据局', 'place:河湾市', 'place:西安市']

/** Two meetings of 河湾市 and 西安市, one told with little certainty; a relation that is sure and one that is not. */
const LATER = pageByHand(
  '第三版.txt',
  [
    {
      text: '西安市与河湾市结为友好城市。国家数据局设在河湾市。',
      names: { 西安市: ['place'], 河湾市: ['place'], 国家数据局: ['organization'] },
      relations: [['国家数据局', 'located_in', '河湾市', '国家数据局设在河湾市']],
    },
    {
      text: '河湾市与西安市通航。国家数据局在西安市。',
      names: { 西安市: ['place'], 河湾市: ['place'], 国家数据局: ['organization'] },
      relations: [['国家数据局', 'located_in', '西安市', '国家数据局在西安市']],
    },
  ],
  '2031-05-01',
)
for (const mention of LATER.articles[1]?.mentions ?? []) if (mention.entity === XIAN) mention.certainty = 0.7

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE, SECOND_PAGE, LATER] })
})
afterAll(() => server.close())

type Query = Record<string, string>
const asked = (path: string, query: Query) => `${path}?${new URLSearchParams(query)}`
const entity = (id: string) => `/api/entities/${encodeURIComponent(id)}`

async function get<Schema extends (typeof types)[`${string}Answer` & keyof typeof types]>(
  schema: Schema,
  path: string,
) {
  const response = await server.ask(path)
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return schema.parse(await response.json()) as ReturnType<Schema['parse']>
}

const edgeNamed = (edges: readonly types.GraphEdge[], one: string, other: string, type = 'co_occurs') =>
  edges.find(
    edge =>
      edge.type === type &&
      [edge.source, edge.target].includes(one) &&
      [edge.source, edge.target].includes(other),
  )

describe('certainty', () => {
  test('the graph counts mentions and sentences at least as certain, and leaves out what none is', async () => {
    const all = await get(types.GraphAnswer, '/api/graph')
    const sure = await get(types.GraphAnswer, '/api/graph?certainty=0.9')
    expect(sure.hash).toBe(all.hash)
    const node = (graph: types.GraphAnswer, id: string) => graph.nodes.find(node => node.id === id)
    expect([node(all, XIAN)?.mentions, node(sure, XIAN)?.mentions]).toEqual([4, 2])
    expect([node(all, XIAN)?.articles, node(sure, XIAN)?.articles]).toEqual([3, 2])
    expect(node(sure, BUREAU)).toEqual({ ...node(all, BUREAU), degree: (node(all, BUREAU)?.degree ?? 0) - 1 })
    expect(edgeNamed(all.edges, CITY, XIAN)?.weight).toBe(2)
    expect(edgeNamed(sure.edges, CITY, XIAN)).toMatchObject({ weight: 1 })
    expect(edgeNamed(all.edges, BUREAU, XIAN, 'located_in')?.weight).toBe(1)
    expect(edgeNamed(sure.edges, BUREAU, XIAN, 'located_in')).toBeUndefined()
    expect(edgeNamed(sure.edges, BUREAU, CITY, 'located_in')?.weight).toBe(1)
    for (const { weight, days } of sure.edges)
      expect(days.filter((_, index) => index % 2 === 1).reduce((sum, count) => sum + count, 0)).toBe(weight)
  })

  test('no more than 1 is asked for', async () => {
    expect((await server.ask('/api/graph?certainty=1.1')).status).toBe(400)
    expect((await get(types.GraphAnswer, '/api/graph?certainty=1')).nodes.length).toBeGreaterThan(0)
  })
})

describe.each<{ name: string; within: Query }>([
  { name: 'all', within: {} },
  { name: 'sure', within: { certainty: '0.9' } },
  { name: 'March', within: { from: '2031-03-01', to: '2031-03-31' } },
  { name: 'one day', within: { from: '2031-03-05', to: '2031-03-05' } },
  { name: 'May and sure', within: { from: '2031-05-01', certainty: '0.8' } },
  { name: 'before everything', within: { to: '1999-12-31' } },
])('$name', ({ within }) => {
  const covers = (date: string | null) =>
    (within.from === undefined || (date ?? '') >= within.from) &&
    (within.to === undefined || (date !== null && date <= within.to))

  test('an edge shows as many sentences as it weighs, and says how many are outside', async () => {
    const { edges } = await get(types.GraphAnswer, '/api/graph')
    for (const { id, weight } of edges) {
      const edge = await get(types.EdgeAnswer, asked(`/api/edges/${encodeURIComponent(id)}`, within))
      expect(edge.evidence).toHaveLength(edge.weight)
      expect(edge.weight + (edge.outside ?? 0)).toBe(weight)
      for (const { article } of edge.evidence) expect(covers(article.date)).toBe(true)
    }
  })

  test.each([BUREAU, CITY, XIAN])('%s: companions, relations, articles and mentions agree', async id => {
    const found = await get(types.EntityAnswer, asked(entity(id), within))
    const articles = await get(types.EntityArticlesAnswer, asked(`${entity(id)}/articles`, within))
    expect(found.articles).toEqual(articles.articles)
    expect(found.togetherCount).toBe(found.together.length)
    for (const { edge, weight } of [...found.together, ...found.relations]) {
      const answer = await get(types.EdgeAnswer, asked(`/api/edges/${encodeURIComponent(edge)}`, within))
      expect([edge, answer.weight]).toEqual([edge, weight])
      expect(weight).toBeGreaterThan(0)
    }
    for (const { sentence } of found.relations) expect(covers(sentence?.article.date ?? null)).toBe(true)
    const period = Object.fromEntries(Object.entries(within).filter(([name]) => name !== 'certainty'))
    for (const role of ['said', 'about'] as const) {
      const quotes = await get(
        types.EntityQuotesAnswer,
        asked(`${entity(id)}/quotes`, { ...period, role, limit: '200' }),
      )
      expect([quotes.count, quotes.quotes.length]).toEqual([found.counts[role], found.counts[role]])
      for (const { sentence } of quotes.quotes) expect(covers(sentence.article.date)).toBe(true)
    }
    const figures = await get(types.EntityFiguresAnswer, asked(`${entity(id)}/figures`, within))
    expect(figures.count).toBe(found.counts.figures)
    for (const { sentence } of figures.figures) expect(covers(sentence.article.date)).toBe(true)
  })

  test('two entities: articles, ties and counts', async () => {
    const pair = await get(types.PairAnswer, asked('/api/pair', { one: CITY, other: XIAN, ...within }))
    const [one, other] = [await articlesOf(CITY), await articlesOf(XIAN)]
    expect(pair.shared.articles.map(({ article }) => article.id)).toEqual(
      one.filter(id => other.includes(id)),
    )
    expect(pair.onlyOne.articles.map(({ id }) => id)).toEqual(one.filter(id => !other.includes(id)))
    expect([pair.one.articles, pair.other.articles]).toEqual([one.length, other.length])
    for (const { id, weight } of pair.edges)
      expect(
        (await get(types.EdgeAnswer, asked(`/api/edges/${encodeURIComponent(id)}`, within))).weight,
      ).toBe(weight)

    async function articlesOf(id: string): Promise<string[]> {
      const { articles } = await get(types.EntityArticlesAnswer, asked(`${entity(id)}/articles`, within))
      return articles.map(({ article }) => article.id)
    }
  })

  test('ways go along what stands in the period alone', async () => {
    const { from, to, certainty } = within
    const { paths } = await get(
      types.PathsAnswer,
      asked('/api/paths', {
        from: 'person:林望舒',
        to: XIAN,
        ...(from && { since: from }),
        ...(to && { until: to }),
        ...(certainty && { certainty }),
      }),
    )
    for (const { hops } of paths) {
      for (const { edges, sentence } of hops) {
        expect(covers(sentence.article.date)).toBe(true)
        for (const { weight } of edges) expect(weight).toBeGreaterThan(0)
      }
    }
    const connected = within.from === undefined || within.from <= '2031-03-04'
    expect(paths.length > 0).toBe(connected && (within.to === undefined || within.to >= '2031-03-04'))
  })
})
