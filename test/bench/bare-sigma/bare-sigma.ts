// Sigma with its own settings on the same graph: what the explorer's speed is measured against.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'
import type { GraphAnswer } from '../../../server/api/types.ts'

const response = await fetch('/api/graph?limit=20000&edges=100000')
const { nodes, edges } = (await response.json()) as GraphAnswer
const graph = new MultiGraph()
for (const { id, name, x, y, mentions } of nodes)
  graph.addNode(id, { label: name, x, y, size: 1.5 + Math.sqrt(mentions) / 2, color: '#2b6cb0' })
for (const { id, source, target } of edges)
  graph.addEdgeWithKey(id, source, target, { size: 1, color: '#cccccc' })
const stage = document.getElementById('stage')
if (!stage) throw new Error('The page has no stage.')
new Sigma(graph, stage)
