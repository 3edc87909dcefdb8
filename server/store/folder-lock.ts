// Keeps a second process out of a data folder: PGlite has no lock of its own, and two processes on one folder lose data silently.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { FolderInUse } from './folder-in-use.ts'

/** Who holds a folder; `address` is where a server answers. */
const Holder = z.object({ pid: z.number().int(), address: z.string().optional() })
export type Holder = z.infer<typeof Holder>

export type FolderLock = {
  /** Tells those who find the folder taken where the server is. */
  announce(address: string): void
  release(): void
}

/**
 * Locks `folder`, made if there is none. Throws `FolderInUse` where another process, or this one, holds it.
 *
 * The lock is a file lock of the operating system, taken through SQLite since Node has no call for it: the system
 * drops it with the process, however that ends, so after a SIGKILL there is nothing stale to wait for or to clear.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true })
  const holderFile = join(folder, 'holder.json')
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (!isBusy(cause)) throw cause
    throw new FolderInUse(folder, readHolder(holderFile))
  }
  const write = (holder: Holder) => writeFileSync(holderFile, JSON.stringify(holder))
  write({ pid: process.pid })
  return {
    announce: address => write({ pid: process.pid, address }),
    release: () => {
      if (database.isOpen) database.close()
    },
  }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

/** The holder's note; undefined in the instant between its taking the lock and writing the note. */
function readHolder(file: string): Holder | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  return text === '' ? undefined : Holder.parse(JSON.parse(text))
}
