// Joins glyphs to lines: what stands side by side on one base line, with no gutter, no wall between.
import { type Bounds, indexBoxes } from './box-index.ts'
import { findDirections, medianSize } from './find-directions.ts'
import { HAN, type Laid, lineText } from './line-text.ts'
import type { Glyph, Wall } from './print.ts'

/** A stretch of print on one base line. The bounds are the sheet's; `text` as printed, not normalised. */
export type PrintedLine = Bounds & {
  text: string
  /** Of most of its glyphs, in points. */
  size: number
  font: number
  vertical: boolean
  glyphs: number
  /** When its first glyph was printed. */
  order: number
}

/**
 * `glyphs` may hold spaces; `width` is the sheet's. Lines come in no particular order. Vertical lines run from top to bottom.
 */
export function findLines(glyphs: readonly Glyph[], walls: readonly Wall[], width: number): PrintedLine[] {
  const printed = glyphs.filter(glyph => !glyph.space)
  const spaceEnd = endsOfSpaces(glyphs)
  const directions = findDirections(printed)
  const lines: PrintedLine[] = []
  for (const vertical of [false, true]) {
    const framed = printed.filter((_, i) => directions[i] === vertical)
    if (framed.length === 0) continue
    // Vertical text lies down for the work: its lines then run from left to right, the next one below.
    const laid = framed.map(
      (glyph): Laid => ({ glyph, ...(vertical ? layDown(glyph, width) : boundsOf(glyph)) }),
    )
    for (const one of laid) one.spaceEnd = spaceEnd.get(one.glyph)?.[vertical ? 'bottom' : 'right']
    const upright = walls.flatMap(wall => (vertical ? layWall(wall, width) : [wall])).filter(isUpright)
    for (const line of joinGlyphs(laid, upright)) lines.push(printedLine(line, vertical, width))
  }
  return lines
}

export function layDown(bounds: Bounds, width: number): Bounds {
  return { left: bounds.top, right: bounds.bottom, top: width - bounds.right, bottom: width - bounds.left }
}

export function standUp(bounds: Bounds, width: number): Bounds {
  return { left: width - bounds.bottom, right: width - bounds.top, top: bounds.left, bottom: bounds.right }
}

function layWall(wall: Wall, width: number): Wall[] {
  return [{ x1: wall.y1, x2: wall.y2, y1: width - wall.x2, y2: width - wall.x1 }]
}

function isUpright(wall: Wall): boolean {
  return Math.abs(wall.x1 - wall.x2) < Math.abs(wall.y1 - wall.y2)
}

function boundsOf({ left, top, right, bottom }: Bounds): Bounds {
  return { left, top, right, bottom }
}

/** For each glyph that spaces follow, where they end: a gap that spaces fill is part of its line. */
function endsOfSpaces(glyphs: readonly Glyph[]): Map<Glyph, { right: number; bottom: number }> {
  const ends = new Map<Glyph, { right: number; bottom: number }>()
  let before: Glyph | null = null
  for (const glyph of glyphs) {
    if (!glyph.space) {
      before = glyph
      continue
    }
    if (before === null) continue
    const end = ends.get(before) ?? { right: before.right, bottom: before.bottom }
    const slack = 0.35 * before.size
    if (Math.abs(glyph.top - before.top) < slack && Math.abs(glyph.left - end.right) < slack) {
      ends.set(before, { ...end, right: glyph.right })
    } else if (Math.abs(glyph.left - before.left) < slack && Math.abs(glyph.top - end.bottom) < slack) {
      ends.set(before, { ...end, bottom: glyph.bottom })
    }
  }
  return ends
}

// Glyphs of a line stand no farther apart than this, in ems; wider gaps need a reason.
const TIGHT = 0.62
// In large type a third of an em is as wide as a gutter.
const TIGHT_DISPLAY = 0.3
const DISPLAY = 1.25
// Names of two characters are set with one or two ems between them; beyond three it is another column.
const LOOSE = 3.2

type Piece = { from: number; to: number; members: Laid[] } & Bounds & { size: number }

function joinGlyphs(laid: readonly Laid[], walls: readonly Wall[]): Laid[][] {
  const next = tightNeighbours(laid, walls)
  const hasBefore = new Uint8Array(laid.length)
  for (const j of next) if (j >= 0) hasBefore[j] = 1
  const pieces: Piece[] = []
  for (let i = 0; i < laid.length; i++) {
    if (hasBefore[i] === 1) continue
    const members: Laid[] = []
    for (let at = i; at >= 0; at = next[at] as number) members.push(laid[at] as Laid)
    pieces.push(makePiece(members))
  }
  return joinPieces(pieces, walls).map(piece => piece.members)
}

function makePiece(members: Laid[]): Piece {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const one of members) {
    bounds.left = Math.min(bounds.left, one.left)
    bounds.top = Math.min(bounds.top, one.top)
    bounds.right = Math.max(bounds.right, one.right)
    bounds.bottom = Math.max(bounds.bottom, one.bottom)
  }
  return { from: 0, to: 0, members, ...bounds, size: medianSize(members.map(one => one.glyph)) }
}

/** For each glyph the one that follows it closely on its line, or -1. */
function tightNeighbours(laid: readonly Laid[], walls: readonly Wall[]): Int32Array {
  const body = medianSize(laid.map(one => one.glyph))
  const index = indexBoxes(laid, 2 * body)
  const crossing = wallFinder(walls)
  const after = new Int32Array(laid.length).fill(-1)
  const before = new Int32Array(laid.length).fill(-1)
  laid.forEach((one, i) => {
    const size = one.glyph.size
    let nearest = Number.POSITIVE_INFINITY
    index.near(one.left, one.top, one.right + TIGHT * size * 1.5, one.bottom, j => {
      if (j === i) return
      const other = laid[j] as Laid
      // Where two glyphs start at one place, the order of printing decides.
      if (other.left < one.left || (other.left === one.left && other.glyph.order < one.glyph.order)) return
      if (!isOnLine(one, other)) return
      const gap = other.left - one.right
      const tight = size > DISPLAY * body ? TIGHT_DISPLAY : TIGHT
      const close = tight * Math.min(size, other.glyph.size * 1.2)
      // A bold byline that juts out of its column meets the text of the next one.
      if (gap > TIGHT_DISPLAY * size && one.glyph.font !== other.glyph.font && bothHan(one, other)) return
      if (gap > close || gap < -0.6 * size || other.left >= nearest) return
      if (crossing(one.right, other.left, one)) return
      nearest = other.left
      after[i] = j
    })
  })
  for (let i = 0; i < laid.length; i++) {
    const j = after[i] as number
    if (j < 0) continue
    const rival = before[j] as number
    if (rival < 0 || (laid[rival] as Laid).right < (laid[i] as Laid).right) before[j] = i
  }
  for (let i = 0; i < laid.length; i++) {
    const j = after[i] as number
    if (j >= 0 && before[j] !== i) after[i] = -1
  }
  return after
}

function isOnLine(a: Laid, b: Laid): boolean {
  const [sizeA, sizeB] = [a.glyph.size, b.glyph.size]
  const [low, high] = sizeA < sizeB ? [sizeA, sizeB] : [sizeB, sizeA]
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  const least = Math.min(a.bottom - a.top, b.bottom - b.top)
  // A drop cap or a big figure beside small type is no line of it.
  if (high > 1.7 * low) return false
  return shared >= 0.62 * least && (high <= 1.3 * low || Math.abs(a.bottom - b.bottom) <= 0.3 * low)
}

/** Whether an upright wall stands between `from` and `to` beside the bounds given. */
export function wallFinder(walls: readonly Wall[]): (from: number, to: number, beside: Bounds) => boolean {
  const sorted = [...walls].sort((a, b) => a.x1 - b.x1)
  return (from, to, beside) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as Wall).x1 < from - 1) low = middle + 1
      else high = middle
    }
    for (let i = low; i < sorted.length; i++) {
      const wall = sorted[i] as Wall
      if (wall.x1 > to + 1) return false
      const shared =
        Math.min(Math.max(wall.y1, wall.y2), beside.bottom) - Math.max(Math.min(wall.y1, wall.y2), beside.top)
      if (shared > 0.5 * (beside.bottom - beside.top)) return true
    }
    return false
  }
}

/** Joins pieces across wider gaps where spaces, even spacing or the lines above and below say that the line goes on. */
function joinPieces(pieces: Piece[], walls: readonly Wall[]): Piece[] {
  if (pieces.length < 2) return pieces
  const body = medianSize(pieces.flatMap(piece => piece.members.map(one => one.glyph)))
  const index = indexBoxes(pieces, 4 * body)
  const crossing = wallFinder(walls)
  const after = new Int32Array(pieces.length).fill(-1)
  pieces.forEach((piece, i) => {
    let nearest = Number.POSITIVE_INFINITY
    const middle = (piece.top + piece.bottom) / 2
    index.near(piece.right - 0.5 * piece.size, middle, piece.right + LOOSE * piece.size, middle, j => {
      const other = pieces[j] as Piece
      if (j === i || other.left < piece.right - 0.6 * piece.size || other.left >= nearest) return
      if (other.left <= piece.left) return
      nearest = other.left
      const alike =
        Math.abs(other.size - piece.size) <= 0.15 * piece.size &&
        Math.abs(other.bottom - piece.bottom) <= 0.3 * piece.size
      after[i] = alike && !crossing(piece.right, other.left, piece) ? j : -1
    })
  })
  const joins = new Uint8Array(pieces.length)
  const even = evenlySpaced(pieces, after)
  for (let i = 0; i < pieces.length; i++) {
    const j = after[i] as number
    if (j < 0) continue
    const [a, b] = [pieces[i] as Piece, pieces[j] as Piece]
    if (even.has(i) || spacesFill(a, b) || linesSpan(a, b, pieces, index, body)) joins[i] = 1
  }
  const taken = new Uint8Array(pieces.length)
  const starts = new Uint8Array(pieces.length).fill(1)
  for (let i = 0; i < pieces.length; i++) {
    const j = after[i] as number
    if (joins[i] !== 1) continue
    // Two pieces may not go on with one and the same.
    if (taken[j] === 1) joins[i] = 0
    else {
      taken[j] = 1
      starts[j] = 0
    }
  }
  const joined: Piece[] = []
  for (let i = 0; i < pieces.length; i++) {
    if (starts[i] !== 1) continue
    const members: Laid[] = []
    for (let at = i; at >= 0; at = joins[at] === 1 ? (after[at] as number) : -1)
      members.push(...(pieces[at] as Piece).members)
    joined.push(
      members.length === (pieces[i] as Piece).members.length ? (pieces[i] as Piece) : makePiece(members),
    )
  }
  return joined
}

/** 云 州 日 报: three or more single glyphs at even distances are one line. */
function evenlySpaced(pieces: readonly Piece[], after: Int32Array): Set<number> {
  const even = new Set<number>()
  const gapAfter = (i: number) => {
    const j = after[i] as number
    return j < 0 ? null : (pieces[j] as Piece).left - (pieces[i] as Piece).right
  }
  const single = (i: number) => (pieces[i] as Piece).members.length === 1
  for (let i = 0; i < pieces.length; i++) {
    const j = after[i] as number
    if (j < 0 || !single(i) || !single(j)) continue
    const k = after[j] as number
    if (k < 0) continue
    const [first, second] = [gapAfter(i) as number, gapAfter(j) as number]
    if (single(k) && Math.abs(first - second) <= 0.2 * (pieces[i] as Piece).size) {
      even.add(i)
      even.add(j)
    }
  }
  return even
}

function spacesFill(a: Piece, b: Piece): boolean {
  const end = a.members.at(-1)?.spaceEnd
  const gap = b.left - a.right
  return end !== undefined && end - a.right >= 0.6 * gap
}

/**
 * Whether the gap between two pieces is only of their line. Where the line above or below spans it, it is; where that has a gap in
 * the same place, it is a gutter.
 */
function linesSpan(
  a: Piece,
  b: Piece,
  pieces: readonly Piece[],
  index: ReturnType<typeof indexBoxes>,
  body: number,
): boolean {
  const size = a.size
  const gap = b.left - a.right
  let spanned = 0
  let broken = 0
  index.near(a.right - size, a.top - 1.9 * size, b.left + size, a.bottom + 1.9 * size, j => {
    const other = pieces[j] as Piece
    if (other === a || other === b) return
    if (Math.min(other.bottom, a.bottom) - Math.max(other.top, a.top) > 0.4 * size) return
    if (other.left < a.right - 0.8 * size && other.right > b.left + 0.8 * size) {
      if (Math.abs(other.size - size) <= 0.2 * size) spanned++
      return
    }
    const endsHere = Math.abs(other.right - a.right) < 0.7 * size
    const startsHere = Math.abs(other.left - b.left) < 0.7 * size
    if (endsHere || startsHere) broken++
  })
  if (broken > 0) return false
  if (spanned > 0) return true
  if (bothHan(a.members.at(-1), b.members[0]) && familyOf(a) !== familyOf(b)) return false
  if (size > DISPLAY * body && !isOneHeadline(a, b, pieces, index, body)) return false
  // A headline of two halves with a space between them stands over the gutters of its own story.
  return gap <= (size > DISPLAY * body ? 1.15 : 0.9) * size
}

/** Two headlines side by side: of other type, or with a gutter under the gap and a column that begins where the second does. */
function isOneHeadline(
  a: Piece,
  b: Piece,
  pieces: readonly Piece[],
  index: ReturnType<typeof indexBoxes>,
  body: number,
): boolean {
  if (familyOf(a) !== familyOf(b) || Math.abs(a.size - b.size) > 0.02 * a.size) return false
  const slack = 0.8 * body
  const foot = Math.max(a.bottom, b.bottom)
  let crossing = 0
  let starting = 0
  index.near(a.right - slack, foot, b.left + slack, foot + 12 * body, j => {
    const piece = pieces[j] as Piece
    if (piece.top < foot - slack || piece.size > DISPLAY * body) return
    if (piece.left < a.right - slack && piece.right > b.left + slack) crossing++
    if (Math.abs(piece.left - b.left) < slack) starting++
  })
  return crossing > 0 || starting < 2
}

function bothHan(a: Laid | undefined, b: Laid | undefined): boolean {
  return a !== undefined && b !== undefined && HAN.test(a.glyph.text) && HAN.test(b.glyph.text)
}

function familyOf(piece: Piece): number {
  const han = piece.members.find(one => HAN.test(one.glyph.text))
  return (han ?? piece.members[0])?.glyph.font ?? 0
}

function printedLine(members: readonly Laid[], vertical: boolean, width: number): PrintedLine {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const fonts = new Map<number, number>()
  let order = Number.POSITIVE_INFINITY
  for (const one of members) {
    bounds.left = Math.min(bounds.left, one.left)
    bounds.right = Math.max(bounds.right, one.right)
    bounds.top = Math.min(bounds.top, one.top)
    bounds.bottom = Math.max(bounds.bottom, one.bottom)
    fonts.set(one.glyph.font, (fonts.get(one.glyph.font) ?? 0) + 1)
    order = Math.min(order, one.glyph.order)
  }
  const font = [...fonts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
  return {
    ...(vertical ? standUp(bounds, width) : bounds),
    text: lineText(members),
    size: medianSize(members.map(one => one.glyph)),
    font,
    vertical,
    glyphs: members.length,
    order,
  }
}
