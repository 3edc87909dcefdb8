// Places a story's headline: over its columns, over some of them, under them, or turned beside them.
import type { HeadPlace } from './layout.ts'
import { addChunk, addLine, type PageInTheMaking } from './page-in-the-making.ts'
import type { PressStory } from './press-story.ts'
import { type Headline, leadingOf, setHeadline } from './set-headline.ts'
import { type Frame, widthOfText } from './set-text.ts'

export type PlacedHead = {
  headline: Headline
  rows: readonly {
    text: string
    size: number
    u: number
    v: number
    length: number
    turned?: true
    role: string
  }[]
  holes: Frame[]
  /** What is left of the frame for the text. */
  free: Frame
  /** Height that the head takes from the top. */
  deep: number
}

/** What the frame has room for. */
export function fittingHead(wanted: HeadPlace, frame: Frame, columns: number): HeadPlace {
  if ((wanted === 'before' || wanted === 'behind') && (frame.width < 130 || frame.height < 150)) return 'over'
  if (wanted === 'over-first' && columns < 2) return 'over'
  if (wanted === 'over-middle' && columns < 3) return columns < 2 ? 'over' : 'over-first'
  return wanted
}

export function placeHead(
  page: PageInTheMaking,
  story: PressStory,
  { frame, columns, heads }: { frame: Frame; columns: readonly Frame[]; heads: HeadPlace },
): PlacedHead {
  const { random } = page.desk
  const largest = Math.min(46, 13 + frame.width / 18 + random.whole(0, 4))
  if (heads === 'before' || heads === 'behind') {
    const headline = setHeadline(story, frame.height * 0.92, Math.min(30, frame.width / 8))
    const wide = headline.depth + 8
    const start = heads === 'before' ? frame.u : frame.u + frame.width - headline.depth
    let offset = 0
    const rows = headline.rows.map(row => {
      // The first row of vertical ones stands on the right, the first of horizontal ones on top.
      const u = page.layout.vertical ? start + offset : start + headline.depth - offset - leadingOf(row)
      offset += leadingOf(row)
      return { ...row, u, v: frame.v, length: widthOfText(row.text) * row.size, turned: true as const }
    })
    const free =
      heads === 'before'
        ? { ...frame, u: frame.u + wide, width: frame.width - wide }
        : { ...frame, width: frame.width - wide }
    return { headline, rows, holes: [], free, deep: 0 }
  }
  const [from, to] =
    heads === 'over-first'
      ? [0, Math.max(0, columns.length - 2)]
      : heads === 'over-middle'
        ? [1, columns.length - 2]
        : [0, columns.length - 1]
  const first = columns[from] as Frame
  const last = columns[to] as Frame
  const room = last.u + last.width - first.u
  const headline = setHeadline(story, room, largest)
  const deep = headline.depth + 6
  const top = heads === 'under' ? frame.v + frame.height - headline.depth : frame.v
  const centred = random.chance(0.6)
  let v = top
  const rows = headline.rows.map(row => {
    const length = widthOfText(row.text) * row.size
    const u = first.u + (centred || row.role !== 'title' ? (room - length) / 2 : 0)
    const placed = { ...row, u, v, length }
    v += leadingOf(row)
    return placed
  })
  if (heads === 'under') {
    return { headline, rows, holes: [], free: { ...frame, height: frame.height - deep }, deep: 0 }
  }
  if (heads === 'over') {
    const free = { ...frame, v: frame.v + deep, height: frame.height - deep }
    return { headline, rows, holes: [], free, deep }
  }
  return { headline, rows, holes: [{ u: first.u, v: frame.v, width: room, height: deep }], free: frame, deep }
}

export function printHeadline(page: PageInTheMaking, head: PlacedHead, story: number): void {
  if (head.rows.length === 0) return
  const { random } = page.desk
  const { titleFont } = page.layout
  const font = titleFont === 'either' ? random.pick(['serif', 'sans'] as const) : titleFont
  const twice = random.chance(page.layout.twice) ? random.pick(['shadow', 'outline'] as const) : null
  const chunk = addChunk(page, 'headline', story)
  for (const row of head.rows) {
    const title = row.role === 'title'
    addLine(
      page,
      chunk,
      { ...row, justified: false, endsParagraph: true, indented: false },
      { size: row.size, font: title ? font : 'sans', weight: title ? 800 : 500, twice: title ? twice : null },
    )
  }
}
