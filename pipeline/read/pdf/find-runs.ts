// Stacks lines to runs: what stands line under line in one column, in one size, with nothing between.
import { type Bounds, indexBoxes } from './box-index.ts'
import { layDown, type PrintedLine } from './find-lines.ts'
import type { Wall } from './print.ts'

/** Lines of one column in reading order; `bounds` on the sheet, `frame` as the text lies when its lines run from left to right. */
export type Run = {
  lines: PrintedLine[]
  bounds: Bounds
  frame: Bounds
  size: number
  vertical: boolean
}

export type FramedLine = { line: PrintedLine } & Bounds

// From base line to base line, in ems: loosely set leads reach 2.
const WIDEST_PITCH = 2.3
const WIDEST_INDENT = 2.8

export function frameOf(bounds: Bounds, vertical: boolean, width: number): Bounds {
  return vertical
    ? layDown(bounds, width)
    : { left: bounds.left, top: bounds.top, right: bounds.right, bottom: bounds.bottom }
}

export function layWalls(walls: readonly Wall[], vertical: boolean, width: number): Wall[] {
  return vertical
    ? walls.map(wall => ({ x1: wall.y1, x2: wall.y2, y1: width - wall.x2, y2: width - wall.x1 }))
    : [...walls]
}

/** `width` is the sheet's. Runs come in the order of their first lines. */
export function findRuns(lines: readonly PrintedLine[], walls: readonly Wall[], width: number): Run[] {
  const runs: Run[] = []
  for (const vertical of [false, true]) {
    const framed = lines
      .filter(line => line.vertical === vertical)
      .map((line): FramedLine => ({ line, ...frameOf(line, vertical, width) }))
      .sort((a, b) => a.bottom - b.bottom || a.left - b.left)
    if (framed.length === 0) continue
    const level = layWalls(walls, vertical, width).filter(
      wall => Math.abs(wall.y1 - wall.y2) < Math.abs(wall.x1 - wall.x2),
    )
    const stacks = stackLines(framed, level)
    for (const stack of splitAtLooseLeading(stacks, usualLeading(stacks))) {
      runs.push(
        makeRun(
          stack.map(one => one.line),
          width,
        ),
      )
    }
  }
  return runs
}

export function makeRun(lines: PrintedLine[], width: number): Run {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const line of lines) {
    bounds.left = Math.min(bounds.left, line.left)
    bounds.top = Math.min(bounds.top, line.top)
    bounds.right = Math.max(bounds.right, line.right)
    bounds.bottom = Math.max(bounds.bottom, line.bottom)
  }
  const vertical = lines[0]?.vertical ?? false
  const sizes = lines.map(line => line.size).sort((a, b) => a - b)
  return {
    lines,
    bounds,
    frame: frameOf(bounds, vertical, width),
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
    vertical,
  }
}

/** `lines` in the order of their base lines. */
function stackLines(lines: readonly FramedLine[], walls: readonly Wall[]): FramedLine[][] {
  const index = indexBoxes(lines, 60)
  const below = new Int32Array(lines.length).fill(-1)
  const above = new Int32Array(lines.length).fill(-1)
  lines.forEach((line, i) => {
    const { size } = line.line
    const findBelow = (left: number, right: number) => {
      let nearest = Number.POSITIVE_INFINITY
      index.near(left, line.bottom - 0.4 * size, right, line.bottom + WIDEST_PITCH * size, j => {
        const other = lines[j] as FramedLine
        const pitch = other.bottom - line.bottom
        if (j === i || pitch < 0.5 * Math.min(size, other.line.size) || pitch > WIDEST_PITCH * size) return
        const found = lines[below[i] as number]
        if (pitch < nearest || (pitch === nearest && found !== undefined && other.left < found.left)) {
          nearest = pitch
          below[i] = j
        }
      })
    }
    // 边。 ends a paragraph and the next line is set in by two ems: they overlap nowhere.
    findBelow(line.left, Math.max(line.right, line.left + WIDEST_INDENT * size))
    // Nor does a first line, set in, overlap the 边。 that is all of the second.
    if (below[i] === -1) findBelow(line.left - WIDEST_INDENT * size, line.left)
    const j = below[i] as number
    if (j >= 0 && !isNextLine(line, lines[j] as FramedLine, lines, index, walls)) below[i] = -1
  })
  for (let i = 0; i < lines.length; i++) {
    const j = below[i] as number
    if (j < 0) continue
    const rival = above[j] as number
    if (rival < 0 || (lines[rival] as FramedLine).bottom < (lines[i] as FramedLine).bottom) above[j] = i
  }
  const stacks: FramedLine[][] = []
  for (let i = 0; i < lines.length; i++) {
    if (above[i] !== -1) continue
    const stack: FramedLine[] = []
    for (let at = i; at >= 0; ) {
      stack.push(lines[at] as FramedLine)
      const next = below[at] as number
      at = next >= 0 && above[next] === at ? next : -1
    }
    stacks.push(stack)
  }
  return stacks
}

function isNextLine(
  line: FramedLine,
  next: FramedLine,
  lines: readonly FramedLine[],
  index: ReturnType<typeof indexBoxes>,
  walls: readonly Wall[],
): boolean {
  const size = line.line.size
  if (Math.abs(next.line.size - size) > 0.12 * size) return false
  const offset = Math.abs(next.left - line.left)
  const centred = Math.abs(next.left + next.right - line.left - line.right) / 2 < 0.6 * size
  if (offset > WIDEST_INDENT * size && !centred) return false
  if (hasLevelWall(walls, line, next)) return false
  // A wide line over two columns is of neither; nor are two short lines over a wide one.
  let parted = false
  const beside = (one: FramedLine, of: FramedLine) => {
    index.near(of.left, one.top, of.right, one.bottom, j => {
      const other = lines[j] as FramedLine
      if (other === one || other === of || Math.abs(other.line.size - size) > 0.12 * size) return
      const level = Math.min(other.bottom, one.bottom) - Math.max(other.top, one.top) > 0.3 * size
      if (level && other.left > one.right && other.left < of.right - size) parted = true
    })
  }
  beside(next, line)
  beside(line, next)
  return !parted
}

/** A rule between two lines, over half of the narrower one. */
export function hasLevelWall(walls: readonly Wall[], upper: Bounds, lower: Bounds): boolean {
  const from = (upper.top + upper.bottom) / 2
  const to = (lower.top + lower.bottom) / 2
  const least = 0.5 * Math.min(upper.right - upper.left, lower.right - lower.left)
  return walls.some(wall => {
    if (wall.y1 < from || wall.y1 > to) return false
    const [left, right] = [Math.min(wall.x1, wall.x2), Math.max(wall.x1, wall.x2)]
    return (
      Math.min(right, upper.right) - Math.max(left, upper.left) > least ||
      Math.min(right, lower.right) - Math.max(left, lower.left) > least
    )
  })
}

/** From base line to base line in ems, as most lines have it. */
function usualLeading(stacks: readonly (readonly FramedLine[])[]): number {
  const pitches = stacks.flatMap(pitchesOf).sort((a, b) => a - b)
  return pitches[Math.floor(pitches.length / 2)] ?? 1.5
}

function pitchesOf(stack: readonly FramedLine[]): number[] {
  return stack.slice(1).map((line, i) => (line.bottom - (stack[i] as FramedLine).bottom) / line.line.size)
}

// Loosely set text has few lines, which say little of their own leading.
const FEW = 4

/** Where lines drift apart something else begins. */
function splitAtLooseLeading(stacks: readonly FramedLine[][], leading: number): FramedLine[][] {
  return stacks.flatMap(stack => {
    const pitches = pitchesOf(stack)
    const own = [...pitches].sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? leading
    const usual = pitches.length < FEW ? Math.min(own, leading) : own
    const parts: FramedLine[][] = [[]]
    stack.forEach((line, i) => {
      if (i > 0 && (pitches[i - 1] as number) > 1.4 * usual) parts.push([])
      parts.at(-1)?.push(line)
    })
    return parts
  })
}
