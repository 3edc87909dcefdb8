// The thread that draws the graph and reads names as pinyin: both take seconds, in which the server must answer.
import { findBackbone } from '../../pipeline/graph/find-backbone.ts'
import { answerCalls } from '../call-thread.ts'
import type { GraphAnswer, GraphTask, Picture } from './graph-messages.ts'
import { graphOfRows, linksInAll } from './graph-part.ts'

type Drawing = Extract<GraphTask, { kind: 'draw' }>

// Loaded when they are needed: one thread draws, another reads names, and neither pays for what the other uses.
async function draw({ nodes, edges, limits }: Drawing): Promise<Picture> {
  const { arrangeGraph } = await import('../../pipeline/graph/arrange-graph.ts')
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

answerCalls(async (task: GraphTask): Promise<GraphAnswer> => {
  if (task.kind === 'draw') return { kind: 'drawn', picture: await draw(task) }
  const { indexNames } = await import('../search/name-index.ts')
  return { kind: 'indexed', names: indexNames(task.names) }
})
