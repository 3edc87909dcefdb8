// Cuts a text at the borders of what is marked in it, so that it can be shown as React text nodes.

export type Span = { start: number; end: number }

export type Piece<Mark extends Span> = { text: string; start: number; mark: Mark | null; lit: boolean }

/**
 * The pieces of `text` in order; joined they are the text again. Marks that begin inside an earlier one, or reach beyond
 * the text, are left out. `lit` pieces lie within `part`; a piece never lies half in it.
 */
export function splitText<Mark extends Span>(
  text: string,
  marks: readonly Mark[],
  part: Span | null = null,
): Piece<Mark>[] {
  const pieces: Piece<Mark>[] = []
  const push = (start: number, end: number, mark: Mark | null) => {
    const cuts = part ? [part.start, part.end].filter(cut => cut > start && cut < end) : []
    // An address by hand may hold a part that ends before it begins.
    const borders = [start, ...cuts.sort((a, b) => a - b), end]
    for (const [index, from] of borders.slice(0, -1).entries()) {
      const to = borders[index + 1] ?? end
      const lit = part !== null && from >= part.start && to <= part.end
      if (to > from) pieces.push({ text: text.slice(from, to), start: from, mark, lit })
    }
  }
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at || mark.end > text.length || mark.end <= mark.start) continue
    push(at, mark.start, null)
    push(mark.start, mark.end, mark)
    at = mark.end
  }
  push(at, text.length, null)
  return pieces
}
