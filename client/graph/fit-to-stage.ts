// Brings the server's places to the size of the stage, so that at the camera's first position one unit is one pixel.

export type Place = { x: number; y: number }
export type Size = { width: number; height: number }
/** Pixels kept free at each side. */
export type Inset = { left: number; right: number; top: number; bottom: number }

/** A layout made for a wide screen may be drawn out this much to fill a tall one; more would distort it. */
const MOST_STRETCH = 2

/** Few nodes are not blown up to fill the stage: less than two pixels a unit keep a small story small. */
const LARGEST_SCALE = 1.6

/** On a stage wider than this everything on it is larger, as a screen of such a kind is looked at from farther off. */
const WIDE = 1800

/** How much larger the graph is drawn on a stage of this width than on a desk's. */
export const magnification = (width: number): number => Math.max(1, width / WIDE)

/** Places in pixels from the lower left corner of the stage; their order and rough shape stay as they were. */
export function fitToStage(
  places: ReadonlyMap<string, Place>,
  stage: Size,
  inset: Inset,
): Map<string, Place> {
  const all = [...places.values()]
  if (all.length === 0) return new Map()
  const [left, right] = rangeOf(all.map(place => place.x))
  const [bottom, top] = rangeOf(all.map(place => place.y))
  const room = {
    width: Math.max(1, stage.width - inset.left - inset.right),
    height: Math.max(1, stage.height - inset.top - inset.bottom),
  }
  const full = { x: room.width / Math.max(1, right - left), y: room.height / Math.max(1, top - bottom) }
  const largest = LARGEST_SCALE * magnification(stage.width)
  const scale = Math.min(full.x, full.y, largest)
  const scaleX = Math.min(full.x, scale * MOST_STRETCH, largest)
  const scaleY = Math.min(full.y, scale * MOST_STRETCH, largest)
  const middle = { x: inset.left + room.width / 2, y: inset.bottom + room.height / 2 }
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      {
        x: middle.x + (x - (left + right) / 2) * scaleX,
        y: middle.y + (y - (bottom + top) / 2) * scaleY,
      },
    ]),
  )
}

function rangeOf(values: readonly number[]): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}
