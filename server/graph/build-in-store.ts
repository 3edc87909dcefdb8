// Makes the next build of the graph in the store: counts again what changed since the last, then swaps.
import { setImmediate as breathe } from 'node:timers/promises'
import { RowHash } from '../../pipeline/graph/graph-rows.ts'
import type { RowChange } from '../store/count-graph.ts'
import type { BuildCounts } from '../store/graph-builds.ts'
import type { StoreCalls } from '../store/store.ts'

/** What a build is made with besides the store. */
export type BuildTools = {
  /** Names the rules that pages are read with now. */
  rules: string
  /** Arranges the build that is about to be finished. */
  draw?: (build: number, counts: BuildCounts) => Promise<object>
  stopping?: AbortSignal
}

export type MadeBuild = { number: number; hash: string; counts: BuildCounts; changed: number }

/** Counted together: some milliseconds of the database's time, in which it answers nobody else where it is embedded. */
const KEYS_AT_ONCE = 300

/** Changed rows after which old plans and old room weigh. */
const TENDED_FROM = 2000

type Builds = Pick<
  StoreCalls,
  | 'beginBuild'
  | 'grownBy'
  | 'touchedKeys'
  | 'countEdges'
  | 'countNodes'
  | 'savePicture'
  | 'finishBuild'
  | 'dropOldBuilds'
  | 'learnTables'
  | 'tendTables'
>

/**
 * Makes a build of all that is saved, in small transactions that readers don't see, and makes it the current one. `everything`
 * counts all nodes and edges, not only those that changed. What breaks it off leaves the build before, and the next takes up all.
 */
export async function buildInStore(
  store: Builds,
  { rules, draw, stopping }: BuildTools,
  { everything = false }: { everything?: boolean } = {},
): Promise<MadeBuild> {
  const { number, base, touched: toCount } = await store.beginBuild({ rules, everything })
  // A hundred thousand articles that nobody has looked at since they came: each step read whole tables, 2 s instead of 30 ms.
  if (toCount > TENDED_FROM && toCount > (base.counts.nodes + base.counts.edges) / 10)
    await store.learnTables()
  const hash = new RowHash(base.hash)
  const counts: BuildCounts = { ...base.counts, types: { ...base.counts.types } }
  const grown = await store.grownBy(number)
  counts.pages += grown.pages
  counts.articles += grown.articles
  counts.sentences += grown.sentences
  let changed = 0

  function note({ was, now }: RowChange<object>): void {
    if (was !== undefined) hash.remove(was.digest)
    if (now !== undefined) hash.add(now.digest)
    changed += 1
  }
  async function* touched(kind: 'node' | 'edge'): AsyncGenerator<string[]> {
    let after = ''
    while (true) {
      const keys = await store.touchedKeys(kind, { after, limit: KEYS_AT_ONCE })
      const last = keys.at(-1)
      if (last === undefined) return
      yield keys
      after = last
      stopping?.throwIfAborted()
      // Requests that came meanwhile go first.
      await breathe()
    }
  }

  for await (const keys of touched('edge')) {
    for (const change of await store.countEdges(number, keys)) {
      note(change)
      counts.edges += sign(change)
      counts.relations += Number(change.now?.kind === 'stated') - Number(change.was?.kind === 'stated')
    }
  }
  for await (const ids of touched('node')) {
    for (const change of await store.countNodes(number, ids)) {
      note(change)
      counts.nodes += sign(change)
      counts.mentions += (change.now?.mentions ?? 0) - (change.was?.mentions ?? 0)
      addType(counts, change.was?.type, -1)
      addType(counts, change.now?.type, 1)
    }
  }
  if (draw !== undefined) await store.savePicture(number, await draw(number, counts))
  stopping?.throwIfAborted()
  await store.finishBuild(number, { hash: hash.hex, counts })
  await store.dropOldBuilds()
  // Nobody else does where the database is embedded; elsewhere, not before a minute is over.
  if (changed > TENDED_FROM) await store.tendTables()
  return { number, hash: hash.hex, counts, changed }
}

const sign = ({ was, now }: RowChange<object>): number =>
  Number(now !== undefined) - Number(was !== undefined)

function addType(counts: BuildCounts, type: keyof BuildCounts['types'] | undefined, by: 1 | -1): void {
  if (type === undefined) return
  const count = (counts.types[type] ?? 0) + by
  if (count === 0) delete counts.types[type]
  else counts.types[type] = count
}
