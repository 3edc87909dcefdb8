// Where the camera must go for a selection to be seen; nowhere, if it is in sight already.
import type Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import { frameAround } from './frame-around.ts'
import { type LinkAttributes, NARROW, type NodeAttributes } from './stage-graph.ts'

/** Nearer to the border than this, a node counts as out of sight; pixels. */
const BORDER = 10

type Wanted = {
  /** The node, or both ends of the edge. */
  ends: Iterable<string>
  /** They and their neighbours: a telephone's stage is too small to read them at rest. */
  around: Iterable<string>
}

export function cameraToShow(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  { ends, around }: Wanted,
): Partial<CameraState> | undefined {
  const { width, height } = sigma.getDimensions()
  if (width < NARROW) return frameAround(placesOf(sigma, around))
  const lost = placesOf(sigma, ends).find(place => {
    const { x, y } = sigma.framedGraphToViewport(place)
    return x < BORDER || y < BORDER || x > width - BORDER || y > height - BORDER
  })
  return lost && { x: lost.x, y: lost.y }
}

function placesOf(sigma: Sigma<NodeAttributes, LinkAttributes>, ids: Iterable<string>) {
  const graph = sigma.getGraph()
  return [...ids].flatMap(id => (graph.hasNode(id) ? (sigma.getNodeDisplayData(id) ?? []) : []))
}
