// Length of the longest common subsequence of two texts, bits of a machine word at a time (Hyyrö 2004): texts of a page take a millisecond.

/** In UTF-16 code units. Time is n × m / 32. */
export function longestCommon(first: string, second: string): number {
  const words = Math.ceil(first.length / 32)
  if (words === 0 || second.length === 0) return 0
  const places = new Map<number, Uint32Array>()
  for (let i = 0; i < first.length; i++) {
    const code = first.charCodeAt(i)
    let bits = places.get(code)
    if (bits === undefined) {
      bits = new Uint32Array(words)
      places.set(code, bits)
    }
    bits[i >>> 5] = ((bits[i >>> 5] as number) | (1 << (i & 31))) >>> 0
  }
  const row = new Uint32Array(words).fill(0xffffffff)
  for (let j = 0; j < second.length; j++) {
    const bits = places.get(second.charCodeAt(j))
    if (bits === undefined) continue
    let carry = 0
    for (let w = 0; w < words; w++) {
      const value = row[w] as number
      const matched = (value & (bits[w] as number)) >>> 0
      const sum = value + matched + carry
      carry = sum > 0xffffffff ? 1 : 0
      row[w] = ((sum >>> 0) | (value & ~(bits[w] as number))) >>> 0
    }
  }
  let length = 0
  for (let i = 0; i < first.length; i++) {
    if ((((row[i >>> 5] as number) >>> (i & 31)) & 1) === 0) length++
  }
  return length
}
