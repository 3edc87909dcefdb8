// The hash of a graph changes with what it holds and with nothing else.
import graphology from 'graphology'
import { expect, test } from 'vitest'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import type { FactEdge, FactNode } from '../../../pipeline/graph/fact-graph.ts'
import { hashGraph } from '../../../pipeline/graph/hash-graph.ts'
import { factsOf } from './facts-of.ts'

const graph = buildGraph([factsOf('a', '{person:何方}到{place:乙市}。')])

test('names what the graph holds, not how it was made', () => {
  const rebuilt = new graphology.MultiGraph<FactNode, FactEdge>()
  for (const id of graph.nodes().toReversed()) {
    const reversed = Object.entries(graph.getNodeAttributes(id)).toReversed()
    rebuilt.addNode(id, Object.fromEntries(reversed) as FactNode)
  }
  graph.forEachEdge((key, edge, source, target) => {
    rebuilt.addUndirectedEdgeWithKey(key, source, target, edge)
  })
  expect(hashGraph(rebuilt)).toBe(hashGraph(graph))
  expect(hashGraph(graph)).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  ['a node', () => graph.setNodeAttribute('person:何方', 'mentions', 9)],
  ['an edge', () => graph.setEdgeAttribute(graph.edges()[0], 'weight', 9)],
])('changes with %s', (_, change) => {
  const before = hashGraph(graph)
  change()
  expect(hashGraph(graph)).not.toBe(before)
})
