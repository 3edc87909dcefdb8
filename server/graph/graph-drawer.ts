// Draws pictures of the graph and indexes names in a thread of its own.
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import { callThread } from '../call-thread.ts'
import type { NamedEntity, NameIndex } from '../search/name-index.ts'
import type { GraphAnswer, GraphTask, Picture, PictureLimits } from './graph-messages.ts'

export type GraphDrawer = {
  /** The backbone of the graph within `limits`, arranged; all of it where it is within them. */
  draw(
    rows: { nodes: readonly NodeRow[]; edges: readonly EdgeRow[] },
    limits: PictureLimits,
  ): Promise<Picture>
  index(names: readonly NamedEntity[]): Promise<NameIndex>
  close(): Promise<void>
}

export function createGraphDrawer(): GraphDrawer {
  const { ask, end } = callThread<GraphTask, GraphAnswer>(new URL('./graph-thread.ts', import.meta.url), {
    name: 'graph',
  })
  return {
    async draw(rows, limits) {
      const reply = await ask({ kind: 'draw', ...rows, limits })
      if (reply.kind !== 'drawn') throw new Error(`asked for a picture, got ${reply.kind}`)
      return reply.picture
    },
    async index(names) {
      const reply = await ask({ kind: 'index', names })
      if (reply.kind !== 'indexed') throw new Error(`asked for an index, got ${reply.kind}`)
      return reply.names
    },
    close: end,
  }
}
