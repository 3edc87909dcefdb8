// What of a large graph is shown first: telling links before heavy hubs, nobody alone who has company.
import graphology from 'graphology'
import { describe, expect, test } from 'vitest'
import type { FactEdge, FactGraph, FactNode } from '../../../pipeline/graph/fact-graph.ts'
import { findBackbone } from '../../../pipeline/graph/find-backbone.ts'

/** Nodes named as often as they have links; edges as `甲-乙 3`, with `=` for a stated relation. */
function graphOf(...lines: string[]): FactGraph {
  const graph: FactGraph = new graphology.MultiGraph<FactNode, FactEdge>()
  for (const line of lines) {
    const [ends = '', weight = '1'] = line.split(' ')
    const stated = ends.includes('=')
    const [source = '', target = ''] = ends.split(stated ? '=' : '-')
    for (const name of [source, target]) {
      graph.mergeNode(name)
      graph.updateNodeAttribute(name, 'mentions', mentions => (mentions ?? 0) + Number(weight))
      graph.mergeNodeAttributes(name, { name, type: 'organization', articles: 1 })
    }
    graph.addUndirectedEdgeWithKey(ends, source, target, {
      kind: stated ? 'stated' : 'co_occurs',
      type: stated ? 'part_of' : 'co_occurs',
      labels: [],
      weight: Number(weight),
      articles: 1,
      evidence: [],
    })
  }
  return graph
}

/** A hub beside everybody once, and two pairs that are named together often. */
const HUB = ['甲', '乙', '丙', '丁'].map(name => `国务院-${name}`)
const NEWS = graphOf(...HUB, '甲-乙 4', '丙-丁 4')

describe('findBackbone', () => {
  test('pairs that are each other’s stand before the hub that everybody is named beside', () => {
    const { edges } = findBackbone(NEWS, { nodes: 9, edges: 3 })
    expect([...edges].slice(0, 2).sort()).toEqual(['丙-丁', '甲-乙'])
    // The hub is not left alone either.
    expect([...edges][2]).toMatch(/^国务院-/)
  })

  test('stated relations stand before links of chance', () => {
    const graph = graphOf(...HUB, '甲-乙 4', '丙-丁 4', '国务院=丙')
    expect(findBackbone(graph, { nodes: 9, edges: 4 }).edges).toContain('国务院=丙')
  })

  test('a graph within the limits is its own backbone', () => {
    const { nodes, edges } = findBackbone(NEWS, { nodes: 5, edges: 6 })
    expect(nodes.size).toBe(NEWS.order)
    expect(edges.size).toBe(NEWS.size)
  })

  test('only edges between nodes that are shown, however many are asked for', () => {
    const { nodes, edges } = findBackbone(NEWS, { nodes: 2, edges: 100 })
    expect(nodes.size).toBe(2)
    for (const edge of edges) for (const end of NEWS.extremities(edge)) expect(nodes).toContain(end)
  })

  test('the same graph in another order has the same backbone', () => {
    const again = graphOf('丙-丁 4', '甲-乙 4', ...HUB.toReversed())
    const limits = { nodes: 4, edges: 3 }
    expect([...findBackbone(again, limits).edges].sort()).toEqual(
      [...findBackbone(NEWS, limits).edges].sort(),
    )
  })
})
