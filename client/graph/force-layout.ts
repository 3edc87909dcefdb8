// Lays the graph out anew while the reader watches: ForceAtlas2 in a worker of its own, on a copy that holds nothing but places.
import { UndirectedGraph } from 'graphology'
import supervisorModule from 'graphology-layout-forceatlas2/worker.js'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Place } from './fit-to-stage.ts'

// Its typings promise an ES default export, but the module is the class itself.
const ForceAtlas2 = supervisorModule as unknown as (typeof supervisorModule)['default']

export type ForceLayout = { stop: () => void }

type Start = {
  /** All of it, whatever the filters hide: the same graph comes out for whoever opens the address. */
  answer: GraphAnswer
  /** Called from time to time with where they have come to, in no particular scale; then once with `ended`. */
  onPlaces: (places: Map<string, Place>, state: { ended: boolean }) => void
}

/** What one sentence counts: one that states a relation binds more than one that names both. */
const SENTENCE_WEIGHT = { stated: 3, co_occurs: 1, mentions: 1 } as const

/** It starts from the server's places and ends after so many rounds, never by the clock: the same picture everywhere. */
export const roundsFor = (nodes: number): number =>
  Math.round(Math.min(600, Math.max(60, 300_000 / Math.max(1, nodes))))

/** Between two pictures of a layout on its way, milliseconds: a large graph takes long to draw. */
const pictureEvery = (nodes: number) => (nodes > 2000 ? 500 : 60)

export function startForceLayout({ answer, onPlaces }: Start): ForceLayout {
  const graph = new UndirectedGraph()
  for (const { id, x, y } of answer.nodes) graph.addNode(id, { x, y })
  for (const { source, target, kind, weight } of answer.edges) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue
    const bond = Math.max(1, weight) * SENTENCE_WEIGHT[kind]
    if (graph.hasEdge(source, target)) {
      graph.updateEdgeAttribute(source, target, 'weight', sum => (sum as number) + bond)
    } else graph.addEdge(source, target, { weight: bond })
  }
  const layout = new ForceAtlas2(graph, {
    getEdgeWeight: 'weight',
    settings: {
      barnesHutOptimize: graph.order > 800,
      // Stories push one another away with all their weight: so much keeps them together that none shrinks to a dot.
      gravity: (4 * (2 * graph.size + graph.order)) / Math.sqrt(Math.max(1, graph.order)),
      strongGravityMode: false,
      // As far from one another as neighbours are where it starts, so that no story becomes a clot.
      scalingRatio: 240,
      slowDown: 4 + Math.log(graph.order + 1),
      edgeWeightInfluence: 0.5,
    },
  })
  const tell = (ended: boolean) =>
    onPlaces(new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }])), { ended })
  const telling = setInterval(() => tell(false), pictureEvery(graph.order))
  let left = roundsFor(graph.order)
  let over = false
  function stop() {
    if (over) return
    over = true
    clearInterval(telling)
    layout.stop()
    tell(true)
    // Not at once: it may be in the midst of taking a round's places.
    setTimeout(() => layout.kill())
  }
  graph.on('eachNodeAttributesUpdated', () => {
    left -= 1
    if (left === 0) stop()
  })
  layout.start()
  return { stop }
}
