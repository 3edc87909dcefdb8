// Sets text by hand for the tests of geometry: each hanzi one em wide, each Latin letter a quarter.
import type { Glyph } from '../../../../pipeline/read/pdf/print.ts'

export type Setting = {
  x: number
  /** Top of the line; for vertical text of its first glyph. */
  y: number
  size: number
  vertical?: true
  /** Distance from glyph to glyph in ems; 1 where nothing is said. */
  pitch?: number
  font?: number
}

let printed = 0

/** Spaces print nothing but count as glyphs. */
export function glyphsOf(text: string, { x, y, size, vertical, pitch = 1, font = 0 }: Setting): Glyph[] {
  let at = 0
  return [...text].map((letter): Glyph => {
    const width = /[\x20-\x7e]/.test(letter) ? 0.25 : 1
    const left = vertical ? x : x + at
    const top = vertical ? y + at : y
    at += size * (width + pitch - 1)
    return {
      text: letter,
      left,
      top,
      right: left + (vertical ? size : size * width),
      bottom: top + (vertical ? size * width : size),
      size,
      font,
      space: letter.trim() === '',
      turned: false,
      order: printed++,
    }
  })
}

/** Lines of one column, each as given, `leading` points from base line to base line. */
export function columnOf(lines: readonly string[], setting: Setting & { leading: number }): Glyph[] {
  return lines.flatMap((text, i) => {
    const indent = /^\u3000*/.exec(text)?.[0].length ?? 0
    const shift = { along: indent * setting.size, across: i * setting.leading }
    return glyphsOf(text.slice(indent), {
      ...setting,
      x: setting.vertical ? setting.x - shift.across : setting.x + shift.along,
      y: setting.vertical ? setting.y + shift.along : setting.y + shift.across,
    })
  })
}
