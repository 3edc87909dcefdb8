// Decides whether typed letters spell a name: gjsjj and guojiashujuju and shujuju all mean 国家数据局.

export type PinyinMatch = {
  by: 'initials' | 'pinyin'
  /** Where in the name the match begins, and whether it runs to the name's end. */
  start: number
  whole: boolean
}

/**
 * The best match of `letters` within a name whose characters are read as `readings`; undefined where there is none.
 * The last syllable may be unfinished (guoj), Chinese characters in `letters` stand for themselves (数据ju).
 */
export function matchPinyin(
  letters: string,
  characters: readonly string[],
  readings: readonly (readonly string[])[],
): PinyinMatch | undefined {
  const lastStart = letters.length === 1 ? 0 : characters.length - 1
  for (const by of ['initials', 'pinyin'] as const) {
    for (let start = 0; start <= lastStart && start < characters.length; start++) {
      const end =
        by === 'initials'
          ? spellInitials(letters, readings, start)
          : spell(letters, characters, readings, start)
      if (end !== undefined) return { by, start, whole: end === characters.length }
    }
  }
  return undefined
}

/** Where the name's characters end whose first letters are `letters`. */
function spellInitials(
  letters: string,
  readings: readonly (readonly string[])[],
  start: number,
): number | undefined {
  if (start + letters.length > readings.length) return undefined
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string
    if (!(readings[start + i] as readonly string[]).some(syllable => syllable[0] === letter)) return undefined
  }
  return start + letters.length
}

/** Where the name's characters end that `letters` spell from `start` on, each in full or by its first letter. */
function spell(
  letters: string,
  characters: readonly string[],
  readings: readonly (readonly string[])[],
  start: number,
): number | undefined {
  // Which letters can be used up after each character: a set, so that the work is letters × characters at most.
  let used = new Set([0])
  for (let place = start; place < characters.length && used.size > 0; place++) {
    const next = new Set<number>()
    for (const from of used) {
      if (letters.startsWith(characters[place] as string, from))
        next.add(from + (characters[place] as string).length)
      for (const syllable of readings[place] as readonly string[]) {
        if (letters.startsWith(syllable, from)) next.add(from + syllable.length)
        if (letters[from] === syllable[0]) next.add(from + 1)
        const rest = letters.length - from
        if (rest < syllable.length && letters.endsWith(syllable.slice(0, rest))) next.add(letters.length)
      }
    }
    if (next.has(letters.length)) return place + 1
    used = next
  }
  return undefined
}
