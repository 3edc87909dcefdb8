// Finds how a page marks its paragraphs: by indents, by blank lines, or by lines that end early.
import type { MeasuredLine } from './measure-line.ts'

/** How this page marks its paragraphs. Found once a page; decides what blank lines and indents are worth. */
export type PageHabits = {
  /** Lines end in mid-sentence, as in columns; otherwise each line is a whole paragraph. */
  wrapped: boolean
  /** Paragraphs are indented, other lines are not. */
  indented: boolean
  /** The columns of white space before most paragraphs; 0 where they are not indented. */
  indent: number
  /** The number of blank lines that stand between any two lines and so mean nothing: 0, or 1 on pages with a blank after every line. */
  usualGap: number
  /** Blank lines stand between paragraphs. */
  spaced: boolean
}

export function findHabits(lines: readonly MeasuredLine[]): PageHabits {
  const widths = lines.map(line => line.width).sort((a, b) => a - b)
  const middle = widths[Math.floor(widths.length / 2)] ?? 0
  // Headings end without a full stop too, but they are the shorter lines.
  const long = lines.filter((line, i) => line.width >= middle && i < lines.length - 1)
  const open = long.filter(line => !line.closed)
  const wrapped = long.length === 0 ? lines.some(line => !line.closed) : open.length > 0.2 * long.length
  const gapsInside: number[] = []
  const indents = new Map<number, number>()
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before !== undefined && !before.closed && before.width >= middle) gapsInside.push(line.gap)
    if (line.indent >= 2) indents.set(line.indent, (indents.get(line.indent) ?? 0) + 1)
  })
  gapsInside.sort((a, b) => a - b)
  const usualGap = wrapped ? (gapsInside[Math.floor(gapsInside.length / 2)] ?? 0) : 0
  // Where a short line has ended a paragraph, does a blank line follow? Blank lines between stories only say nothing of paragraphs.
  const begun = lines.filter((_, i) => {
    const before = lines[i - 1]
    return before?.closed === true && before.width < 0.85 * middle
  })
  const gapped = begun.filter(line => line.gap > usualGap).length
  const indentedLines = [...indents.values()].reduce((sum, count) => sum + count, 0)
  const indented = indentedLines >= 2 && indentedLines <= 0.7 * lines.length
  const [usualIndent = 0] = [...indents].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? []
  return {
    wrapped,
    indented,
    indent: indented ? usualIndent : 0,
    usualGap,
    spaced: gapped >= 2 && gapped >= 0.6 * begun.length,
  }
}
