// What a server and its graph thread say to each other.
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { Links } from '../../pipeline/graph/place-beyond.ts'
import type { NamedEntity, NameIndex } from '../search/name-index.ts'

/** How the graph is shown first: places of its foremost nodes, and the keys of the edges that say most. */
export type Picture = {
  nodes: readonly (readonly [id: string, x: number, y: number, community: number])[]
  edges: readonly string[]
  /** Of an earlier build: a large graph is served before it is drawn anew. */
  stale?: true
}

export type PictureLimits = { nodes: number; edges: number }

export type GraphTask =
  | { kind: 'draw'; nodes: readonly NodeRow[]; edges: readonly EdgeRow[]; limits: PictureLimits }
  | { kind: 'index'; names: readonly NamedEntity[] }
  | { kind: 'place'; ids: readonly string[]; links: Links; picture: Picture }

/** Of each node its place and community, in the order of the ids that were given. */
export type Placed = { x: Float64Array; y: Float64Array; community: Uint32Array }

export type GraphAnswer =
  | { kind: 'drawn'; picture: Picture }
  | { kind: 'indexed'; names: NameIndex }
  | { kind: 'placed'; placed: Placed }
