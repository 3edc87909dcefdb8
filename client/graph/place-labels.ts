// Finds a place for each label where it covers neither another label nor a node; the first asked are the first served.

export type Disc = { x: number; y: number; radius: number }

export type LabelRequest = Disc & {
  id: string
  width: number
  height: number
  /** The label is moved away from its node rather than left out; a line then leads to it. */
  must: boolean
  /** Where it stood last time: it stays there while it can, so that labels do not flicker. */
  last?: Side | undefined
}

export const SIDES = ['right', 'left', 'below', 'above'] as const
export type Side = (typeof SIDES)[number]

/** `x` is the left edge of the text, `y` its middle. */
export type PlacedLabel = {
  id: string
  x: number
  y: number
  width: number
  height: number
  side: Side
  /** Pixels between node and label beyond the usual gap. */
  away: number
}

type Box = { left: number; right: number; top: number; bottom: number }

/** Between the node's edge and its label, pixels. */
const GAP = 4

/** How far a label that must be shown may move from its node, pixels. */
const DISTANCES = [0, 14, 28, 46, 66]

/** Places in the order of the requests; those without room are missing. `stage` is in pixels from 0, 0. */
export function placeLabels(
  requests: readonly LabelRequest[],
  nodes: ReadonlyMap<string, Disc>,
  stage: { width: number; height: number },
): PlacedLabel[] {
  const taken = new BoxGrid()
  for (const [id, { x, y, radius }] of nodes) {
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }, id)
  }
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    const label = findPlace(request, taken, stage)
    if (!label) continue
    placed.push(label)
    taken.add(boxOf(label), null)
  }
  return placed
}

function findPlace(
  request: LabelRequest,
  taken: BoxGrid,
  stage: { width: number; height: number },
): PlacedLabel | undefined {
  const { last } = request
  const sides = last ? [last, ...SIDES.filter(side => side !== last)] : SIDES
  for (const away of request.must ? DISTANCES : [0]) {
    for (const side of sides) {
      const label = labelAt(request, side, away)
      const box = boxOf(label)
      const inside =
        box.left >= 2 && box.right <= stage.width - 2 && box.top >= 2 && box.bottom <= stage.height - 2
      if (inside && taken.isFree(box, request.id)) return label
    }
  }
  return undefined
}

function labelAt({ id, x, y, radius, width, height }: LabelRequest, side: Side, away: number): PlacedLabel {
  const reach = radius + GAP + away
  const corner = {
    right: { x: x + reach, y },
    left: { x: x - reach - width, y },
    below: { x: x - width / 2, y: y + reach + height / 2 - 2 },
    above: { x: x - width / 2, y: y - reach - height / 2 + 2 },
  }[side]
  return { id, ...corner, width, height, side, away }
}

const boxOf = ({ x, y, width, height }: PlacedLabel): Box => ({
  left: x - 1,
  right: x + width + 1,
  top: y - height / 2,
  bottom: y + height / 2,
})

/** Boxes by the squares they touch, so that a question looks at the neighbours only. */
class BoxGrid {
  readonly #squares = new Map<string, { box: Box; owner: string | null }[]>()

  add(box: Box, owner: string | null): void {
    for (const key of squaresOf(box)) {
      const square = this.#squares.get(key)
      if (square) square.push({ box, owner })
      else this.#squares.set(key, [{ box, owner }])
    }
  }

  /** True where nothing but what belongs to `owner` touches the box. */
  isFree(box: Box, owner: string): boolean {
    return squaresOf(box).every(key =>
      (this.#squares.get(key) ?? []).every(entry => entry.owner === owner || !touches(entry.box, box)),
    )
  }
}

const SQUARE = 64

function squaresOf({ left, right, top, bottom }: Box): string[] {
  const keys: string[] = []
  for (let column = Math.floor(left / SQUARE); column <= Math.floor(right / SQUARE); column++) {
    for (let row = Math.floor(top / SQUARE); row <= Math.floor(bottom / SQUARE); row++)
      keys.push(`${column},${row}`)
  }
  return keys
}

const touches = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
