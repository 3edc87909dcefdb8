// Opens the embedded database or PostgreSQL, at the newest shape: one SQL for both.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from 'pg-boss'
import type { QueueDatabase } from '../jobs/job-queue.ts'
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded-database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { listenForPages, type PageListener } from './listen-for-pages.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Where the store is: a folder of this machine, or a PostgreSQL server's URL. */
export type StoreSettings = { folder: string } | { url: string }

export type OpenDatabase = {
  db: Kysely<Tables>
  /** The same database for requests, where it stops a statement that takes too long; the embedded one can't. */
  forRequests?: Kysely<Tables>
  lock: FolderLock | undefined
  /** Bytes that can still be written; undefined where only the database's own machine knows. */
  room: () => Promise<number | undefined>
  /** How the queue reaches the same database. */
  queue: QueueDatabase
  /** Hears of pages that other processes save; only PostgreSQL has others. */
  listen?: (listener: PageListener) => Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Opens and migrates, to the newest shape where none is named. Throws `FolderInUse` where another process holds the folder. */
export async function openDatabase(
  settings: StoreSettings,
  shape?: string,
  { requestLimitMs = REQUEST_LIMIT_MS }: { requestLimitMs?: number } = {},
): Promise<OpenDatabase> {
  return 'url' in settings
    ? openPostgres(settings.url, { shape, requestLimitMs })
    : openEmbedded(settings.folder, shape)
}

/** Nobody waits longer at a screen; an export of everything takes many statements. */
export const REQUEST_LIMIT_MS = 30_000

function poolOf(url: string, settings: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 10, ...settings })
  // A connection that breaks while it is idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', error => console.error(`a connection to PostgreSQL broke: ${error.message}`))
  // One that breaks in the midst of a question says so twice: to who asked, and here, where unheard it would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

async function openPostgres(
  url: string,
  { shape, requestLimitMs }: { shape: string | undefined; requestLimitMs: number },
): Promise<OpenDatabase> {
  const pool = poolOf(url)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const asking = poolOf(url, { statement_timeout: requestLimitMs })
  const forRequests = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: asking }) })
  return migrated(
    {
      db,
      forRequests,
      lock: undefined,
      room: async () => undefined,
      queue: { connectionString: url, max: 2 },
      listen: listener => listenForPages(url, listener),
      close: async () => {
        await forRequests.destroy()
        await db.destroy()
      },
    },
    shape,
  )
}

async function openEmbedded(folder: string, shape?: string): Promise<OpenDatabase> {
  const lock = lockFolder(folder)
  try {
    const files = join(folder, 'postgres')
    if (!existsSync(files)) await createEmbedded(folder, files)
    const embedded = await openEmbeddedDatabase(files)
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: embedded }) })
    const queue = { backend: 'pglite' as const, db: queueOf(db, embedded) }
    const close = async () => {
      await db.destroy()
      lock.release()
    }
    const room = async () => {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    }
    return await migrated({ db, lock, queue, room, close }, shape)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** pg-boss speaks in blocks of statements; a connection of Kysely's keeps them out of a transaction of the store. */
function queueOf(db: Kysely<Tables>, embedded: EmbeddedDatabase): Db {
  return {
    executeSql: (text, values = []) =>
      db.connection().execute(async () => {
        if (values.length > 0) return embedded.query(text, values as unknown[])
        try {
          return await embedded.runAll(text)
        } catch (error) {
          // A block that fails leaves its transaction open, and the one connection useless.
          await embedded.runAll('rollback')
          throw error
        }
      }),
  }
}

async function migrated(opened: OpenDatabase, shape?: string): Promise<OpenDatabase> {
  try {
    await migrate(opened.db, shape)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Makes the files beside their place and moves them there whole: a kill in between leaves no half database. */
async function createEmbedded(folder: string, files: string): Promise<void> {
  const unfinished = join(folder, 'postgres.new')
  rmSync(unfinished, { recursive: true, force: true })
  const script = fileURLToPath(new URL('./create-embedded.ts', import.meta.url))
  const child = spawn(process.execPath, [script, unfinished], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    complaints += text
  })
  const [code, signal] = await once(child, 'close')
  if (code !== 0) {
    throw new Error(`Making the database in ${folder} failed (${signal ?? code}): ${complaints.slice(-2000)}`)
  }
  renameSync(unfinished, files)
}
