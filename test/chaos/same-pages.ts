// Gives the same pages again and again: once in order, then twice, shuffled, under other names, to one worker or to several.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { buildInStore } from '../../server/graph/build-in-store.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { createRandom } from '../press/random.ts'
import { type GivenPage, givePages, type Held, inStore, lookAt, pageOf } from './given-pages.ts'

export type SameSettings = {
  /** A store with nothing in it for each giving. */
  empty: (name: string) => Promise<StoreSettings>
  pages: number
  seed: number
  reading: 'by-hand' | 'real'
  say?: (line: string) => void
}

/** `build`: the hash that the store's own count comes to, which went on from a build of the first half. */
export type Same = Held & { giving: string; build: string; seconds: number }

type Giving = { giving: string; workers: number; pagesFrom: (pages: readonly GivenPage[]) => GivenPage[] }

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Each giving with what its store came to: all are to be the same graph. */
export async function giveSamePages({ empty, pages, seed, reading, say }: SameSettings): Promise<Same[]> {
  const corpus = Array.from({ length: pages }, (_, number) => pageOf(number, seed))
  const shuffled = (given: readonly GivenPage[]) => createRandom(seed).shuffle(given)
  const givings: readonly Giving[] = [
    { giving: 'once', workers: 1, pagesFrom: pages => [...pages] },
    { giving: 'twice', workers: 1, pagesFrom: pages => [...pages, ...pages.map(renamed)] },
    { giving: 'shuffled', workers: 1, pagesFrom: pages => shuffled(pages.map(renamed)) },
    { giving: 'everything', workers: 4, pagesFrom: pages => shuffled([...pages, ...pages.map(renamed)]) },
  ]
  const came: Same[] = []
  for (const { giving, workers, pagesFrom } of givings) {
    const store = await empty(giving)
    const given = pagesFrom(corpus)
    const began = performance.now()
    const half = Math.ceil(given.length / 2)
    await inStore(store, store => givePages(store, given.slice(0, half)))
    await work(store, { workers, reading })
    await inStore(store, async store => {
      await buildInStore(store, { rules: 'chaos' })
      await givePages(store, given.slice(half), { before: half })
    })
    await work(store, { workers, reading })
    const held = await inStore(store, async store => {
      const { hash } = await buildInStore(store, { rules: 'chaos' })
      return { ...(await lookAt(store)), build: hash }
    })
    came.push({ giving, ...held, seconds: Math.round((performance.now() - began) / 1000) })
    say?.(JSON.stringify(came.at(-1)))
  }
  return came
}

/** A file of another name and time holds the same page. */
function renamed({ name, text }: GivenPage): GivenPage {
  return { name: `副本/${name.replace('.txt', '')}号.txt`, text }
}

/** Several processes where the store takes more than one, else one that works on several files at a time. */
async function work(
  store: StoreSettings,
  { workers, reading }: { workers: number; reading: string },
): Promise<void> {
  const home = 'url' in store ? { DATABASE_URL: store.url } : { BAOTU_DATA: store.folder }
  const [processes, atOnce] = 'url' in store ? [workers, 1] : [1, workers]
  await Promise.all(
    Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, [WORKER, reading, `${atOnce}`], {
        env: { ...process.env, ...home },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const [code, signal] = await once(child, 'exit')
      if (code !== 0) throw new Error(`a worker ended with ${signal ?? code}`)
    }),
  )
}
