// Where buttons stand on the stage: labels keep clear of them.
import type { Size } from './fit-to-stage.ts'
import type { Box } from './place-labels.ts'
import { NARROW } from './stage-graph.ts'

/** The tools in the upper right corner and the zoom in the lower right one, in pixels of the stage. */
export function reservedOn({ width, height }: Size): Box[] {
  if (width < NARROW) return [{ left: width - 52, right: width, top: 0, bottom: 142 }]
  const tools = { left: width - 272, right: width, top: 0, bottom: 48 }
  return [tools, { left: width - 52, right: width, top: height - 122, bottom: height }]
}
