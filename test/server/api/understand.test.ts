// What the API tells for understanding: one entity in full, two side by side, the ways between them, why something was found.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edgeKey } from '../../../pipeline/graph/fact-graph.ts'
import * as types from '../../../server/api/types.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

/** One more meeting of 河湾市 and 西安市, told with little certainty. */
const THIRD_PAGE = pageByHand(
  '第三版.txt',
  [
    {
      text: '西安市与河湾市结为友好城市。河湾市去年接待游客300万人次。',
      names: { 西安市: ['place'], 河湾市: ['place'] },
      figures: [
        {
          start: 21,
          end: 28,
          measure: '接待游客',
          value: 300,
          unit: '万人次',
          period: '去年',
          change: null,
          reason: 'rule:figure',
        },
      ],
    },
  ],
  '2031-05-01',
)
for (const { mentions } of THIRD_PAGE.articles) {
  for (const mention of mentions) if (mention.entity === 'place:西安市') mention.certainty = 0.7
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE, SECOND_PAGE, THIRD_PAGE] })
})
afterAll(() => server.close())

const BUREAU = 'organization:国家数据局'
const CITY = 'place:河湾市'
const LIN = 'person:林望舒'
const of = (id: string, rest = '') => `/api/entities/${encodeURIComponent(id)}${rest}`
const asked = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`

async function get<Schema extends (typeof types)[`${string}Answer` & keyof typeof types]>(
  schema: Schema,
  path: string,
) {
  const response = await server.ask(path)
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return schema.parse(await response.json()) as ReturnType<Schema['parse']>
}

describe('status of requests', () => {
  test.each([
    [of(BUREAU, '/articles'), 200],
    [of(BUREAU, '/articles?offset=1&limit=1&certainty=0.5'), 200],
    [of(BUREAU, '/articles?limit=201'), 400],
    [of(BUREAU, '/articles?from=2031-03-05&to=2031-03-05'), 200],
    [of(BUREAU, '/articles?from=yesterday'), 400],
    [of(BUREAU, '/articles?offset=-1'), 400],
    [of(BUREAU, '?certainty=1.1'), 400],
    [of('person:x', '/articles'), 404],
    [of(BUREAU, '/timeline'), 200],
    [of(BUREAU, '/timeline?unit=week'), 400],
    [of('person:x', '/timeline'), 404],
    [of(BUREAU, '/quotes?role=about'), 200],
    [of(BUREAU, '/quotes?role=heard'), 400],
    [of('person:x', '/quotes'), 404],
    [of(BUREAU, '/figures'), 200],
    [of('person:x', '/figures'), 404],
    [asked('/api/pair', { one: BUREAU, other: CITY }), 200],
    [asked('/api/pair', { one: BUREAU }), 400],
    [asked('/api/pair', { one: BUREAU, other: 'person:x' }), 404],
    [asked('/api/pair', { one: BUREAU, other: '\0' }), 400],
    [asked('/api/paths', { from: BUREAU, to: CITY }), 200],
    [asked('/api/paths', { from: BUREAU, to: CITY, limit: '6' }), 400],
    [asked('/api/paths', { from: 'person:x', to: CITY }), 404],
    ['/api/reasons/rule%3Atitle-person', 200],
    ['/api/reasons/rule%3Ano-such-rule', 404],
    ['/api/reasons/dictionary%3A..%2F..%2Fpackage.json%3A1', 200],
    ['/api/search?q=a&type=person', 200],
    ['/api/search?q=a&type=people', 400],
  ])('%s → %i', async (path, status) => {
    expect((await server.ask(path)).status).toBe(status)
  })
})

describe('an entity', () => {
  test('is told in a sentence whose parts lead to what states them', async () => {
    const { description } = await get(types.EntityAnswer, of(LIN))
    expect(description?.zh.map(({ text }) => text).join('')).toBe('林望舒，国家数据局副局长。')
    expect(description?.zh.flatMap(({ edge }) => edge ?? [])).toEqual([edgeKey('works_for', LIN, BUREAU)])
    expect((await get(types.EntityAnswer, of(CITY))).description).toBeNull()
  })

  test('comes with its companions, ranked by more than how often they meet', async () => {
    const { together, togetherCount } = await get(types.EntityAnswer, of(BUREAU))
    expect(togetherCount).toBe(6)
    // 河湾市 meets it more often, but is named without it as well.
    expect(together.map(({ entity, weight }) => `${entity.name} ${weight}`).slice(0, 2)).toEqual([
      '林望舒 2',
      '河湾市 3',
    ])
    for (const { npmi, strength, edge, weight } of together) {
      expect(Math.abs(npmi)).toBeLessThanOrEqual(1)
      expect(strength).toBeGreaterThan(0)
      expect((await get(types.EdgeAnswer, `/api/edges/${encodeURIComponent(edge)}`)).weight).toBe(weight)
    }
  })

  test('its articles come some at a time, the same ones as together', async () => {
    const whole = await get(types.EntityArticlesAnswer, of(BUREAU, '/articles'))
    expect(whole.count).toBe(3)
    const pieces = []
    for (const offset of [0, 1, 2])
      pieces.push(
        ...(await get(types.EntityArticlesAnswer, of(BUREAU, `/articles?offset=${offset}&limit=1`))).articles,
      )
    expect(pieces).toEqual(whole.articles)
    expect((await get(types.EntityArticlesAnswer, of(BUREAU, '/articles?offset=9'))).articles).toEqual([])
  })

  test('its articles of some days', async () => {
    const { count } = await get(types.EntityArticlesAnswer, of(BUREAU, '/articles?from=2031-03-05'))
    expect(count).toBe(1)
  })

  test('what is uncertain stays out where certainty is asked for', async () => {
    const named = async (certainty: number) =>
      (await get(types.EntityArticlesAnswer, of('place:西安市', `/articles?certainty=${certainty}`))).count
    expect(await named(0)).toBe(2)
    expect(await named(0.9)).toBe(1)
    const { spans } = await get(types.TimelineAnswer, of('place:西安市', '/timeline?certainty=0.9'))
    expect(spans).toEqual([{ date: '2031-03-04', mentions: 1, articles: 1 }])
    const { nodes } = await get(types.GraphAnswer, '/api/graph')
    expect(nodes.find(({ id }) => id === 'place:西安市')?.certainty).toBe(1)
  })

  test('its mentions in time, by day and by month', async () => {
    expect(await get(types.TimelineAnswer, of(CITY, '/timeline'))).toEqual({
      unit: 'day',
      spans: [
        { date: '2031-03-04', mentions: 2, articles: 1 },
        { date: '2031-03-05', mentions: 1, articles: 1 },
        { date: '2031-05-01', mentions: 2, articles: 1 },
      ],
      undated: { mentions: 0, articles: 0 },
    })
    const months = await get(types.TimelineAnswer, of(CITY, '/timeline?unit=month'))
    expect(months.spans.map(({ date, mentions }) => `${date} ${mentions}`)).toEqual([
      '2031-03 3',
      '2031-05 2',
    ])
  })

  test('what it says, and what is said of it', async () => {
    const said = await get(types.EntityQuotesAnswer, of(LIN, '/quotes'))
    expect(said.count).toBe(1)
    expect(said.quotes[0]).toMatchObject({
      quote: { verb: '说', speaker: { name: '林望舒' }, about: [{ name: '国家数据局' }, { name: '河湾市' }] },
    })
    const about = await get(types.EntityQuotesAnswer, of(BUREAU, '/quotes?role=about'))
    expect(about.quotes.map(({ quote }) => quote.speaker.name)).toEqual(['林望舒'])
    const { counts } = await get(types.EntityAnswer, of(BUREAU))
    expect(counts).toEqual({ said: 0, about: 1, figures: 1 })
  })

  test('figures only of the sentences that name it', async () => {
    const { figures, count } = await get(types.EntityFiguresAnswer, of(CITY, '/figures'))
    expect(count).toBe(figures.length)
    expect(figures[0]?.figure).toMatchObject({ measure: '接待游客', value: 300, unit: '万人次' })
    expect(figures[0]?.sentence.text).toBe('河湾市去年接待游客300万人次。')
    expect((await get(types.EntityFiguresAnswer, of('place:西安市', '/figures'))).count).toBe(0)
  })
})

describe('two entities', () => {
  test('side by side: shared and separate articles, and whom both know', async () => {
    const pair = await get(types.PairAnswer, asked('/api/pair', { one: BUREAU, other: CITY }))
    expect([pair.one.name, pair.other.name]).toEqual(['国家数据局', '河湾市'])
    expect([pair.shared.count, pair.onlyOne.count, pair.onlyOther.count]).toEqual([2, 1, 1])
    expect(pair.edges.map(({ kind, weight }) => `${kind} ${weight}`)).toEqual(['co_occurs 3'])
    expect(pair.common.map(({ entity }) => entity.name)).toContain('林望舒')
    for (const { sentences } of pair.shared.articles)
      for (const { marks } of sentences)
        expect(marks.some(({ entity }) => entity === BUREAU || entity === CITY)).toBe(true)
  })

  test('the ways between them, each step with a sentence that names both', async () => {
    const { paths } = await get(types.PathsAnswer, asked('/api/paths', { from: LIN, to: 'place:西安市' }))
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter(({ strongest }) => strongest)).toHaveLength(1)
    for (const { hops } of paths) {
      expect(hops[0]?.from.id).toBe(LIN)
      expect(hops.at(-1)?.to.id).toBe('place:西安市')
      for (const { from, to, sentence, edges } of hops) {
        const named = sentence.marks.map(({ entity }) => entity)
        expect(named).toContain(from.id)
        expect(named).toContain(to.id)
        expect(edges.length).toBeGreaterThan(0)
      }
    }
    const same = await get(types.PathsAnswer, asked('/api/paths', { from: LIN, to: LIN }))
    expect(same.paths).toEqual([])
  })
})

test('an edge opens some sentences at a time', async () => {
  const { edges } = await get(types.GraphAnswer, '/api/graph')
  const { id, weight } = edges.find(edge => edge.weight === 3) as types.GraphEdge
  const path = `/api/edges/${encodeURIComponent(id)}`
  const whole = await get(types.EdgeAnswer, path)
  const second = await get(types.EdgeAnswer, `${path}?offset=1&limit=1`)
  expect(second.weight).toBe(weight)
  expect(second.evidence).toEqual(whole.evidence.slice(1, 2))
})

test('an article tells who is named, what is said and what is counted', async () => {
  const [centre = ''] = FIRST_PAGE.articles.map(({ article }) => article.id)
  const article = await get(types.ArticleAnswer, `/api/articles/${centre}`)
  expect(article.entities.map(({ name }) => name)).toContain('林望舒')
  expect(article.quotes.map(({ start, end }) => article.text.slice(start, end))[0]).toContain('先行先试')
  expect(article.figures[0]).toMatchObject({
    value: 5.3,
    unit: '亿元',
    change: { kind: '同比', percent: 12 },
  })
  for (const { certainty, reason } of article.mentions) {
    expect(certainty).toBe(1)
    expect(reason).toBe('dictionary:by-hand')
  }
})

describe('search', () => {
  test('counts by type, and gives one type on request', async () => {
    const all = await get(types.SearchAnswer, asked('/api/search', { q: '数据' }))
    expect(all.counts.types).toEqual({ organization: 1, topic: 1 })
    const topics = await get(types.SearchAnswer, asked('/api/search', { q: '数据', type: 'topic' }))
    expect(topics.entities.map(({ name }) => name)).toEqual(['数据要素'])
    expect(topics.articles).toEqual([])
  })

  test('words parted by a space must all be there, and are marked as they are printed', async () => {
    const { articles } = await get(types.SearchAnswer, asked('/api/search', { q: '顧問 河灣' }))
    expect(articles).toHaveLength(1)
    const [{ sentence, found } = { sentence: null, found: [] }] = articles
    expect(found.map(({ start, end }) => sentence?.text.slice(start, end))).toEqual(['顾问', '河湾'])
    const none = await get(types.SearchAnswer, asked('/api/search', { q: '顾问 西安' }))
    expect(none.articles).toEqual([])
  })
})
