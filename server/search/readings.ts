// How the characters of a name are read, in pinyin without tones: a character may have several readings.
import { pinyin, polyphonic } from 'pinyin-pro'

/** By character of the name: the readings its place in the name makes likely, and all that it has anywhere. */
export type Readings = { likely: readonly string[][]; all: readonly string[][] }

const STYLE = { toneType: 'none', type: 'array', v: true } as const

/**
 * Readings of `key`, a `matchKey`. Latin letters and digits are read as themselves, ü as v.
 *
 * A person's name is read both as words and with its first character as a surname: 单 is dan in 单位 and shan in 单霁翔.
 */
export function readingsOf(key: string, { person }: { person: boolean }): Readings {
  const characters = [...key]
  const asWords = syllables(pinyin(key, STYLE), characters)
  const asName = person ? syllables(pinyin(key, { ...STYLE, surname: 'head' }), characters) : asWords
  const likely = asWords.map((syllable, index) => [...new Set([syllable, asName[index] as string])])
  const known = polyphonic(key, STYLE)
  const all = likely.map((first, index) => [
    ...new Set([...first, ...(known.length === characters.length ? (known[index] as string[]) : [])]),
  ])
  return { likely, all }
}

/** One syllable a character; a character that the reader does not know (a rare one, a letter) stands for itself. */
function syllables(read: readonly string[], characters: readonly string[]): string[] {
  return characters.map((character, index) =>
    read.length === characters.length ? (read[index] as string).toLowerCase() : character,
  )
}
