// The weights of the tagger laid out for speed: small enough for the processor's caches, one look at memory where a feature is unknown.
import { LABEL_COUNT } from './tagger-chain.ts'
import { MOST_FEATURES } from './tagger-features.ts'
import type { TaggerModel } from './tagger-model.ts'

/** Adds up the weights of `hashes[0] … hashes[length - 1]` and adds the sums, times `share`, to `emissions`, from `at` on. */
export type WeightTable = (
  hashes: Int32Array,
  length: number,
  emissions: Float32Array,
  at: number,
  share: number,
) => void

/** Thirteen weights, padded so that no row lies across two cache lines. */
const ROW = 16

/** The shared weights and those of the register with number `register`, added. */
export function createWeightTable(model: TaggerModel, register: number): WeightTable {
  const { hashes: known, rows } = mergeRows(model, register)
  const count = known.length
  const placeOf = frequentFirst(rows, count)

  // A slot holds the row in its lower bits and in the rest as much of the hash as there is room for: with what the slot's own place says,
  // one in many thousands of unknown features is taken for another.
  let rowBits = 1
  while (1 << rowBits <= count) rowBits++
  const rowMask = (1 << rowBits) - 1
  let slots = 1024
  while (slots < count * 1.6) slots *= 2
  const slotMask = slots - 1
  const table = new Int32Array(slots)
  const weights = new Int8Array((count + 1) * ROW)
  for (let old = 0; old < count; old++) {
    const hash = known[old] as number
    const row = (placeOf[old] as number) + 1
    let slot = hash & slotMask
    while (table[slot] !== 0) slot = (slot + 1) & slotMask
    table[slot] = (hash & ~rowMask) | row
    for (let label = 0; label < LABEL_COUNT; label++) {
      const weight = rows[old * LABEL_COUNT + label] as number
      weights[row * ROW + label] = weight > 127 ? 127 : weight < -127 ? -127 : weight
    }
  }
  const { scale } = model

  const first = new Int32Array(MOST_FEATURES)
  const found = new Int32Array(MOST_FEATURES)

  return (hashes, length, emissions, at, share) => {
    const unit = scale * share
    // Three loops, none of which branches on what the loop itself loads: so the processor waits for many rows at once, not one by one.
    for (let k = 0; k < length; k++) first[k] = table[(hashes[k] as number) & slotMask] as number
    let rowCount = 0
    for (let k = 0; k < length; k++) {
      const hash = hashes[k] as number
      let there = first[k] as number
      if (there !== 0 && ((there ^ hash) & ~rowMask) !== 0) {
        let slot = hash & slotMask
        while (there !== 0 && ((there ^ hash) & ~rowMask) !== 0) {
          slot = (slot + 1) & slotMask
          there = table[slot] as number
        }
      }
      found[rowCount] = (there & rowMask) * ROW
      rowCount += there === 0 ? 0 : 1
    }
    // Thirteen sums in registers: an array of them costs a third of the speed.
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    let s4 = 0
    let s5 = 0
    let s6 = 0
    let s7 = 0
    let s8 = 0
    let s9 = 0
    let s10 = 0
    let s11 = 0
    let s12 = 0
    for (let k = 0; k < rowCount; k++) {
      const row = found[k] as number
      s0 += weights[row] as number
      s1 += weights[row + 1] as number
      s2 += weights[row + 2] as number
      s3 += weights[row + 3] as number
      s4 += weights[row + 4] as number
      s5 += weights[row + 5] as number
      s6 += weights[row + 6] as number
      s7 += weights[row + 7] as number
      s8 += weights[row + 8] as number
      s9 += weights[row + 9] as number
      s10 += weights[row + 10] as number
      s11 += weights[row + 11] as number
      s12 += weights[row + 12] as number
    }
    emissions[at] = (emissions[at] as number) + s0 * unit
    emissions[at + 1] = (emissions[at + 1] as number) + s1 * unit
    emissions[at + 2] = (emissions[at + 2] as number) + s2 * unit
    emissions[at + 3] = (emissions[at + 3] as number) + s3 * unit
    emissions[at + 4] = (emissions[at + 4] as number) + s4 * unit
    emissions[at + 5] = (emissions[at + 5] as number) + s5 * unit
    emissions[at + 6] = (emissions[at + 6] as number) + s6 * unit
    emissions[at + 7] = (emissions[at + 7] as number) + s7 * unit
    emissions[at + 8] = (emissions[at + 8] as number) + s8 * unit
    emissions[at + 9] = (emissions[at + 9] as number) + s9 * unit
    emissions[at + 10] = (emissions[at + 10] as number) + s10 * unit
    emissions[at + 11] = (emissions[at + 11] as number) + s11 * unit
    emissions[at + 12] = (emissions[at + 12] as number) + s12 * unit
  }
}

/** The hashes of the shared rows and the register's, each once, and the sums of their weights, LABEL_COUNT each. */
function mergeRows({ shared, registers }: TaggerModel, register: number) {
  const own = registers[register]?.rows ?? { hashes: new Uint32Array(0), weights: new Int8Array(0) }
  const hashes = new Int32Array(shared.hashes.length + own.hashes.length)
  const rows = new Int16Array(hashes.length * LABEL_COUNT)
  let count = 0
  const add = (weights: Int8Array, from: number) => {
    for (let label = 0; label < LABEL_COUNT; label++) {
      const at = count * LABEL_COUNT + label
      rows[at] = (rows[at] as number) + (weights[from * LABEL_COUNT + label] as number)
    }
  }
  let i = 0
  let j = 0
  while (i < shared.hashes.length || j < own.hashes.length) {
    const a = shared.hashes[i] ?? Number.POSITIVE_INFINITY
    const b = own.hashes[j] ?? Number.POSITIVE_INFINITY
    hashes[count] = Math.min(a, b) | 0
    if (a <= b) add(shared.weights, i++)
    if (b <= a) add(own.weights, j++)
    count++
  }
  return { hashes: hashes.subarray(0, count), rows }
}

/** For each row its place when those with the most weights come first: they are the frequent ones and so share the fastest memory. */
function frequentFirst(rows: Int16Array, count: number): Int32Array {
  const filled = new Uint8Array(count)
  const first = new Int32Array(LABEL_COUNT + 2)
  for (let row = 0; row < count; row++) {
    let n = 0
    for (let label = 0; label < LABEL_COUNT; label++) if (rows[row * LABEL_COUNT + label] !== 0) n++
    filled[row] = LABEL_COUNT - n
    first[LABEL_COUNT - n + 1] = (first[LABEL_COUNT - n + 1] as number) + 1
  }
  for (let n = 1; n < first.length; n++) first[n] = (first[n] as number) + (first[n - 1] as number)
  const placeOf = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const bucket = filled[row] as number
    placeOf[row] = first[bucket] as number
    first[bucket] = (first[bucket] as number) + 1
  }
  return placeOf
}
