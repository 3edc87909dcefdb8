// Finds what belongs to the sheet and to no story: masthead, page line, section name, editors.
import { bylineOfLine } from '../../articles/bylines.ts'
import { isFurniture } from '../../articles/page-furniture.ts'
import { normalizeText } from '../normalize-text.ts'
import type { Run } from './find-runs.ts'
import type { Print } from './print.ts'

// The page line and the masthead stand at the head or the foot of the sheet.
const MARGIN = 0.09
const LONGEST = 40

export function findFurniture(runs: readonly Run[], print: Print): Run[] {
  const plain = runs.filter(run => isPlainly(run, print))
  // 社会 in large type beside 第5版: what stands on a level with the page line is of it.
  const bands = plain.filter(run => isInMargin(run, print))
  return runs.filter(
    run =>
      plain.includes(run) ||
      (run.lines.length <= 2 &&
        lettersIn(run) <= LONGEST &&
        !run.lines.some(line => /[。；]/.test(line.text)) &&
        bands.some(band => isLevel(run, band, print))),
  )
}

function lettersIn(run: Run): number {
  return run.lines.reduce((sum, line) => sum + line.glyphs, 0)
}

type Placed = Pick<Run, 'bounds' | 'vertical'>

/** Vertical text has its page line at the left or right edge, too. */
function isInMargin({ bounds, vertical }: Placed, { width, height }: Print): boolean {
  if (bounds.bottom < MARGIN * height || bounds.top > (1 - MARGIN) * height) return true
  return vertical && (bounds.right < MARGIN * width || bounds.left > (1 - MARGIN) * width)
}

/** In the strip of the page line: on a level with it or, at a side, over or under it. */
function isLevel(run: Run, band: Run, print: Print): boolean {
  const down = Math.min(run.bounds.bottom, band.bounds.bottom) - Math.max(run.bounds.top, band.bounds.top)
  const across = Math.min(run.bounds.right, band.bounds.right) - Math.max(run.bounds.left, band.bounds.left)
  const beside = (run.bounds.right - run.bounds.left) * 0.5
  if (band.vertical) return run.vertical && isInMargin(run, print) && across > Math.min(beside, 4)
  return down > 0.5 * Math.min(run.bounds.bottom - run.bounds.top, band.bounds.bottom - band.bounds.top)
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
      isInMargin({ bounds: line, vertical: line.vertical }, print) &&
      text.length <= LONGEST &&
      !/[。，]/.test(text) &&
      /第.{1,4}[版期]|\d{4}年|编辑|編輯|责编|星期|电话|热线|^[A-Z]?\d{1,3}$/.test(text)
    )
  })
}
