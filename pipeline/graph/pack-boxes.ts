// Packs rectangles into one wide rectangle that leaves as little empty as it can.
import potpack from 'potpack'

export type Size = { readonly width: number; readonly height: number }
export type Corner = { left: number; top: number }

/** The packer makes squares. It is given the sizes squeezed by each of these, the results are stretched again and compared. */
const SQUEEZES = Array.from({ length: 25 }, (_, step) => 0.6 + step * 0.1)

/**
 * Top left corner of each of `sizes`, in their order, such that a frame of `aspect` (width by height) around them all is
 * as small as can be had. The frame begins at 0, 0; y grows downwards.
 */
export function packBoxes(sizes: readonly Size[], { aspect }: { aspect: number }): Corner[] {
  let best: Corner[] = []
  let smallest = Number.POSITIVE_INFINITY
  for (const squeeze of SQUEEZES) {
    const boxes = sizes.map(({ width, height }, index) => ({
      index,
      w: width / squeeze,
      h: height,
      x: 0,
      y: 0,
    }))
    const packed = potpack(boxes)
    const frame = Math.max(packed.w * squeeze, packed.h * aspect)
    if (frame >= smallest) continue
    smallest = frame
    best = boxes.sort((a, b) => a.index - b.index).map(({ x, y }) => ({ left: x * squeeze, top: y }))
  }
  return best
}
