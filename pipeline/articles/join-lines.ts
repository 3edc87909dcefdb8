// Joins the lines of a paragraph and keeps for each stretch the line it stood on.
import type { LineSpan } from '../types.ts'

export type JoinedText = { text: string; lines: readonly LineSpan[] }

/** Han and digits join with nothing between them (4300 + 项, 5 + 月), Latin words with a space. */
export function joinLines(lines: readonly { number: number; text: string }[]): JoinedText {
  const parts: string[] = []
  const spans: LineSpan[] = []
  let length = 0
  let before = ''
  for (const { number, text } of lines) {
    if (text === '') continue
    const apart = /[A-Za-z,.;:]$/.test(before) && /^[A-Za-z]/.test(text) ? ' ' : ''
    parts.push(apart, text)
    const start = length + apart.length
    length = start + text.length
    spans.push({ start, end: length, line: number })
    before = text.slice(-1)
  }
  return { text: parts.join(''), lines: spans }
}

/** Joins joined texts once more, with `separator` between them. */
export function joinTexts(texts: readonly JoinedText[], separator: string): JoinedText {
  const spans: LineSpan[] = []
  let length = 0
  texts.forEach((joined, i) => {
    if (i > 0) length += separator.length
    for (const span of joined.lines) {
      spans.push({ start: span.start + length, end: span.end + length, line: span.line })
    }
    length += joined.text.length
  })
  return { text: texts.map(joined => joined.text).join(separator), lines: spans }
}
