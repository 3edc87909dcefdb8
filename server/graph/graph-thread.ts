// The thread that draws the graph and reads names as pinyin: both take seconds, in which the server must answer.
import { arrangeGraph } from '../../pipeline/graph/arrange-graph.ts'
import { findBackbone } from '../../pipeline/graph/find-backbone.ts'
import { answerCalls } from '../call-thread.ts'
import { indexNames } from '../search/name-index.ts'
import type { GraphAnswer, GraphTask, Picture } from './graph-messages.ts'
import { graphOfRows, linksInAll } from './graph-part.ts'

function draw({ nodes, edges, limits }: Extract<GraphTask, { kind: 'draw' }>): Picture {
  const graph = graphOfRows({ nodes, edges })
  const backbone = findBackbone(graph, limits, linksInAll(nodes))
  for (const edge of graph.edges()) if (!backbone.edges.has(edge)) graph.dropEdge(edge)
  for (const id of graph.nodes()) if (!backbone.nodes.has(id)) graph.dropNode(id)
  arrangeGraph(graph)
  return {
    nodes: [...backbone.nodes].map(id => {
      const { x, y, community } = graph.getNodeAttributes(id)
      return [id, x, y, community]
    }),
    edges: [...backbone.edges],
  }
}

answerCalls((task: GraphTask): GraphAnswer => {
  if (task.kind === 'draw') return { kind: 'drawn', picture: draw(task) }
  return { kind: 'indexed', names: indexNames(task.names) }
})
