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

/** Thirteen weights of a byte each, padded to four numbers, so that no row lies across two cache lines. */
const ROW = 4
const ROW_BYTES = 4 * ROW
/** What is stored for a weight of 0. */
const ZERO = 128
const LANES = 0x00ff00ff

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
  const bytes = new Uint8Array((count + 1) * ROW_BYTES).fill(ZERO)
  for (let old = 0; old < count; old++) {
    const hash = known[old] as number
    const row = (placeOf[old] as number) + 1
    let slot = hash & slotMask
    while (table[slot] !== 0) slot = (slot + 1) & slotMask
    table[slot] = (hash & ~rowMask) | row
    for (let label = 0; label < LABEL_COUNT; label++) {
      const weight = rows[old * LABEL_COUNT + label] as number
      bytes[row * ROW_BYTES + label] = ZERO + (weight > 127 ? 127 : weight < -127 ? -127 : weight)
    }
  }
  const weights = new Int32Array(bytes.buffer)
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
    // Four weights in one number, summed in two lanes of 16 bits each, seven sums in registers: half the work of thirteen sums.
    // Weights are stored from 0 up, so that no lane takes from its neighbour, and MOST_FEATURES of them stay below 65,536.
    let a0 = 0
    let b0 = 0
    let a1 = 0
    let b1 = 0
    let a2 = 0
    let b2 = 0
    let a3 = 0
    for (let k = 0; k < rowCount; k++) {
      const row = found[k] as number
      const w0 = weights[row] as number
      const w1 = weights[row + 1] as number
      const w2 = weights[row + 2] as number
      const w3 = weights[row + 3] as number
      a0 = (a0 + (w0 & LANES)) | 0
      b0 = (b0 + ((w0 >>> 8) & LANES)) | 0
      a1 = (a1 + (w1 & LANES)) | 0
      b1 = (b1 + ((w1 >>> 8) & LANES)) | 0
      a2 = (a2 + (w2 & LANES)) | 0
      b2 = (b2 + ((w2 >>> 8) & LANES)) | 0
      a3 = (a3 + (w3 & LANES)) | 0
    }
    const zero = ZERO * rowCount
    const add = (label: number, lane: number): void => {
      emissions[at + label] = (emissions[at + label] as number) + (lane - zero) * unit
    }
    add(0, a0 & 0xffff)
    add(1, b0 & 0xffff)
    add(2, a0 >>> 16)
    add(3, b0 >>> 16)
    add(4, a1 & 0xffff)
    add(5, b1 & 0xffff)
    add(6, a1 >>> 16)
    add(7, b1 >>> 16)
    add(8, a2 & 0xffff)
    add(9, b2 & 0xffff)
    add(10, a2 >>> 16)
    add(11, b2 >>> 16)
    add(12, a3 & 0xffff)
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
