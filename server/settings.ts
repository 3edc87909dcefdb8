// Reads the environment: where the data is, where to listen, and where the user stood when typing a file name.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StoreSettings } from './store/open-database.ts'

type Environment = Readonly<Record<string, string | undefined>>

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** `DATABASE_URL` names a PostgreSQL; else `BAOTU_DATA` the folder of the embedded store, `.baotu` in the project by default. */
export function storeSettings(env: Environment): StoreSettings {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL }
  return { folder: env.BAOTU_DATA ? fromUser(env, env.BAOTU_DATA) : resolve(ROOT, '.baotu') }
}

/** A path as the user meant it: `npm run` changes the folder and keeps the user's in INIT_CWD. */
export function fromUser(env: Environment, path: string): string {
  return resolve(env.INIT_CWD ?? process.cwd(), path)
}
