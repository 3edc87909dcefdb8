// Where the keyboard's cursor goes: the nearest node in the direction of the arrow, as the eye would pick it.

export type Direction = 'left' | 'right' | 'up' | 'down'

type Placed = { id: string; x: number; y: number }

const STEP: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
}

/** The id of the next node, or undefined at the edge; y grows upwards. Without a start it is the first node from the upper left. */
export function nearestInDirection(
  nodes: readonly Placed[],
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const start = nodes.find(({ id }) => id === from)
  const step = STEP[direction]
  const costs = nodes.flatMap(({ id, x, y }) => {
    if (!start) return [{ id, cost: x - y }]
    const [dx, dy] = [x - start.x, y - start.y]
    const ahead = dx * step.x + dy * step.y
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x)
    // Only what lies in the quarter ahead; what is aside of the way counts twice.
    return id !== from && ahead > 0 && aside <= ahead * 1.6 ? [{ id, cost: ahead + aside * 2 }] : []
  })
  return costs.sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1))[0]?.id
}
