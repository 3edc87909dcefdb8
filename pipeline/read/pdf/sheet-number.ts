// Reads the number of a sheet as printed on its page line: 第3版, A03, 03.

import { normalizeText } from '../normalize-text.ts'
import type { PrintedLine } from './find-lines.ts'

const EDITION = /第?\s?[A-Z]?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?版/
const LETTERED = /(?:^|[\s·|｜])[A-Z](\d{1,3})(?=$|[\s·|｜])/
const ALONE = /^(\d{1,3})(?:\s?\p{Script=Han}{2,6})?$/u

/** `blocks` is what stands in no story; `height` the sheet's. null where the sheet says none. */
export function readSheetNumber(blocks: readonly (readonly PrintedLine[])[], height: number): number | null {
  const margin = blocks.flat().filter(line => line.bottom < 0.16 * height || line.top > 0.9 * height)
  for (const form of [EDITION, LETTERED, ALONE]) {
    for (const line of margin) {
      const text = normalizeText(line.text).trim()
      // 今日8版 counts them, 下转第4版 names another.
      if (text.length > 60 || /[转轉接]|今日|共\d/.test(text)) continue
      const match = form.exec(text)
      if (match !== null) return numeral(match[1] as string)
    }
  }
  return null
}

/** 十二 → 12 */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? '?') + 1
  if (!text.includes('十')) return digit(text[0])
  const [tens, ones] = text.split('十')
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}
