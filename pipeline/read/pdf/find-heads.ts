// Tells headlines from text by size, and gathers kicker, title and subtitle to one head.
import { bylineOfLine } from '../../articles/bylines.ts'
import { normalizeText } from '../normalize-text.ts'
import type { Bounds } from './box-index.ts'
import type { PrintedLine } from './find-lines.ts'
import { frameOf, hasLevelWall, layWalls, type Run } from './find-runs.ts'
import type { Wall } from './print.ts'

/** A headline with what stands over and under it; each in reading order. */
export type Head = {
  kicker: PrintedLine[]
  title: PrintedLine[]
  subtitle: PrintedLine[]
  bounds: Bounds
  size: number
  vertical: boolean
}

// Larger than text by this much is set to be seen: leads have 1.1 to 1.2 of it.
const DISPLAY = 1.22
const LONGEST_HEAD = 90
const LONGEST_PART = 120

export function lettersOf(run: Run): string {
  return run.lines.map(line => line.text).join('')
}

/** 本报记者 蒋知长 通 is one, too, though its end stands on the next line. */
export function isByline(letters: string): boolean {
  const text = normalizeText(letters).trim()
  return (
    bylineOfLine(text) !== null ||
    /^[■□●◎▶▲\s]*(?:\p{Script=Han}{2,6}[报報社网網台])?(?:特约|特約|见习|实习)?(?:记者|記者|通讯员|通訊員|评论员)[\s：:]/u.test(
      text,
    )
  )
}

/** The size that most of the sheet's glyphs have. */
export function bodySize(lines: readonly PrintedLine[]): number {
  const glyphs = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 4) / 4
    glyphs.set(size, (glyphs.get(size) ?? 0) + line.glyphs)
  }
  return [...glyphs].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 10
}

export function isDisplay(run: Run, body: number): boolean {
  if (run.size < DISPLAY * body || run.lines.length > 5) return false
  const text = lettersOf(run)
  // A lead set large is told by its sentences.
  return text.length <= LONGEST_HEAD && !/[。；]./u.test(text) && !(/。$/.test(text) && text.length > 24)
}

// Titles of short items are hardly larger than their text.
const SMALL_DISPLAY = 1.07
const LONGEST_SMALL = 44

/** A title in other type than the text, right over a paragraph's beginning, with nothing of its column close above. */
function isSmallHead(
  run: Run,
  runs: readonly Run[],
  text: { body: number; font: number },
  width: number,
): boolean {
  if (run.size < SMALL_DISPLAY * text.body || run.size >= DISPLAY * text.body || run.lines.length > 3)
    return false
  if (run.size < 1.15 * text.body && run.lines.every(line => line.font === text.font)) return false
  const letters = lettersOf(run)
  if (letters.length > LONGEST_SMALL || /[。；]/.test(letters) || /[，、]$/.test(letters)) return false
  if (isByline(letters)) return false
  const { left, right, top, bottom } = run.frame
  const meets = (other: Run) =>
    other !== run &&
    other.vertical === run.vertical &&
    Math.min(other.frame.right, right) > Math.max(other.frame.left, left)
  const opens = (other: Run) => {
    const gap = other.frame.top - bottom
    const [first, second] = other.lines.map(line => frameOf(line, other.vertical, width))
    const indented =
      first !== undefined && second !== undefined && first.left - second.left > 1.3 * other.size
    return meets(other) && indented && gap > -0.3 * run.size && gap < 3 * text.body
  }
  const close = (other: Run) => {
    const gap = top - other.frame.bottom
    return (
      meets(other) && other.size < SMALL_DISPLAY * text.body && gap > -0.5 * run.size && gap < 1.2 * text.body
    )
  }
  return runs.some(opens) && !runs.some(close)
}

/** `width` is the sheet's. What is in no head stays text. */
export function findHeads(
  runs: readonly Run[],
  body: number,
  walls: readonly Wall[],
  width: number,
): { heads: Head[]; texts: Run[] } {
  const font = bodyFont(runs)
  const display = runs.filter(run => isDisplay(run, body) || isSmallHead(run, runs, { body, font }, width))
  const texts = runs.filter(run => !display.includes(run))
  const groups = display.map(run => [run])
  const join = (a: number, b: number) => {
    groups[a]?.push(...(groups[b] ?? []))
    groups.splice(b, 1)
  }
  for (let joined = true; joined; ) {
    joined = false
    for (let a = 0; a < groups.length && !joined; a++) {
      for (let b = a + 1; b < groups.length && !joined; b++) {
        if (!belongTogether(groups[a] as Run[], groups[b] as Run[], walls, width)) continue
        join(a, b)
        joined = true
      }
    }
  }
  const rest: Run[] = []
  for (const run of texts) {
    const group = groups.find(group => isPartOfHead(run, group, { body, font }, walls, width))
    if (group === undefined) rest.push(run)
    else group.push(run)
  }
  return { heads: groups.map(group => makeHead(group)), texts: rest }
}

function mainRun(group: readonly Run[]): Run {
  return group.reduce((main, run) => (run.size > main.size * 1.02 ? run : main))
}

/** Kicker over title, title over subtitle: one under the other, close, with no rule between. */
function belongTogether(
  a: readonly Run[],
  b: readonly Run[],
  walls: readonly Wall[],
  width: number,
): boolean {
  return a.some(one =>
    b.some(other => isStacked(one, other, Math.max(mainRun(a).size, mainRun(b).size), walls, width)),
  )
}

function isStacked(one: Run, other: Run, size: number, walls: readonly Wall[], width: number): boolean {
  if (one.vertical !== other.vertical) return false
  const [upper, lower] =
    one.frame.top <= other.frame.top ? [one.frame, other.frame] : [other.frame, one.frame]
  const gap = lower.top - upper.bottom
  if (gap > 0.95 * size || gap < -0.4 * size) return false
  const shared = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left)
  const least = Math.min(upper.right - upper.left, lower.right - lower.left)
  if (shared < 0.6 * least) return false
  return !hasLevelWall(layWalls(walls, one.vertical, width), upper, lower)
}

/** A subtitle or kicker in the size of the text, or a little larger. */
function isPartOfHead(
  run: Run,
  group: readonly Run[],
  { body, font }: { body: number; font: number },
  walls: readonly Wall[],
  width: number,
): boolean {
  const main = mainRun(group)
  const text = lettersOf(run)
  if (run.lines.length > 3 || text.length > LONGEST_PART || run.vertical !== main.vertical) return false
  if (/[。；]/.test(text) || (isByline(text) && !/^[—–]/.test(text))) return false
  const dashed = /^\s*[—–]{1,2}/.test(text)
  if (!dashed && run.size < 1.04 * body && !(run.size > 0.8 * body && isSetApart(run, main, font)))
    return false
  if (!group.some(part => isStacked(run, part, 0.8 * main.size, walls, width))) return false
  const slack = 1.5 * main.size
  return dashed || (run.frame.left >= main.frame.left - slack && run.frame.right <= main.frame.right + slack)
}

/** One short line on the headline's middle or at its left edge: over it, or under it in other type than the text. */
function isSetApart(run: Run, main: Run, font: number): boolean {
  const text = lettersOf(run)
  if (run.lines.length > 1 || text.length > 30 || /[，。：]$/.test(text)) return false
  const [a, b] = [run.frame, main.frame]
  const centred = Math.abs(a.left + a.right - b.left - b.right) / 2 < 0.6 * main.size
  if (!centred && Math.abs(a.left - b.left) > 0.5 * main.size) return false
  return a.bottom < b.top + 0.3 * main.size || run.lines.every(line => line.font !== font)
}

/** The family that most of the glyphs are printed in. */
function bodyFont(runs: readonly Run[]): number {
  const glyphs = new Map<number, number>()
  for (const run of runs) {
    for (const line of run.lines) glyphs.set(line.font, (glyphs.get(line.font) ?? 0) + line.glyphs)
  }
  return [...glyphs].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

function makeHead(group: readonly Run[]): Head {
  const main = mainRun(group)
  const runs = [...group].sort((a, b) => a.frame.top - b.frame.top || a.frame.left - b.frame.left)
  const isTitle = (run: Run) => run.size > 0.9 * main.size && run.vertical === main.vertical
  const first = runs.findIndex(isTitle)
  const last = runs.findLastIndex(isTitle)
  const lines = (from: number, to: number) => runs.slice(from, to).flatMap(run => run.lines)
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const run of runs) {
    bounds.left = Math.min(bounds.left, run.bounds.left)
    bounds.top = Math.min(bounds.top, run.bounds.top)
    bounds.right = Math.max(bounds.right, run.bounds.right)
    bounds.bottom = Math.max(bounds.bottom, run.bounds.bottom)
  }
  return {
    kicker: lines(0, first),
    title: lines(first, last + 1),
    subtitle: lines(last + 1, runs.length),
    bounds,
    size: main.size,
    vertical: main.vertical,
  }
}
