// Which texts a scene asks for, the most important first, and where each finds room.
import type { DrawnLine, DrawnNode, Scene } from './draw-scene.ts'
import { fontOf, type Point, type TextLook } from './pen.ts'
import { type LabelRequest, type PlacedLabel, placeLabels, withoutOverlaps } from './place-labels.ts'
import { shortenName } from './shorten-name.ts'

/** A text with its place; `of` is the node it names, or the two ends of the relation it tells the kind of. */
export type PlacedText = PlacedLabel & { look: Omit<TextLook, 'anchor'>; of: readonly string[] }

/** Where each label stands; pass it to the next placing, so that labels stay on their side. */
export type PlacedTexts = ReadonlyMap<string, PlacedText>

export type Measure = (text: string, font: string) => number

/** How far names in focus, and those that come most, may stand from their nodes; pixels. */
const FAR = 66
const NEAR = 46

/** So many names at rest are asked for: more do not fit on any stage, and asking takes time. */
const MOST_NAMES = 450

/** So many nodes are in the way of labels: in a large graph the small ones may be covered. */
const MOST_OBSTACLES = 1200

/** On a small stage fewer are: one for so many square pixels, or two thousand nodes would leave a telephone without names. */
const OBSTACLE_ROOM = 450

/** Wide characters of a name that finds no room otherwise. */
const TIGHT = 6

/** Where on its line the kind of a relation may stand, from source to target. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7]

type Request = LabelRequest & Pick<PlacedText, 'look' | 'of'> & { place: number; worth: number }

export function placeTexts(scene: Scene, last: PlacedTexts, measure: Measure): PlacedTexts {
  const { nodes, stage } = scene
  const requests = [...nameRequests(scene, nodes, last, measure), ...kindRequests(scene, measure)].sort(
    (a, b) => a.place - b.place || b.worth - a.worth || (a.id < b.id ? -1 : 1),
  )
  const obstacles = new Map(
    nodes
      .slice(0, Math.min(MOST_OBSTACLES, (stage.width * stage.height) / OBSTACLE_ROOM))
      .map(node => [node.id, { ...node, faint: !(scene.focus.none || scene.focus.nodes.has(node.id)) }]),
  )
  const byId = new Map(requests.map(request => [request.id, request]))
  return new Map(
    placeLabels(requests, obstacles, scene.stage).map(label => {
      const { look, of } = byId.get(label.id) as Request
      return [label.id, { ...label, look, of }]
    }),
  )
}

function nameRequests(
  { focus, hovered, palette, fontFamily, textSize, stage }: Scene,
  nodes: readonly DrawnNode[],
  last: PlacedTexts,
  measure: Measure,
): Request[] {
  const rank = ({ id }: DrawnNode) =>
    id === hovered ? 0 : focus.centres.has(id) ? 1 : focus.nodes.has(id) ? 2 : 4
  // From this worth on a node is one of the foremost tenth, whose names should not be missing.
  const known = Math.max(2, nodes[Math.floor(nodes.length / 10)]?.worth ?? 0)
  // A name whose node is out of sight would belong to nothing.
  const inSight = ({ x, y, radius }: DrawnNode) =>
    x > -radius && y > -radius && x < stage.width + radius && y < stage.height + radius
  const asking = nodes.filter((node, index) => inSight(node) && (index < MOST_NAMES || rank(node) < 4))
  return asking.map(node => {
    const place = rank(node)
    const look = {
      size: place === 1 ? textSize + 2.5 : textSize,
      weight: place <= 1 ? 600 : place === 2 ? 500 : 400,
      colour: place < 4 ? palette.ink : focus.none ? palette.quietInk : palette.faintInk,
      halo: palette.paper,
    }
    const font = fontOf(look, fontFamily)
    const text = shortenName(node.name, node.length)
    const short = shortenName(node.name, TIGHT)
    // In focus every name stands in full.
    const shortens = short !== text && place === 4
    return {
      ...node,
      place,
      look,
      of: [node.id],
      text,
      width: measure(text, font),
      ...(shortens ? { shorter: { text: short, width: measure(short, font) } } : {}),
      height: look.size + 4,
      reach: place < 4 ? FAR : node.worth >= known && nodes.length <= MOST_NAMES ? NEAR : 0,
      overFaint: place < 4,
      last: last.get(node.id)?.side,
    }
  })
}

function kindRequests({ lines, palette, fontFamily, textSize }: Scene, measure: Measure): Request[] {
  const named = lines.filter(({ text }) => text !== '')
  return named.map(({ id, source, target, text, chosen }: DrawnLine) => {
    const look = {
      size: textSize - 1.5,
      weight: 400,
      colour: chosen ? palette.accent : palette.quietInk,
      halo: palette.paper,
    }
    return {
      id: `kind of ${id}`,
      place: 3,
      worth: 0,
      look,
      of: [source.id, target.id],
      x: source.x,
      y: source.y,
      radius: 0,
      middles: ALONG.map(share => between(source, target, share)),
      text,
      width: measure(text, fontOf(look, fontFamily)),
      height: textSize + 1,
      reach: 0,
      overFaint: true,
    }
  })
}

const between = (one: Point, other: Point, share: number): Point => ({
  x: one.x + (other.x - one.x) * share,
  y: one.y + (other.y - one.y) * share,
})

/** The texts moved along with what they belong to: while the camera is on its way none is placed anew. */
export function carryTexts(
  texts: PlacedTexts,
  before: ReadonlyMap<string, Point>,
  now: ReadonlyMap<string, Point>,
): PlacedTexts {
  const carried = new Map<string, PlacedText>()
  for (const [id, text] of texts) {
    const shifts = text.of.flatMap(end => {
      const [from, to] = [before.get(end), now.get(end)]
      return from && to ? [{ x: to.x - from.x, y: to.y - from.y }] : []
    })
    if (shifts.length < text.of.length) continue
    const mean = (axis: 'x' | 'y') => shifts.reduce((sum, shift) => sum + shift[axis], 0) / shifts.length
    carried.set(id, { ...text, x: text.x + mean('x'), y: text.y + mean('y') })
  }
  // As the camera draws back they move towards one another.
  return new Map(withoutOverlaps(carried.values()).map(text => [text.id, text]))
}
