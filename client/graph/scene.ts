// Turns Sigma's present state into what is drawn: places on the screen, shortened names, lines in focus.
import type Sigma from 'sigma'
import type { GraphEdge } from '../../server/api/types.ts'
import { isSymmetric } from '../schema.ts'
import { type Focus, lineInFocus, lineLook } from './appearance.ts'
import type { DrawnLine, DrawnNode, Scene } from './draw-scene.ts'
import type { Size } from './fit-to-stage.ts'
import type { Palette } from './palette.ts'
import type { Box } from './place-labels.ts'
import { shortenName } from './shorten-name.ts'
import type { ShownGraph } from './shown-graph.ts'
import { type LinkAttributes, NARROW, type NodeAttributes } from './stage-graph.ts'

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

/** Wide characters of a name on the canvas: where there is little room, at rest, in focus, chosen; a hovered name is shown in full. */
const LENGTHS = { tight: 6, rest: 11, near: 14, centre: 20 }

/** Nodes this far outside the stage are not drawn, pixels; labels of the nearer ones may reach in. */
const BEYOND = 200

/** `whole`: with every line and node of the stage, as a picture to take away needs them. */
export function sceneOf(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  state: SceneState,
  { whole = false } = {},
): Scene {
  const { shown, focus, hovered, pinned, palette, fontFamily, reserved } = state
  const stage = sigma.getDimensions()
  const nodes = new Map<string, DrawnNode>()
  for (const [id, { node, mentions }] of shown.nodes) {
    const display = sigma.getNodeDisplayData(id)
    if (!display) continue
    const { x, y } = sigma.framedGraphToViewport(display)
    const far = x < -BEYOND || y < -BEYOND || x > stage.width + BEYOND || y > stage.height + BEYOND
    if (far && !whole && !focus.nodes.has(id)) continue
    const length = focus.centres.has(id) ? LENGTHS.centre : focus.nodes.has(id) ? LENGTHS.near : LENGTHS.rest
    nodes.set(id, {
      id,
      x,
      y,
      radius: sigma.scaleSize(display.size),
      type: node.type,
      colour: display.color,
      worth: mentions,
      label: id === hovered ? node.name : shortenName(node.name, length),
      shortLabel: shortenName(node.name, LENGTHS.tight),
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
    textSize: stage.width < NARROW ? 11.5 : 12.5,
  }
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
