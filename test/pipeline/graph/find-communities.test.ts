// Communities and the order in which they are numbered.
import { expect, test } from 'vitest'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { findCommunities } from '../../../pipeline/graph/find-communities.ts'
import { factsOf } from './facts-of.ts'

test('two groups joined by one sentence: the larger is 0, then by the smaller id, a lone name last', () => {
  const graph = buildGraph([
    factsOf('a', '{place:甲}{place:乙}{place:丙}。{place:甲}{place:乙}{place:丙}。'),
    factsOf('b', '{place:1}{place:2}{place:3}。{place:1}{place:2}{place:3}。{place:3}{place:4}{place:2}。'),
    factsOf('c', '{place:1}{place:甲}。'),
    factsOf('d', '{place:独}。'),
  ])
  expect([...findCommunities(graph)]).toEqual([
    ['place:1', 0],
    ['place:2', 0],
    ['place:3', 0],
    ['place:4', 0],
    ['place:丙', 1],
    ['place:乙', 1],
    ['place:甲', 1],
    ['place:独', 2],
  ])
})

test('a stated relation binds more than being named together', () => {
  const chain = '{organization:1}{person:2}。{person:2}{organization:3}。{organization:3}{person:4}。'
  const stated = { type: 'works_for', subject: 'person:2', object: 'organization:3', by: ['23'] } as const
  const graph = buildGraph([factsOf('a', chain, { relations: [stated] })])
  const communities = findCommunities(graph)
  expect(communities.get('person:2')).toBe(communities.get('organization:3'))
})

test.each([
  ['nothing', []],
  ['one name', [['place:甲', 0]]],
])('communities of %s', (_, expected) => {
  const articles = expected.length === 0 ? [] : [factsOf('a', '{place:甲}。')]
  expect([...findCommunities(buildGraph(articles))]).toEqual(expected)
})
