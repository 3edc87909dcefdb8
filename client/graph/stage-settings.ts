// How Sigma is set up for our stage.
import type { Settings } from 'sigma/settings'
import { LineProgram } from './line-program.ts'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

/** `still`: the reader wants no movement. */
export function stageSettings({
  still,
}: {
  still: boolean
}): Partial<Settings<NodeAttributes, LinkAttributes>> {
  return {
    allowInvalidContainer: true,
    stagePadding: 0,
    // Names and what is hovered are drawn on our own canvas.
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    enableEdgeEvents: true,
    defaultEdgeType: 'line',
    edgeProgramClasses: { line: LineProgram },
    minCameraRatio: 0.06,
    maxCameraRatio: 2.2,
    enableCameraRotation: false,
    // Nodes grow slower than the map, and stop growing before they hide it.
    zoomToSizeRatioFunction: ratio => Math.max(0.45, Math.sqrt(ratio)),
    zoomDuration: still ? 0 : 160,
    inertiaDuration: still ? 0 : 200,
  }
}
