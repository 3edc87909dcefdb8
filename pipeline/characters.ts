// Sets of characters as tables by UTF-16 code unit: one look tells what a regular expression or a Set of strings tells in ten.

/** 1 at the code units of the set; behind the end of a text, where the code is NaN, undefined. */
export type CharacterTable = Uint8Array

const CODES = 65_536

/** The characters of `text`, all of the basic plane. */
export function tableOf(text: string): CharacterTable {
  const table = new Uint8Array(CODES)
  for (let i = 0; i < text.length; i++) table[text.charCodeAt(i)] = 1
  return table
}

/** The code units that `expression` fits by themselves. */
export function tableWhere(expression: RegExp): CharacterTable {
  const table = new Uint8Array(CODES)
  for (let code = 0; code < CODES; code++) if (expression.test(String.fromCharCode(code))) table[code] = 1
  return table
}

/** Hanzi of the basic plane. */
export const HAN = tableWhere(/\p{Script=Han}/u)
