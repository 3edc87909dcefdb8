// Sets text in frames as a newspaper does: lines as wide as their column, no mark at a line's start, no opening one at its end.
import type { StoryBlock } from './press-story.ts'

/**
 * A place for lines, in the page's own directions: u runs along the lines, v across them. On a page of horizontal text u is x and v
 * is y; on a page of vertical text u is y and v runs from the right edge to the left.
 */
export type Frame = { u: number; v: number; width: number; height: number }

export type SetLine = {
  text: string
  u: number
  v: number
  length: number
  justified: boolean
  endsParagraph: boolean
  indented: boolean
  kind: StoryBlock['kind']
}

export type TextStyle = {
  size: number
  /** From line to line. */
  leading: number
  /** Em before the first line of a paragraph: 2, or 0. */
  indent: number
}

const NEVER_FIRST = /[，。、；：？！”’）》」』%…]/
const NEVER_LAST = /[“‘（《「『]/

/** In em. */
export function widthOfText(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) < 0x80 ? 0.55 : 1
  return width
}

/** Breaks one paragraph; `roomOf(n)` is the room of its n-th line in em. */
export function breakLines(text: string, roomOf: (line: number) => number): string[] {
  const lines: string[] = []
  let line = ''
  let filled = 0
  const push = () => {
    lines.push(line.trimEnd())
    line = ''
    filled = 0
  }
  // A number or a Latin word stays on one line.
  for (const unit of text.match(/[\x21-\x7e]{1,12}|[\s\S]/gu) ?? []) {
    const wide = widthOfText(unit)
    if (filled + wide > roomOf(lines.length) + 0.05 && line !== '' && !NEVER_FIRST.test(unit)) {
      const last = line.at(-1) ?? ''
      if (NEVER_LAST.test(last) && line.length > 1) {
        line = line.slice(0, -1)
        push()
        line = last
        filled = 1
      } else push()
      if (/\s/.test(unit)) continue
    }
    line += unit
    filled += wide
  }
  if (line !== '') push()
  return lines
}

/** The frames cut into the places of their lines, in order. */
function placesOf(frames: readonly Frame[], style: TextStyle): Frame[] {
  return frames.flatMap(frame => {
    const count = Math.max(0, Math.floor((frame.height + style.leading - style.size) / style.leading))
    return Array.from({ length: count }, (_, i) => ({
      u: frame.u,
      v: frame.v + i * style.leading,
      width: frame.width,
      height: style.size,
    }))
  })
}

/** Null where the frames have no room for all blocks. */
export function setBlocks(
  blocks: readonly StoryBlock[],
  frames: readonly Frame[],
  style: TextStyle,
): SetLine[] | null {
  const places = placesOf(frames, style)
  const lines: SetLine[] = []
  for (const { kind, text } of blocks) {
    const first = lines.length
    const indent = kind === 'paragraph' ? style.indent : kind === 'verse' ? 2 : 0
    const widthOfPlace = (n: number) => (places[first + n]?.width ?? 0) / style.size
    const broken = breakLines(text, n => widthOfPlace(n) - (n === 0 || kind === 'verse' ? indent : 0))
    if (first + broken.length > places.length) return null
    broken.forEach((text, n) => {
      const place = places[first + n] as Frame
      const shift = n === 0 || kind === 'verse' ? indent * style.size : 0
      const room = place.width - shift
      const natural = widthOfText(text) * style.size
      const last = n === broken.length - 1
      const spare = Math.max(0, room - natural)
      const moved = kind === 'subhead' ? spare / 2 : kind === 'byline' || kind === 'jump' ? spare : 0
      lines.push({
        text,
        u: place.u + shift + moved,
        v: place.v,
        length: last && natural <= room ? natural : room,
        justified: !last || natural > room,
        endsParagraph: last,
        indented: kind === 'paragraph' && n === 0 && indent > 0,
        kind,
      })
    })
  }
  return lines
}

export function roomIn(frames: readonly Frame[], style: TextStyle): number {
  return placesOf(frames, style).reduce((sum, place) => sum + Math.floor(place.width / style.size), 0)
}
