// The whole stage in small, for the minimap: where nodes stand, what the camera sees, and where it would see another place.
import type Sigma from 'sigma'
import type { Camera } from '../view.ts'
import type { Place } from './fit-to-stage.ts'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

/** In shares of the stage from its lower left corner. */
export type Overview = {
  nodes: () => (Place & { colour: string })[]
  /** What the camera sees. */
  frame: { left: number; right: number; bottom: number; top: number }
  ratio: number
  /** Width of the stage by its height. */
  aspect: number
}

export function overviewOf(sigma: Sigma<NodeAttributes, LinkAttributes>): Overview {
  const { width, height } = sigma.getDimensions()
  const graph = sigma.getGraph()
  const [low, high] = [sigma.viewportToGraph({ x: 0, y: height }), sigma.viewportToGraph({ x: width, y: 0 })]
  return {
    nodes() {
      const shown = graph.filterNodes((_, { hidden }) => !hidden).map(id => graph.getNodeAttributes(id))
      return shown.map(({ x, y, color }) => ({ x: x / width, y: y / height, colour: color }))
    },
    frame: {
      left: low.x / width,
      right: high.x / width,
      bottom: low.y / height,
      top: high.y / height,
    },
    ratio: sigma.getCamera().getState().ratio,
    aspect: width / height,
  }
}

/** The camera moved to look at a place, given in shares of the stage from its lower left corner. */
export function cameraAt(sigma: Sigma<NodeAttributes, LinkAttributes>, { x, y }: Place): Camera {
  const { width, height } = sigma.getDimensions()
  const place = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: x * width, y: y * height }))
  return { ...place, ratio: sigma.getCamera().getState().ratio }
}
