// Numbers the features that occur often enough to learn from.

export type FeatureIndex = {
  count: number
  /** The number of the feature with this hash, from 0; -1 for a rare one. */
  numberOf: (hash: number) => number
  /** By number; ascending as unsigned numbers. */
  hashes: Uint32Array
}

/** @param visit calls its argument for each occurrence of a feature. @param least so often must it occur, at most 255. */
export function indexFeatures(
  visit: (count: (hashes: Int32Array, length: number) => void) => void,
  least: number,
): FeatureIndex {
  // An open table of our own: a Map of 20 million numbers takes 1.5 GB.
  let slots = 1 << 16
  let used = 0
  let keys = new Int32Array(slots)
  let counts = new Uint8Array(slots)
  // Hash 0 marks a free slot; the one feature that has it is lost, which no score notices.
  const slotOf = (hash: number): number => {
    let slot = (hash ^ (hash >>> 15)) & (slots - 1)
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (slots - 1)
    return slot
  }
  const grow = (): void => {
    const oldKeys = keys
    const oldCounts = counts
    slots *= 2
    keys = new Int32Array(slots)
    counts = new Uint8Array(slots)
    for (let old = 0; old < oldKeys.length; old++) {
      const hash = oldKeys[old] as number
      if (hash === 0) continue
      const slot = slotOf(hash)
      keys[slot] = hash
      counts[slot] = oldCounts[old] as number
    }
  }
  visit((hashes, length) => {
    for (let k = 0; k < length; k++) {
      const hash = hashes[k] as number
      if (hash === 0) continue
      const slot = slotOf(hash)
      if (keys[slot] === 0) {
        keys[slot] = hash
        used++
      }
      const count = counts[slot] as number
      if (count < least) counts[slot] = count + 1
      if (used > slots * 0.7) grow()
    }
  })

  const often = keys.filter((hash, slot) => hash !== 0 && (counts[slot] as number) >= least)
  const hashes = Uint32Array.from(often, hash => hash >>> 0).sort()
  slots = 1024
  while (slots < hashes.length * 2) slots *= 2
  keys = new Int32Array(slots)
  const numbers = new Int32Array(slots).fill(-1)
  hashes.forEach((hash, number) => {
    const slot = slotOf(hash | 0)
    keys[slot] = hash | 0
    numbers[slot] = number
  })
  return { count: hashes.length, numberOf: hash => numbers[slotOf(hash)] as number, hashes }
}
