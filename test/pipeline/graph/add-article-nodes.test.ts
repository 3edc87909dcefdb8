// Articles as nodes: whom they name, who wrote them, where they stand.
import { expect, test } from 'vitest'
import { addArticleNodes } from '../../../pipeline/graph/add-article-nodes.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { factsOf } from './facts-of.ts'

const FACTS = factsOf('a1', '{person:何方}到{place:乙市}。{place:乙市}欢迎。\n本报记者 {person:方圆}', {
  title: '何方到乙市',
  date: '2024-05-20',
  relations: [{ type: 'authored', subject: 'person:方圆', object: '@article', by: ['本报记者 方圆'] }],
})

test('adds the article, whom it names and who wrote it, and leaves the given graph alone', () => {
  const graph = buildGraph([FACTS])
  const places = { 'person:何方': [0, 0], 'person:方圆': [30, 1], 'place:乙市': [0, 8] } as const
  for (const [id, [x, y]] of Object.entries(places))
    graph.mergeNodeAttributes(id, { x, y, community: x && 1 })
  const before = graph.order
  const withArticles = addArticleNodes(graph, [FACTS])
  expect(graph.order).toBe(before)
  expect(withArticles.getNodeAttributes('article:a1')).toEqual({
    name: '何方到乙市',
    type: 'article',
    subtype: 'news',
    aliases: [],
    mentions: 4,
    articles: 1,
    sentences: 3,
    certainty: 1,
    firstDate: '2024-05-20',
    lastDate: '2024-05-20',
    community: 0,
    x: 10,
    y: 3,
  })
  const added = withArticles.filterEdges(key => !graph.hasEdge(key))
  expect(added.map(key => [key, withArticles.getEdgeAttribute(key, 'weight')])).toEqual([
    ['mentions|article:a1|person:何方', 1],
    ['mentions|article:a1|person:方圆', 1],
    ['mentions|article:a1|place:乙市', 2],
    ['authored|person:方圆|article:a1', 1],
  ])
  expect(withArticles.getEdgeAttribute('authored|person:方圆|article:a1', 'kind')).toBe('stated')
  for (const key of added) {
    const { weight, evidence } = withArticles.getEdgeAttributes(key)
    expect(evidence).toHaveLength(weight)
  }
})

test.each([
  ['图为会场。', '图为会场。'],
  ['一二三四五六七八九十一二三四五六七八九十完。', '一二三四五六七八九十一二三四五六七八九十…'],
  [`${'𬱟'.repeat(21)}`, `${'𬱟'.repeat(20)}…`],
  ['', ''],
])('an article without a headline is called by its opening: %s', (text, name) => {
  const graph = addArticleNodes(buildGraph([]), [factsOf('a', text)])
  expect(graph.getNodeAttribute('article:a', 'name')).toBe(name)
})

test('articles that name nobody stand beside each other below the graph', () => {
  const graph = addArticleNodes(buildGraph([]), [factsOf('b', '无。'), factsOf('a', '无。')])
  expect(graph.mapNodes((id, { x, y }) => [id, x, y])).toEqual([
    ['article:a', 0, -40],
    ['article:b', 40, -40],
  ])
})

test('passes over entities that the graph does not hold', () => {
  const graph = buildGraph([FACTS])
  graph.dropNode('person:方圆')
  const withArticles = addArticleNodes(graph, [FACTS])
  expect(withArticles.hasEdge('mentions|article:a1|person:方圆')).toBe(false)
  expect(withArticles.hasEdge('authored|person:方圆|article:a1')).toBe(false)
})
