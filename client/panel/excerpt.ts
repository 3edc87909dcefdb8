// Cuts a long sentence down to what stands around its marks.
import type { Span } from './split-text.ts'

export type Excerpt<Mark extends Span> = { text: string; marks: Mark[]; before: boolean; after: boolean }

/** At most `limit` characters that hold the first mark and, where there is room, the others; `before` and `after` say what was cut. */
export function excerptOf<Mark extends Span>(
  text: string,
  marks: readonly Mark[],
  limit: number,
): Excerpt<Mark> {
  if (text.length <= limit) return { text, marks: [...marks], before: false, after: false }
  const first = Math.min(...marks.map(mark => mark.start), text.length)
  const last = Math.max(...marks.map(mark => mark.end), 0)
  const start = beginOfPhrase(
    text,
    wholeCharacter(text, marks.length === 0 ? 0 : startFor(first, last, text.length, limit)),
    first,
  )
  const end = endOfPhrase(
    text,
    wholeCharacter(text, Math.min(text.length, start + limit)),
    Math.max(last, start),
  )
  return {
    text: text.slice(start, end),
    marks: marks
      .filter(mark => mark.start >= start && mark.end <= end)
      .map(mark => ({ ...mark, start: mark.start - start, end: mark.end - start })),
    before: start > 0,
    after: end < text.length,
  }
}

function startFor(first: number, last: number, length: number, limit: number): number {
  const spare = limit - (last - first)
  // Marks further apart than the limit: begin shortly before the first.
  const wanted = spare > 0 ? first - Math.floor(spare / 2) : first - 8
  return Math.max(0, Math.min(wanted, length - limit))
}

/** An offset that does not part the two halves of a rare character (𠮷). */
const wholeCharacter = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && offset > 0 ? offset - 1 : offset

/** How far a cut moves to fall between two phrases. */
const NEAR = 16

/** On to the next comma or the like: 5月20日 is not cut to 0日. */
function beginOfPhrase(text: string, start: number, atMost: number): number {
  if (start === 0) return start
  for (let at = start; at <= Math.min(atMost, start + NEAR); at++) if (isPause(text, at - 1)) return at
  return start
}

/** Back to the last comma or the like, if one stands within a few characters: 2030年 is not cut to 203. */
function endOfPhrase(text: string, end: number, atLeast: number): number {
  if (end === text.length) return end
  for (let at = end; at > Math.max(atLeast, end - NEAR); at--) if (isPause(text, at - 1)) return at - 1
  return end
}

const isPause = (text: string, at: number): boolean => /[，、；：。]/.test(text.charAt(at))
