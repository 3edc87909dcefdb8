// Keeps the graph of a server in step with the pages that other processes save.
import type { Store } from '../store/store.ts'
import type { CurrentGraph } from './current-graph.ts'

/** Resolves once it follows; the function that it returns ends it. Where no other process can save, there is nothing to follow. */
export async function followPages(
  store: Store,
  current: CurrentGraph,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  if (store.listen === undefined) return async () => undefined
  const waiting = new Set<string>()
  let following: Promise<void> | undefined

  async function follow(): Promise<void> {
    while (waiting.size > 0) {
      const pages = [...waiting]
      waiting.clear()
      for (const page of pages) await current.replacePage(page, await store.loadFactsOfPage(page))
      await current.rebuild()
    }
  }

  function start(): void {
    following ??= follow()
      .catch(onError)
      .finally(() => {
        following = undefined
        // What came in after the last look and before this one.
        if (waiting.size > 0) start()
      })
  }

  /** Nobody told which pages were saved meanwhile: all are read again, which the graph takes as it takes new ones. */
  async function followAll(): Promise<void> {
    for (const { id } of await store.listPages()) waiting.add(id)
    start()
  }

  const stop = await store.listen({
    onPage: page => {
      waiting.add(page)
      start()
    },
    onGap: () => followAll().catch(onError),
    onError,
  })
  return async () => {
    await stop()
    await following
  }
}
