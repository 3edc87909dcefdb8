// A store of its own for each test, in a folder that goes when the test ends.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
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

export async function openTestStore(folder = emptyDataFolder()): Promise<Store> {
  const store = await openStore({ folder })
  onTestFinished(() => store.close())
  return store
}

/** Made once and kept among the files of tests. */
function emptyDatabase(): string {
  const kept = join(ROOT, '.test', `empty-database-${packageJson.dependencies['@electric-sql/pglite']}`)
  if (existsSync(kept)) return kept
  mkdirSync(join(ROOT, '.test'), { recursive: true })
  const made = `${kept}.${process.pid}`
  const script = join(ROOT, 'server/store/create-embedded.ts')
  const { status, stderr } = spawnSync(process.execPath, [script, made], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`making an empty database failed: ${stderr}`)
  // Another test process may have made one meanwhile; either will do.
  if (existsSync(kept)) rmSync(made, { recursive: true })
  else renameSync(made, kept)
  return kept
}
