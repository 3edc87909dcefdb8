// Gives places to nodes that a picture of the graph does not show: beside those they are linked with that it does.
import type { Place } from './box.ts'
import { compareStrings, type FactGraph } from './fact-graph.ts'

export type PicturePlace = Place & { community: number }

/** How far from the middle of its neighbours a node may lie, in units of the layout. */
const AWAY = 60

/**
 * Sets `x`, `y` and `community` of every node of `graph`, in place: those that `places` has, and for the others a place near the
 * middle of their linked nodes that it has, in the community of the one they have most to do with. Nodes linked with none of these
 * are placed by those that were placed so before them, in order of ids; what hangs on nothing lies around the origin.
 */
export function placeBeyond(graph: FactGraph, places: ReadonlyMap<string, PicturePlace>): void {
  const placed = new Map<string, PicturePlace>()
  for (const id of graph.nodes()) {
    const place = places.get(id)
    if (place) placed.set(id, place)
  }
  let waiting = graph
    .nodes()
    .filter(id => !placed.has(id))
    .sort(compareStrings)
  while (waiting.length > 0) {
    const found = waiting.flatMap(id => {
      const place = besideNeighbours(graph, id, placed)
      return place ? [[id, place] as const] : []
    })
    if (found.length === 0) break
    for (const [id, place] of found) placed.set(id, place)
    waiting = waiting.filter(id => !placed.has(id))
  }
  for (const id of waiting) placed.set(id, { ...away(id), community: 0 })
  graph.updateEachNodeAttributes((id, node) => ({ ...node, ...placed.get(id) }))
}

function besideNeighbours(
  graph: FactGraph,
  id: string,
  placed: ReadonlyMap<string, PicturePlace>,
): PicturePlace | undefined {
  let [x, y, sum] = [0, 0, 0]
  let closest: { weight: number; community: number } | undefined
  graph.forEachEdge(id, (_, { weight }, source, target) => {
    const place = placed.get(source === id ? target : source)
    if (place === undefined) return
    x += place.x * weight
    y += place.y * weight
    sum += weight
    if (closest === undefined || weight > closest.weight) closest = { weight, community: place.community }
  })
  if (closest === undefined) return undefined
  const offset = away(id)
  const round = (value: number) => Math.round(value * 100) / 100 + 0
  return { x: round(x / sum + offset.x), y: round(y / sum + offset.y), community: closest.community }
}

/** FNV-1a of the id says in which direction, and how far. */
function away(id: string): Place {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  const angle = ((hash >>> 8) / 2 ** 24) * 2 * Math.PI
  const distance = AWAY * (0.5 + (hash & 0xff) / 512)
  return { x: Math.cos(angle) * distance, y: Math.sin(angle) * distance }
}
