// Writes the glyphs of a line as text, with a space where the print has one.
import type { Bounds } from './box-index.ts'
import { levelPunctuation } from './level-punctuation.ts'
import type { Glyph } from './print.ts'

/** A glyph as it lies in its line's frame; `spaceEnd` where the spaces printed behind it end. */
export type Laid = Bounds & { glyph: Glyph; spaceEnd?: number | undefined }

const LATIN = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u
export const HAN = /^\p{Script=Han}/u

export function lineText(members: readonly Laid[]): string {
  const gaps = members.slice(1).map((one, i) => one.left - (members[i] as Laid).right)
  const usual = Math.max(0, [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0)
  let text = ''
  members.forEach((one, i) => {
    const before = members[i - 1]
    if (before !== undefined) text += gapBetween(before, one, usual)
    text += levelPunctuation(one.glyph.text)
  })
  return text
}

function gapBetween(before: Laid, after: Laid, usual: number): string {
  const size = Math.min(before.glyph.size, after.glyph.size)
  const gap = (after.left - before.right - usual) / size
  const [one, other] = [before.glyph.text, after.glyph.text]
  // Latin words are parted by a quarter of an em, as are 记者 王明; marks of punctuation take up what fills the line.
  const least = LATIN.test(one) && LATIN.test(other) ? 0.17 : HAN.test(one) && HAN.test(other) ? 0.21 : 0.5
  const spaced = before.spaceEnd !== undefined && before.spaceEnd - before.right > 0.15 * size
  const wide = gap > 1.4 ? '  ' : ' '
  return gap > least || (spaced && gap > 0.1) ? wide : ''
}
