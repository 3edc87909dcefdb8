// Which node a click beside all nodes means: the one whose name is there, or the nearest to a finger.
import type { DrawnNode } from './draw-scene.ts'
import type { PlacedTexts } from './place-texts.ts'

/** The node's id, or undefined on open ground; `reach` is how far from a node's edge a click still means it, pixels. */
export function nodeAtPoint(
  { x, y }: { x: number; y: number },
  labels: PlacedTexts,
  nodes: readonly DrawnNode[],
  { reach }: { reach: number },
): string | undefined {
  for (const { of, x: left, y: middle, width, height } of labels.values()) {
    const [named, ...others] = of
    // The kind of a relation names no node.
    if (others.length > 0) continue
    if (x >= left && x <= left + width && Math.abs(y - middle) <= height / 2) return named
  }
  let nearest: { id: string; distance: number } | undefined
  for (const node of nodes) {
    const distance = Math.hypot(node.x - x, node.y - y) - node.radius
    if (distance <= reach && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { id: node.id, distance }
  }
  return nearest?.id
}
