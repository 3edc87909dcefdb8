// Draws what WebGL does not: what is in focus above the dimmed graph, glyphs, rings, arrowheads, names and kinds of relations.
import type { NodeType } from '../../server/api/types.ts'
import { typeGlyph } from '../schema.ts'
import type { Focus, LineLook } from './appearance.ts'
import type { Palette } from './palette.ts'
import type { Pen, Point } from './pen.ts'
import { leadEnd, type Stage } from './place-labels.ts'
import type { PlacedText, PlacedTexts } from './place-texts.ts'

export type DrawnNode = Point & {
  id: string
  radius: number
  type: NodeType
  colour: string
  /** The larger, the sooner it gets its name. */
  worth: number
  name: string
  /** Wide characters that its name may take, where there is room. */
  length: number
  pinned: boolean
}

/** `text` is the relation's kind or title, `arrow` false for relations without direction. */
export type DrawnLine = {
  id: string
  source: DrawnNode
  target: DrawnNode
  look: LineLook
  text: string
  arrow: boolean
  chosen: boolean
}

export type Scene = {
  /** Those of the most worth first. */
  nodes: readonly DrawnNode[]
  /** Those in focus; a picture to take away has all. */
  lines: readonly DrawnLine[]
  focus: Focus
  /** Under the pointer or the keyboard's cursor. */
  hovered: string | null
  palette: Palette
  stage: Stage
  fontFamily: string
  /** Pixels of the names. */
  textSize: number
}

/** A node shows its glyph from this radius on. */
export const GLYPH_FROM = 6.2

/** Draws a scene on clear ground; `whole` draws also the nodes that WebGL would. */
export function drawScene(pen: Pen, scene: Scene, texts: PlacedTexts, { whole = false } = {}): void {
  const { focus, nodes, lines, palette } = scene
  for (const { source, target, look } of lines) pen.line(source, target, look)
  for (const { id, x, y, radius, colour } of nodes) {
    if (focus.nodes.has(id) || (whole && focus.none)) pen.disc({ x, y }, radius, colour)
    else if (whole) pen.disc({ x, y }, radius, palette.faded(colour))
  }
  drawArrows(pen, scene)
  drawGlyphs(pen, scene)
  drawRings(pen, scene)
  // The first asked matter most and are painted last, above the halos of the others.
  const byId = new Map(nodes.map(node => [node.id, node]))
  for (const text of [...texts.values()].reverse()) drawText(pen, text, byId, palette)
}

function drawArrows(pen: Pen, { lines }: Scene): void {
  for (const { source, target, arrow, chosen, look } of lines) {
    if (!arrow) continue
    const angle = Math.atan2(target.y - source.y, target.x - source.x)
    const length = chosen ? 11 : 9
    const tip = target.radius + 1.5
    const corners = [
      [tip, 0],
      [tip + length, length * 0.42],
      [tip + length, -length * 0.42],
    ] as const
    pen.shape(
      corners.map(([back, aside]) => ({
        x: target.x - Math.cos(angle) * back - Math.sin(angle) * aside,
        y: target.y - Math.sin(angle) * back + Math.cos(angle) * aside,
      })),
      look.colour,
    )
  }
}

function drawGlyphs(pen: Pen, { nodes, focus, palette }: Scene): void {
  for (const { id, x, y, radius, type, colour } of nodes) {
    if (radius < GLYPH_FROM || !(focus.none || focus.nodes.has(id))) continue
    const size = Math.round(Math.min(radius * 1.18, 17))
    pen.text(
      typeGlyph(type),
      { x, y: y + 0.5 },
      { size, weight: 600, colour: palette.onColour(colour), anchor: 'middle' },
    )
  }
}

function drawRings(pen: Pen, { nodes, focus, hovered, palette }: Scene): void {
  for (const { id, x, y, radius, pinned } of nodes) {
    const centre = focus.centres.has(id)
    if (pinned) pen.ring({ x, y }, radius + 1.5, { colour: palette.quietInk, width: 1 })
    if (centre || hovered === id)
      pen.ring({ x, y }, radius + 2.5, { colour: palette.ink, width: centre ? 2 : 1.25 })
  }
}

function drawText(
  pen: Pen,
  { text, x, y, width, height, away, look, of }: PlacedText,
  nodes: ReadonlyMap<string, DrawnNode>,
  palette: Palette,
): void {
  const [named] = of
  const node = named === undefined ? undefined : nodes.get(named)
  if (away > 0 && node) drawLead(pen, node, { x, y, width, height }, palette)
  pen.text(text, { x, y }, { ...look, anchor: 'start' })
}

type Frame = Point & { width: number; height: number }

/** The thin line from a node to the nearest point of a label that had to move away from it. */
function drawLead(pen: Pen, node: DrawnNode, label: Frame, palette: Palette): void {
  const { x, y } = leadEnd(node, label)
  const angle = Math.atan2(y - node.y, x - node.x)
  const from = {
    x: node.x + Math.cos(angle) * node.radius,
    y: node.y + Math.sin(angle) * node.radius,
  }
  pen.line(from, { x, y }, { colour: palette.faintInk, width: 1, stroke: 'solid' })
}
