// The graph as the canvas holds it: the server's nodes and edges with a place in pixels, kept up to date without starting anew.
import { MultiGraph } from 'graphology'
import type { GraphAnswer, GraphNode } from '../../server/api/types.ts'
import type { SizeBy } from '../view.ts'
import { lineLook, nodeColour, STROKES } from './appearance.ts'
import type { Colouring } from './colouring.ts'
import { fitToStage, type Place, type Size } from './fit-to-stage.ts'
import { radiusOf, worthOf } from './node-size.ts'
import type { Palette } from './palette.ts'
import type { ShownGraph, ShownLink, ShownLinks } from './shown-graph.ts'

/** In Sigma's own names: it draws what stands here without asking. What a node is stands in the answer. */
export type NodeAttributes = Place & { size: number; color: string; hidden: boolean }

export type LinkAttributes = {
  size: number
  color: string
  hidden: boolean
  /** A number of `STROKES`. */
  stroke: number
}

export type StageGraph = MultiGraph<NodeAttributes, LinkAttributes>

/** Room for labels at the right, where they stand by preference, for the tools above (on a telephone beside), and a little air. */
const INSET = { left: 34, right: 74, top: 58, bottom: 30 }
const NARROW_INSET = { left: 16, right: 58, top: 14, bottom: 16 }

/** Below this width a stage is a telephone's. */
export const NARROW = 560

/** The place of every node on a stage of this size. */
export function placeNodes(
  nodes: readonly Pick<GraphNode, 'id' | 'x' | 'y'>[],
  stage: Size,
): Map<string, Place> {
  const places = new Map(nodes.map(({ id, x, y }) => [id, { x, y }]))
  return fitToStage(places, stage, stage.width < NARROW ? NARROW_INSET : INSET)
}

/**
 * A graph with the answer's nodes and edges. Nodes of `before` keep their place for now, so that they can be moved slowly;
 * new ones start at theirs. How they look comes with `dress`. A graph of its own, since Sigma would look at each change
 * of the one it shows.
 */
export function graphOf(
  answer: GraphAnswer,
  places: ReadonlyMap<string, Place>,
  before: StageGraph = new MultiGraph(),
): StageGraph {
  const graph: StageGraph = new MultiGraph()
  for (const { id } of answer.nodes) {
    const { x, y } = (before.hasNode(id) ? before.getNodeAttributes(id) : places.get(id)) ?? { x: 0, y: 0 }
    graph.addNode(id, { x, y, size: 0, color: '#000000', hidden: true })
  }
  // What comes later is drawn above: stated relations lie on shared sentences.
  for (const together of [true, false]) {
    for (const { id, source, target, kind } of answer.edges) {
      if ((kind === 'co_occurs') !== together || !graph.hasNode(source) || !graph.hasNode(target)) continue
      graph.addEdgeWithKey(id, source, target, { size: 1, color: '#000000', hidden: true, stroke: 0 })
    }
  }
  return graph
}

/** Whether two answers have the same nodes in the same places and the same edges: then they differ in what is counted alone. */
export function isSameGraph(one: GraphAnswer, other: GraphAnswer): boolean {
  return (
    one === other ||
    (one.nodes.length === other.nodes.length &&
      one.edges.length === other.edges.length &&
      one.nodes.every((node, at) => {
        const twin = other.nodes[at] as GraphNode
        return node.id === twin.id && node.x === twin.x && node.y === twin.y
      }) &&
      one.edges.every(({ id }, at) => id === other.edges[at]?.id))
  )
}

export type Dress = {
  shown: ShownGraph
  colouring: Colouring
  palette: Palette
  sizeBy: SizeBy
  stage: Size
  /** The number of days that the graph covers. */
  days: number
  comparing: boolean
}

/** Gives every node and line its look, in place and without an event for each; returns those that changed. */
export function dress(graph: StageGraph, wear: Dress): { nodes: string[]; edges: string[] } {
  const { shown, colouring, palette, sizeBy, stage, days, comparing } = wear
  const changed: string[] = []
  graph.forEachNode((id, node) => {
    const known = shown.nodes.get(id)
    const size = known ? radiusOf(worthOf(known, sizeBy, days), stage, graph.order) : node.size
    const color = known ? nodeColour(known, colouring, palette) : node.color
    if (node.hidden === !known && node.size === size && node.color === color) return
    node.hidden = !known
    node.size = size
    node.color = color
    changed.push(id)
  })
  return { nodes: changed, edges: dressLines(graph, shown.links, { palette, comparing }) }
}

/** What the lines of a graph wear, by the order of their ids. */
type Worn = {
  ids: readonly string[]
  attributes: readonly (LinkAttributes | undefined)[]
  links: readonly (ShownLink | undefined)[]
  palette: Palette
  comparing: boolean
}

const wardrobe = new WeakMap<StageGraph, Worn>()

/** Looks only at lines that are shown otherwise than before: of fifty thousand a filter leaves most as they are. */
function dressLines(
  graph: StageGraph,
  { ids, inOrder }: ShownLinks,
  { palette, comparing }: Pick<Dress, 'palette' | 'comparing'>,
): string[] {
  const worn = wardrobe.get(graph)
  const attributes =
    worn?.ids === ids
      ? worn.attributes
      : ids.map(id => (graph.hasEdge(id) ? graph.getEdgeAttributes(id) : undefined))
  const same = worn?.ids === ids && worn.palette === palette && worn.comparing === comparing
  const before = same ? worn.links : []
  const changed: string[] = []
  for (const [place, link] of attributes.entries()) {
    const known = inOrder[place]
    if (!link || (same && before[place] === known)) continue
    const hidden = known === undefined || known.beneath
    if (hidden && link.hidden) continue
    if (!hidden) {
      const look = lineLook(known, palette, { comparing })
      const stroke = STROKES[look.stroke]
      if (!link.hidden && link.color === look.colour && link.size === look.width && link.stroke === stroke)
        continue
      link.color = look.colour
      link.size = look.width
      link.stroke = stroke
    }
    link.hidden = hidden
    changed.push(ids[place] as string)
  }
  wardrobe.set(graph, { ids, attributes, links: inOrder, palette, comparing })
  return changed
}
