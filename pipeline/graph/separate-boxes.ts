// Moves boxes apart until none lies over another: nodes with their labels, which are far wider than high.
import type { Box } from './box.ts'

/** Where pushing alone does not free all boxes, everything is stretched a little after so many rounds. */
const ROUNDS_PER_STRETCH = 10
const STRETCH = 1.03

/** A push goes a little beyond touching, else rounding leaves a sliver of overlap for ever. */
const BEYOND = 0.05

/**
 * Moves `boxes` apart in place, each pair along the axis on which they overlap less, in at most `rounds` rounds.
 * Returns how many pairs the last round still found one over the other: 0 where all are free.
 */
export function separateBoxes(boxes: readonly Box[], { rounds }: { rounds: number }): number {
  let overlaps = 0
  for (let round = 1; round <= rounds; round++) {
    overlaps = pushApart(boxes)
    if (overlaps === 0) return 0
    if (round % ROUNDS_PER_STRETCH !== 0) continue
    for (const box of boxes) {
      box.x *= STRETCH
      box.y *= STRETCH
    }
  }
  return overlaps
}

/** Pushes every overlapping pair apart once and returns how many there were. */
function pushApart(boxes: readonly Box[]): number {
  const upwards = boxes.toSorted((a, b) => a.y - a.down - (b.y - b.down))
  let overlaps = 0
  for (const [i, lower] of upwards.entries()) {
    for (let j = i + 1; j < upwards.length; j++) {
      const upper = upwards[j] as Box
      const high =
        Math.min(lower.y + lower.up, upper.y + upper.up) -
        Math.max(lower.y - lower.down, upper.y - upper.down)
      if (upper.y - upper.down >= lower.y + lower.up) break
      const wide =
        Math.min(lower.x + lower.right, upper.x + upper.right) -
        Math.max(lower.x - lower.left, upper.x - upper.left)
      if (wide <= 0 || high <= 0) continue
      overlaps++
      if (high <= wide) {
        lower.y -= high / 2 + BEYOND
        upper.y += high / 2 + BEYOND
      } else {
        const [left, right] = lower.x <= upper.x ? [lower, upper] : [upper, lower]
        left.x -= wide / 2 + BEYOND
        right.x += wide / 2 + BEYOND
      }
    }
  }
  return overlaps
}
