// The thread that draws the graph, places what no drawing shows and reads names as pinyin: each takes seconds, in which the server must answer.
import { findBackbone } from '../../pipeline/graph/find-backbone.ts'
import { placesBeyond } from '../../pipeline/graph/place-beyond.ts'
import { answerCalls } from '../call-thread.ts'
import type { GraphAnswer, GraphTask, Picture, Placed } from './graph-messages.ts'
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

function place({ ids, links, picture }: Extract<GraphTask, { kind: 'place' }>): Placed {
  const known = new Map(picture.nodes.map(([id, x, y, community]) => [id, { x, y, community }]))
  const places = placesBeyond(ids, links, known)
  return {
    x: Float64Array.from(places, ({ x }) => x),
    y: Float64Array.from(places, ({ y }) => y),
    community: Uint32Array.from(places, ({ community }) => community),
  }
}

answerCalls(async (task: GraphTask): Promise<GraphAnswer> => {
  if (task.kind === 'draw') return { kind: 'drawn', picture: await draw(task) }
  if (task.kind === 'place') return { kind: 'placed', placed: place(task) }
  const { indexNames } = await import('../search/name-index.ts')
  return { kind: 'indexed', names: indexNames(task.names) }
})
