// What lies around somebody in one build, ring by ring.
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { StoreCalls } from '../store/store.ts'
import type { PictureLimits } from './graph-messages.ts'

/** Of each entity in a ring so many of its heaviest edges are followed, of each kind and direction; of the centre all that fit. */
const EDGES_PER_NODE = 200

export type Chosen = { nodes: NodeRow[]; edges: EdgeRow[]; truncated: boolean }

/** The nodes within `depth` edges of `center`, the nearest first and among them those it has most to do with; none where it is unknown. */
export async function loadAround(
  store: Pick<StoreCalls, 'nodesById' | 'nextRing' | 'edgesAmong'>,
  build: number,
  { center, depth, limits }: { center: string; depth: number; limits: PictureLimits },
): Promise<Chosen> {
  if (!(await store.nodesById(build, [center], { days: 'left out' })).has(center))
    return { nodes: [], edges: [], truncated: false }
  const chosen = [center]
  let ring = [center]
  let truncated = false
  for (let distance = 0; distance < depth && ring.length > 0; distance++) {
    const room = limits.nodes - chosen.length
    const next = await store.nextRing(build, ring, {
      known: chosen,
      each: distance === 0 ? 2 * (room + 1) : EDGES_PER_NODE,
      limit: room + 1,
    })
    truncated ||= next.length > room
    ring = next.slice(0, room)
    chosen.push(...ring)
  }
  const rows = await store.nodesById(build, chosen)
  // Its own edges first, so that a limit cuts those among its neighbours.
  const edges = await store.edgesAmong(build, chosen, { limit: limits.edges + 1, first: center })
  truncated ||= edges.length > limits.edges
  return {
    nodes: chosen.flatMap(id => rows.get(id) ?? []),
    edges: edges.slice(0, limits.edges),
    truncated,
  }
}
