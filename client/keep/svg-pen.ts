// Draws a picture as SVG: lines as lines and names as text, so that an editor can go on working with it.
import { createXmlWriter } from '../../pipeline/export/xml.ts'
import { DASHES, type Pen } from '../graph/pen.ts'

export type SvgPen = Pen & {
  /** The drawing so far as an SVG document. */
  finish: (size: { width: number; height: number; ground: string; title: string }) => string
}

export function svgPen(fontFamily: string): SvgPen {
  const xml = createXmlWriter()
  const parts: string[] = []
  const number = (value: number) => String(Math.round(value * 100) / 100)
  return {
    line(from, to, { colour, width, stroke }) {
      const dashes = DASHES[stroke].length > 0 ? ` stroke-dasharray="${DASHES[stroke].join(' ')}"` : ''
      const cap = stroke === 'dotted' ? ' stroke-linecap="round"' : ''
      parts.push(
        `<line x1="${number(from.x)}" y1="${number(from.y)}" x2="${number(to.x)}" y2="${number(to.y)}" stroke="${colour}" stroke-width="${number(width)}"${dashes}${cap}/>`,
      )
    },
    disc({ x, y }, radius, colour) {
      parts.push(`<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${colour}"/>`)
    },
    ring({ x, y }, radius, { colour, width }) {
      parts.push(
        `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="none" stroke="${colour}" stroke-width="${number(width)}"/>`,
      )
    },
    shape(corners, colour) {
      const points = corners.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ')
      parts.push(`<polygon points="${points}" fill="${colour}"/>`)
    },
    text(text, { x, y }, { size, weight, colour, anchor, halo }) {
      const rim =
        halo === undefined
          ? ''
          : ` stroke="${halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
      parts.push(
        `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}"${rim}>${xml.line(text)}</text>`,
      )
    },
    finish({ width, height, ground, title }) {
      return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml.line(fontFamily)}" dominant-baseline="central">`,
        `<title>${xml.line(title)}</title>`,
        `<rect width="${width}" height="${height}" fill="${ground}"/>`,
        ...parts,
        '</svg>',
        '',
      ].join('\n')
    },
  }
}
