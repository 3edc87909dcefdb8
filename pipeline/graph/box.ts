// A node with the room its label takes: what the layout moves about.
import type { FactNode } from './fact-graph.ts'

export type Place = { x: number; y: number }

/** The node is at `x`, `y`, changed in place; y grows upwards. The rest is how far its box reaches from there. */
export type Box = Place & {
  readonly left: number
  readonly right: number
  readonly up: number
  readonly down: number
}

export type Frame = { left: number; right: number; bottom: number; top: number }

// Units of the layout: pixels where the font is 12 pixels. Labels stand to the right of their nodes.
const NODE_RADIUS = 9
const CHARACTER_WIDTH = 12
const LINE_HEIGHT = 22
const LABEL_GAP = 10

/** Longer names are cut off in the picture. */
const LABEL_CHARACTERS = 14

/** Latin letters, digits and their marks are about half as wide as a Chinese character; they come before this one. */
const FIRST_WIDE_CHARACTER = 0x2000

export function boxOf({ name }: Pick<FactNode, 'name'>, { x, y }: Place): Box {
  let width = 0
  for (const character of [...name].slice(0, LABEL_CHARACTERS)) {
    const wide = (character.codePointAt(0) as number) >= FIRST_WIDE_CHARACTER
    width += wide ? CHARACTER_WIDTH : CHARACTER_WIDTH * 0.55
  }
  const [up, down] = [LINE_HEIGHT / 2, LINE_HEIGHT / 2]
  return { x, y, left: NODE_RADIUS, right: NODE_RADIUS + width + LABEL_GAP, up, down }
}

/** The smallest frame around all `boxes`; around their nodes alone where they are places. */
export function frameOf(boxes: Iterable<Place & Partial<Box>>): Frame {
  const frame = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (const { x, y, left = 0, right = 0, up = 0, down = 0 } of boxes) {
    frame.left = Math.min(frame.left, x - left)
    frame.right = Math.max(frame.right, x + right)
    frame.bottom = Math.min(frame.bottom, y - down)
    frame.top = Math.max(frame.top, y + up)
  }
  return frame
}

/** How far the nodes of `boxes` lie apart, without their labels. */
export function spreadOf(boxes: readonly Place[]): { width: number; height: number } {
  const { left, right, bottom, top } = frameOf(boxes.map(({ x, y }) => ({ x, y })))
  return { width: right - left, height: top - bottom }
}
