// Joins the lines of a paragraph and keeps for each stretch the line it stood on.
import { isBuiltLikeName, isSurname } from '../read/common-surnames.ts'
import type { LineSpan } from '../types.ts'

export type JoinedText = { text: string; lines: readonly LineSpan[] }

const LONGEST_BYLINE = 60

// （记者 魏长风 + 匡小雨）: two names, each on its line; of 苏长 + 河 neither half is one.
function namesMeet(before: string, text: string): boolean {
  const last =
    /[（(][^（）()]*?(?:记者|記者|通讯员|通訊員|实习生)[\s、\p{Script=Han}]*?(?:者|员|員|生|[\s、])(\p{Script=Han}{2,3})$/u.exec(
      before,
    )
  const next = /^(\p{Script=Han}{2,3})(?=[\s、）)]|$)/u.exec(text)
  return (
    last !== null &&
    next !== null &&
    isBuiltLikeName(last[1] as string) &&
    isBuiltLikeName(next[1] as string) &&
    !isSurname(last[1] as string)
  )
}

/** Han and digits join with nothing between them (4300 + 项, 5 + 月), Latin words and names with a space. */
export function joinLines(lines: readonly { number: number; text: string }[]): JoinedText {
  const parts: string[] = []
  const spans: LineSpan[] = []
  let length = 0
  let before = ''
  for (const { number, text } of lines) {
    if (text === '') continue
    const apart =
      (/[A-Za-z,.;:]$/.test(before) && /^[A-Za-z]/.test(text)) ||
      namesMeet(before.slice(-LONGEST_BYLINE), text.slice(0, LONGEST_BYLINE))
        ? ' '
        : ''
    parts.push(apart, text)
    const start = length + apart.length
    length = start + text.length
    spans.push({ start, end: length, line: number })
    before = text
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
