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
  const named = nodes.find(({ id }) => {
    const label = labels.get(id)
    if (!label) return false
    return x >= label.x && x <= label.x + label.width && Math.abs(y - label.y) <= label.height / 2
  })
  if (named) return named.id
  return nodes
    .map(node => ({ id: node.id, distance: Math.hypot(node.x - x, node.y - y) - node.radius }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance)[0]?.id
}
