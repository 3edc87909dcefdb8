// A store of its own for each test, or one for several that is emptied between them; its folder or database goes with it.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject, onTestFinished } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { COUNTED_TABLES, TABLES } from '../../server/store/back-up.ts'
import { NEWEST_SHAPE } from '../../server/store/migrate.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { openStore, type Store } from '../../server/store/store.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

// The first test of a fresh machine would pay for it, and run out of its time where the machine is busy.
beforeAll(() => {
  emptyDatabase()
})

/** Keeps what is to be done when a test, or all that share a store, are over. */
type AtEnd = (work: () => void | Promise<void>) => void

export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-test-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder with an empty database in it: making one takes 4 seconds, copying it a tenth of one. */
export function emptyDataFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = temporaryFolder(atEnd)
  copyEmptyDatabase(folder)
  return folder
}

export function copyEmptyDatabase(folder: string): void {
  cpSync(emptyDatabase(), join(folder, 'postgres'), { recursive: true })
}

/** A database with nothing in it on the run's PostgreSQL. */
async function emptyPostgres(atEnd: AtEnd = onTestFinished): Promise<StoreSettings> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = inject('postgres')
  await command(server, `create database ${name}`)
  atEnd(() => command(server, `drop database ${name} with (force)`))
  const url = new URL(server)
  url.pathname = name
  return { url: url.href }
}

async function command(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Both homes of the store: what holds in one must hold in the other. */
export const HOMES: readonly { home: string; empty: (atEnd?: AtEnd) => Promise<StoreSettings> }[] = [
  { home: 'PGlite', empty: async atEnd => ({ folder: emptyDataFolder(atEnd) }) },
  { home: 'PostgreSQL', empty: emptyPostgres },
]

export async function openTestStore(settings: StoreSettings = { folder: emptyDataFolder() }): Promise<Store> {
  const store = await openStore(settings)
  onTestFinished(() => store.close())
  return store
}

/** One store for the tests beside this call, emptied before each: an embedded one takes a second to open, and to empty a hundredth. */
export function shareTestStore(
  empty: (atEnd?: AtEnd) => Promise<StoreSettings> = async atEnd => ({ folder: emptyDataFolder(atEnd) }),
): () => Store {
  const ends: (() => void | Promise<void>)[] = []
  let store: Store | undefined
  const shared = () => {
    if (store === undefined) throw new Error('the store is shared by tests: it is open while they run')
    return store
  }
  beforeAll(async () => {
    store = await openStore(await empty(work => ends.push(work)))
  })
  beforeEach(() =>
    shared().atOnce(async ({ connection }) => {
      for (const table of [...COUNTED_TABLES, ...TABLES.toReversed()])
        await connection.deleteFrom(table).execute()
    }),
  )
  afterAll(async () => {
    await store?.close()
    for (const end of ends) await end()
  })
  return shared
}

/** Made once for each shape of the tables, and kept among the files of tests. */
function emptyDatabase(): string {
  const { dependencies } = packageJson
  const versions = [dependencies['@electric-sql/pglite'], dependencies['pg-boss'], NEWEST_SHAPE].join('-')
  const kept = join(ROOT, '.test', `empty-database-${versions}`)
  if (existsSync(kept)) return join(kept, 'postgres')
  mkdirSync(join(ROOT, '.test'), { recursive: true })
  const made = `${kept}.${process.pid}`
  const script = fileURLToPath(new URL('./make-empty-database.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [script, made], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`making an empty database failed: ${stderr}`)
  // Another test process may have made one meanwhile; either will do.
  if (existsSync(kept)) rmSync(made, { recursive: true })
  else renameSync(made, kept)
  return join(kept, 'postgres')
}
