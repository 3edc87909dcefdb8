// Draws pictures of the graph and indexes names in a thread of its own, which ends when it has nothing to do for a while.
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { Links } from '../../pipeline/graph/place-beyond.ts'
import { type CalledThread, callThread } from '../call-thread.ts'
import type { NamedEntity, NameIndex } from '../search/name-index.ts'
import type { GraphAnswer, GraphTask, Picture, PictureLimits, Placed } from './graph-messages.ts'

export type GraphDrawer = {
  /** The backbone of the graph within `limits`, arranged; all of it where it is within them. */
  draw(
    rows: { nodes: readonly NodeRow[]; edges: readonly EdgeRow[] },
    limits: PictureLimits,
  ): Promise<Picture>
  index(names: readonly NamedEntity[]): Promise<NameIndex>
  /** Places of all `ids`, also of those that `picture` does not show. */
  place(ids: readonly string[], links: Links, picture: Picture): Promise<Placed>
  /** What is asked from then on fails. */
  close(): Promise<void>
}

/** A thread with the readings of all characters, or a large graph, holds some hundred megabytes. */
const IDLE_MS = 60_000

export function createGraphDrawer(): GraphDrawer {
  let thread: CalledThread<GraphTask, GraphAnswer> | undefined
  let asked = 0
  let idle: NodeJS.Timeout | undefined
  let closed = false

  async function ask(task: GraphTask): Promise<GraphAnswer> {
    if (closed) throw new Error('the graph thread has ended')
    clearTimeout(idle)
    thread ??= callThread<GraphTask, GraphAnswer>(new URL('./graph-thread.ts', import.meta.url), {
      name: 'graph',
    })
    asked += 1
    let answer: GraphAnswer | undefined
    try {
      answer = await thread.ask(task)
      return answer
    } finally {
      asked -= 1
      if (asked === 0 && !closed) {
        // A thread that failed may be no more: the next question gets a fresh one.
        idle = setTimeout(end, answer === undefined ? 0 : IDLE_MS)
        idle.unref()
      }
    }
  }

  /** The next question starts another thread. */
  async function end(): Promise<void> {
    clearTimeout(idle)
    const ended = thread
    thread = undefined
    await ended?.end()
  }

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
    async place(ids, links, picture) {
      const reply = await ask({ kind: 'place', ids, links, picture })
      if (reply.kind !== 'placed') throw new Error(`asked for places, got ${reply.kind}`)
      return reply.placed
    },
    async close() {
      closed = true
      await end()
    },
  }
}
