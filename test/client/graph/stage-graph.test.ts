import graphology from 'graphology'
import { expect, test } from 'vitest'
import { placeNodes, type StageGraph, takeAnswer } from '../../../client/graph/stage-graph.ts'
import type { GraphAnswer, GraphEdge, GraphNode } from '../../../server/api/types.ts'

const STAGE = { width: 1000, height: 800 }

const node = (id: string, x: number): GraphNode => ({
  id,
  name: id,
  type: 'person',
  mentions: 1,
  articles: 1,
  community: 0,
  x,
  y: 0,
})

const edge = (kind: GraphEdge['kind'], source: string, target: string): GraphEdge => ({
  id: `${kind}|${source}|${target}`,
  kind,
  type: kind,
  source,
  target,
  weight: 1,
  labels: [],
})

const answerOf = (nodes: GraphNode[], edges: GraphEdge[]): GraphAnswer => ({
  hash: '',
  totals: { pages: 1, articles: 1, entities: nodes.length, mentions: 1, relations: 1, types: {} },
  nodes,
  edges,
  truncated: false,
})

function taken(graph: StageGraph, answer: GraphAnswer) {
  return takeAnswer(graph, answer, placeNodes(answer.nodes, STAGE))
}

test('a grown answer keeps what was there in its place, adds the new and drops what is gone', () => {
  const graph: StageGraph = new graphology.MultiGraph()
  expect(taken(graph, answerOf([node('a', 0), node('b', 100)], [edge('stated', 'a', 'b')]))).toEqual({
    grown: false,
  })
  const before = graph.getNodeAttribute('b', 'x')
  const next = answerOf([node('b', 0), node('c', 100)], [edge('stated', 'b', 'c')])
  expect(taken(graph, next)).toEqual({ grown: true })
  expect(graph.nodes()).toEqual(['b', 'c'])
  expect(graph.getNodeAttribute('b', 'x')).toBe(before)
  // A new node grows from nothing.
  expect(graph.getNodeAttribute('c', 'size')).toBe(0)
})

test.each<[string, GraphEdge[], boolean]>([
  ['beneath a stated relation', [edge('co_occurs', 'a', 'b'), edge('stated', 'a', 'b')], true],
  ['beneath one in the other direction', [edge('co_occurs', 'a', 'b'), edge('stated', 'b', 'a')], true],
  ['beside none', [edge('co_occurs', 'a', 'b'), edge('stated', 'b', 'c')], false],
])('a shared sentence %s', (_, edges, beneathStated) => {
  const graph: StageGraph = new graphology.MultiGraph()
  taken(graph, answerOf([node('a', 0), node('b', 1), node('c', 2)], edges))
  expect(graph.getEdgeAttribute('co_occurs|a|b', 'beneathStated')).toBe(beneathStated)
})
