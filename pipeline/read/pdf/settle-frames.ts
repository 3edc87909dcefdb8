// Tells the boxes that hold stories from drawings, and makes the edges of the former walls.
import type { Box } from '../../types.ts'
import { indexBoxes } from './box-index.ts'
import type { Print, Wall } from './print.ts'

// Lower ones are rules, bars behind headlines and tinted words.
const LOWEST_DRAWING = 30
// A bar with a headline in it is no box of stories.
const FEWEST_GLYPHS = 40

export function settleFrames(print: Print): Print {
  const index = indexBoxes(print.glyphs, 20)
  const glyphsIn = ({ x, y, width, height }: Box) => {
    let printed = 0
    index.near(x + 1, y + 1, x + width - 1, y + height - 1, i => {
      if (!print.glyphs[i]?.space) printed++
    })
    return printed
  }
  const frames: Box[] = []
  // A map, a chart, a photo that is drawn: nothing is printed in it.
  const pictures = [...print.pictures]
  const walls = [...print.walls]
  for (const frame of print.frames) {
    const printed = glyphsIn(frame)
    if (printed > 0) frames.push(frame)
    else if (frame.height >= LOWEST_DRAWING) pictures.push(frame)
    if (printed >= FEWEST_GLYPHS) walls.push(...edgesOf(frame))
  }
  return { ...print, frames, pictures, walls }
}

function edgesOf({ x, y, width, height }: Box): Wall[] {
  const [right, bottom] = [x + width, y + height]
  return [
    { x1: x, y1: y, x2: right, y2: y },
    { x1: x, y1: bottom, x2: right, y2: bottom },
    { x1: x, y1: y, x2: x, y2: bottom },
    { x1: right, y1: y, x2: right, y2: bottom },
  ]
}
