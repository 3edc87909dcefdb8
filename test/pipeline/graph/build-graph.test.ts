// The graph counts sentences, the same for any order of articles.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { MAX_ENTITIES_PER_SENTENCE } from '../../../pipeline/graph/contribution.ts'
import type { FactGraph } from '../../../pipeline/graph/fact-graph.ts'
import { edgeKey } from '../../../pipeline/graph/fact-graph.ts'
import { hashGraph } from '../../../pipeline/graph/hash-graph.ts'
import type { ArticleFacts } from '../../../pipeline/types.ts'
import { factsOf } from './facts-of.ts'

const APPOINTED = factsOf(
  'a1',
  '{person:何方}是{organization:甲局}副局长。{person:何方}说，{place:乙市}很好；{organization:甲局}会来{place:乙市}。',
  {
    date: '2024-05-20',
    relations: [
      {
        type: 'works_for',
        subject: 'person:何方',
        object: 'organization:甲局',
        label: '副局长',
        by: ['何方是甲局副局长'],
      },
    ],
  },
)
const AGAIN = factsOf('a0', '{organization:甲局}党组成员、副局长{person:何方}到{place:乙市}。', {
  date: '2024-05-22',
  relations: [
    {
      type: 'works_for',
      subject: 'person:何方',
      object: 'organization:甲局',
      label: '党组成员、副局长',
      by: ['甲局党组成员、副局长何方'],
    },
  ],
})

/** Edges as `key ×weight: the sentences`, which is what a reader would check. */
function edgesOf(graph: FactGraph, articles: readonly ArticleFacts[]): string[] {
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]))
  return graph.mapEdges((key, { weight, evidence }) => {
    const sentences = evidence.map(({ article, start, end }) => texts.get(article)?.slice(start, end))
    return `${key} ×${weight}: ${sentences.join(' ')}`
  })
}

describe('buildGraph', () => {
  test('counts the sentences behind every edge and keeps them', () => {
    expect(edgesOf(buildGraph([APPOINTED]), [APPOINTED])).toEqual([
      'co_occurs|organization:甲局|person:何方 ×1: 何方是甲局副局长。',
      'co_occurs|organization:甲局|place:乙市 ×1: 甲局会来乙市。',
      'co_occurs|person:何方|place:乙市 ×1: 何方说，乙市很好；',
      'works_for|person:何方|organization:甲局 ×1: 何方是甲局副局长。',
    ])
  })

  test('joins articles: weights, titles, dates and counts in order of time', () => {
    const graph = buildGraph([AGAIN, APPOINTED])
    expect(graph.getNodeAttributes('person:何方')).toEqual({
      name: '何方',
      type: 'person',
      aliases: [],
      mentions: 2 + 1,
      articles: 2,
      sentences: 2 + 1,
      certainty: 1,
      firstDate: '2024-05-20',
      lastDate: '2024-05-22',
      community: 0,
      x: 0,
      y: 0,
    })
    const edge = graph.getEdgeAttributes('works_for|person:何方|organization:甲局')
    expect(edge).toMatchObject({
      kind: 'stated',
      weight: 2,
      articles: 2,
      labels: ['副局长', '党组成员、副局长'],
    })
    expect(edge.evidence.map(({ article }) => article)).toEqual(['a1', 'a0'])
  })

  test('gives the same graph for any order of articles, and counts one given twice once', () => {
    const hash = hashGraph(buildGraph([APPOINTED, AGAIN]))
    expect(hashGraph(buildGraph([AGAIN, APPOINTED]))).toBe(hash)
    expect(hashGraph(buildGraph([AGAIN, APPOINTED, AGAIN]))).toBe(hash)
    expect(hashGraph(buildGraph([APPOINTED]))).not.toBe(hash)
  })

  test('stands nodes and edges in order of their keys', () => {
    const graph = buildGraph([APPOINTED, AGAIN])
    expect(graph.nodes()).toEqual(['organization:甲局', 'person:何方', 'place:乙市'])
    expect(graph.edges()).toEqual(graph.edges().toSorted())
  })

  test.each([
    ['two rules in one sentence are one piece of evidence', ['何方是甲局副局长', '何方是'], 1],
    ['two sentences are two', ['何方是甲局副局长', '甲局会来'], 2],
    ['evidence over two sentences is one', ['何方是甲局副局长。何方说，'], 1],
  ])('%s', (_, by, weight) => {
    const relation = { type: 'works_for', subject: 'person:何方', object: 'organization:甲局' } as const
    const facts = factsOf('a', '{person:何方}是{organization:甲局}副局长。何方说，好。甲局会来。', {
      relations: [{ ...relation, by }],
    })
    const { evidence, ...edge } = buildGraph([facts]).getEdgeAttributes(
      'works_for|person:何方|organization:甲局',
    )
    expect([edge.weight, evidence.length]).toEqual([weight, weight])
  })

  test('a sentence is as certain as the less certain end of the edge, by its surest mention there', () => {
    const facts = factsOf(
      'a',
      '{person:何方}是{organization:甲局}副局长。{person:何方}说，{organization:甲局}和{organization:甲局}好。该局来{place:乙市}。',
      {
        relations: [
          { type: 'located_in', subject: 'organization:甲局', object: 'place:乙市', by: ['该局来乙市'] },
        ],
      },
    )
    const certainties = [0.9, 0.7, 0.8, 0.6, 0.95, 1]
    for (const [index, mention] of facts.mentions.entries()) mention.certainty = certainties[index] as number
    const graph = buildGraph([facts])
    const certaintiesOf = (key: string) =>
      graph.getEdgeAttribute(key, 'evidence').map(({ certainty }) => certainty)
    expect(certaintiesOf('co_occurs|organization:甲局|person:何方')).toEqual([0.7, 0.8])
    // Named by 该局 alone: as sure as the article's surest mention of it.
    expect(certaintiesOf('located_in|organization:甲局|place:乙市')).toEqual([0.95])
  })

  test('cooperation has no direction: both ways of stating it are one edge', () => {
    const [one, other] = ['organization:乙社', 'organization:甲社']
    const facts = factsOf('a', '{organization:甲社}与{organization:乙社}签约。乙社与甲社合作。', {
      relations: [
        { type: 'cooperates_with', subject: other, object: one, by: ['甲社与乙社签约'] },
        { type: 'cooperates_with', subject: one, object: other, by: ['乙社与甲社合作'] },
      ],
    })
    const graph = buildGraph([facts])
    expect(graph.filterEdges((_, { kind }) => kind === 'stated')).toEqual([
      edgeKey('cooperates_with', one, other),
    ])
    expect(graph.getEdgeAttribute(edgeKey('cooperates_with', one, other), 'weight')).toBe(2)
    expect(graph.isUndirected(edgeKey('cooperates_with', one, other))).toBe(true)
  })

  test('authorship and relations of an entity to itself make no edge', () => {
    const facts = factsOf('a', '{person:何方}写的。', {
      relations: [
        { type: 'authored', subject: 'person:何方', object: '@article', by: ['何方'] },
        { type: 'part_of', subject: 'person:何方', object: 'person:何方', by: ['何方'] },
      ],
    })
    expect(buildGraph([facts]).size).toBe(0)
  })

  test.each([
    [MAX_ENTITIES_PER_SENTENCE, (30 * 29) / 2],
    [MAX_ENTITIES_PER_SENTENCE + 1, 0],
  ])('a sentence of %i names makes %i pairs', (count, pairs) => {
    const names = Array.from({ length: count }, (_, i) => `{place:${i}村}`)
    expect(buildGraph([factsOf('a', `${names.join('、')}。`)]).size).toBe(pairs)
  })

  test('refuses facts that name an entity they do not list', () => {
    const facts = factsOf('a', '{person:何方}来了。')
    expect(() => buildGraph([{ ...facts, entities: [] }])).toThrow('article a: names the entity person:何方')
    const relations = [
      { type: 'works_for', subject: 'person:何方', object: 'organization:甲局', evidence: [] },
    ] as const
    expect(() => buildGraph([{ ...facts, relations }])).toThrow('organization:甲局')
  })

  test('joins aliases and takes the first subtype that is known', () => {
    const facts = (id: string, aliases: string[], subtype?: string): ArticleFacts => ({
      ...factsOf(id, '{organization:甲局}'),
      entities: [
        { id: 'organization:甲局', type: 'organization', name: '甲局', aliases, ...(subtype && { subtype }) },
      ],
    })
    const graph = buildGraph([facts('a', ['乙', '甲']), facts('b', ['丙', '甲'], 'government')])
    expect(graph.getNodeAttributes('organization:甲局')).toMatchObject({
      aliases: ['丙', '乙', '甲'],
      subtype: 'government',
    })
  })

  test.each([
    ['a|b', 'c', 'x|a%7Cb|c'],
    ['a', 'b|c', 'x|a|b%7Cc'],
    ['a%7Cb', 'c', 'x|a%257Cb|c'],
  ])('the key of an edge from %s to %s', (source, target, key) => {
    expect(edgeKey('x', source, target)).toBe(key)
  })

  test('any article: the evidence of an edge is exactly the sentences that name both its ends', () => {
    const sentence = fc.uniqueArray(fc.constantFrom<string[]>('甲', '乙', '丙', '丁', '戊'), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.array(sentence, { maxLength: 6 }), { maxLength: 4 }), articles => {
        const write = (names: string[]) => `${names.map(name => `{place:${name}}`).join('和')}好。`
        const graph = buildGraph(
          articles.map((sentences, i) => factsOf(`a${i}`, sentences.map(write).join(''))),
        )
        graph.forEachEdge((_, edge, source, target) => {
          const both = articles
            .flat()
            .filter(names => [source, target].every(id => names.includes(id.slice('place:'.length))))
          expect([edge.weight, edge.evidence.length]).toEqual([both.length, both.length])
        })
        const pairs = new Set(
          articles.flat().flatMap(names => names.flatMap(a => names.filter(b => a < b).map(b => a + b))),
        )
        expect(graph.size).toBe(pairs.size)
      }),
      { seed: 1 },
    )
  })

  test('builds an empty graph of nothing', () => {
    expect(buildGraph([]).order).toBe(0)
    expect(buildGraph([factsOf('a', '')]).order).toBe(0)
  })
})
