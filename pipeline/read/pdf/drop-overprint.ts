// Leaves out the second copy of glyphs printed over themselves: shadows and outlines of headlines, bold type made by printing twice.
import type { Glyph } from './print.ts'

// A shadow falls this far at most; 常常 stand a whole em apart.
const FARTHEST = 0.3

/** Keeps the first of the copies. Told by place alone: doubled words such as 常常 and 人人 stay. */
export function dropOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  const byText = new Map<string, Map<string, Glyph[]>>()
  for (const glyph of glyphs) {
    if (glyph.space) {
      kept.push(glyph)
      continue
    }
    let cells = byText.get(glyph.text)
    if (cells === undefined) {
      cells = new Map()
      byText.set(glyph.text, cells)
    }
    const step = FARTHEST * cellSize(glyph.size)
    const column = Math.floor(glyph.left / step)
    const row = Math.floor(glyph.top / step)
    if (hasCopy(cells, glyph, column, row)) continue
    const key = `${step} ${column} ${row}`
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, [glyph])
    else cell.push(glyph)
    kept.push(glyph)
  }
  return kept
}

// Sizes of one power of √2 share a grid.
function cellSize(size: number): number {
  return 2 ** (Math.round(2 * Math.log2(Math.max(size, 1))) / 2) * 1.25
}

function hasCopy(cells: ReadonlyMap<string, readonly Glyph[]>, glyph: Glyph, column: number, row: number) {
  const step = FARTHEST * cellSize(glyph.size)
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (const other of cells.get(`${step} ${column + dx} ${row + dy}`) ?? [])
        if (isCopy(glyph, other)) return true
    }
  }
  return false
}

function isCopy(a: Glyph, b: Glyph): boolean {
  if (Math.abs(a.size - b.size) > 0.1 * Math.max(a.size, b.size)) return false
  // Two thin letters, as in ll and 11, stand closer than a shadow falls.
  const across = Math.min(FARTHEST * a.size, 0.5 * (a.right - a.left))
  const down = Math.min(FARTHEST * a.size, 0.5 * (a.bottom - a.top))
  return Math.abs(a.left - b.left) < across && Math.abs(a.top - b.top) < down
}
