// Lays the graph out anew while the reader watches: ForceAtlas2 in a worker of its own, on a copy that holds nothing but places.
import { UndirectedGraph } from 'graphology'
import supervisorModule from 'graphology-layout-forceatlas2/worker.js'
import type { Place } from './fit-to-stage.ts'
import type { ShownGraph } from './shown-graph.ts'

// Its typings promise an ES default export, but the module is the class itself.
const ForceAtlas2 = supervisorModule as unknown as (typeof supervisorModule)['default']

export type ForceLayout = { stop: () => void }

type Start = {
  shown: ShownGraph
  /** Where the nodes stand now. */
  places: ReadonlyMap<string, Place>
  pinned: ReadonlySet<string>
  /** Called from time to time with where they have come to, in no particular scale; then once with `ended`. */
  onPlaces: (places: Map<string, Place>, state: { ended: boolean }) => void
}

/** What one sentence counts: one that states a relation binds more than one that names both. */
const SENTENCE_WEIGHT = { stated: 3, co_occurs: 1, mentions: 1 } as const

/** After so long it has settled; a large graph takes longer. Milliseconds. */
const settlingTime = (nodes: number) => Math.min(20_000, 2500 + nodes * 2)

/** Between two pictures of a layout on its way, milliseconds: a large graph takes long to draw. */
const pictureEvery = (nodes: number) => (nodes > 2000 ? 500 : 60)

export function startForceLayout({ shown, places, pinned, onPlaces }: Start): ForceLayout {
  const graph = new UndirectedGraph()
  for (const id of shown.nodes.keys()) {
    const place = places.get(id)
    if (place) graph.addNode(id, { ...place, fixed: pinned.has(id) })
  }
  for (const { edge, weight } of shown.links.values()) {
    const { source, target, kind } = edge
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
      gravity: 1.2,
      strongGravityMode: false,
      scalingRatio: 12,
      slowDown: 4 + Math.log(graph.order + 1),
      edgeWeightInfluence: 0.5,
    },
  })
  const tell = (ended: boolean) =>
    onPlaces(new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }])), { ended })
  const telling = setInterval(() => tell(false), pictureEvery(graph.order))
  const ending = setTimeout(stop, settlingTime(graph.order))
  let over = false
  function stop() {
    if (over) return
    over = true
    clearInterval(telling)
    clearTimeout(ending)
    tell(true)
    layout.kill()
  }
  layout.start()
  return { stop }
}
