// Follows the drawing operators of a sheet and notes where each glyph, rule, box and picture comes to stand.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../../types.ts'
import { boundsOf, IDENTITY, type Matrix, multiply, readMatrix } from './matrix.ts'
import type { Glyph, Print } from './print.ts'
import { addDrawing, addPicture, boxOf, overlap } from './trace-drawings.ts'

/** pdfjs's operators: `fnArray[i]` is called with `argsArray[i]`. */
export type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] }
export type FontFacts = {
  /** The font's name, the same for all the parts it was cut into. */
  family: string
  vertical: boolean
  unitsToEm: number
  verticalAdvance: number
}
export type TracePrintOptions = {
  /** The sheet's box in its own coordinates, and where that goes in points from the top left corner. */
  width: number
  height: number
  toSheet: Matrix
  fontFacts: (name: string) => FontFacts
  maxGlyphs: number
}

type State = {
  matrix: Matrix
  clip: Box
  font: string
  fontSize: number
  characterSpacing: number
  wordSpacing: number
  stretch: number
  rise: number
  leading: number
  lineWidth: number
  white: boolean
  /** Painted since the state was saved: pictures are left out by pdfjs, and a transform with nothing painted after it is where one was. */
  painted: boolean
  moved: boolean
}

type PrintedGlyph = { unicode: string; width: number; isSpace: boolean; vmetric?: unknown }

/** Returns null where the sheet has more than `maxGlyphs` glyphs. */
export function tracePrint(operators: Operators, options: TracePrintOptions): Print | null {
  const { width, height } = options
  const print: Print = { width, height, glyphs: [], walls: [], frames: [], pictures: [], lost: 0 }
  const fonts = new Map<string, number>()
  const sheet = { x: 0, y: 0, width, height }
  let state: State = {
    matrix: options.toSheet,
    clip: sheet,
    font: '',
    fontSize: 1,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    lineWidth: 1,
    white: false,
    painted: false,
    moved: false,
  }
  const saved: State[] = []
  let textMatrix: Matrix = IDENTITY
  let x = 0
  let y = 0
  let lineX = 0
  let lineY = 0
  let pendingClip = false
  let order = 0

  const save = () => {
    saved.push(state)
    state = { ...state, painted: false, moved: false }
  }
  const restore = () => {
    const before = saved.pop()
    if (before === undefined) return
    if (state.moved && !state.painted) addPicture(print, boundsOf(state.matrix, [0, 0, 1, 1]), state.clip)
    const painted = state.painted || state.moved
    state = before
    state.painted ||= painted
  }
  const moveText = (dx: number, dy: number) => {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }

  const showText = (glyphs: readonly unknown[]): boolean => {
    state.painted = true
    const facts = options.fontFacts(state.font)
    let font = fonts.get(facts.family)
    if (font === undefined) {
      font = fonts.size
      fonts.set(facts.family, font)
    }
    const matrix = multiply(state.matrix, textMatrix)
    const [a, b, c, d] = matrix
    // Where one em along the line and one em up come to lie on the sheet.
    const em = state.fontSize
    const across = Math.hypot(a, b) * Math.abs(em)
    const upright = Math.hypot(c, d) * Math.abs(em)
    const sideways = Math.abs(b) > 2 * Math.abs(a)
    const slanted = !sideways && Math.abs(b) > 0.1 * Math.abs(a)
    for (const printed of glyphs) {
      if (typeof printed === 'number') {
        const shift = (-printed * em) / 1000
        if (facts.vertical) y += shift
        else x += shift * state.stretch
        continue
      }
      const glyph = readGlyph(printed)
      if (glyph === null) continue
      const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      const advance = facts.vertical
        ? verticalAdvanceOf(glyph, facts) * em
        : glyph.width * facts.unitsToEm * em * state.stretch
      const ownX = x
      const ownY = y + state.rise
      if (facts.vertical) y -= advance - spacing
      else x += advance + spacing * state.stretch
      const text = glyph.unicode
      const code = text.codePointAt(0) ?? 0
      const space = /^\s*$/u.test(text)
      if (!space && isLost(code)) print.lost++
      if (slanted || (upright < 1 && across < 1)) continue
      const corners: [number, number, number, number] = facts.vertical
        ? [ownX - em / 2, ownY - advance, ownX + em / 2, ownY]
        : [ownX, ownY - 0.12 * em, ownX + advance, ownY + 0.88 * em]
      const [left, top, right, bottom] = boundsOf(matrix, corners)
      if (right < 0 || bottom < 0 || left > width || top > height) continue
      if (print.glyphs.length >= options.maxGlyphs) return false
      const placed: Glyph = {
        text,
        left,
        top,
        right,
        bottom,
        size: upright,
        font,
        space,
        turned: sideways,
        order: order++,
      }
      print.glyphs.push(placed)
    }
    return true
  }

  const { fnArray, argsArray } = operators
  for (let i = 0; i < fnArray.length; i++) {
    const args = argsArray[i] as readonly unknown[] | null
    const number = (at: number): number => {
      const value = args?.[at]
      return typeof value === 'number' && Number.isFinite(value) ? value : 0
    }
    switch (fnArray[i]) {
      case OPS.save:
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform: {
        const matrix = readMatrix(args)
        if (matrix !== null) state.matrix = multiply(state.matrix, matrix)
        state.moved = true
        state.painted = false
        break
      }
      case OPS.paintFormXObjectBegin: {
        save()
        const matrix = readMatrix(args?.[0])
        if (matrix !== null) state.matrix = multiply(state.matrix, matrix)
        const bounds = readFour(args?.[1])
        if (bounds !== null) state.clip = overlap(state.clip, boxOf(boundsOf(state.matrix, bounds)))
        state.painted = true
        break
      }
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.beginGroup:
        save()
        state.painted = true
        break
      case OPS.endGroup:
        restore()
        break
      case OPS.beginText:
        textMatrix = IDENTITY
        x = y = lineX = lineY = 0
        break
      case OPS.setTextMatrix: {
        const first = args?.[0]
        const matrix = readMatrix(typeof first === 'object' ? first : args)
        if (matrix !== null) textMatrix = matrix
        x = y = lineX = lineY = 0
        break
      }
      case OPS.moveText:
        moveText(number(0), number(1))
        break
      case OPS.setLeadingMoveText:
        state.leading = number(1)
        moveText(number(0), number(1))
        break
      case OPS.nextLine:
        moveText(0, state.leading)
        break
      case OPS.setLeading:
        state.leading = -number(0)
        break
      case OPS.setCharSpacing:
        state.characterSpacing = number(0)
        break
      case OPS.setWordSpacing:
        state.wordSpacing = number(0)
        break
      case OPS.setHScale:
        state.stretch = number(0) / 100
        break
      case OPS.setTextRise:
        state.rise = number(0)
        break
      case OPS.setFont:
        state.font = String(args?.[0] ?? '')
        state.fontSize = number(1)
        break
      case OPS.setLineWidth:
        state.lineWidth = number(0)
        break
      case OPS.setGState:
        for (const [key, value] of (args?.[0] as readonly (readonly [string, unknown])[] | undefined) ?? []) {
          if (key === 'LW' && typeof value === 'number') state.lineWidth = value
          if (key === 'Font' && Array.isArray(value)) {
            state.font = String(value[0])
            state.fontSize = Number(value[1])
          }
        }
        break
      case OPS.setFillRGBColor:
        state.white = args?.[0] === '#ffffff'
        break
      case OPS.clip:
      case OPS.eoClip:
        pendingClip = true
        break
      case OPS.constructPath: {
        const bounds = readFour(args?.[2])
        const painting = number(0)
        if (pendingClip && bounds !== null) {
          state.clip = overlap(state.clip, boxOf(boundsOf(state.matrix, bounds)))
        }
        pendingClip = false
        if (painting === OPS.endPath || bounds === null) break
        state.painted = true
        const data = (args?.[1] as readonly unknown[] | undefined)?.[0]
        const path = data instanceof Float32Array || Array.isArray(data) ? (data as ArrayLike<number>) : null
        if (path !== null) addDrawing(print, path, bounds, painting, state)
        break
      }
      case OPS.showText: {
        const glyphs = args?.[0]
        if (Array.isArray(glyphs) && !showText(glyphs)) return null
        break
      }
      case OPS.shadingFill:
        state.painted = true
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        addPicture(print, boundsOf(state.matrix, [0, 0, 1, 1]), state.clip)
        state.painted = true
        break
    }
  }
  return print
}

function readGlyph(value: unknown): PrintedGlyph | null {
  if (typeof value !== 'object' || value === null) return null
  const { unicode, width, isSpace, vmetric } = value as Partial<PrintedGlyph>
  if (typeof unicode !== 'string') return null
  return {
    unicode,
    width: typeof width === 'number' && Number.isFinite(width) ? width : 0,
    isSpace: isSpace === true,
    vmetric,
  }
}

function verticalAdvanceOf(glyph: PrintedGlyph, facts: FontFacts): number {
  const own = Array.isArray(glyph.vmetric) ? Number(glyph.vmetric[0]) : Number.NaN
  return Number.isFinite(own) ? -own * facts.unitsToEm : facts.verticalAdvance
}

// Private use, replacement and control characters are no text: the font's own codes came through.
function isLost(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    code === 0xfffd ||
    code >= 0xf0000
  )
}

function readFour(value: unknown): [number, number, number, number] | null {
  if (typeof value !== 'object' || value === null) return null
  const four = [0, 1, 2, 3].map(i => (value as Record<number, unknown>)[i])
  return four.every(number => typeof number === 'number' && Number.isFinite(number))
    ? (four as [number, number, number, number])
    : null
}
