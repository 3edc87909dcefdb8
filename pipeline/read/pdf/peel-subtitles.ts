// Takes subtitles in the size of the text off the top of the column they were read into.
import { normalizeText } from '../normalize-text.ts'
import { type Head, isByline } from './find-heads.ts'
import { frameOf, makeRun, type Run } from './find-runs.ts'

const MOST_LINES = 2
const LONGEST = 36

/** Adds them to the heads over them; returns the columns that are left. `width` is the sheet's. */
export function peelSubtitles(heads: readonly Head[], texts: readonly Run[], width: number): Run[] {
  return texts.map(run => {
    const head = heads.find(one => isRightOver(one, run, width))
    if (head === undefined) return run
    const count = subtitleLines(run)
    if (count === 0) return run
    head.subtitle.push(...run.lines.slice(0, count))
    return makeRun(run.lines.slice(count), width)
  })
}

function isRightOver(head: Head, run: Run, width: number): boolean {
  if (head.vertical !== run.vertical) return false
  const frame = frameOf(head.bounds, head.vertical, width)
  const gap = run.frame.top - frame.bottom
  const shared = Math.min(frame.right, run.frame.right) - Math.max(frame.left, run.frame.left)
  return gap > -0.5 * run.size && gap < 0.9 * head.size && shared > 0.5 * (frame.right - frame.left)
}

function subtitleLines(run: Run): number {
  if (run.lines.length < MOST_LINES + 1) return 0
  const rest = run.lines.slice(MOST_LINES)
  let count = 0
  for (const line of run.lines.slice(0, MOST_LINES)) {
    const text = normalizeText(line.text).trim()
    if (text.length > LONGEST || /[。，：；]$/.test(text) || /。/.test(text)) break
    const dashed = /^[—–]/.test(text)
    if (!dashed && isByline(text)) break
    const alike = rest.filter(
      other => other.font === line.font && Math.abs(other.size - line.size) < 0.03 * line.size,
    )
    if (!dashed && alike.length > 0.2 * rest.length) break
    count++
  }
  return count
}
