// Part of npm run check: the lock file is whole, and no package has a known weakness, where the registry can tell.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { faultsOfLock, type Lock } from './faults-of-lock.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const faults = faultsOfLock(lock as Lock, manifest)
for (const fault of faults) console.error(`package-lock.json: ${fault}`)

const audit = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  timeout: 120_000,
})
const weak = highOrWorse(audit.stdout ?? '')
if (weak === undefined) {
  console.log('npm audit: the registry did not answer; known weaknesses were not looked for.')
} else if (weak > 0) {
  console.error(`npm audit: ${weak} packages have a weakness that is high or worse; npm audit says which.`)
} else {
  console.log('npm audit: no package has a weakness that is high or worse.')
}
if (faults.length > 0 || (weak ?? 0) > 0) process.exitCode = 1

/** How many packages; undefined where `report` is no audit: the registry could not be asked. */
function highOrWorse(report: string): number | undefined {
  try {
    const counts = JSON.parse(report).metadata?.vulnerabilities
    return counts === undefined ? undefined : Number(counts.high) + Number(counts.critical)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
