// Tells which lines of a page are headings, which begin a paragraph and which go on with one.
import { bylineAtEnd } from './bylines.ts'
import { isCaption } from './captions.ts'
import type { PageHabits } from './find-habits.ts'
import {
  isListItem,
  isNameList,
  isRestOfByline,
  isRestOfName,
  isRestOfResult,
  isSalutation,
  type MeasuredLine,
} from './measure-line.ts'

export type LineLabel = 'heading' | 'paragraph' | 'continued'

const NEVER = 1000
const HEADING = 0
const PARAGRAPH = 1
const CONTINUED = 2
const LABELS: readonly LineLabel[] = ['heading', 'paragraph', 'continued']

/**
 * Labels a stretch of lines between bylines, page furniture and the like. Each labelling has a price, the sum of how odd each line
 * and each pair of neighbours is under it; the cheapest is chosen (Viterbi), so the time is linear in the number of lines.
 */
export function labelLines(lines: readonly MeasuredLine[], habits: PageHabits): LineLabel[] {
  const count = lines.length
  const came = new Uint8Array(count * 3)
  let prices = [0, 0, NEVER]
  for (let i = 0; i < count; i++) {
    const line = lines[i] as MeasuredLine
    const priced = isQuotedHalf(lines, i) ? QUOTED : headingPrice(line)
    const heading = line.opening ? NEVER : priced + indentPrice(line, habits)
    if (i === 0) {
      prices = [heading - (fitsBelow(lines, 0) ? 0 : 0.8), startPrice(lines), NEVER]
      continue
    }
    const column = columnAround(lines, i, habits)
    const next = [NEVER, NEVER, NEVER]
    for (let to = 0; to < 3; to++) {
      for (let from = 0; from < 3; from++) {
        const price =
          (prices[from] as number) +
          stepPrice(from, to, column, habits) +
          (to === HEADING ? heading : line.headline ? 20 : 0)
        if (price < (next[to] as number)) {
          next[to] = price
          came[i * 3 + to] = from
        }
      }
    }
    prices = next
  }
  const last = lines[count - 1]
  if (last !== undefined && !last.closed) {
    const open = habits.wrapped || last.width < 40 ? 3 : 0.5
    prices = [(prices[0] as number) + 0.5, (prices[1] as number) + open, (prices[2] as number) + open]
  }
  let label = prices.indexOf(Math.min(...prices))
  const labels = new Array<LineLabel>(count)
  for (let i = count - 1; i >= 0; i--) {
    labels[i] = LABELS[label] as LineLabel
    label = came[i * 3 + label] as number
  }
  return labels
}

// Headlines that quote are rarer than those that do not.
const QUOTED = 1

/** “家门口的公园， / 盼了好多年”: a row of a headline that quotes; speech within a story has its full stop or its speaker on the same line. */
function isQuotedHalf(lines: readonly MeasuredLine[], i: number): boolean {
  return isQuotation(lines[i], lines[i + 1]) || isQuotation(lines[i - 1], lines[i])
}

function isQuotation(first: MeasuredLine | undefined, second: MeasuredLine | undefined): boolean {
  if (first === undefined || second === undefined || first.indent >= 2 || second.gap > first.gap) return false
  return /^[“「][^“”「」。！？；：]{6,30}[”」]$/.test(first.text + second.text)
}

// Where a page or what follows a byline begins, a line without punctuation that does not fit the column below is likely a headline.
function startPrice(lines: readonly MeasuredLine[]): number {
  const line = lines[0] as MeasuredLine
  if (line.headline) return 20
  if (line.opening || /[，。、；：]/.test(line.text)) return 0
  return fitsBelow(lines, 0) ? 0 : 0.5
}

/** The line is as wide as the column below it, or two short of it where a paragraph's indent was lost. */
function fitsBelow(lines: readonly MeasuredLine[], i: number): boolean {
  const below = medianWidth(lines, i + 1, i + 4)
  const { width } = lines[i] as MeasuredLine
  return below === null || Math.abs(width - below) <= 0.7 || Math.abs(width + 2 - below) <= 0.7
}

// How stories begin; a line within a sentence rarely does.
const BEGINNING = /^(?:近日|日前|今日|昨日|(?:\d{4}年)?\d{1,2}月\d{1,2}日)[，,]/

/** How unlike a heading a line is. */
function headingPrice(line: MeasuredLine): number {
  const { text, width } = line
  if (line.headline) return 0
  // 慢性病管理： / 小门诊里有大作为: a title cut at its mark.
  if (/[，：]$/.test(text) && width <= 14 && !isSalutation(text)) return text.includes('。') ? 20 : 5
  if (/[，、；：。,;:]$/.test(text) || /^[，、；：。！？”’）》」』】,.;:!?)\]%]/.test(text)) return 20
  let price = isSalutation(text) ? 12 : 1
  if (/[的在和与及自从对把被将向由以而并或是给让使]$/.test(text)) price += 3
  if (isCaption(text)) price += 10
  if (isListItem(text)) price += 3
  if (isNameList(text)) price += 6
  if (width > 30) price += (width - 30) * 0.4
  if (width < 3) price += 2
  if (text.includes('。')) price += 10
  if (text.includes('；')) price += 4
  // “家门口的公园，盼了好多年”: a headline that quotes.
  const commas = /^[“「][^“”「」]{4,24}[”」]$/.test(text) ? 0 : (text.match(/[，,]/g)?.length ?? 0)
  price += commas * commas * 1.2
  // 5月20日，: no headline begins so.
  if (BEGINNING.test(text)) price += 3
  // A headline hardly says a thing in brackets.
  if (/[（(]/.test(text) && !/[（(](?:[^（）()]{1,2}|图|组图|下|上|中)[）)]/.test(text)) price += 1
  // 据, 记者 and a day open a sentence.
  if (/^[●■◆▲○◎★◇□►▶]?\s?(?:据|记者|近日|日前|今日|今天|昨日|\d{1,2}月\d{1,2}日)/.test(text)) price += 2
  if (/^(?:在|随着|为了|对于|此外|其中|同时|目前|近年来|据介绍)/.test(text)) price += 1
  // Unbalanced: the line is a piece of a longer sentence.
  if (isUnbalanced(text)) price += 3
  return price
}

// Indented as paragraphs are, a line is one; headings stand at the edge or in the middle.
function indentPrice(line: MeasuredLine, habits: PageHabits): number {
  return habits.indented && line.indent === habits.indent && !line.headline ? 1.5 : 0
}

const PAIRS: readonly [string, string][] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
]

function isUnbalanced(text: string): boolean {
  return PAIRS.some(([open, close]) => text.split(open).length !== text.split(close).length)
}

type Column = {
  previous: MeasuredLine
  line: MeasuredLine
  /** How far the previous line is from the width of the lines around it: 0 where it fills its column. */
  misfit: number
  /** Enough neighbours agree on the column's width to call the previous line full. */
  full: boolean
  /** How much further this line reaches than the previous one, which so was not full. */
  overreach: number
  /** This line reaches nearly to the end of the column below it. */
  filled: boolean
  /** This line is as much shorter than those after it as an indent that was lost. */
  lostIndent: boolean
}

function columnAround(lines: readonly MeasuredLine[], i: number, habits: PageHabits): Column {
  const previous = lines[i - 1] as MeasuredLine
  const line = lines[i] as MeasuredLine
  const behind = medianWidth(lines, i - 5, i - 2)
  const ahead = medianWidth(lines, i, i + 3)
  const misfits = [behind, ahead]
    .filter(width => width !== null)
    .map(width => {
      // The first line of a paragraph is two short where its indent was lost.
      const off = Math.max(0, Math.abs(previous.width - width) - (1 + 0.1 * width))
      return Math.min(off, Math.max(0, Math.abs(previous.width + 2 - width) - 0.7))
    })
  const full = habits.wrapped && misfits.length === 2 && misfits.every(off => off === 0)
  // Two lines of one width are of one column, whatever stands around them.
  if (Math.abs(previous.width - line.width) <= 1) misfits.push(0)
  const misfit = misfits.length === 0 ? 0 : Math.min(...misfits)
  const tolerance = 2 + 0.1 * previous.width
  const excess = Math.max(0, line.width - previous.width - tolerance)
  const settled = behind !== null && Math.abs(previous.width - behind) <= 1.5
  const ahead2 = medianWidth(lines, i + 1, i + 4)
  return {
    previous,
    line,
    misfit,
    full,
    overreach: settled ? excess / 2 : excess,
    filled: ahead2 !== null && line.width >= 0.75 * ahead2 && line.width <= 1.05 * ahead2,
    lostIndent: ahead2 !== null && Math.abs(line.width + 2 - ahead2) <= 0.7,
  }
}

function medianWidth(lines: readonly MeasuredLine[], from: number, to: number): number | null {
  const widths: number[] = []
  for (let i = Math.max(0, from); i <= to && i < lines.length; i++)
    widths.push((lines[i] as MeasuredLine).width)
  if (widths.length < 2) return null
  widths.sort((a, b) => a - b)
  return widths[Math.floor((widths.length - 1) / 2)] as number
}

const MARK = /[，。、；：？！“”《》（）]/

function stepPrice(from: number, to: number, column: Column, habits: PageHabits): number {
  const { line } = column
  const unmarked = to !== HEADING && !MARK.test(line.text)
  // Few lines of running text are without any mark; headlines often are.
  const price = (unmarked ? 0.06 * Math.min(line.width, 20) : 0) + bareStepPrice(from, to, column, habits)
  // Two in a row are fewer still; a list of names is nothing else.
  const bothUnmarked = unmarked && to === CONTINUED && !MARK.test(column.previous.text)
  return bothUnmarked && !isNameList(line.text) ? price + 0.8 : price
}

function bareStepPrice(from: number, to: number, column: Column, habits: PageHabits): number {
  const { previous, line } = column
  const gap = line.gap > habits.usualGap
  const unindented = habits.indented && line.indent < 2 && !line.opening
  if (from === HEADING) {
    if (to === CONTINUED) return NEVER
    // Without its indent the line goes on with the one above, which so is no heading.
    return to === PARAGRAPH && unindented && !isCaption(line.text) ? 1.5 : 0
  }
  if (to === CONTINUED) {
    if (line.opening) return 12
    // 苏北 / 辰: a name cut by the end of the line.
    if (isRestOfName(line.text, previous.text) || isRestOfByline(line.text, previous.text)) return -1
    if (isRestOfResult(line.text, previous.text)) return -1
    let price = Math.min(4, column.misfit * 1.2) + Math.min(6, column.overreach)
    if (!habits.wrapped) price += 6
    const open = isListItem(previous.text) && !/[。！？]$/.test(previous.text)
    if (previous.closed) price += column.full ? 0.4 : open ? 0.8 : 3
    if (gap) price += previous.closed ? 6 : 3.5
    if (habits.indented && line.indent >= 2) price += 6
    // 河湾新桥年底通车 / 5月20日，……: the headline lacks a mark at its end; a sentence has one before a day.
    if (BEGINNING.test(line.text)) price += /[\p{L}\p{N}]$/u.test(previous.text) ? 3 : 1.2
    if (isCaption(line.text) || /^[●■◆▲○◎★※◇□►▶]/.test(line.text)) price += 3
    return price
  }
  if (!previous.closed) {
    // A sentence broken off: a paragraph that lacks its full stop, or a heading in the middle of one.
    if (line.opening) return 4.5
    // ……智能化水平。童晟: a byline, or the start of a sentence.
    if (/[。！？][\p{Script=Han}、]{2,9}$/u.test(previous.text) && bylineAtEnd(previous.text) !== null)
      return 2
    if (!habits.wrapped && previous.width > 36) return 2
    if (habits.indented && line.indent >= 2) return 3
    if (/：”?$/.test(previous.text) && gap) return 1
    // The column changes: something else stands in the midst of a sentence.
    return gap || column.overreach > 4 ? 4.5 : 8
  }
  let price = column.full && !column.lostIndent ? 0.8 : 0
  // Subheads stand in the middle of their column; a line that nearly fills it is running text.
  if (to === HEADING && column.filled) price += 1
  if (to === PARAGRAPH && !line.opening) {
    if (unindented) price += 2
    if (habits.spaced && habits.wrapped && !gap) price += 1.5
  }
  return price
}
