// What pointer and finger do on the stage: hovering, choosing, dragging a node to where it shall stay.
import type Sigma from 'sigma'
import type { Selection } from '../view.ts'
import { nodeAtPoint } from './node-at-point.ts'
import type { Painter } from './painter.ts'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

export type PointerEvents = {
  onSelect: (selection: Selection | null) => void
  onHover: (selection: Selection | null) => void
  /** A node was pressed twice. */
  onExpand: (id: string) => void
  /** A node is held: whatever moves nodes must leave it alone. */
  onGrab: (id: string) => void
  onDrop: (id: string) => void
}

/** A finger may miss a node by this much; pixels. */
const FINGER = 20

/** So near to a node a finger means it rather than the line that it has hit; pixels. */
const NEAR_FINGER = 9

/** A pointer that moved less than this, in pixels, has pressed and not dragged. */
const STEADY = 4

export function followPointer(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  painter: Painter,
  events: PointerEvents,
): void {
  /** What is hovered by its name rather than by its node. */
  let byLabel: Selection | null = null
  let onSomething = false
  /** A node was let go this very moment: the click that follows is the end of the drag. */
  let dropped = false
  let held: { id: string; x: number; y: number; dragged: boolean } | null = null
  const entity = (id: string): Selection => ({ kind: 'entity', id })
  const at = (point: { x: number; y: number }, reach: number) => {
    const { nodes, texts } = painter.drawn()
    return nodeAtPoint(point, texts, nodes, { reach })
  }

  const select = (selection: Selection | null) => {
    if (!dropped) events.onSelect(selection)
    dropped = false
  }
  sigma.on('clickNode', ({ node }) => select(entity(node)))
  sigma.on('clickEdge', ({ edge, event }) => {
    // Under a finger lines lie about every small node, and who presses there means the node.
    const near = event.original instanceof MouseEvent ? undefined : at(event, NEAR_FINGER)
    select(near === undefined ? { kind: 'edge', id: edge } : entity(near))
  })
  sigma.on('clickStage', ({ event }) => {
    const near = at(event, event.original instanceof MouseEvent ? 0 : FINGER)
    select(near === undefined ? null : entity(near))
  })
  sigma.on('downStage', () => {
    dropped = false
  })
  sigma.on('doubleClickNode', ({ node, event }) => {
    event.preventSigmaDefault()
    events.onExpand(node)
  })
  const hover = (selection: Selection | null) => {
    onSomething = selection !== null
    byLabel = null
    if (!held) events.onHover(selection)
  }
  sigma.on('enterNode', ({ node }) => hover(entity(node)))
  sigma.on('leaveNode', () => hover(null))
  sigma.on('enterEdge', ({ edge }) => hover({ kind: 'edge', id: edge }))
  sigma.on('leaveEdge', () => hover(null))

  sigma.on('downNode', ({ node, event }) => {
    dropped = false
    held = { id: node, x: event.x, y: event.y, dragged: false }
  })
  sigma.on('moveBody', ({ event }) => {
    if (held) {
      held.dragged ||= Math.hypot(event.x - held.x, event.y - held.y) >= STEADY
      // The camera stays where it is while a node is held.
      event.preventSigmaDefault()
      event.original.preventDefault()
      if (!held.dragged) return
      events.onGrab(held.id)
      sigma.getGraph().mergeNodeAttributes(held.id, sigma.viewportToGraph(event))
      return
    }
    if (onSomething || sigma.getMouseCaptor().isMoving) return
    const near = at(event, 0)
    if (near === byLabel?.id) return
    byLabel = near === undefined ? null : entity(near)
    events.onHover(byLabel)
  })
  const letGo = () => {
    if (held?.dragged) {
      dropped = true
      events.onDrop(held.id)
    }
    held = null
  }
  sigma.on('upNode', letGo)
  sigma.on('upStage', letGo)
}
