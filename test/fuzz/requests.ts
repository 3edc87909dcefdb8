// Hostile requests by the thousand, by hand: node test/fuzz/requests.ts [COUNT SEED]. Ends with 1 where one was answered wrongly.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzzRequests } from './fuzz-requests.ts'

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'baotu-fuzz-'))
try {
  const report = await fuzzRequests({ folder }, { count, seed, say: line => console.error(line) })
  console.log(JSON.stringify(report, null, 2))
  if (report.faults.length + report.changes.length + report.logged.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
