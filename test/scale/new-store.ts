// Empty stores to measure in, in either home, and how much of the disk each takes.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { startPostgres } from '../server/postgres-server.ts'

export type Homes = {
  /** A store with nothing in it; `name` is that of its database. */
  newStore(name: string): Promise<StoreSettings>
  megabytesOf(store: StoreSettings): Promise<number>
  end(): Promise<void>
}

export async function openHomes(home: 'postgres' | 'embedded'): Promise<Homes> {
  return home === 'postgres' ? postgresHomes() : embeddedHomes()
}

async function postgresHomes(): Promise<Homes> {
  const server = await startPostgres()
  return {
    async newStore(name) {
      await command(server.url, `create database ${name}`)
      const url = new URL(server.url)
      url.pathname = name
      return { url: url.href }
    },
    async megabytesOf(store) {
      if (!('url' in store)) throw new Error('the store is in PostgreSQL')
      const rows = await command(store.url, 'select pg_database_size(current_database()) as bytes')
      return Math.round(Number(rows[0]?.bytes) / 1024 / 1024)
    },
    end: () => server.stop(),
  }
}

async function command(url: string, statement: string): Promise<{ bytes?: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function embeddedHomes(): Promise<Homes> {
  const folders: string[] = []
  return {
    async newStore(name) {
      const folder = mkdtempSync(join(tmpdir(), `baotu-${name}-`))
      folders.push(folder)
      return { folder }
    },
    async megabytesOf(store) {
      if (!('folder' in store)) throw new Error('the store is in a folder')
      const files = readdirSync(store.folder, { recursive: true, withFileTypes: true })
      const sizes = files
        .filter(file => file.isFile())
        .map(file => statSync(join(file.parentPath, file.name)).size)
      return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024)
    },
    async end() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}
