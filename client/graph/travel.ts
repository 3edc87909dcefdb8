// Where the camera is, how it gets elsewhere, and word of where it has come to rest.
import type Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import type { Camera } from '../view.ts'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

export type Travel = { to: (state: Partial<CameraState>) => void; kill: () => void }

/** The camera's first position: the whole graph. */
export const WHOLE = { x: 0.5, y: 0.5, ratio: 1, angle: 0 }

const DURATION = 260

/** Milliseconds without movement after which the camera rests. */
const REST = 220

/** Nearer than the address can tell, two positions are one. */
const NEAR = 0.0002

export const isSameCamera = (one: Camera, other: Camera): boolean =>
  Math.abs(one.x - other.x) < NEAR &&
  Math.abs(one.y - other.y) < NEAR &&
  Math.abs(one.ratio - other.ratio) < NEAR

export function createTravel(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  { still, onRest }: { still: () => boolean; onRest: (camera: Camera | null) => void },
): Travel {
  const camera = sigma.getCamera()
  let resting: ReturnType<typeof setTimeout> | undefined
  camera.on('updated', ({ x, y, ratio }) => {
    clearTimeout(resting)
    resting = setTimeout(() => onRest(isSameCamera({ x, y, ratio }, WHOLE) ? null : { x, y, ratio }), REST)
  })
  return {
    to: state => void camera.animate(state, { duration: still() ? 1 : DURATION }),
    kill: () => clearTimeout(resting),
  }
}
