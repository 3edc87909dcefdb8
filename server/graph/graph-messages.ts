// What a server and its graph thread say to each other.
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
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

export type GraphAnswer = { kind: 'drawn'; picture: Picture } | { kind: 'indexed'; names: NameIndex }
