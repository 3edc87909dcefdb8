// All relations over the API: the same edges and counts as the graph has, by type, entity, period, certainty and words.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as types from '../../../server/api/types.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

const BUREAU = 'organization:国家数据局'

const THIRD_PAGE = pageByHand(
  '第三版.txt',
  [
    {
      text: '国家数据局设在河湾市。国家数据局在西安市。',
      names: { 西安市: ['place'], 河湾市: ['place'], 国家数据局: ['organization'] },
      relations: [
        ['国家数据局', 'located_in', '河湾市', '国家数据局设在河湾市'],
        ['国家数据局', 'located_in', '西安市', '国家数据局在西安市'],
      ],
    },
  ],
  '2031-05-01',
)
for (const { mentions } of THIRD_PAGE.articles)
  for (const mention of mentions) if (mention.entity === 'place:西安市') mention.certainty = 0.7

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE, SECOND_PAGE, THIRD_PAGE] })
})
afterAll(() => server.close())

async function get<Schema extends (typeof types)[`${string}Answer` & keyof typeof types]>(
  schema: Schema,
  path: string,
) {
  const response = await server.ask(path)
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return schema.parse(await response.json()) as ReturnType<Schema['parse']>
}

const asked = (query: Record<string, string>) => `/api/relations?${new URLSearchParams(query)}`
const told = ({ relations }: types.RelationListAnswer) =>
  relations.map(({ id, weight, labels }) => ({ id, weight, labels }))

test.each([
  ['/api/relations', 200],
  ['/api/relations?kind=all&sort=date&descending=false&offset=1000000', 200],
  ['/api/relations?kind=both', 400],
  ['/api/relations?type=likes', 400],
  ['/api/relations?hide=article', 400],
  ['/api/relations?sort=weight;drop', 400],
  ['/api/relations?limit=501', 400],
  ['/api/relations?from=yesterday', 400],
  ['/api/relations?certainty=2', 400],
  ['/api/relations?entity=person%3A%27%20or%201%3D1&words=%25', 200],
])('%s → %i', async (path, status) => {
  expect((await server.ask(path)).status).toBe(status)
})

test.each([
  {},
  { certainty: '0.9' },
  { from: '2031-03-05' },
  { from: '2031-03-04', to: '2031-03-04' },
  { to: '2031-05-01', certainty: '0.9' },
])('%o: the edges of the graph, each as heavy as its answer says', async within => {
  const { edges } = await get(types.GraphAnswer, '/api/graph')
  const list = await get(types.RelationListAnswer, asked({ kind: 'all', limit: '500', ...within }))
  const weights = []
  for (const { id, labels } of edges) {
    const { weight } = await get(
      types.EdgeAnswer,
      `/api/edges/${encodeURIComponent(id)}?${new URLSearchParams(within)}`,
    )
    if (weight > 0) weights.push({ id, weight, labels })
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(told(list).sort(byId)).toEqual(weights.sort(byId))
  expect(list.count).toBe(weights.length)
  for (const { firstDate } of list.relations) {
    if (firstDate === null) continue
    expect(firstDate >= (within.from ?? '') && firstDate <= (within.to ?? '9999')).toBe(true)
  }
})

test('stated ones alone unless others are asked for; one type, one entity, without a type of entity, with some words', async () => {
  const names = async (query: Record<string, string>) =>
    (await get(types.RelationListAnswer, asked(query))).relations.map(
      ({ type, source, target }) => `${source.name} ${type} ${target.name}`,
    )
  expect((await names({})).some(row => row.includes('co_occurs'))).toBe(false)
  expect((await names({ kind: 'co_occurs' })).every(row => row.includes('co_occurs'))).toBe(true)
  expect(await names({ type: 'located_in', sort: 'target', descending: 'false', entity: BUREAU })).toEqual([
    '国家数据局 located_in 河湾市',
    '国家数据局 located_in 西安市',
  ])
  for (const row of await names({ kind: 'all', entity: BUREAU })) expect(row).toContain('国家数据局')
  for (const row of await names({ kind: 'all', hide: 'place,topic' })) expect(row).not.toContain('市')
  expect(await names({ words: '副局长' })).toEqual(['林望舒 works_for 国家数据局'])
  expect(await names({ words: '林望' })).toEqual(['林望舒 works_for 国家数据局'])
})

test('sorted either way, a page at a time, each once', async () => {
  const whole = await get(types.RelationListAnswer, asked({ kind: 'all', limit: '500' }))
  const weights = whole.relations.map(({ weight }) => weight)
  expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  const pieces = []
  for (let offset = 0; offset < whole.count; offset += 5)
    pieces.push(
      ...(await get(types.RelationListAnswer, asked({ kind: 'all', limit: '5', offset: String(offset) })))
        .relations,
    )
  expect(pieces).toEqual(whole.relations)
  const names = (
    await get(types.RelationListAnswer, asked({ kind: 'all', sort: 'source', descending: 'false' }))
  ).relations.map(({ source }) => source.name)
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
})
