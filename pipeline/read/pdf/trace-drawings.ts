// Reads drawn paths as rules, boxes and pictures: what parts stories from each other.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../../types.ts'
import { boundsOf, type Matrix } from './matrix.ts'
import type { Print, Wall } from './print.ts'

/** What a path is drawn with. */
export type Pen = { matrix: Matrix; clip: Box; white: boolean }

// Thinner than any type, and than the gutters of a page.
const THIN = 4
// A rule shorter than this is part of a letter, a dash or an ornament.
const SHORTEST_WALL = 24
// Below this a box is a bullet, an icon or the tint of a word.
const SMALLEST_FRAME = 40
const SMALLEST_PICTURE = 24

export function boxOf([left, top, right, bottom]: readonly [number, number, number, number]): Box {
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function overlap(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}

export function addPicture(print: Print, bounds: readonly [number, number, number, number], clip: Box): void {
  const seen = overlap(boxOf(bounds), clip)
  if (seen.width < SMALLEST_PICTURE || seen.height < SMALLEST_PICTURE) return
  // A scan or a paper texture under the whole sheet is no photo.
  if (seen.width * seen.height > 0.7 * print.width * print.height) return
  print.pictures.push(seen)
}

const MOVE = 0
const LINE = 1
const CURVE = 2

/** Rules and boxes: thin fills and strokes become walls, closed rectangles frames and their edges walls. */
export function addDrawing(
  print: Print,
  path: ArrayLike<number>,
  bounds: [number, number, number, number],
  painting: number,
  state: Pen,
): void {
  const fills = painting !== OPS.stroke && painting !== OPS.closeStroke
  const strokes = painting !== OPS.fill && painting !== OPS.eoFill
  const whole = overlap(boxOf(boundsOf(state.matrix, bounds)), grow(state.clip, 1))
  const thin = Math.min(whole.width, whole.height) <= THIN
  if (thin) {
    if (!(fills && !strokes && state.white)) addWall(print, whole)
    return
  }
  const parts = subpaths(path)
  // Many pieces at once are a drawing or letters turned to outlines.
  if (parts === null || parts.length > 64) return
  for (const part of parts) {
    const box = overlap(boxOf(boundsOf(state.matrix, part.bounds)), grow(state.clip, 1))
    if (Math.min(box.width, box.height) <= THIN) {
      if (!(fills && !strokes && state.white)) addWall(print, box)
    } else if (part.rectangle && box.width >= SMALLEST_FRAME && box.height >= 12) {
      if (fills && !strokes && state.white) continue
      addFrame(print, box)
    } else if (strokes && !part.rectangle) addSegments(print, path, part, state)
  }
}

function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

function addWall(print: Print, box: Box): void {
  if (Math.max(box.width, box.height) < SHORTEST_WALL) return
  const wall: Wall =
    box.width > box.height
      ? { x1: box.x, y1: box.y + box.height / 2, x2: box.x + box.width, y2: box.y + box.height / 2 }
      : { x1: box.x + box.width / 2, y1: box.y, x2: box.x + box.width / 2, y2: box.y + box.height }
  print.walls.push(wall)
}

function addFrame(print: Print, box: Box): void {
  if (box.width * box.height > 0.85 * print.width * print.height) return
  print.frames.push(box)
}

type Subpath = {
  start: number
  end: number
  bounds: [number, number, number, number]
  rectangle: boolean
}

/** null for a path that is too long to be rules or boxes. */
function subpaths(path: ArrayLike<number>): Subpath[] | null {
  if (path.length > 2000) return null
  const parts: Subpath[] = []
  let part: Subpath | null = null
  let corners = 0
  let x = 0
  let y = 0
  const see = (px: number, py: number) => {
    if (part === null) return
    const b = part.bounds
    b[0] = Math.min(b[0], px)
    b[1] = Math.min(b[1], py)
    b[2] = Math.max(b[2], px)
    b[3] = Math.max(b[3], py)
  }
  for (let i = 0; i < path.length; ) {
    const op = path[i] as number
    const size = op === MOVE || op === LINE ? 2 : op === CURVE ? 6 : op === 3 ? 4 : 0
    if (op === MOVE) {
      if (part !== null) parts.push(part)
      part = { start: i, end: i, bounds: [Infinity, Infinity, -Infinity, -Infinity], rectangle: true }
      corners = 0
    }
    if (part !== null) {
      for (let k = 0; k < size; k += 2) see(path[i + 1 + k] as number, path[i + 2 + k] as number)
      const nx = path[i + size - 1] as number
      const ny = path[i + size] as number
      if (op === CURVE || op === 3) corners += 0.5
      if (op === LINE) {
        if (Math.abs(nx - x) > 0.01 && Math.abs(ny - y) > 0.01) part.rectangle = false
        corners++
      }
      if (corners > 8) part.rectangle = false
      if (size > 0) {
        x = nx
        y = ny
      }
      part.end = i + 1 + size
    }
    i += 1 + size
  }
  if (part !== null) parts.push(part)
  return parts
}

/** The straight pieces of a stroked path that is no rectangle: an L or a U of rules. */
function addSegments(print: Print, path: ArrayLike<number>, part: Subpath, state: Pen): void {
  let x = 0
  let y = 0
  for (let i = part.start; i < part.end; ) {
    const op = path[i] as number
    const size = op === MOVE || op === LINE ? 2 : op === CURVE ? 6 : op === 3 ? 4 : 0
    const nx = size > 0 ? (path[i + size - 1] as number) : x
    const ny = size > 0 ? (path[i + size] as number) : y
    if (op === LINE) {
      const box = boxOf(
        boundsOf(state.matrix, [Math.min(x, nx), Math.min(y, ny), Math.max(x, nx), Math.max(y, ny)]),
      )
      if (Math.min(box.width, box.height) <= THIN / 2) addWall(print, overlap(box, grow(state.clip, 1)))
    }
    x = nx
    y = ny
    i += 1 + size
  }
}
