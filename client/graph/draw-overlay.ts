// Draws what Sigma's WebGL layers do not: names, glyphs, rings, arrowheads and the kinds of relations, on a canvas above them.
import { typeGlyph } from '../schema.ts'
import type { Focus } from './appearance.ts'
import type { Palette } from './palette.ts'
import { type Disc, type LabelRequest, type PlacedLabel, placeLabels, type Stage } from './place-labels.ts'
import type { NodeAttributes } from './stage-graph.ts'

export type DrawnNode = Disc &
  Pick<NodeAttributes, 'type' | 'mentions'> & {
    id: string
    label: string
    /** For where the label finds no room. */
    shortLabel: string
  }

/** A relation in focus; `text` is its kind or title, `arrow` false for relations without direction. */
export type DrawnRelation = {
  id: string
  source: Disc
  target: Disc
  text: string
  arrow: boolean
  chosen: boolean
}

export type Scene = {
  nodes: readonly DrawnNode[]
  relations: readonly DrawnRelation[]
  focus: Focus
  /** Under the pointer or the keyboard's cursor. */
  hovered: string | null
  palette: Palette
  stage: Stage
  font: string
  /** Pixels of the names. */
  textSize: number
}

/** A node shows its glyph from this radius on. */
const GLYPH_FROM = 6.2

/** Where each label stands; pass it to the next drawing, so that labels stay on their side. */
export type DrawnLabels = ReadonlyMap<string, PlacedLabel>

export function drawOverlay(
  context: CanvasRenderingContext2D,
  scene: Scene,
  last: DrawnLabels,
  measure: (text: string, font: string) => number,
): DrawnLabels {
  context.clearRect(0, 0, scene.stage.width, scene.stage.height)
  context.lineJoin = 'round'
  drawArrows(context, scene)
  drawGlyphs(context, scene)
  drawRings(context, scene)
  return drawTexts(context, scene, last, measure)
}

function drawArrows(context: CanvasRenderingContext2D, { relations, palette }: Scene): void {
  for (const { source, target, arrow, chosen } of relations) {
    if (!arrow) continue
    const angle = Math.atan2(target.y - source.y, target.x - source.x)
    const length = chosen ? 11 : 9
    const tip = target.radius + 1.5
    context.fillStyle = chosen ? palette.accent : palette.ink
    context.beginPath()
    for (const [back, aside] of [
      [tip, 0],
      [tip + length, length * 0.42],
      [tip + length, -length * 0.42],
    ] as const) {
      context.lineTo(
        target.x - Math.cos(angle) * back - Math.sin(angle) * aside,
        target.y - Math.sin(angle) * back + Math.cos(angle) * aside,
      )
    }
    context.fill()
  }
}

function drawGlyphs(context: CanvasRenderingContext2D, { nodes, focus, palette, font }: Scene): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { id, x, y, radius, type } of nodes) {
    if (radius < GLYPH_FROM || !(focus.none || focus.nodes.has(id))) continue
    context.font = `600 ${Math.round(Math.min(radius * 1.18, 17))}px ${font}`
    context.fillStyle = palette.onType
    context.fillText(typeGlyph(type), x, y + 0.5)
  }
}

function drawRings(context: CanvasRenderingContext2D, { nodes, focus, hovered, palette }: Scene): void {
  for (const { id, x, y, radius } of nodes) {
    const centre = focus.centres.has(id)
    if (!centre && hovered !== id) continue
    context.strokeStyle = palette.ink
    context.lineWidth = centre ? 2 : 1.25
    context.beginPath()
    context.arc(x, y, radius + 2.5, 0, Math.PI * 2)
    context.stroke()
  }
}

type Text = LabelRequest & { font: string; colour: string }

function drawTexts(
  context: CanvasRenderingContext2D,
  scene: Scene,
  last: DrawnLabels,
  measure: (text: string, font: string) => number,
): DrawnLabels {
  const texts = textsOf(scene, last, measure)
  const byId = new Map(texts.map(text => [text.id, text]))
  const obstacles = new Map(
    scene.nodes.map(node => [
      node.id,
      { ...node, faint: !(scene.focus.none || scene.focus.nodes.has(node.id)) },
    ]),
  )
  const placed = placeLabels(texts, obstacles, scene.stage)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  // The first asked matter most and are painted last, above the halos of the others.
  for (const { id, text, x, y, width, height, away } of placed.toReversed()) {
    const { font, colour, ...node } = byId.get(id) as Text
    if (away > 0) drawLead(context, node, { x, y, width, height }, scene.palette)
    context.font = font
    context.strokeStyle = scene.palette.paper
    context.lineWidth = 4
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  return new Map(placed.map(label => [label.id, label]))
}

type Frame = { x: number; y: number; width: number; height: number }

/** The thin line from a node to the nearest point of a label that had to move away from it. */
function drawLead(context: CanvasRenderingContext2D, node: Disc, label: Frame, palette: Palette): void {
  const x = Math.min(label.x + label.width, Math.max(label.x, node.x))
  const y = Math.min(label.y + label.height / 2, Math.max(label.y - label.height / 2, node.y))
  const angle = Math.atan2(y - node.y, x - node.x)
  context.strokeStyle = palette.faintInk
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(node.x + Math.cos(angle) * node.radius, node.y + Math.sin(angle) * node.radius)
  context.lineTo(x, y)
  context.stroke()
}

/** How far names in focus, and those that come most, may stand from their nodes; pixels. */
const FAR = 66
const NEAR = 46

/** From so many mentions on a node is one of the foremost tenth, whose names should not be missing. */
function prominence(nodes: readonly DrawnNode[]): number {
  const mentions = nodes.map(node => node.mentions).sort((a, b) => b - a)
  return Math.max(2, mentions[Math.floor(mentions.length / 10)] ?? 0)
}

/** Where on its line the kind of a relation may stand, from source to target. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7]

/** Every text that wants a place, the most important first. */
function textsOf(
  { nodes, relations, focus, hovered, palette, font, textSize }: Scene,
  last: DrawnLabels,
  measure: (text: string, font: string) => number,
): Text[] {
  const rank = ({ id }: DrawnNode) =>
    id === hovered ? 0 : focus.centres.has(id) ? 1 : focus.nodes.has(id) ? 2 : 4
  const known = prominence(nodes)
  const names = nodes.map(node => {
    const place = rank(node)
    const size = place === 1 ? textSize + 2.5 : textSize
    const weight = place <= 1 ? 600 : place === 2 ? 500 : 400
    const nodeFont = `${weight} ${size}px ${font}`
    return {
      ...node,
      place,
      text: node.label,
      font: nodeFont,
      colour: place < 4 ? palette.ink : focus.none ? palette.quietInk : palette.faintInk,
      width: measure(node.label, nodeFont),
      // In focus every name stands in full.
      ...(node.shortLabel === node.label || place < 4
        ? {}
        : { shorter: { text: node.shortLabel, width: measure(node.shortLabel, nodeFont) } }),
      height: size + 4,
      reach: place < 4 ? FAR : node.mentions >= known ? NEAR : 0,
      overFaint: place < 4,
      last: last.get(node.id)?.side,
    }
  })
  const kindFont = `400 ${textSize - 1.5}px ${font}`
  const kinds = relations
    .filter(({ text }) => text !== '')
    .map(({ id, source, target, text, chosen }) => {
      const width = measure(text, kindFont)
      return {
        id: `kind of ${id}`,
        place: 3,
        x: source.x,
        y: source.y,
        radius: 0,
        middles: ALONG.map(share => ({
          x: source.x + (target.x - source.x) * share,
          y: source.y + (target.y - source.y) * share,
        })),
        mentions: 0,
        text,
        font: kindFont,
        colour: chosen ? palette.accent : palette.quietInk,
        width,
        height: textSize + 1,
        reach: 0,
        overFaint: true,
      }
    })
  return [...names, ...kinds].sort(
    (a, b) => a.place - b.place || b.mentions - a.mentions || (a.id < b.id ? -1 : 1),
  )
}
