// What the picture is drawn with: the same scene goes to the screen, to a PNG and to an SVG.
import type { Stroke } from './appearance.ts'

export type Point = { x: number; y: number }

export type TextLook = {
  size: number
  weight: number
  colour: string
  /** `x` is the left edge of the text or its middle; `y` is always its middle. */
  anchor: 'start' | 'middle'
  /** Colour of a rim that keeps the text legible on lines. */
  halo?: string
}

/** All measures in pixels of the stage, y downwards. */
export type Pen = {
  line: (from: Point, to: Point, look: { colour: string; width: number; stroke: Stroke }) => void
  disc: (centre: Point, radius: number, colour: string) => void
  ring: (centre: Point, radius: number, look: { colour: string; width: number }) => void
  shape: (corners: readonly Point[], colour: string) => void
  text: (text: string, at: Point, look: TextLook) => void
}

/** Dots every five pixels, as LineProgram draws them; dashes of five in nine. */
export const DASHES: Record<Stroke, readonly number[]> = { solid: [], dotted: [0, 5], dashed: [5, 4] }

export function canvasPen(context: CanvasRenderingContext2D, fontFamily: string): Pen {
  context.lineJoin = 'round'
  context.textBaseline = 'middle'
  return {
    line(from, to, { colour, width, stroke }) {
      context.strokeStyle = colour
      context.lineWidth = stroke === 'dotted' ? width + 0.4 : width
      context.lineCap = stroke === 'dotted' ? 'round' : 'butt'
      context.setLineDash(DASHES[stroke])
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.stroke()
      context.setLineDash([])
    },
    disc({ x, y }, radius, colour) {
      context.fillStyle = colour
      context.beginPath()
      context.arc(x, y, radius, 0, Math.PI * 2)
      context.fill()
    },
    ring({ x, y }, radius, { colour, width }) {
      context.strokeStyle = colour
      context.lineWidth = width
      context.beginPath()
      context.arc(x, y, radius, 0, Math.PI * 2)
      context.stroke()
    },
    shape(corners, colour) {
      context.fillStyle = colour
      context.beginPath()
      for (const { x, y } of corners) context.lineTo(x, y)
      context.fill()
    },
    text(text, { x, y }, { size, weight, colour, anchor, halo }) {
      context.font = fontOf({ size, weight }, fontFamily)
      context.textAlign = anchor === 'start' ? 'left' : 'center'
      if (halo !== undefined) {
        context.strokeStyle = halo
        context.lineWidth = 4
        context.strokeText(text, x, y)
      }
      context.fillStyle = colour
      context.fillText(text, x, y)
    },
  }
}

/** A font as CSS writes it. */
export const fontOf = ({ size, weight }: Pick<TextLook, 'size' | 'weight'>, family: string): string =>
  `${weight} ${size}px ${family}`
