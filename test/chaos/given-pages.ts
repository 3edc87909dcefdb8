// Pages of a made-up corpus given to a store as files that wait, and what the store holds of them in the end.
import { arrangeGraph } from '../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../pipeline/graph/build-graph.ts'
import { hashGraph } from '../../pipeline/graph/hash-graph.ts'
import { simulateArticle } from '../../pipeline/simulate/simulate-article.ts'
import { openJobQueue } from '../../server/jobs/job-queue.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { openStore, type Store } from '../../server/store/store.ts'

export type GivenPage = { name: string; text: string }

export type Held = {
  /** SHA-256 over every node and edge with all they carry, counted anew from all facts in the store. */
  graph: string
  /** Files by state: they add up to those that were given. */
  counts: Record<string, number>
  pages: number
}

/** Page `number` of the corpus that `seed` names: towns stand in 「」, which is what reading by hand takes for names. */
export function pageOf(number: number, seed: number): GivenPage {
  const { title, text } = simulateArticle(number, { seed, names: 500 })
  const named = text.replaceAll(/(\p{Script=Han}{2}市)/gu, '「$1」')
  return { name: `${number}.txt`, text: `${title}\n${named}` }
}

/** Lets the pages wait in the store, in their order; `before` of them were given to it earlier. */
export async function givePages(
  store: Store,
  pages: readonly GivenPage[],
  { before = 0 }: { before?: number } = {},
): Promise<void> {
  const queue = await openJobQueue(store.queue, () => undefined)
  for (const [place, { name, text }] of pages.entries()) {
    const id = `${String(before + place).padStart(8, '0')}-0000-4000-8000-000000000000`
    await store.atOnce(async store => {
      await store.addIngest({ id, source: name, columns: undefined }, new TextEncoder().encode(text))
      await queue.send(store, id)
    })
  }
  await queue.close()
}

export async function lookAt(store: Store): Promise<Held> {
  const graph = hashGraph(arrangeGraph(buildGraph(await store.loadFacts())))
  const counts = await store.countIngests()
  const pages = await store.countPages()
  return { graph, counts, pages }
}

/** Opens the store for `work` alone: an embedded one has no other process meanwhile. */
export async function inStore<Result>(
  settings: StoreSettings,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(settings)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
