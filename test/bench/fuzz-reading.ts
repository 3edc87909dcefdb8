// Reads damaged copies of files of every format: node test/bench/fuzz-reading.ts [COUNT SEED]. The main process must see only pages and reasons.

import { mixedFiles } from '../pipeline/read/mixed-files.ts'
import { mutate } from '../pipeline/read/mutate.ts'
import { createRandom } from '../press/random.ts'
import { readInProcess } from './read-in-process.ts'

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number)
const random = createRandom(seed)
const originals: { name: string; bytes: Uint8Array }[] = []
for await (const file of mixedFiles(seed, { good: 24, poisonous: 0 })) originals.push(file)

const reader = await readInProcess(15_000)
const outcomes = new Map<string, number>()
/** Faults of ours that the extraction process caught, and pages that it was ended for. */
const UNNAMED = ['extraction_failed', 'extraction_crashed', 'time_limit']
let slowest = { ms: 0, what: '' }
for (let i = 0; i < count; i++) {
  const { name, bytes } = originals[i % originals.length] as (typeof originals)[number]
  const began = performance.now()
  const outcome = await reader.read(mutate(bytes, random), name)
  const ms = performance.now() - began
  const what = 'code' in outcome ? outcome.code : 'read'
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1)
  if (UNNAMED.includes(what)) console.log(`${i} ${name}: ${what}`)
  if (ms > slowest.ms) slowest = { ms, what: `${i} ${name} ${what}` }
}
const { main, extraction } = reader.peaks()
reader.close()
console.log(
  [...outcomes]
    .sort()
    .map(([code, count]) => `${code} ${count}`)
    .join(', '),
)
console.log(
  `slowest ${Math.round(slowest.ms)} ms (${slowest.what}); peak memory: main ${main} MB, extraction ${extraction} MB`,
)
