// Keeps the served graph in step with the store: makes its builds, or hears of those that another process makes.
import { setTimeout as wait } from 'node:timers/promises'
import type { NameIndex } from '../search/name-index.ts'
import type { StoredBuild } from '../store/graph-builds.ts'
import type { Store, StoreCalls } from '../store/store.ts'
import { buildInStore } from './build-in-store.ts'
import { createGraphDrawer } from './graph-drawer.ts'
import type { Picture } from './graph-messages.ts'
import { createView, type GraphView } from './graph-view.ts'
import { keepNames } from './keep-names.ts'
import { loadCandidates, PICTURE } from './load-backbone.ts'

export type CurrentGraph = {
  /** The build that is served; waits for the first one. Throws where that could not be made. */
  view(): Promise<GraphView>
  /** Makes the next build, of all that is saved when it begins. Calls that come while one is being made share the one after it. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

export type CurrentGraphSettings = {
  /** Names the rules that pages are read with now. */
  rules: string
  /** What could not be done for now, and is tried again. */
  onError: (error: unknown) => void
  /** Builds of a graph of more nodes are served before they are drawn. */
  drawnAtOnce?: number
  /** How long after a failed build the next is tried. */
  tryAgainMs?: number
  /** Ends it, also in the midst of the first build. */
  stopping?: AbortSignal
}

const LOOK_AGAIN_MS = 200
/** After a failure; twice as long after each further one, up to the longest. */
const TRY_AGAIN_MS = 5000
const LONGEST_WAIT_MS = 5 * 60_000

/** A graph of more nodes takes seconds to draw: its builds are served with the picture before until nothing new comes in. */
const DRAWN_AT_ONCE = 1000
const PATIENCE_MS = 1500

/** Serves what was built last at once, and counts what was saved since. */
export async function keepCurrentGraph(
  store: Store,
  {
    rules,
    onError,
    drawnAtOnce = DRAWN_AT_ONCE,
    tryAgainMs = TRY_AGAIN_MS,
    stopping: told,
  }: CurrentGraphSettings,
): Promise<CurrentGraph> {
  const drawer = createGraphDrawer()
  // Names are read by a thread of their own: a drawing may take a while.
  const reader = createGraphDrawer()
  const names = keepNames(store, reader)
  const stopping = new AbortController()
  let view: GraphView | undefined
  let refreshing: Promise<void> = Promise.resolve()
  let building: Promise<void> = Promise.resolve()
  let reading: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  let retry: NodeJS.Timeout | undefined
  let failures = 0
  let drawing: Promise<void> | undefined

  /** One build's names after the other's: each is made from those before. What fails is tried again when it is asked for. */
  function namesOf(build: number): GraphView['names'] {
    let found: Promise<NameIndex> | undefined
    const read = () => {
      if (found === undefined) {
        found = reading.catch(() => undefined).then(() => names.of(build))
        reading = found
        found.catch(() => {
          found = undefined
        })
      }
      return found
    }
    read().catch(error => {
      if (!stopping.signal.aborted) onError(error)
    })
    return read
  }

  /** Serves the current build, if it is another than the one that is served. */
  function refresh(): Promise<void> {
    refreshing = refreshing
      .catch(() => undefined)
      .then(async () => {
        const build = await store.currentBuild()
        if (build === undefined) return
        if (build.number === view?.build.number && !view.picture.stale) return
        const picture = (await store.loadPicture(build.number)) as Picture | undefined
        view = createView(store.forRequests, {
          build,
          picture: picture ?? { nodes: [], edges: [] },
          names: build.number === view?.build.number ? view.names : namesOf(build.number),
        })
      })
    return refreshing
  }

  async function makeBuild(): Promise<void> {
    next = undefined
    await store.contributeMissing()
    while (!stopping.signal.aborted) {
      const made = await store.alone(async store => {
        if (view !== undefined && (await store.isCounted())) return true
        await buildInStore(store, {
          rules,
          stopping: stopping.signal,
          draw: async (number, counts) => {
            if (view !== undefined && counts.nodes > drawnAtOnce) return { ...view.picture, stale: true }
            return draw(store, { number, counts })
          },
        })
        return true
      })
      if (made || (await store.isCounted())) break
      // Another process makes one; what it does not hold is in the next.
      await wait(LOOK_AGAIN_MS)
    }
    await refresh()
    if (view?.picture.stale) redraw()
  }

  async function draw(
    store: Pick<StoreCalls, 'foremostNodes' | 'edgesAmong'>,
    build: Pick<StoredBuild, 'number' | 'counts'>,
  ): Promise<Picture> {
    return drawer.draw(await loadCandidates(store, build, PICTURE), PICTURE)
  }

  /** Draws what is served as soon as nothing is being built, in the background. */
  function redraw(): void {
    drawing ??= (async () => {
      // While pages come in one after the other, drawing each state would take the time to read them.
      await wait(PATIENCE_MS, undefined, { signal: stopping.signal })
      await building.catch(() => undefined)
      if (view?.picture.stale) {
        const { build } = view
        await store.savePicture(build.number, await draw(store, build))
        await refresh()
      }
    })()
      .catch(error => {
        if (!stopping.signal.aborted) onError(error)
      })
      .finally(() => {
        drawing = undefined
        // Another build came meanwhile.
        if (view?.picture.stale && !stopping.signal.aborted) redraw()
      })
  }

  function rebuild(): Promise<void> {
    if (next === undefined) {
      clearTimeout(retry)
      next = building.catch(() => undefined).then(makeBuild)
      building = next
      building.then(() => {
        failures = 0
      }, tryLater)
    }
    return next
  }

  /** Whoever asked is told; but the database may be away, or the disk full, for a while, and nobody else may ask again. */
  function tryLater(): void {
    clearTimeout(retry)
    if (stopping.signal.aborted) return
    retry = setTimeout(poke, Math.min(tryAgainMs * 2 ** failures, LONGEST_WAIT_MS))
    retry.unref()
    failures += 1
  }

  /** As `rebuild`, for when nobody waits. */
  function poke(): void {
    rebuild().catch(error => {
      if (!stopping.signal.aborted) onError(error)
    })
  }

  const stop = await store.listen?.({
    onPage: poke,
    onBuild: () =>
      refresh().catch(error => {
        onError(error)
        tryLater()
      }),
    // Nobody told of what was saved or built meanwhile.
    onGap: () => {
      refresh().catch(onError)
      poke()
    },
    onError,
  })
  async function close(): Promise<void> {
    stopping.abort()
    clearTimeout(retry)
    await stop?.()
    await drawer.close()
    await reader.close()
    await Promise.all([building.catch(() => undefined), drawing])
  }

  told?.addEventListener('abort', () => {
    close().catch(onError)
  })
  try {
    await refresh()
    if (view === undefined) await rebuild()
    else poke()
  } catch (error) {
    await close()
    throw error
  }

  return {
    async view() {
      if (view === undefined) throw new Error('no build of the graph was ever finished')
      return view
    },
    rebuild,
    close,
  }
}
