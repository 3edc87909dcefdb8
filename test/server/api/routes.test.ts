// Every route: its statuses, its languages, and what it answers from pages made by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edgeKey } from '../../../pipeline/graph/fact-graph.ts'
import { ROUTES } from '../../../server/api/routes.ts'
import * as types from '../../../server/api/types.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [FIRST_PAGE, SECOND_PAGE] })
})
afterAll(() => server.close())

const at = (prefix: string, id: string) => `${prefix}/${encodeURIComponent(id)}`
const BUREAU = 'organization:国家数据局'
const LIN = 'person:林望舒'
const WORKS = edgeKey('works_for', LIN, BUREAU)
const [CENTRE = '', SIGNING = ''] = FIRST_PAGE.articles.map(({ article }) => article.id)

async function get<Schema extends (typeof types)[`${string}Answer` & keyof typeof types]>(
  schema: Schema,
  path: string,
) {
  const response = await server.ask(path)
  expect(response.status).toBe(200)
  return schema.parse(await response.json()) as ReturnType<Schema['parse']>
}

describe('status of requests', () => {
  test.each([
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 204],
    ['GET', '/metrics', 200],
    ['GET', '/', 200],
    ['GET', '/entity/person%3A林望舒', 200],
    ['GET', '/assets/app-1a2b.js', 200],
    ['GET', '/assets/app-gone.js', 404],
    ['GET', '/.built-from', 404],
    ['GET', '/..%2fholder.json', 404],
    ['GET', '/api/graph', 200],
    ['HEAD', '/api/graph', 200],
    ['GET', '/api/graph?limit=1', 200],
    ['GET', '/api/graph?limit=0', 400],
    ['GET', '/api/graph?edges=1', 200],
    ['GET', '/api/graph?edges=0', 400],
    ['GET', '/api/quotes', 200],
    ['GET', '/api/articles?offset=1&limit=1', 200],
    ['GET', '/api/articles?limit=10001', 400],
    ['GET', '/api/quotes?sort=speaker&descending=false&from=2031-01-01&to=2031-12-31&words=数据', 200],
    ['GET', '/api/quotes?entity=person%3A%27%20or%201%3D1', 200],
    ['GET', '/api/quotes?sort=verb', 400],
    ['GET', '/api/quotes?from=2031-13-01', 400],
    ['GET', '/api/quotes?limit=501', 400],
    ['GET', '/api/figures?sort=value&offset=1000000', 200],
    ['GET', '/api/figures?sort=value;drop', 400],
    ['GET', '/api/graph?limit=x', 400],
    ['GET', '/api/graph?limit=1&limit=2', 400],
    ['GET', '/api/graph?depth=4', 400],
    ['GET', '/api/graph?articles=maybe', 400],
    ['GET', '/api/graph?around=', 400],
    ['GET', `/api/graph?around=${'长'.repeat(301)}`, 400],
    ['GET', '/api/graph?around=person%3A无名', 404],
    ['GET', '/api/graph?around=__proto__', 404],
    ['POST', '/api/graph', 405],
    ['GET', at('/api/entities', BUREAU), 200],
    ['GET', '/api/entities/person%3A无名', 404],
    ['GET', '/api/entities/%E0%A4%A', 400],
    ['GET', at('/api/edges', WORKS), 200],
    ['GET', '/api/edges/works_for', 404],
    ['GET', '/api/edges/authored%7Cx%7Cy', 404],
    ['GET', '/api/articles', 200],
    ['GET', at('/api/articles', CENTRE), 200],
    ['GET', '/api/articles/x', 404],
    ['GET', "/api/articles/'%20or%201=1--", 404],
    ['GET', '/api/articles/%00', 400],
    ['GET', '/api/search?q=gjsjj', 200],
    ['GET', '/api/search', 400],
    ['GET', '/api/search?q=%00', 400],
    ['GET', '/api/search?q=%ED%A0%80', 200],
    ['GET', '/api/export', 200],
    ['GET', '/api/export?format=exe', 400],
    ['GET', '/api/export?hide=person,co_occurs', 200],
    ['GET', '/api/export?hide=person,co_occur', 400],
    ['GET', '/api/export?hide=', 400],
    ['GET', '/api/pages', 200],
    ['GET', '/api/ingest', 405],
    ['GET', '/api/ingest/x', 404],
    ['GET', '/api/ingest/x/events', 404],
    ['POST', '/api/ingest', 400],
    ['DELETE', '/api/pages', 405],
    ['GET', '/api/openapi.json', 200],
    ['GET', '/api/nothing', 404],
    ['GET', '/api', 404],
    ['POST', '/', 404],
  ])('%s %s → %i', async (method, path, status) => {
    const response = await server.ask(path, { method, headers: { accept: 'text/html, */*' } })
    const body = await response.text()
    expect({ status: response.status, body: status < 400 ? '' : body }).toMatchObject({ status })
    // Every refusal of the API is JSON of one form.
    if (status >= 400 && path.startsWith('/api')) types.ErrorAnswer.parse(JSON.parse(body))
  })
})

test.each([
  [undefined, '没有这个实体：person:x'],
  ['zh-CN,zh;q=0.9,en;q=0.8', '没有这个实体：person:x'],
  ['en-US,en;q=0.9', 'There is no entity person:x'],
  ['fr', '没有这个实体：person:x'],
])('language %s: %s', async (language, message) => {
  const headers = language === undefined ? {} : { 'accept-language': language }
  const response = await server.ask('/api/entities/person:x', { headers })
  expect(await response.json()).toEqual({ error: { code: 'unknown_entity', message } })
})

test('a wrong query is explained in the language of the request', async () => {
  const zh = await (await server.ask('/api/graph?depth=9')).json()
  expect(zh.error.message).toBe('请求有误：depth: 数值过大：期望 number <=3')
  const en = await (await server.ask('/api/graph?depth=9', { headers: { 'accept-language': 'en' } })).json()
  expect(en.error.message).toBe('The request is wrong: depth: Too big: expected number to be <=3')
})

describe('the graph', () => {
  test('tells nodes and edges by day, which sums up to what is dated', async () => {
    const { nodes, edges, dates, whole } = await get(types.GraphAnswer, '/api/graph')
    expect(dates).toEqual([...dates].sort())
    expect(whole).toEqual({ nodes: nodes.length, edges: edges.length })
    const sum = (days: readonly number[]) => days.filter((_, at) => at % 2 === 1).reduce((a, b) => a + b, 0)
    const bureau = nodes.find(({ id }) => id === BUREAU)
    expect(sum(bureau?.days ?? [])).toBe(bureau?.mentions)
    for (const { days, weight } of edges) expect(sum(days)).toBeLessThanOrEqual(weight)
  })

  test('keeps within the edges that were asked for, and says that there are more', async () => {
    const { edges, truncated, whole } = await get(types.GraphAnswer, '/api/graph?edges=2')
    expect(edges.length).toBe(2)
    expect(truncated).toBe(true)
    expect(whole.edges).toBeGreaterThan(2)
  })

  test('whole', async () => {
    const graph = await get(types.GraphAnswer, '/api/graph')
    expect(graph.totals).toEqual({
      pages: 2,
      articles: 3,
      entities: 8,
      mentions: 15,
      relations: 4,
      types: { organization: 2, person: 3, place: 2, topic: 1 },
    })
    expect(graph.nodes[0]).toMatchObject({ id: BUREAU, name: '国家数据局', mentions: 4, articles: 3 })
    expect(graph.edges.find(({ id }) => id === WORKS)).toMatchObject({
      source: LIN,
      target: BUREAU,
      labels: ['副局长'],
      weight: 1,
    })
    expect(graph.truncated).toBe(false)
  })

  test('no more nodes than the limit, and only edges between them', async () => {
    const { nodes, edges, truncated } = await get(types.GraphAnswer, '/api/graph?limit=2')
    expect(nodes.map(({ name }) => name)).toEqual(['国家数据局', '河湾市'])
    expect(edges.map(({ kind }) => kind)).toEqual(['co_occurs'])
    expect(truncated).toBe(true)
  })

  test('around an entity, one step and two', async () => {
    const near = await get(types.GraphAnswer, `/api/graph?around=${encodeURIComponent('place:西安市')}`)
    expect(near.nodes.map(({ name }) => name)).toEqual(['西安市', '重庆长安大学'])
    const further = await get(
      types.GraphAnswer,
      `/api/graph?depth=2&around=${encodeURIComponent('place:西安市')}`,
    )
    expect(further.nodes.map(({ name }) => name)).toEqual(['西安市', '重庆长安大学', '国家数据局'])
    expect(further.truncated).toBe(false)
  })

  test('with articles', async () => {
    const { nodes, edges } = await get(types.GraphAnswer, '/api/graph?articles=true')
    expect(nodes.filter(({ type }) => type === 'article').map(({ name }) => name)).toContain(
      '曾旭东谈数据要素',
    )
    expect(edges.filter(({ type }) => type === 'authored')).toHaveLength(1)
    const around = await get(
      types.GraphAnswer,
      `/api/graph?articles=1&around=${encodeURIComponent(`article:${SIGNING}`)}`,
    )
    expect(around.nodes).toHaveLength(4)
  })

  test('is not sent again while it is the same', async () => {
    const first = await server.ask('/api/graph')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^".+"$/)
    const again = await server.ask('/api/graph', {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})

test('an entity comes with every sentence that names it, marked', async () => {
  const entity = await get(types.EntityAnswer, at('/api/entities', BUREAU))
  expect(entity).toMatchObject({
    name: '国家数据局',
    aliases: ['国数局'],
    mentions: 4,
    firstDate: '2031-03-04',
    lastDate: '2031-03-05',
  })
  expect(entity.articles.map(({ article }) => article.title)).toEqual([
    '河湾市办起数据交易中心',
    null,
    '曾旭东谈数据要素',
  ])
  const sentences = entity.articles.flatMap(article => article.sentences)
  for (const { text, marks } of sentences) {
    const marked = marks
      .filter(mark => mark.entity === BUREAU)
      .map(({ start, end }) => text.slice(start, end))
    expect(['国家数据局', '国数局']).toContain(marked[0])
  }
  expect(sentences.map(({ lines }) => lines)).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
    [2, 2],
  ])
  expect(entity.relations.map(({ type, direction, labels }) => [type, direction, labels])).toEqual([
    ['cooperates_with', 'out', []],
    ['works_for', 'in', ['顾问']],
    ['works_for', 'in', ['副局长']],
  ])
  expect(entity.relations[1]?.sentence?.text).toBe('国家数据局顾问曾旭东在河湾市说，数据要素要用起来。')
  expect(entity.together[0]).toMatchObject({ entity: { name: '河湾市' }, weight: 3 })
  expect(entity.articleCount).toBeUndefined()
})

test('fewer articles on request, with their number', async () => {
  const entity = await get(types.EntityAnswer, `${at('/api/entities', BUREAU)}?articles=1`)
  expect(entity.articles).toHaveLength(1)
  expect(entity.articleCount).toBe(3)
})

test('an author leads to what she wrote', async () => {
  const { relations } = await get(types.EntityAnswer, at('/api/entities', 'person:单晓桐'))
  expect(relations).toMatchObject([
    {
      type: 'authored',
      other: { kind: 'article', article: { id: CENTRE } },
      sentence: { reasons: ['rule:authored'] },
    },
  ])
  const edge = await get(types.EdgeAnswer, at('/api/edges', relations[0]?.edge ?? ''))
  expect(edge).toMatchObject({
    type: 'authored',
    source: { name: '单晓桐' },
    target: { id: CENTRE },
    weight: 1,
  })
  expect(edge.evidence).toHaveLength(1)
})

test('every edge opens as many sentences as its weight says', async () => {
  const { edges } = await get(types.GraphAnswer, '/api/graph?articles=true')
  expect(edges.length).toBeGreaterThan(15)
  for (const { id, weight, kind } of edges) {
    const edge = await get(types.EdgeAnswer, at('/api/edges', id))
    expect(edge.evidence).toHaveLength(weight)
    expect(edge).toMatchObject({ weight, kind })
    for (const sentence of edge.evidence) expect(sentence.reasons.length).toBeGreaterThan(0)
  }
})

test('an article shows its text, the lines it stood on and the names in it', async () => {
  const article = await get(types.ArticleAnswer, at('/api/articles', SIGNING))
  expect(article.mentions.map(({ start, end, name }) => [article.text.slice(start, end), name])).toEqual([
    ['国数局', '国家数据局'],
    ['重庆长安大学', '重庆长安大学'],
    ['重庆长安大学', '重庆长安大学'],
    ['西安市', '西安市'],
  ])
  expect(article.lines).toEqual([{ start: 0, end: article.text.length, line: 4 }])
  const { articles } = await get(types.ArticleListAnswer, '/api/articles')
  expect(articles.map(({ opening, source, entities }) => [opening.slice(0, 5), source, entities])).toEqual([
    ['本报讯（记', '第一版.txt', 4],
    ['国数局与重', '第一版.txt', 3],
    ['国家数据局', '第二版.txt', 4],
  ])
})

describe('search', () => {
  test.each([
    ['gjsjj', '国家数据局', 'initials'],
    ['guojia', '国家数据局', 'pinyin'],
    ['国数局', '国家数据局', 'alias'],
    ['國家數據局', '国家数据局', 'name'],
    ['单晓', '单晓桐', 'name'],
    ['shanxiaotong', '单晓桐', 'pinyin'],
  ])('%s → %s by %s', async (query, name, by) => {
    const { entities } = await get(types.SearchAnswer, `/api/search?q=${encodeURIComponent(query)}`)
    expect(entities[0]).toMatchObject({ name, by })
  })

  test('finds articles by headline and text, and shows the sentence', async () => {
    const { articles, counts } = await get(
      types.SearchAnswer,
      `/api/search?q=${encodeURIComponent('數據交易')}`,
    )
    expect(articles).toMatchObject([{ article: { id: CENTRE }, sentence: null }])
    expect(counts).toEqual({ entities: 0, articles: 1, types: {} })
    const second = await get(types.SearchAnswer, `/api/search?q=${encodeURIComponent('先行先试')}`)
    expect(second.articles[0]?.sentence).toMatchObject({ lines: [3, 3] })
    expect(second.articles[0]?.sentence?.text).toContain('先行先试')
  })
})

test('the export is a file of its own', async () => {
  const response = await server.ask('/api/export?format=gexf')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="baotu-[0-9a-f]{8}\.gexf"$/,
  )
  expect(response.headers.get('content-type')).toBe('application/gexf+xml; charset=utf-8')
  const text = await response.text()
  expect(text).toContain('label="国家数据局"')
  expect(text).toContain('国家数据局副局长林望舒到河湾市调研。')
  expect(text.trimEnd().endsWith('</gexf>')).toBe(true)
})

test('two exports are written at once; who asks for one more is told when to ask again', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => server.ask('/api/export')))
  const refused = answers.filter(({ status }) => status === 503)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2)
  expect(refused.length).toBeGreaterThan(0)
  for (const answer of answers.filter(({ status }) => status === 200))
    expect(await answer.text()).toContain('</gexf>')
  for (const answer of refused) {
    expect(answer.headers.get('retry-after')).toBe('60')
    expect(await answer.json()).toMatchObject({
      error: { code: 'exports_busy', message: '正在导出的已有两份，请过一会儿再试。' },
    })
  }
  expect((await server.ask('/api/export')).status).toBe(200)
})

test('the export leaves out what is hidden', async () => {
  const whole = await get(types.GraphAnswer, '/api/graph')
  const text = await (await server.ask('/api/export?hide=person,co_occurs')).text()
  const people = new Set(whole.nodes.filter(({ type }) => type === 'person').map(({ id }) => id))
  const edges = whole.edges.filter(
    ({ kind, source, target }) => kind === 'stated' && !people.has(source) && !people.has(target),
  )
  expect(people.size).toBeGreaterThan(0)
  expect(text).toContain(`<nodes count="${whole.nodes.length - people.size}">`)
  expect(text).toContain(`<edges count="${edges.length}">`)
  // The graph itself stays whole.
  expect((await get(types.GraphAnswer, '/api/graph')).nodes.length).toBe(whole.nodes.length)
})

test('pages are listed', async () => {
  const { pages, failed } = await get(types.PageListAnswer, '/api/pages')
  expect(pages.map(({ sources, articles }) => [sources, articles])).toEqual([
    [['第一版.txt'], 2],
    [['第二版.txt'], 1],
  ])
  expect(failed).toEqual([])
})

test('the OpenAPI document names every route and every schema it refers to', async () => {
  const document = await (await server.ask('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  for (const { path, method } of ROUTES) expect(document.paths[path]).toHaveProperty(method)
  const text = JSON.stringify(document)
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas).toHaveProperty(name)
  }
  expect(text).not.toContain('"#/$defs')
  const parameters = document.paths['/api/search'].get.parameters
  expect(parameters).toMatchObject([
    { name: 'q', required: true, schema: { type: 'string', maxLength: 300 } },
    { name: 'limit', required: false, schema: { default: 20 } },
    { name: 'type', required: false },
  ])
})
