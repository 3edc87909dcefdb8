// Baotu's own processes, started as people start them, and the memory that each of them holds.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { residentBytes } from '../../server/jobs/watch-memory.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

/** Starts `baotu` with the store named by the environment; what it says goes to this process's standard error. */
export function baotu(store: StoreSettings, ...given: string[]): ChildProcess {
  const { DATABASE_URL: _, BAOTU_DATA: __, ...inherited } = process.env
  const home = 'url' in store ? { DATABASE_URL: store.url } : { BAOTU_DATA: store.folder }
  const env = { ...inherited, ...home, LOG_LEVEL: 'warn' }
  return spawn(process.execPath, [CLI, ...given], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Resolves when it has ended well. Throws where it has not. */
export async function ended(child: ChildProcess): Promise<void> {
  child.stdout?.resume()
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${child.spawnargs.slice(2).join(' ')} ended with ${signal ?? code}`)
}

export type Served = {
  child: ChildProcess
  address: string
  secondsToFirstAnswer: number
  stop(): Promise<void>
}

/** Starts a server on a free port; resolves when its first graph is served. */
export async function serveStore(store: StoreSettings, ...given: string[]): Promise<Served> {
  const began = performance.now()
  const child = baotu(store, 'serve', '--port', '0', ...given)
  const exited = once(child, 'exit')
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  let address: string | undefined
  while (address === undefined || !(await isReady(address))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    address ??= /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    await wait(50)
  }
  return {
    child,
    address,
    secondsToFirstAnswer: (performance.now() - began) / 1000,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function isReady(address: string): Promise<boolean> {
  return (await fetch(new URL('/readyz', address))).status === 204
}

/** Of one process at moments of the run, in seconds since its watch began. */
export type MemoryCurve = { name: string; points: { seconds: number; megabytes: number }[] }

export type MemoryWatch = {
  /** Names the processes started from now on below `child` after it. */
  add(name: string, child: ChildProcess): void
  soFar(): MemoryCurve[]
  end(): MemoryCurve[]
}

/** Looks every `everyMs` at the processes and at those that they started. */
export function watchProcesses(everyMs: number): MemoryWatch {
  const began = performance.now()
  const roots = new Map<number, string>()
  const curves = new Map<number, MemoryCurve>()
  const looking = setInterval(() => {
    const parents = parentsOfAll()
    for (const pid of parents.keys()) {
      const root = rootOf(pid, parents, roots)
      const bytes = root === undefined ? undefined : residentBytes(pid)
      if (root === undefined || bytes === undefined) continue
      const name = `${roots.get(root)}${pid === root ? '' : ', extraction'} (${pid})`
      const curve = curves.get(pid) ?? { name, points: [] }
      curves.set(pid, curve)
      curve.points.push({ seconds: (performance.now() - began) / 1000, megabytes: bytes / 1024 / 1024 })
    }
  }, everyMs)
  return {
    add: (name, child) => child.pid !== undefined && roots.set(child.pid, name),
    soFar: () => [...curves.values()],
    end() {
      clearInterval(looking)
      return [...curves.values()]
    },
  }
}

/** The most that each held, in whole megabytes. */
export function peaks(curves: readonly MemoryCurve[]): Record<string, number> {
  return Object.fromEntries(
    curves.map(({ name, points }) => [
      name,
      Math.round(Math.max(...points.map(({ megabytes }) => megabytes))),
    ]),
  )
}

function parentsOfAll(): Map<number, number> {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      // The name in brackets may hold anything; the parent is the second word behind it.
      const status = readFileSync(`/proc/${entry}/stat`, 'latin1')
      parents.set(Number(entry), Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]))
    } catch (error) {
      // It has ended between the two looks.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  return parents
}

function rootOf(
  pid: number,
  parents: ReadonlyMap<number, number>,
  roots: ReadonlyMap<number, string>,
): number | undefined {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (roots.has(at)) return at
  }
  return undefined
}
