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
