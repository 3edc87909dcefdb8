// Turns a small component as it best lies: a layout says nothing about up or down, but labels run to the right.
import { type Box, frameOf } from './box.ts'

const TURNS = 24

/** What a line through a label costs in square units of the frame: about the area of a label. */
const CROSSED_LABEL = 1500

/**
 * Turns `boxes` in place around the origin such that few of `lines` (pairs of indices) run through a label and the frame
 * around all is small. Tries 24 turns of the component and of its mirror image; takes boxes × lines × 48 steps.
 */
export function turnBoxes(boxes: readonly Box[], lines: readonly (readonly [number, number])[]): void {
  let best = boxes
  let least = Number.POSITIVE_INFINITY
  for (const mirror of [1, -1]) {
    for (let turn = 0; turn < TURNS; turn++) {
      const [sine, cosine] = [Math.sin((2 * Math.PI * turn) / TURNS), Math.cos((2 * Math.PI * turn) / TURNS)]
      const turned = boxes.map(box => {
        const x = box.x * mirror
        return { ...box, x: x * cosine - box.y * sine, y: x * sine + box.y * cosine }
      })
      const cost = frameArea(turned) + CROSSED_LABEL * countCrossed(turned, lines)
      // The first of equally good turns stays, unless another is better by more than rounding.
      if (cost >= least - 1e-6) continue
      least = cost
      best = turned
    }
  }
  for (const [index, box] of boxes.entries()) {
    const { x, y } = best[index] as Box
    box.x = x
    box.y = y
  }
}

function frameArea(boxes: readonly Box[]): number {
  const { left, right, bottom, top } = frameOf(boxes)
  return (right - left) * (top - bottom)
}

function countCrossed(boxes: readonly Box[], lines: readonly (readonly [number, number])[]): number {
  let crossed = 0
  for (const [from, to] of lines) {
    for (const box of boxes) if (runsThrough(boxes[from] as Box, boxes[to] as Box, box)) crossed++
  }
  return crossed
}

/** Whether the line from `a` to `b` touches the label of `box`: what lies to the right of its node. */
function runsThrough(a: Box, b: Box, box: Box): boolean {
  const [left, right] = [box.x + box.left, box.x + box.right]
  const [low, high] = a.x <= b.x ? [a, b] : [b, a]
  const from = Math.max(low.x, left)
  const to = Math.min(high.x, right)
  if (from > to) return false
  const heightAt = (x: number) =>
    high.x === low.x ? low.y : low.y + ((x - low.x) / (high.x - low.x)) * (high.y - low.y)
  const [one, other] = high.x === low.x ? [low.y, high.y] : [heightAt(from), heightAt(to)]
  // Half a line's height: the letters are lower than the line they stand on is high.
  return Math.min(one, other) < box.y + box.up / 2 && Math.max(one, other) > box.y - box.down / 2
}
