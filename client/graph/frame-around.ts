// Where the camera must stand to show some nodes large, in Sigma's framed coordinates, in which the stage's longer side is 1.

type Place = { x: number; y: number }

/** The share of the stage that they may fill: their names need the rest. */
const SHARE = 0.42

/** Nearer than this, all sense of place is lost. */
const NEAREST = 0.36

/** Undefined for no nodes. */
export function frameAround(nodes: readonly Place[]): { x: number; y: number; ratio: number } | undefined {
  if (nodes.length === 0) return undefined
  const [xs, ys] = [nodes.map(node => node.x), nodes.map(node => node.y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return {
    x: (left + right) / 2,
    y: (low + high) / 2,
    ratio: Math.min(1, Math.max(NEAREST, (right - left) / SHARE, (high - low) / SHARE)),
  }
}
