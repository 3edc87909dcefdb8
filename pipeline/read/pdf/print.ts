// What a sheet of a PDF prints: glyphs, rules, boxes and pictures, each with its place in points from the top left corner.
import type { Box } from '../../types.ts'

/** One glyph with its em box. `space` glyphs print nothing. `order` counts through the sheet in the order of printing. */
export type Glyph = {
  text: string
  left: number
  top: number
  right: number
  bottom: number
  /** Height of the em box where the glyph stands upright; its width where it lies on its side. */
  size: number
  /** One number for each family of type on the sheet. */
  font: number
  space: boolean
  /** Lies on its side, as Latin words in vertical text do. */
  turned: boolean
  order: number
}

/** A thin line, or an edge of a drawn box, that parts what stands on its two sides: x1 = x2 or y1 = y2. */
export type Wall = { x1: number; y1: number; x2: number; y2: number }

export type Print = {
  width: number
  height: number
  glyphs: Glyph[]
  walls: Wall[]
  /** Drawn or tinted rectangles that can hold a story. */
  frames: Box[]
  pictures: Box[]
  /** What is printed with no Unicode behind it: private use, replacement and control characters. */
  lost: number
}
