// Finds a place for each label where it covers neither another label nor a node; the first asked are the first served.

type Point = { x: number; y: number }

export type Disc = Point & { radius: number }

/** A node that labels keep clear of; a faint one only matters to labels that matter little themselves. */
export type Obstacle = Disc & { faint: boolean }

export type LabelRequest = Disc & {
  id: string
  text: string
  width: number
  /** What to show where the text is too wide for its place. */
  shorter?: { text: string; width: number }
  height: number
  /** How far the label may move away from its node rather than be left out, pixels; a line then leads to it. */
  reach: number
  /** It may cover faint nodes. */
  overFaint: boolean
  /** Where it stood last time: it stays there while it can, so that labels do not flicker. */
  last?: Side | undefined
  /** Middles to try instead of the sides of the node: along an edge. */
  middles?: readonly { x: number; y: number }[]
}

const SIDES = ['right', 'left', 'below', 'above'] as const
/** Where else a label may stand that has to move away. */
const CORNERS = ['right above', 'right below', 'left above', 'left below'] as const
export type Side = (typeof SIDES)[number] | (typeof CORNERS)[number]

/** `x` is the left edge of the text, `y` its middle. */
export type PlacedLabel = {
  id: string
  text: string
  x: number
  y: number
  width: number
  height: number
  side: Side
  /** Pixels between node and label beyond the usual gap. */
  away: number
}

export type Box = { left: number; right: number; top: number; bottom: number }

/** Between the node's edge and its label, pixels. */
const GAP = 4

/** Steps in which a label moves away from its node, pixels. */
const DISTANCES = [0, 14, 28, 46, 66]

export type Stage = {
  /** Pixels, from 0, 0. */
  width: number
  height: number
  /** Where something else stands: buttons. */
  reserved?: readonly Box[]
}

/** Places in the order of the requests; those without room are missing. */
export function placeLabels(
  requests: readonly LabelRequest[],
  nodes: ReadonlyMap<string, Obstacle>,
  stage: Stage,
): PlacedLabel[] {
  const taken = new BoxGrid()
  for (const box of stage.reserved ?? []) taken.add(box, null)
  for (const [id, { x, y, radius, faint }] of nodes) {
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }, { id, faint })
  }
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    const label = findPlace(request, taken, stage)
    if (!label) continue
    placed.push(label)
    taken.add(boxOf(label), null)
    for (const box of leadBoxes(request, label)) taken.add(box, null)
  }
  return placed
}

function findPlace(request: LabelRequest, taken: BoxGrid, stage: Stage): PlacedLabel | undefined {
  for (const { label, overFaint } of candidatesFor(request, stage)) {
    const box = boxOf(label)
    const inside =
      box.left >= 2 && box.right <= stage.width - 2 && box.top >= 2 && box.bottom <= stage.height - 2
    const free = inside && taken.isFree(box, { id: request.id, over: overFaint ? 'faint nodes' : 'nothing' })
    // A line may pass through a node, but not through another's name.
    const leads = () =>
      leadBoxes(request, label).every(box => taken.isFree(box, { id: request.id, over: 'nodes' }))
    if (free && leads()) return label
  }
  return undefined
}

/** Every place a label may take, the best first. */
function* candidatesFor(
  request: LabelRequest,
  stage: Stage,
): Generator<{ label: PlacedLabel; overFaint: boolean }> {
  const { id, text, width, height, reach, overFaint, last, middles, shorter } = request
  for (const { x, y } of middles ?? []) {
    yield { label: { id, text, x: x - width / 2, y, width, height, side: 'right', away: 0 }, overFaint }
  }
  if (middles) return
  const sides = last ? [last, ...SIDES.filter(side => side !== last)] : SIDES
  for (const side of sides) yield { label: labelAt(request, side, 0, stage), overFaint: false }
  if (shorter) {
    const short = { ...request, ...shorter }
    for (const side of sides) yield { label: labelAt(short, side, 0, stage), overFaint: false }
  }
  for (const away of DISTANCES) {
    if (away > reach) return
    for (const side of away > 0 ? [...sides, ...CORNERS] : sides)
      yield { label: labelAt(request, side, away, stage), overFaint }
  }
}

function labelAt(
  { id, text, x, y, radius, width, height }: LabelRequest,
  side: Side,
  away: number,
  stage: Stage,
): PlacedLabel {
  const reach = radius + GAP + away
  // Above and below it is moved along its node to stay on the stage.
  const seen = x >= 0 && x <= stage.width
  const middle = seen ? Math.max(3, Math.min(x - width / 2, stage.width - width - 3)) : x - width / 2
  const slant = reach * Math.SQRT1_2
  const corner = {
    right: { x: x + reach, y },
    left: { x: x - reach - width, y },
    below: { x: middle, y: y + reach + height / 2 - 2 },
    above: { x: middle, y: y - reach - height / 2 + 2 },
    'right above': { x: x + slant, y: y - slant },
    'right below': { x: x + slant, y: y + slant },
    'left above': { x: x - slant - width, y: y - slant },
    'left below': { x: x - slant - width, y: y + slant },
  }[side]
  return { id, text, ...corner, width, height, side, away }
}

/** Where the line to a label that had to move away meets it: at its nearest point. */
export function leadEnd(
  node: Point,
  { x, y, width, height }: Point & { width: number; height: number },
): Point {
  return {
    x: Math.min(x + width, Math.max(x, node.x)),
    y: Math.min(y + height / 2, Math.max(y - height / 2, node.y)),
  }
}

/** Pixels of the line that one box covers. */
const LEAD_STEP = 5

/** Boxes along the line from the node to its label, the label's own end left out; none where the label did not move away. */
function leadBoxes(node: Disc, label: PlacedLabel): Box[] {
  if (label.away === 0) return []
  const end = leadEnd(node, label)
  const length = Math.hypot(end.x - node.x, end.y - node.y)
  const boxes: Box[] = []
  for (let at = node.radius + 2; at < length - 2; at += LEAD_STEP) {
    const x = node.x + ((end.x - node.x) * at) / length
    const y = node.y + ((end.y - node.y) * at) / length
    boxes.push({ left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 })
  }
  return boxes
}

/** The first of these labels that cover none before them: what was placed apart may meet when the camera draws back. */
export function withoutOverlaps<Label extends PlacedLabel>(labels: Iterable<Label>): Label[] {
  const taken = new BoxGrid()
  const clear: Label[] = []
  for (const label of labels) {
    const box = boxOf(label)
    if (!taken.isFree(box, { id: '', over: 'nothing' })) continue
    taken.add(box, null)
    clear.push(label)
  }
  return clear
}

const boxOf = ({ x, y, width, height }: PlacedLabel): Box => ({
  left: x - 1,
  right: x + width + 1,
  top: y - height / 2,
  bottom: y + height / 2,
})

type Owner = { id: string; faint: boolean } | null

/** Boxes by the squares they touch, so that a question looks at the neighbours only. */
class BoxGrid {
  readonly #squares = new Map<number, { box: Box; owner: Owner }[]>()

  /** `owner` is the node that the box is; labels have none. */
  add(box: Box, owner: Owner): void {
    for (const key of squaresOf(box)) {
      const square = this.#squares.get(key)
      if (square) square.push({ box, owner })
      else this.#squares.set(key, [{ box, owner }])
    }
  }

  /** True where nothing touches the box but the node `id` itself, and what it may lie over. */
  isFree(box: Box, { id, over }: { id: string; over: 'nothing' | 'faint nodes' | 'nodes' }): boolean {
    const mayCover = (owner: Owner) =>
      owner !== null && (owner.id === id || over === 'nodes' || (over === 'faint nodes' && owner.faint))
    return squaresOf(box).every(key =>
      (this.#squares.get(key) ?? []).every(
        ({ box: other, owner }) => mayCover(owner) || !touches(other, box),
      ),
    )
  }
}

const SQUARE = 64

/** So many rows of squares are told apart; no stage is half as high. */
const ROWS = 8192

function squaresOf({ left, right, top, bottom }: Box): number[] {
  const keys: number[] = []
  for (let column = Math.floor(left / SQUARE); column <= Math.floor(right / SQUARE); column++) {
    for (let row = Math.floor(top / SQUARE); row <= Math.floor(bottom / SQUARE); row++)
      keys.push(column * ROWS + row)
  }
  return keys
}

const touches = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
