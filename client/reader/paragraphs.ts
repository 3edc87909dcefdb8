// Parts the pieces of an article into its paragraphs, which line ends separate.
import type { Piece, Span } from '../panel/split-text.ts'

/** The pieces by paragraph, without line ends and empty paragraphs; each piece keeps its place in the text. */
export function paragraphsOf<Mark extends Span>(pieces: readonly Piece<Mark>[]): Piece<Mark>[][] {
  const paragraphs: Piece<Mark>[][] = [[]]
  for (const piece of pieces) {
    let { start } = piece
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (text !== '') paragraphs.at(-1)?.push({ ...piece, text, start })
      start += text.length + 1
    }
  }
  return paragraphs.filter(paragraph => paragraph.length > 0)
}

/** Longer lines are sentences. */
const LONGEST_SUBHEAD = 18

/** A line of its own within the text that is no sentence, like 数据动起来是硬道理; bylines and captions come last or name their writer. */
export function isSubhead(text: string, place: 'first' | 'within' | 'last'): boolean {
  return (
    place === 'within' &&
    text.length <= LONGEST_SUBHEAD &&
    !/[。！？；：，、…”’」》）)]$|记者|通讯员|摄|^[▲▼▶►■◆●△]/.test(text)
  )
}
