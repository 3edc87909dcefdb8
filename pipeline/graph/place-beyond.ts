// Gives places to nodes that a picture of the graph does not show: beside those they are linked with that it does.
import type { Place } from './box.ts'
import { compareStrings, type FactGraph } from './fact-graph.ts'

export type PicturePlace = Place & { community: number }

/** How far from the middle of its neighbours a node may lie, in units of the layout. */
const AWAY = 60

/** Edges as numbers: `ends` holds two places in a list of ids for each, `weights` what it weighs. */
export type Links = { ends: Uint32Array; weights: Float64Array }

/** Sets `x`, `y` and `community` of every node of `graph`, in place: see `placesBeyond`. */
export function placeBeyond(graph: FactGraph, places: ReadonlyMap<string, PicturePlace>): void {
  const ids = graph.nodes().sort(compareStrings)
  const at = new Map(ids.map((id, index) => [id, index]))
  const ends = new Uint32Array(2 * graph.size)
  const weights = new Float64Array(graph.size)
  let edge = 0
  graph.forEachEdge((_, { weight }, source, target) => {
    ends[2 * edge] = at.get(source) as number
    ends[2 * edge + 1] = at.get(target) as number
    weights[edge] = weight
    edge += 1
  })
  const found = placesBeyond(ids, { ends, weights }, places)
  graph.updateEachNodeAttributes((id, node) => ({ ...node, ...found[at.get(id) as number] }))
}

/**
 * Places of all `ids`, which are in code-unit order: those that `places` has, and for the others a place near the middle of their
 * linked nodes that it has, in the community of the one they have most to do with. Nodes linked with none of these are placed by
 * those that were placed so before them, in order of ids; what hangs on nothing lies around the origin.
 */
export function placesBeyond(
  ids: readonly string[],
  links: Links,
  places: ReadonlyMap<string, PicturePlace>,
): PicturePlace[] {
  const linksOf = linksByNode(ids.length, links)
  const placed: (PicturePlace | undefined)[] = ids.map(id => places.get(id))
  let waiting = [...ids.keys()].filter(node => placed[node] === undefined)
  while (waiting.length > 0) {
    const found = waiting.flatMap(node => {
      const place = besideNeighbours(ids[node] as string, linksOf(node), { links, placed, node })
      return place ? [[node, place] as const] : []
    })
    if (found.length === 0) break
    for (const [node, place] of found) placed[node] = place
    waiting = waiting.filter(node => placed[node] === undefined)
  }
  return placed.map((place, node) => place ?? { ...away(ids[node] as string), community: 0 })
}

/** The links of each node, without a list of its own for each. */
function linksByNode(nodes: number, { ends }: Links): (node: number) => Uint32Array {
  const from = new Uint32Array(nodes + 1)
  for (const end of ends) from[end + 1] = (from[end + 1] as number) + 1
  for (let node = 0; node < nodes; node++)
    from[node + 1] = (from[node + 1] as number) + (from[node] as number)
  const next = from.slice()
  const sorted = new Uint32Array(ends.length)
  for (const [at, end] of ends.entries()) {
    const place = next[end] as number
    sorted[place] = at >> 1
    next[end] = place + 1
  }
  return node => sorted.subarray(from[node], from[node + 1])
}

function besideNeighbours(
  id: string,
  linksOfNode: Uint32Array,
  { links, placed, node }: { links: Links; placed: readonly (PicturePlace | undefined)[]; node: number },
): PicturePlace | undefined {
  let [x, y, sum] = [0, 0, 0]
  let closest: { weight: number; community: number } | undefined
  for (const link of linksOfNode) {
    const [source, target] = [links.ends[2 * link] as number, links.ends[2 * link + 1] as number]
    const place = placed[source === node ? target : source]
    if (place === undefined) continue
    const weight = links.weights[link] as number
    x += place.x * weight
    y += place.y * weight
    sum += weight
    if (closest === undefined || weight > closest.weight) closest = { weight, community: place.community }
  }
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
