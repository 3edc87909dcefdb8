// Sets text in the columns of a newspaper page, as its text comes out of a PDF.
export type Columns = {
  /** Hanzi a line. */
  width: number
  /** A blank line after every line. */
  blanks?: boolean
  /** What the first line of a paragraph begins with; its two columns are taken from the line's width even where it is lost. */
  indent?: '　　' | 'lost' | 'none'
}

const NEVER_FIRST = /[，。、；：？！”’）》」』%]/
const NEVER_LAST = /[“‘（《「『]/

/** The lines of one paragraph; a mark that may not begin a line is squeezed into the line before. */
export function setParagraph(text: string, columns: Columns): string[] {
  const { width, indent = 'none' } = columns
  const lines: string[] = []
  let line = ''
  let room = indent === 'none' ? width : width - 2
  let filled = 0
  const push = () => {
    lines.push(line)
    line = ''
    filled = 0
    room = width
  }
  for (const character of text) {
    const wide = character.charCodeAt(0) < 0x80 ? 0.5 : 1
    if (filled + wide > room && !NEVER_FIRST.test(character)) {
      const last = line.at(-1) ?? ''
      if (NEVER_LAST.test(last)) {
        line = line.slice(0, -1)
        push()
        line = last
        filled = 1
      } else push()
    }
    line += character
    filled += wide
  }
  if (line !== '') push()
  if (indent === '　　' && lines[0] !== undefined) lines[0] = `　　${lines[0]}`
  return lines
}

export function setStory(paragraphs: readonly string[], columns: Columns): string[] {
  const lines = paragraphs.flatMap(paragraph => setParagraph(paragraph, columns))
  return columns.blanks ? lines.flatMap(line => [line, '']) : lines
}
