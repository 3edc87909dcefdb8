// Takes short lines that stand apart into the column they stand in: bylines set to the right, subheads in the middle.
import { bylineOfLine } from '../../articles/bylines.ts'
import { createDatelineReader } from '../../articles/datelines.ts'
import { normalizeText } from '../normalize-text.ts'
import { indexBoxes } from './box-index.ts'
import { hasLevelWall, layWalls, makeRun, type Run } from './find-runs.ts'
import type { Wall } from './print.ts'

const MOST_LINES = 2
// Subheads are at most so much larger than the text.
const LARGEST_SUBHEAD = 1.36
const readDateline = createDatelineReader([])

type Sheet = { kind: 'bylines' | 'subheads'; body: number; walls: readonly Wall[]; width: number }

export function takeInScraps(runs: readonly Run[], sheet: Sheet): Run[] {
  let left = [...runs]
  for (const vertical of [false, true]) {
    const own = left.filter(run => run.vertical === vertical)
    const rest = left.filter(run => run.vertical !== vertical)
    left = [...rest, ...takeIn(own, { ...sheet, walls: layWalls(sheet.walls, vertical, sheet.width) })]
  }
  return left
}

function takeIn(runs: readonly Run[], sheet: Sheet): Run[] {
  const columns = [...runs].sort((a, b) => a.frame.top - b.frame.top || a.frame.left - b.frame.left)
  const index = indexBoxes(
    columns.map(run => run.frame),
    60,
  )
  // What each run has become a part of.
  const owner = columns.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (owner[at] !== at) at = owner[at] as number
    return at
  }
  columns.forEach((scrap, i) => {
    if (scrap.lines.length > MOST_LINES || isCredit(scrap)) return
    const near: number[] = []
    const reach = 2.2 * scrap.size
    const { left, top, right, bottom } = scrap.frame
    index.near(left, top - reach, right, bottom + reach, j => {
      if (j !== i) near.push(j)
    })
    const fits = (j: number) => isColumnOf(columns[j] as Run, scrap, sheet)
    const above = near.filter(j => (columns[j] as Run).frame.bottom < top + 0.4 * scrap.size && fits(j))
    const below = near.filter(j => (columns[j] as Run).frame.top > bottom - 0.4 * scrap.size && fits(j))
    const [over] = above.sort((a, b) => (columns[b] as Run).frame.bottom - (columns[a] as Run).frame.bottom)
    const [under] = below.sort((a, b) => (columns[a] as Run).frame.top - (columns[b] as Run).frame.top)
    if ((sheet.kind === 'subheads') !== scrap.size > 1.12 * sheet.body) return
    if (sheet.kind === 'subheads') {
      if (over === undefined || under === undefined) return
      if (isSubhead(columns[over] as Run, columns[under] as Run)) {
        owner[find(i)] = find(over)
        owner[find(under)] = find(over)
      }
    } else if (over !== undefined) owner[find(i)] = find(over)
    else if (under !== undefined) owner[find(i)] = find(under)
  })
  const parts = new Map<number, Run[]>()
  columns.forEach((run, i) => {
    const own = find(i)
    const list = parts.get(own)
    if (list === undefined) parts.set(own, [run])
    else list.push(run)
  })
  return [...parts.values()].map(list =>
    list.length === 1
      ? (list[0] as Run)
      : makeRun(
          list
            .sort((a, b) => a.frame.top - b.frame.top || a.frame.left - b.frame.left)
            .flatMap(run => run.lines),
          sheet.width,
        ),
  )
}

/** 本报记者 李然 摄 belongs to a picture, not to the column it stands over. */
function isCredit(run: Run): boolean {
  return bylineOfLine(normalizeText(run.lines.map(line => line.text).join('')).trim())?.picture === true
}

/** A column of more lines, in which the scrap stands whole. */
function isColumnOf(column: Run, scrap: Run, sheet: Sheet): boolean {
  const slack = 0.7 * scrap.size
  const { left, right, top, bottom } = scrap.frame
  if (column.lines.length < 2 || left < column.frame.left - slack || right > column.frame.right + slack)
    return false
  if (
    Math.abs(column.size - sheet.body) > 0.15 * sheet.body &&
    Math.abs(column.size - scrap.size) > 0.06 * column.size
  )
    return false
  if (scrap.size < 0.94 * column.size || scrap.size > LARGEST_SUBHEAD * column.size) return false
  const pitch = leadingOf(column)
  const gap = Math.max(top - column.frame.bottom, column.frame.top - bottom)
  if (gap > 1.7 * pitch - column.size) return false
  return top > column.frame.top
    ? !hasLevelWall(
        sheet.walls,
        column.lines.at(-1) === undefined ? column.frame : lastLine(column),
        scrap.frame,
      )
    : !hasLevelWall(sheet.walls, scrap.frame, firstLine(column))
}

function firstLine(run: Run) {
  return { ...run.frame, bottom: run.frame.top + run.size }
}

function lastLine(run: Run) {
  return { ...run.frame, top: run.frame.bottom - run.size }
}

function leadingOf(run: Run): number {
  return (run.frame.bottom - run.frame.top - run.size) / Math.max(1, run.lines.length - 1)
}

/** Between two stretches of one column; a dateline after it makes it a headline. */
function isSubhead(over: Run, under: Run): boolean {
  const { size } = over
  if (
    Math.abs(over.frame.left - under.frame.left) > size ||
    Math.abs(over.frame.right - under.frame.right) > size
  )
    return false
  return (
    readDateline(
      under.lines
        .slice(0, 3)
        .map(line => line.text)
        .join(''),
    ) === null
  )
}
