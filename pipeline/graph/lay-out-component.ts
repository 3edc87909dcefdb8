// Lays out one component by itself: forces, then the room that its labels need.
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Box, boxOf, type Place, spreadOf } from './box.ts'
import type { FactGraph } from './fact-graph.ts'
import type { LinkGraph } from './join-links.ts'
import { separateBoxes } from './separate-boxes.ts'
import { turnBoxes } from './turn-boxes.ts'

// Its typings promise an ES default export, but Node gives the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as (typeof forceAtlas2Module)['default']

/** The share of a component's area that its labels take before they are freed from one another. */
const DENSITY = 0.34

/** The longest side of a component of two nodes, and what each further node may add: a pair needs no room for ten. */
const SHORTEST_SIDE = 70
const SIDE_PER_NODE = 25

/** Larger components are round: they lie no better one way than another. */
const TURNED_UP_TO = 60

/** How much a large component may be stretched across and flattened: more would show distances that are not there. */
const MOST_WIDENED = 1.3

/** With so many nodes every pair's repulsion is estimated (Barnes–Hut) rather than counted. */
const ESTIMATED_FROM = 600

/**
 * The box of every node of `ids`, which are connected and in order. A node's starting point comes from its id alone, so a
 * component keeps its shape whatever else the graph holds. Large components are made `aspect` times as wide as high.
 */
export function layOutComponent(
  links: LinkGraph,
  ids: readonly string[],
  { graph, aspect }: { graph: FactGraph; aspect: number },
): Map<string, Box> {
  const boxes = new Map(ids.map(id => [id, boxOf(graph.getNodeAttributes(id), startOf(id))]))
  if (ids.length === 1) return boxes
  applyForces(links, boxes)
  const all = [...boxes.values()]
  scale(all)
  if (ids.length <= TURNED_UP_TO) turnBoxes(all, linesOf(links, ids))
  else widen(all, aspect)
  separateBoxes(all, { rounds: within(400_000 / ids.length, 40, 400) })
  return boxes
}

/** Where a node starts, in a square of side 100: FNV-1a of its id seeds the generator. */
function startOf(id: string): Place {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  const generator = xoroshiro128plus(hash)
  return { x: uniformFloat64(generator) * 100, y: uniformFloat64(generator) * 100 }
}

/** Runs ForceAtlas2 over the component that `boxes` holds and moves them to where it puts them. */
function applyForces(links: LinkGraph, boxes: ReadonlyMap<string, Box>): void {
  const component = links.nullCopy()
  for (const [id, { x, y }] of boxes) component.addNode(id, { x, y })
  for (const id of boxes.keys()) {
    links.forEachEdge(id, (_, { weight }, source, target) => {
      if (source === id) component.addEdge(source, target, { weight })
    })
  }
  const places = forceAtlas2(component, {
    iterations: within(2_000_000 / boxes.size, 60, 600),
    // A pair named in fifty sentences is not drawn fifty times as tight as one named once.
    getEdgeWeight: (_, { weight }) => 1 + Math.log2(weight),
    settings: {
      ...forceAtlas2.inferSettings(boxes.size),
      barnesHutOptimize: boxes.size >= ESTIMATED_FROM,
    },
  })
  for (const [id, box] of boxes) Object.assign(box, places[id])
}

/** Brings the component, whatever units the forces left it in, to the size at which its labels take `DENSITY` of the area. */
function scale(boxes: readonly Box[]): void {
  const labels = boxes.reduce((sum, { left, right, up, down }) => sum + (left + right) * (up + down), 0)
  const { width, height } = spreadOf(boxes)
  // Two nodes or a straight chain have no area of their own.
  const area = Math.max(width, height / 4) * Math.max(height, width / 4)
  if (area === 0) return
  const longest = SHORTEST_SIDE + (boxes.length - 2) * SIDE_PER_NODE
  stretch(boxes, Math.min(Math.sqrt(labels / DENSITY / area), longest / Math.max(width, height)))
}

function widen(boxes: readonly Box[], aspect: number): void {
  const { width, height } = spreadOf(boxes)
  const factor = Math.min(MOST_WIDENED, Math.max(1 / MOST_WIDENED, Math.sqrt((aspect * height) / width)))
  stretch(boxes, factor, 1 / factor)
}

function stretch(boxes: readonly Box[], across: number, up = across): void {
  for (const box of boxes) {
    box.x *= across
    box.y *= up
  }
}

/** Links as pairs of positions in `ids`. */
function linesOf(links: LinkGraph, ids: readonly string[]): [number, number][] {
  const index = new Map(ids.map((id, position) => [id, position]))
  return ids.flatMap((id, from) =>
    links
      .neighbors(id)
      .map((neighbour): [number, number] => [from, index.get(neighbour) as number])
      .filter(([, to]) => from < to),
  )
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}
