// Encodes GB18030 for tests: what Chinese Windows wrote, which Node only decodes.

let codes: Map<string, readonly number[]> | undefined

/** Two-byte characters and ASCII only. */
export function gb18030(text: string): Uint8Array {
  codes ??= twoByteCodes()
  const known = codes
  return Uint8Array.from(
    [...text].flatMap(character => {
      const code = character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : known.get(character)
      if (code === undefined) throw new Error(`${character} has no two-byte code`)
      return [...code]
    }),
  )
}

function twoByteCodes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, [first, second])
    }
  }
  return codes
}
