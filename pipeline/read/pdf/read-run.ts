// Reads a run's lines as paragraphs, and how its text begins and ends: the ends tell which column it goes on in.
import { continuedFrom, isContinuedOn } from '../../articles/page-furniture.ts'
import { normalizeText } from '../normalize-text.ts'
import type { PrintedLine } from './find-lines.ts'
import { frameOf, type Run } from './find-runs.ts'

export type RunText = {
  paragraphs: PrintedLine[][]
  /** The first line is set in, so a paragraph begins with the run; null where nothing tells. */
  indented: boolean | null
  /** The last line is full and ends in mid-sentence; false where it is short or ends a sentence; null where nothing tells. */
  open: boolean | null
}

const INDENT = 1.3
const SHORT = 1.6

const SENTENCE_END = /[。！？…!?][”’」』）)]*$/u

/** `width` is the sheet's. */
export function readRun(run: Run, width: number): RunText {
  const { size } = run
  const lines = run.lines.map(line => ({ line, ...frameOf(line, run.vertical, width) }))
  const left = edge(lines.map(line => line.left))
  const right = -edge(lines.map(line => -line.right))
  const single = lines.length === 1
  const indents = lines.map(line => line.left - left > INDENT * size)
  // Verse and lists do not fill their lines, prose fills all but the last of each paragraph.
  const widest = Math.max(...lines.map(line => line.right))
  const isFull = (line: { right: number }) => widest - line.right < 0.6 * size
  const full = lines.filter(isFull).length
  // Prose that is not justified is ragged by an em.
  const isShort = (line: { right: number }) => widest - line.right > 1.2 * size
  const brokenOff = lines
    .slice(0, -1)
    .filter((one, i) => isShort(one) && !SENTENCE_END.test(one.line.text) && indents[i + 1] === false)
  const verse =
    lines.length >= 3 &&
    brokenOff.length >= 0.5 * (lines.length - 1) &&
    lines.every(line => line.line.glyphs <= 24)
  const paragraphs: PrintedLine[][] = []
  lines.forEach((one, i) => {
    const before = lines[i - 1]
    const starts =
      before === undefined ||
      verse ||
      isJump(one.line.text) ||
      isJump(before.line.text) ||
      (indents[i] === true && !(indents[i - 1] === true && sameBlock(before, one, right, size))) ||
      (right - before.right > SHORT * size && !indents[i]) ||
      (one.line.font !== before.line.font && isHeading(one.line.text) && right - one.right > SHORT * size)
    if (starts) paragraphs.push([one.line])
    else paragraphs.at(-1)?.push(one.line)
  })
  const last = lines.at(-1)
  const text = last?.line.text ?? ''
  const filled = last !== undefined && right - last.right < 0.9 * size
  // A byline set to the right reaches the edge, too.
  const aside = last !== undefined && last.left - left > 2.6 * size && paragraphs.at(-1)?.length === 1
  const ended = SENTENCE_END.test(text) || aside
  // The ends of verses, and of two or three short lines, say nothing of how it goes on.
  const scant = lines.length < 4 && widest - left < 14 * size && full < 0.7 * lines.length
  if (verse || scant) return { paragraphs, indented: null, open: null }
  return {
    paragraphs,
    indented: single ? null : (indents[0] ?? null),
    open: single ? (ended ? false : null) : filled && !ended ? true : !filled || aside ? false : null,
  }
}

/** Two set-in lines after each other, both not full: verse or a centred block; full ones are a quotation set in. */
function sameBlock(
  before: { left: number; right: number },
  line: { left: number },
  right: number,
  size: number,
): boolean {
  return Math.abs(before.left - line.left) < 0.3 * size && right - before.right < SHORT * size
}

/** 下转第3版 and 上接第1版 on lines of their own. */
function isJump(text: string): boolean {
  if (text.length > 30 || !/[上下紧緊转轉]/.test(text)) return false
  const line = normalizeText(text).trim()
  const from = continuedFrom(line)
  return isContinuedOn(line) || (from !== null && from.end >= line.length)
}

function isHeading(text: string): boolean {
  return text.length <= 30 && !/[。，；：]$/.test(text)
}

/** The least value that has company: one line set out, such as hanging punctuation, is no edge. */
function edge(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length / 12), sorted.length - 1)] ?? 0
}
