// Finds what belongs to the sheet and to no story: masthead, page line, section name, editors.
import { bylineOfLine } from '../../articles/bylines.ts'
import { isFurniture } from '../../articles/page-furniture.ts'
import { normalizeText } from '../normalize-text.ts'
import type { Bounds } from './box-index.ts'
import type { Run } from './find-runs.ts'
import type { Print } from './print.ts'

// The page line and the masthead stand at the head or the foot of the sheet.
const MARGIN = 0.09
const LONGEST = 40

export function findFurniture(runs: readonly Run[], print: Print): Run[] {
  const plain = runs.filter(run => isPlainly(run, print))
  // 社会 in large type beside 第5版: what stands on a level with the page line is of it.
  const bands = plain.filter(({ bounds }) => isInMargin(bounds, print)).map(run => run.bounds)
  return runs.filter(
    run =>
      plain.includes(run) ||
      (run.lines.length <= 2 &&
        lettersIn(run) <= LONGEST &&
        !run.lines.some(line => /[。；]/.test(line.text)) &&
        bands.some(band => isLevel(run.bounds, band))),
  )
}

function lettersIn(run: Run): number {
  return run.lines.reduce((sum, line) => sum + line.glyphs, 0)
}

function isInMargin(bounds: Bounds, print: Print): boolean {
  return bounds.bottom < MARGIN * print.height || bounds.top > (1 - MARGIN) * print.height
}

function isLevel(bounds: Bounds, band: Bounds): boolean {
  const shared = Math.min(bounds.bottom, band.bottom) - Math.max(bounds.top, band.top)
  return shared > 0.5 * Math.min(bounds.bottom - bounds.top, band.bottom - band.top)
}

function isPlainly(run: Run, print: Print): boolean {
  if (run.lines.length > 3) return false
  return run.lines.every(line => {
    const text = normalizeText(line.text).trim()
    if (isFurniture(text)) return true
    const byline = text.length <= 60 ? bylineOfLine(text) : null
    if (byline !== null && byline.editors.length > 0 && byline.writers.length === 0 && !byline.picture)
      return true
    return (
      isInMargin(line, print) &&
      text.length <= LONGEST &&
      !/[。，]/.test(text) &&
      /第.{1,4}[版期]|\d{4}年|编辑|編輯|责编|星期|电话|热线|^[A-Z]?\d{1,3}$/.test(text)
    )
  })
}
