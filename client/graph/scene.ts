// Turns Sigma's present state into what the overlay draws: places on the screen, shortened names, relations in focus.
import type Sigma from 'sigma'
import { isSymmetric } from '../schema.ts'
import type { Selection } from '../view.ts'
import { type Focus, isLinkHidden, isNodeHidden, type Look } from './appearance.ts'
import type { DrawnNode, DrawnRelation, Scene } from './draw-overlay.ts'
import type { Size } from './fit-to-stage.ts'
import type { Palette } from './palette.ts'
import { shortenName } from './shorten-name.ts'
import { type LinkAttributes, NARROW, type NodeAttributes, type StageGraph } from './stage-graph.ts'

export type SceneState = {
  look: Look
  focus: Focus
  hovered: Selection | null
  palette: Palette
  font: string
  relationText: (link: LinkAttributes) => string
}

/** Wide characters of a name on the canvas: where there is little room, at rest, in focus, chosen; a hovered name is shown in full. */
const LENGTHS = { tight: 6, rest: 11, near: 14, centre: 20 }

/** Nodes this far outside the stage are not drawn, pixels; labels of the nearer ones may reach in. */
const BEYOND = 200

/** The buttons for the zoom stand in the lower right corner, where there is room for them. */
const buttonsOf = ({ width, height }: Size) => ({
  left: width - 52,
  right: width,
  top: height - 122,
  bottom: height,
})

export function sceneOf(sigma: Sigma<NodeAttributes, LinkAttributes>, state: SceneState): Scene {
  const { look, focus, hovered, palette, font } = state
  const stage = sigma.getDimensions()
  const hoveredNode = hovered?.kind === 'entity' ? hovered.id : null
  const narrow = stage.width < NARROW
  const nodes = new Map<string, DrawnNode>()
  sigma.getGraph().forEachNode((id, node) => {
    const shown = sigma.getNodeDisplayData(id)
    if (!shown || isNodeHidden(node, look)) return
    const { x, y } = sigma.framedGraphToViewport(shown)
    if (x < -BEYOND || y < -BEYOND || x > stage.width + BEYOND || y > stage.height + BEYOND) return
    const { name, type, mentions } = node
    const length = focus.centres.has(id) ? LENGTHS.centre : focus.nodes.has(id) ? LENGTHS.near : LENGTHS.rest
    const label = id === hoveredNode ? name : shortenName(name, length)
    const shortLabel = shortenName(name, LENGTHS.tight)
    nodes.set(id, { id, x, y, radius: sigma.scaleSize(shown.size), type, mentions, label, shortLabel })
  })
  return {
    nodes: [...nodes.values()],
    relations: relationsInFocus(sigma.getGraph() as StageGraph, nodes, state),
    focus,
    hovered: hoveredNode,
    palette,
    stage: { ...stage, ...(narrow ? {} : { reserved: buttonsOf(stage) }) },
    font,
    textSize: narrow ? 11.5 : 12.5,
  }
}

function relationsInFocus(
  graph: StageGraph,
  nodes: ReadonlyMap<string, DrawnNode>,
  { look, focus, relationText }: SceneState,
): DrawnRelation[] {
  const relations: DrawnRelation[] = []
  for (const id of focus.edges) {
    if (!graph.hasEdge(id)) continue
    const link = graph.getEdgeAttributes(id)
    const [source, target] = graph.extremities(id).map(end => nodes.get(end))
    const chosen = focus.edge === id
    if (!source || !target || link.kind !== 'stated' || (isLinkHidden(link, look) && !chosen)) continue
    relations.push({ id, source, target, text: relationText(link), arrow: !isSymmetric(link.type), chosen })
  }
  return relations
}
