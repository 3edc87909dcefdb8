// Joins to each headline the rows beside it that say too little of their story to be known by their words: kickers, second rows, subtitles.
import type { Headline } from './join-cut-rows.ts'
import { widthOf } from './line-width.ts'

export type PairedRows = {
  /** For each row the story it was paired with, or -1. */
  columnOf: readonly number[]
  /** For each row and story, how many of the row's words the story has. */
  covers: readonly (readonly number[])[]
  /** Whether a row stands directly above a story. */
  above: (row: number, column: number) => boolean
}

// Rows of a headline on either side of the one that tells of the story.
const MOST_BEFORE = 2
const MOST_BEHIND = 4
// So many of its words in the story, and a row is of it.
const OWN = 0.1
// 岚川城市书房 / 走进寻常百姓家: the halves of a title.
const UNEVEN = 1.5
// 民生实事进行时, 城市更新一线探访
const LONGEST_KICKER = 9

/** `columnOf` with more rows paired; rows that stand beside no headline stay -1. */
export function joinRowsBeside(rows: readonly Headline[], paired: PairedRows): number[] {
  const joined = [...paired.columnOf]
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    if (end < rows.length && (rows[end] as Headline).order === (rows[end - 1] as Headline).order + 1) continue
    joinRun(rows, { start, end }, paired, joined)
    start = end
  }
  return joined
}

function joinRun(
  rows: readonly Headline[],
  { start, end }: { start: number; end: number },
  paired: PairedRows,
  joined: number[],
): void {
  const anchors: number[] = []
  for (let row = start; row < end; row++) if ((paired.columnOf[row] as number) >= 0) anchors.push(row)
  const [first] = anchors
  const last = anchors.at(-1)
  if (first === undefined || last === undefined) return
  for (let row = first - 1; row >= Math.max(start, first - MOST_BEFORE); row--) {
    if (!isKickerOf(rows, row, first, paired)) break
    joined[row] = joined[first] as number
  }
  anchors.slice(0, -1).forEach((from, i) => {
    const to = anchors[i + 1] as number
    const cut = bestCut(rows, { from, to }, paired)
    for (let row = from + 1; row < to; row++) joined[row] = joined[row <= cut ? from : to] as number
  })
  for (let row = last + 1; row < Math.min(end, last + 1 + MOST_BEHIND); row++) {
    joined[row] = joined[last] as number
  }
}

function isKickerOf(rows: readonly Headline[], row: number, anchor: number, paired: PairedRows): boolean {
  const column = paired.columnOf[anchor] as number
  if (paired.above(row, column) || coverOf(paired, row, column) >= OWN) return true
  const { text } = rows[row] as Headline
  return widthOf(text) <= LONGEST_KICKER || areHalves(rows, row, anchor)
}

/** The last of the rows between two headlines that goes with the first of them. */
function bestCut(
  rows: readonly Headline[],
  { from, to }: { from: number; to: number },
  paired: PairedRows,
): number {
  const [first, second] = [paired.columnOf[from] as number, paired.columnOf[to] as number]
  let best = { cut: from, gain: Number.NEGATIVE_INFINITY }
  for (let cut = from; cut < to; cut++) {
    let gain = 0
    for (let row = from + 1; row < to; row++) {
      gain +=
        row <= cut
          ? coverOf(paired, row, first) + gainBehind(rows, { row, from })
          : coverOf(paired, row, second) + gainBefore(rows, { row, to })
    }
    if (gain > best.gain) best = { cut, gain }
  }
  return best.cut
}

function gainBehind(rows: readonly Headline[], { row, from }: { row: number; from: number }): number {
  const { text } = rows[row] as Headline
  if (/^[—–-]/.test(text)) return 1
  if (row === from + 1 && areHalves(rows, from, row)) return 0.35
  return /\d/.test(text) || widthOf(text) > LONGEST_KICKER ? 0.15 : 0
}

// One kicker is usual, two are rare.
function gainBefore(rows: readonly Headline[], { row, to }: { row: number; to: number }): number {
  const { text } = rows[row] as Headline
  const short = widthOf(text) <= LONGEST_KICKER && !/\d/.test(text)
  if (row === to - 1) return short ? 0.2 : 0.05
  return -0.1
}

function areHalves(rows: readonly Headline[], first: number, second: number): boolean {
  const [a, b] = [(rows[first] as Headline).text, (rows[second] as Headline).text]
  return Math.abs(widthOf(a) - widthOf(b)) <= UNEVEN && !/\s/.test(a) && !/\s/.test(b)
}

function coverOf({ covers }: PairedRows, row: number, column: number): number {
  return covers[row]?.[column] ?? 0
}
