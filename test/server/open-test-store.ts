// A store of its own for each test, in a folder that goes when the test ends.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { NEWEST_SHAPE } from '../../server/store/migrate.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { openStore, type Store } from '../../server/store/store.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder with an empty database in it: making one takes 4 seconds, copying it a tenth of one. */
export function emptyDataFolder(): string {
  const folder = temporaryFolder()
  copyEmptyDatabase(folder)
  return folder
}

export function copyEmptyDatabase(folder: string): void {
  cpSync(emptyDatabase(), join(folder, 'postgres'), { recursive: true })
}

/** A database with nothing in it on the run's PostgreSQL. */
async function emptyPostgres(): Promise<StoreSettings> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = inject('postgres')
  await command(server, `create database ${name}`)
  onTestFinished(() => command(server, `drop database ${name} with (force)`))
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
export const HOMES: readonly { home: string; empty: () => Promise<StoreSettings> }[] = [
  { home: 'PGlite', empty: async () => ({ folder: emptyDataFolder() }) },
  { home: 'PostgreSQL', empty: emptyPostgres },
]

export async function openTestStore(settings: StoreSettings = { folder: emptyDataFolder() }): Promise<Store> {
  const store = await openStore(settings)
  onTestFinished(() => store.close())
  return store
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
