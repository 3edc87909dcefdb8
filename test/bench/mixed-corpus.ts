// Reads a thousand files of mixed formats and encodings, 50 of them poisonous: node test/bench/mixed-corpus.ts [GOOD POISONOUS SEED]
import { faultOf } from '../pipeline/read/check-mixed-file.ts'
import { mixedFiles } from '../pipeline/read/mixed-files.ts'
import { readInProcess } from './read-in-process.ts'

const [good = 950, poisonous = 50, seed = 1] = process.argv.slice(2).map(Number)
const reader = await readInProcess(60_000)
const faults: string[] = []
const reasons = new Map<string, number>()
let right = 0
let refused = 0
let spent = 0
for await (const file of mixedFiles(seed, { good, poisonous })) {
  const began = performance.now()
  const outcome = await reader.read(file.bytes, file.name)
  spent += performance.now() - began
  const fault = faultOf(file, outcome)
  if (fault !== null) faults.push(fault)
  else if ('code' in outcome) {
    refused++
    reasons.set(outcome.code, (reasons.get(outcome.code) ?? 0) + 1)
  } else right++
}
const { main, extraction } = reader.peaks()
reader.close()
for (const fault of faults) console.log(fault)
console.log(
  `${right}/${good} right, ${refused}/${poisonous} refused with the right reason, ${faults.length} faults`,
)
console.log([...reasons].map(([code, count]) => `${code} ${count}`).join(', '))
console.log(
  `${((good + poisonous) / (spent / 1000)).toFixed(1)} files/s; peak memory: main ${main} MB, extraction ${extraction} MB`,
)
process.exitCode = faults.length === 0 ? 0 : 1
