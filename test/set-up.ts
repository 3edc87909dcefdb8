// Runs once before all tests: builds the explorer that the server and browser tests open, and starts a PostgreSQL for the store's.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './server/postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run's PostgreSQL answers; each test makes a database of its own in it. */
    postgres: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.BAOTU_SKIP_CLIENT) {
    execFileSync(
      process.execPath,
      [fileURLToPath(new URL('../server/setup.mjs', import.meta.url)), '--client'],
      {
        stdio: 'inherit',
      },
    )
  }
  const postgres = await startPostgres()
  project.provide('postgres', postgres.url)
  return () => postgres.stop()
}
