// Where boxes on a sheet stand in its picture, and what part of it holds them all.
import type { PlaceOnSheets, SheetBox } from '../../server/api/types.ts'

type Sheet = PlaceOnSheets['sheets'][number]

/** Shares of the sheet, 0 to 1: they hold at any scale. */
export type Share = { left: number; top: number; width: number; height: number }

export function shareOf({ x, y, width, height }: SheetBox, sheet: Sheet): Share {
  return {
    left: x / sheet.width,
    top: y / sheet.height,
    width: width / sheet.width,
    height: height / sheet.height,
  }
}

/** Points around an article that are shown with it. */
const AROUND = 14

/** The smallest part of the sheet that holds all of `boxes`, with a little around it; the whole sheet where there are none. */
export function frameOf(boxes: readonly SheetBox[], sheet: Sheet): Share {
  const own = boxes.filter(box => box.sheet === sheet.index)
  if (own.length === 0) return { left: 0, top: 0, width: 1, height: 1 }
  const left = Math.max(0, Math.min(...own.map(({ x }) => x)) - AROUND)
  const top = Math.max(0, Math.min(...own.map(({ y }) => y)) - AROUND)
  const right = Math.min(sheet.width, Math.max(...own.map(({ x, width }) => x + width)) + AROUND)
  const bottom = Math.min(sheet.height, Math.max(...own.map(({ y, height }) => y + height)) + AROUND)
  return shareOf({ sheet: sheet.index, x: left, y: top, width: right - left, height: bottom - top }, sheet)
}
