// Turns Sigma's present state into what is drawn: places on the screen, shortened names, lines in focus.
import type Sigma from 'sigma'
import type { GraphEdge, GraphNode } from '../../server/api/types.ts'
import { isSymmetric } from '../schema.ts'
import { type Focus, lineInFocus, lineLook } from './appearance.ts'
import { type DrawnLine, type DrawnNode, GLYPH_FROM, type Scene } from './draw-scene.ts'
import { magnification, type Place, type Size } from './fit-to-stage.ts'
import type { Palette } from './palette.ts'
import type { Box } from './place-labels.ts'
import type { ShownGraph } from './shown-graph.ts'
import { type LinkAttributes, NARROW, type NodeAttributes, type StageGraph } from './stage-graph.ts'

export type SceneState = {
  shown: ShownGraph
  focus: Focus
  /** The node under the pointer or the keyboard's cursor. */
  hovered: string | null
  pinned: ReadonlySet<string>
  palette: Palette
  fontFamily: string
  comparing: boolean
  /** Where buttons stand, on a stage of this size. */
  reserved: (stage: Size) => readonly Box[]
  relationText: (edge: Pick<GraphEdge, 'labels' | 'type'>) => string
}

/** Wide characters of a name on the canvas: at rest, in focus, chosen; a hovered name is shown in full. */
const LENGTHS = { rest: 11, near: 14, centre: 20 }

/** Nodes this far outside the stage are not drawn, pixels; labels of the nearer ones may reach in. */
const BEYOND = 200

/** So many of those in sight are named, in the way of names, or meant by a finger; WebGL alone draws the lesser ones. */
const MOST_NODES = 1200

/** `whole`: with every line and node of the stage, as a picture to take away needs them. */
export function sceneOf(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  state: SceneState,
  { whole = false } = {},
): Scene {
  const { shown, focus, hovered, pinned, palette, fontFamily, reserved } = state
  const stage = sigma.getDimensions()
  const graph = sigma.getGraph()
  const toScreen = screenMap(sigma)
  const nodes = new Map<string, DrawnNode>()
  for (const { id, name, type, mentions, attributes } of byWorth(shown, graph)) {
    const { x, y } = toScreen(attributes)
    const far = x < -BEYOND || y < -BEYOND || x > stage.width + BEYOND || y > stage.height + BEYOND
    const radius = sigma.scaleSize(attributes.size)
    const lesser = nodes.size >= MOST_NODES && radius < GLYPH_FROM && id !== hovered && !pinned.has(id)
    if ((far || lesser) && !whole && !focus.nodes.has(id)) continue
    const length = focus.centres.has(id) ? LENGTHS.centre : focus.nodes.has(id) ? LENGTHS.near : LENGTHS.rest
    nodes.set(id, {
      id,
      x,
      y,
      radius,
      type,
      colour: attributes.color,
      worth: mentions,
      name,
      length: id === hovered ? Number.POSITIVE_INFINITY : length,
      pinned: pinned.has(id),
    })
  }
  return {
    nodes: [...nodes.values()],
    lines: linesOf(state, nodes, whole ? shown.links.keys() : focus.edges),
    focus,
    hovered,
    palette,
    stage: { ...stage, reserved: whole ? [] : reserved(stage) },
    fontFamily,
    textSize: stage.width < NARROW ? 11.5 : 12.5 * Math.sqrt(magnification(stage.width)),
  }
}

/** Where a place of the graph is on the screen: the camera never turns, so that two points tell it for all. */
export function screenMap(sigma: Sigma<NodeAttributes, LinkAttributes>): (place: Place) => Place {
  const [start, end] = [sigma.graphToViewport({ x: 0, y: 0 }), sigma.graphToViewport({ x: 1000, y: 1000 })]
  const [across, up] = [(end.x - start.x) / 1000, (end.y - start.y) / 1000]
  return ({ x, y }) => ({ x: start.x + x * across, y: start.y + y * up })
}

type Worthy = Pick<GraphNode, 'id' | 'name' | 'type'> & { mentions: number; attributes: NodeAttributes }

const ranked = new WeakMap<ShownGraph, { graph: StageGraph; nodes: readonly Worthy[] }>()

/** Those named most first; ranked once for each graph that is shown, since a camera on its way asks for it again and again. */
function byWorth(shown: ShownGraph, graph: StageGraph): readonly Worthy[] {
  const known = ranked.get(shown)
  if (known?.graph === graph) return known.nodes
  const nodes: Worthy[] = []
  for (const { node, mentions } of shown.nodes.values()) {
    const { id, name, type } = node
    // The answer may be one step ahead of the stage. What Sigma draws is changed in place: these attributes stay true.
    if (graph.hasNode(id)) nodes.push({ id, name, type, mentions, attributes: graph.getNodeAttributes(id) })
  }
  nodes.sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1))
  ranked.set(shown, { graph, nodes })
  return nodes
}

/** Lines that are out of focus come first, the chosen one last: each is drawn above those before it. */
function linesOf(
  { shown, focus, palette, comparing, relationText }: SceneState,
  nodes: ReadonlyMap<string, DrawnNode>,
  ids: Iterable<string>,
): DrawnLine[] {
  const lines: (DrawnLine & { rank: number })[] = []
  for (const id of ids) {
    const link = shown.links.get(id)
    const chosen = focus.edge === id
    const inFocus = focus.edges.has(id)
    if (!link || (link.beneath && !chosen)) continue
    const { edge } = link
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)]
    if (!source || !target) continue
    const stated = edge.kind === 'stated'
    const rest = lineLook(link, palette, { comparing })
    const look = inFocus
      ? lineInFocus(link, palette, { chosen, comparing })
      : focus.none
        ? rest
        : { ...rest, colour: palette.faded(rest.colour) }
    lines.push({
      id,
      source,
      target,
      look,
      text: inFocus && stated ? relationText(edge) : '',
      arrow: inFocus && stated && !isSymmetric(edge.type),
      chosen,
      rank: Number(inFocus) * 2 + Number(stated) + Number(chosen),
    })
  }
  return lines.sort((a, b) => a.rank - b.rank)
}
