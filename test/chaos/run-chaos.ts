// Ingests a made-up corpus while workers, connections and the database are killed, and compares the graph with an undisturbed run's.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { givePages, type Held, inStore, lookAt, pageOf } from './given-pages.ts'

export type ChaosSettings = {
  store: StoreSettings
  pages: number
  workers: number
  /** How many times something is killed, at random moments while pages wait. */
  kills: number
  seed: number
  reading: 'by-hand' | 'real'
  /** Restarts the database; where it can't be, only workers and connections are killed. */
  restartDatabase?: () => Promise<void>
  say?: (line: string) => void
}

export type ChaosResult = Held & { killed: Record<string, number> }

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Resolves when no file waits any more. Throws where the workers make no headway. */
export async function runChaos(settings: ChaosSettings): Promise<ChaosResult> {
  const { store, pages, workers, kills, seed, reading, restartDatabase, say = () => undefined } = settings
  const given = Array.from({ length: pages }, (_, number) => pageOf(number, seed))
  await inStore(store, store => givePages(store, given))
  const generator = xoroshiro128plus(seed)
  const random = () => uniformFloat64(generator)
  const killed: Record<string, number> = {}
  const env = {
    ...process.env,
    ...('url' in store ? { DATABASE_URL: store.url } : { BAOTU_DATA: store.folder }),
  }
  const running = new Set<ChildProcess>()
  let finished = false

  // A supervisor's work: a worker that died is started again.
  async function keepRunning(): Promise<void> {
    for (let failures = 0; !finished && failures < 1000; ) {
      const child = spawn(process.execPath, [WORKER, reading], { env, stdio: ['ignore', 'ignore', 'ignore'] })
      running.add(child)
      const [code] = await once(child, 'exit')
      running.delete(child)
      if (code === 0) return
      failures++
      await wait(200)
    }
  }

  async function killAtRandom(): Promise<void> {
    for (let nth = 0; nth < kills && !finished; nth++) {
      await wait(300 + random() * 1500)
      const choice = random()
      if (restartDatabase !== undefined && choice < 0.1) {
        await restartDatabase()
        count('database')
      } else if ('url' in store && choice < 0.3) {
        await endConnections(store)
        count('connections')
      } else {
        const children = [...running]
        const victim = children[Math.floor(random() * children.length)]
        if (victim === undefined) continue
        victim.kill('SIGKILL')
        count('worker')
      }
    }
  }
  function count(what: string): void {
    killed[what] = (killed[what] ?? 0) + 1
    say(`killed: ${JSON.stringify(killed)}`)
  }

  // An embedded store has one process at a time.
  const working = Promise.all(Array.from({ length: 'url' in store ? workers : 1 }, keepRunning)).then(() => {
    finished = true
  })
  await Promise.all([working, killAtRandom()])
  return { ...(await inStore(store, lookAt)), killed }
}

function endConnections(settings: StoreSettings): Promise<unknown> {
  return inStore(settings, ({ connection }) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(connection),
  )
}
