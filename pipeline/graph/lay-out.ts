// Gives every node its place: each component is laid out alone, its labels freed from one another, and all are packed side by side.
import components from 'graphology-components'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { FactGraph } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'
import { joinLinks, type LinkGraph } from './join-links.ts'
import { packBoxes } from './pack-boxes.ts'
import { type Box, separateBoxes } from './separate-boxes.ts'

// Its typings promise an ES default export, but Node gives the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as (typeof forceAtlas2Module)['default']

export type Place = { x: number; y: number }

/** Width by height of the whole: a graph stands beside a panel on a wide screen. */
const ASPECT = 1.5

/** Labels stand to the right of their nodes. Sizes in units of the layout: pixels where the font is 12 pixels. */
const NODE_RADIUS = 9
const CHARACTER_WIDTH = 12
const LINE_HEIGHT = 22
const LABEL_GAP = 10

/** Longer names are cut off in the picture. */
const LABEL_CHARACTERS = 14

/** The share of a component's area that its labels take before they are freed from one another. */
const DENSITY = 0.34

/** Room around each component, so that two stories do not read as one. */
const MARGIN = 16

/** With so many nodes every pair's repulsion is estimated (Barnes–Hut) rather than counted. */
const ESTIMATED_FROM = 600

/**
 * Place of every node; the same graph gives the same places. A component keeps its shape while other pages are added,
 * because a node's starting point comes from its id alone.
 *
 * Labels do not overlap in components up to some thousand nodes; y grows upwards, the middle is 0, 0, places are rounded to
 * two decimals. Takes about 30 s for 10,000 nodes and 50,000 edges.
 */
export function layOut(graph: FactGraph): Map<string, Place> {
  const links = joinLinks(graph)
  const parts = components
    .connectedComponents(links)
    .map(ids => ids.sort(compareStrings))
    .sort((a, b) => b.length - a.length || compareStrings(a[0] as string, b[0] as string))
    .map(ids => layOutComponent(links, ids, graph))

  const corners = packBoxes(parts, { aspect: ASPECT })
  const places = new Map<string, Place>()
  for (const [index, { boxes, left, top }] of parts.entries()) {
    const corner = corners[index] as { left: number; top: number }
    for (const [id, { x, y }] of boxes) places.set(id, { x: x - left + corner.left, y: y - top - corner.top })
  }
  return centred(places)
}

type LaidOut = {
  boxes: ReadonlyMap<string, Box>
  /** The frame around all boxes, with a margin. */
  left: number
  top: number
  width: number
  height: number
}

function layOutComponent(links: LinkGraph, ids: readonly string[], graph: FactGraph): LaidOut {
  const boxes = new Map(ids.map(id => [id, boxOf(graph.getNodeAttribute(id, 'name'), startOf(id))]))
  if (ids.length > 1) {
    spread(links, boxes)
    scale([...boxes.values()])
    separateBoxes([...boxes.values()], { rounds: roundsFor(ids.length) })
  }
  return frame(boxes)
}

/** Runs ForceAtlas2 over the component that `boxes` holds and moves them to where it puts them. */
function spread(links: LinkGraph, boxes: ReadonlyMap<string, Box>): void {
  const component = links.nullCopy() as unknown as LinkGraph
  for (const [id, { x, y }] of boxes) component.addNode(id, { x, y } as never)
  for (const id of boxes.keys()) {
    links.forEachEdge(id, (_, { weight }, source, target) => {
      if (source === id) component.addEdge(source, target, { weight })
    })
  }
  const order = boxes.size
  const places = forceAtlas2(component, {
    iterations: iterationsFor(order),
    // A pair named in fifty sentences is not drawn fifty times as tight as one named once.
    getEdgeWeight: (_, { weight }) => 1 + Math.log2(weight),
    settings: {
      ...forceAtlas2.inferSettings(order),
      barnesHutOptimize: order >= ESTIMATED_FROM,
    },
  })
  for (const [id, box] of boxes) Object.assign(box, places[id])
}

function iterationsFor(order: number): number {
  return Math.round(Math.min(600, Math.max(60, 400_000 / order)))
}

function roundsFor(order: number): number {
  return Math.round(Math.min(400, Math.max(40, 400_000 / order)))
}

/** Brings the component, whatever units ForceAtlas2 left it in, to the size at which its labels take `DENSITY` of the area. */
function scale(boxes: readonly Box[]): void {
  const labels = boxes.reduce((sum, { left, right, up, down }) => sum + (left + right) * (up + down), 0)
  const [width, height] = [spanOf(boxes.map(({ x }) => x)), spanOf(boxes.map(({ y }) => y))]
  // Two nodes or a straight chain have no area of their own.
  const area = Math.max(width, height / 4) * Math.max(height, width / 4)
  const factor = area > 0 ? Math.sqrt(labels / DENSITY / area) : 1
  for (const box of boxes) {
    box.x *= factor
    box.y *= factor
  }
}

function frame(boxes: ReadonlyMap<string, Box>): LaidOut {
  const all = [...boxes.values()]
  const left = Math.min(...all.map(box => box.x - box.left)) - MARGIN
  const right = Math.max(...all.map(box => box.x + box.right)) + MARGIN
  const bottom = Math.min(...all.map(box => box.y - box.down)) - MARGIN
  const top = Math.max(...all.map(box => box.y + box.up)) + MARGIN
  return { boxes, left, top, width: right - left, height: top - bottom }
}

function boxOf(name: string, { x, y }: Place): Box {
  let width = 0
  for (const character of [...name].slice(0, LABEL_CHARACTERS)) {
    // Latin letters and digits are about half as wide as a Chinese character.
    width += (character.codePointAt(0) as number) < 0x2000 ? CHARACTER_WIDTH * 0.55 : CHARACTER_WIDTH
  }
  return {
    x,
    y,
    left: NODE_RADIUS,
    right: NODE_RADIUS + width + LABEL_GAP,
    up: LINE_HEIGHT / 2,
    down: LINE_HEIGHT / 2,
  }
}

/** Where a node starts, within a square of side 100: from its id alone (FNV-1a of it seeds the generator). */
function startOf(id: string): Place {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  const generator = xoroshiro128plus(hash)
  return { x: uniformFloat64(generator) * 100, y: uniformFloat64(generator) * 100 }
}

function centred(places: ReadonlyMap<string, Place>): Map<string, Place> {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  const all = [...places.values()]
  const [x, y] = [middle(all.map(place => place.x)), middle(all.map(place => place.y))]
  const round = (value: number) => Math.round(value * 100) / 100
  return new Map([...places].map(([id, place]) => [id, { x: round(place.x - x), y: round(place.y - y) }]))
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}
