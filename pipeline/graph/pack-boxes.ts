// Packs rectangles into one wide rectangle that leaves as little empty as it can.
import potpack from 'potpack'

export type Size = { readonly width: number; readonly height: number }

/** The packer makes squares. It is given the sizes squeezed by each of these, the results are stretched again and compared. */
const SQUEEZES = Array.from({ length: 25 }, (_, step) => 0.6 + step * 0.1)

/**
 * Each of `parts`, in their order, with the top left corner `at` where it goes, such that a frame of `aspect` (width by
 * height) around them all is as small as can be had. The frame begins at 0, 0; y grows downwards.
 */
export function packBoxes<Part extends Size>(
  parts: readonly Part[],
  { aspect }: { aspect: number },
): (Part & { at: { left: number; top: number } })[] {
  let best: { index: number; x: number; y: number }[] = []
  let smallest = Number.POSITIVE_INFINITY
  let stretch = 1
  for (const squeeze of SQUEEZES) {
    const boxes = parts.map(({ width, height }, index) => ({
      index,
      w: width / squeeze,
      h: height,
      x: 0,
      y: 0,
    }))
    const packed = potpack(boxes)
    const width = Math.max(packed.w * squeeze, packed.h * aspect)
    if (width >= smallest) continue
    smallest = width
    best = boxes
    stretch = squeeze
  }
  return best
    .sort((a, b) => a.index - b.index)
    .map(({ index, x, y }) => ({ ...(parts[index] as Part), at: { left: x * stretch, top: y } }))
}
