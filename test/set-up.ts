// Runs once before all tests: builds the explorer that the server and browser tests open.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setUp(): void {
  if (process.env.BAOTU_SKIP_CLIENT) return
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL('../server/setup.mjs', import.meta.url)), '--client'],
    {
      stdio: 'inherit',
    },
  )
}
