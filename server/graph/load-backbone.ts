// The foremost nodes of a build and the edges among them that say most.
import { type Backbone, findBackbone } from '../../pipeline/graph/find-backbone.ts'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { BuildCounts } from '../store/graph-builds.ts'
import type { StoreCalls } from '../store/store.ts'
import type { PictureLimits } from './graph-messages.ts'
import { graphOfRows, linksInAll } from './graph-part.ts'

/** What the explorer shows first, and what is arranged whole. */
export const PICTURE: PictureLimits = { nodes: 3000, edges: 10_000 }

/** Of so many times the wanted edges, stated ones and then the heaviest, the most telling are chosen. */
const CANDIDATES = 4

type Rows = Pick<StoreCalls, 'foremostNodes' | 'edgesAmong'>

/** All nodes and edges that a backbone within `limits` is chosen from. */
export async function loadCandidates(
  store: Rows,
  { number, counts }: { number: number; counts: BuildCounts },
  limits: PictureLimits,
): Promise<{ nodes: NodeRow[]; edges: EdgeRow[] }> {
  const nodes = await store.foremostNodes(number, limits.nodes)
  const limit = Math.min(counts.edges, CANDIDATES * limits.edges)
  const edges = await store.edgesAmong(
    number,
    nodes.map(({ id }) => id),
    { limit },
  )
  return { nodes, edges }
}

export async function loadBackbone(
  store: Rows,
  build: { number: number; counts: BuildCounts },
  limits: PictureLimits,
): Promise<{ nodes: NodeRow[]; edges: EdgeRow[]; backbone: Backbone }> {
  const { nodes, edges } = await loadCandidates(store, build, limits)
  const backbone = findBackbone(graphOfRows({ nodes, edges }), limits, linksInAll(nodes))
  return { nodes, edges, backbone }
}
