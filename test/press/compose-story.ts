// Sets one story in its rectangle: headline, text in columns around it and around its picture, byline, box.
import { composePicture } from './compose-picture.ts'
import { fitBlocks } from './fit-blocks.ts'
import { type HeadPlace, pickWeighted } from './layout.ts'
import {
  addArticle,
  addChunk,
  addSetLines,
  BODY_LOOK,
  boxOf,
  type CarriedStory,
  currentSheet,
  inHand,
  type PageInTheMaking,
} from './page-in-the-making.ts'
import { fittingHead, type PlacedHead, placeHead, printHeadline } from './place-head.ts'
import type { PressStory, StoryBlock } from './press-story.ts'
import { type Frame, type SetLine, setBlocks, type TextStyle } from './set-text.ts'

export type StoryPlace = {
  frame: Frame
  /** Into how many columns its text is set. */
  columns: number
  /** Another size than the page's text: a box, a lead. */
  size?: number
}

/** Returns how much of the frame's height is left free at its end. */
export function composeStory(page: PageInTheMaking, story: PressStory, place: StoryPlace): number {
  const { layout, desk } = page
  const { random } = desk
  const written = inHand(page, story)
  const boxed = random.chance(layout.boxed)
  const frame = boxed ? inset(place.frame, 7) : place.frame
  const index = page.articles.length
  const style = styleOf(layout.text, place.size)
  const columns = columnFrames(frame, place.columns, layout.gap)
  const heads: HeadPlace = fittingHead(pickWeighted(layout.heads, random.next()), frame, place.columns)
  const head = placeHead(page, written, { frame, columns, heads })
  const picture = random.chance(layout.pictured) ? pictureHole(page, head.free, place.columns) : null
  const holes = [...head.holes, ...(picture === null ? [] : [picture])]
  const headInside = written.byline?.place === 'head'
  const frames = columns.flatMap(column => freeFrames(column, { within: head.free, holes }))
  const fitted = fitBlocks(written, frames, style, headInside)
  if (fitted === null) return place.frame.height
  const rest = written.blocks.slice(fitted.used)
  const jumps = canJump(page, written, rest) && random.chance(layout.jumps)
  const blocks = jumps ? [...fitted.blocks.slice(0, -1), jumpTo(page)] : fitted.blocks
  // Columns are made even where the headline leaves them free to end together.
  const even = picture === null && !jumps ? evenFrames(columns, { head, holes, blocks, style }) : frames
  const lines = setBlocks(blocks, even, style) ?? setBlocks(fitted.blocks, frames, style) ?? []
  printHeadline(page, head, index)
  const body = addChunk(page, 'body', index)
  addSetLines(page, body, lines, { ...BODY_LOOK, size: style.size })
  addArticle(page, written, blocks)
  if (jumps) carryOn(page, written, { index, blocks: [...fitted.blocks.slice(-1), ...rest] })
  if (picture !== null) composePicture(page, picture)
  const end = lowestOf(even, lines, style, frame.v + head.deep)
  if (boxed) {
    const height = Math.min(place.frame.height, end - place.frame.v + 9)
    currentSheet(page).rules.push({ ...boxOf(page, { ...place.frame, height }), filled: false })
  }
  return place.frame.v + place.frame.height - end - (boxed ? 9 : 0)
}

/** Goes on with a story from another sheet: a jump line, no headline. */
export function composeCarried(page: PageInTheMaking, carried: CarriedStory, place: StoryPlace): number {
  const style = styleOf(page.layout.text)
  const columns = columnFrames(place.frame, place.columns, page.layout.gap)
  const { random } = page.desk
  const from = `上接第${carried.fromNumber}版`
  const jump = random.pick([`（${from}）`, `▲ ${from}`, `▲▲ ${from}`, `（${from}）`])
  const story = { ...carried.story, blocks: carried.blocks, dateline: '', byline: footOnly(carried.story) }
  const fitted = fitBlocks(story, columns, style, false, jump)
  if (fitted === null) return place.frame.height
  const lines = setBlocks(fitted.blocks, columns, style) ?? []
  addSetLines(page, addChunk(page, 'body', carried.article), lines, { ...BODY_LOOK, size: style.size })
  const article = page.articles[carried.article]
  if (article === undefined) throw new Error('A story goes on that never began.')
  const said = fitted.blocks.slice(1).map(block => block.text)
  page.articles[carried.article] = {
    ...article,
    text: `${article.text}\n${said.join('\n')}`,
    apart: [...article.apart, jump],
    sheets: [...article.sheets, page.sheets.length - 1],
  }
  return place.frame.v + place.frame.height - lowestOf(columns, lines, style, place.frame.v)
}

export function columnFrames(frame: Frame, count: number, gap: number): Frame[] {
  const width = (frame.width - gap * (count - 1)) / count
  return Array.from({ length: count }, (_, i) => ({ ...frame, u: frame.u + i * (width + gap), width }))
}

function styleOf(text: TextStyle, size = text.size): TextStyle {
  return { ...text, size, leading: (text.leading * size) / text.size }
}

function inset(frame: Frame, by: number): Frame {
  return { u: frame.u + by, v: frame.v + by, width: frame.width - 2 * by, height: frame.height - 2 * by }
}

/** The parts of a column that no hole takes. */
function freeFrames(column: Frame, { within, holes }: { within: Frame; holes: readonly Frame[] }): Frame[] {
  const u = Math.max(column.u, within.u)
  const width = Math.min(column.u + column.width, within.u + within.width) - u
  if (width < 60) return []
  let parts: Frame[] = [{ u, v: within.v, width, height: within.height }]
  for (const hole of holes) {
    if (hole.u >= u + width || hole.u + hole.width <= u) continue
    parts = parts.flatMap(part => {
      const above = { ...part, height: Math.min(part.height, hole.v - 6 - part.v) }
      const from = Math.max(part.v, hole.v + hole.height + 6)
      const below = { ...part, v: from, height: part.v + part.height - from }
      return [above, below].filter(({ height }) => height > 14)
    })
  }
  return parts
}

function pictureHole(page: PageInTheMaking, free: Frame, columns: number): Frame | null {
  const { random } = page.desk
  if (columns < 2 || free.height < 190 || free.width < 220) return null
  const taken = columns === 2 ? 1 : random.whole(1, columns - 1)
  const width = ((free.width + page.layout.gap) / columns) * taken - page.layout.gap
  const height = Math.min(free.height * 0.6, width * 0.62 + 46)
  if (height < 110) return null
  const low = random.chance(0.25) ? (free.height - height) / 2 : 0
  return { u: free.u + free.width - width, v: free.v + low, width, height }
}

function footOnly(story: PressStory): PressStory['byline'] {
  return story.byline?.place === 'head' ? null : story.byline
}

function canJump(page: PageInTheMaking, story: PressStory, rest: readonly StoryBlock[]): boolean {
  const moreSheets = page.sheets.length < page.layout.sheets[0]
  const long = rest.reduce((sum, block) => sum + block.text.length, 0) > 150
  return moreSheets && long && (story.byline === null || story.byline.place === 'head')
}

function jumpTo(page: PageInTheMaking): StoryBlock {
  const number = currentSheet(page).number + 1
  return {
    kind: 'jump',
    text: page.desk.random.pick([`（下转第${number}版）`, `▶▶ 下转第${number}版`, `下转${number}版`]),
  }
}

function carryOn(
  page: PageInTheMaking,
  story: PressStory,
  { index, blocks }: { index: number; blocks: readonly StoryBlock[] },
): void {
  page.carried.push({ article: index, story, blocks, fromNumber: currentSheet(page).number })
}

function evenFrames(
  columns: readonly Frame[],
  set: { head: PlacedHead; holes: readonly Frame[]; blocks: readonly StoryBlock[]; style: TextStyle },
): Frame[] {
  const { head, holes, blocks, style } = set
  const framesOf = (height: number) =>
    columns.flatMap(column => freeFrames(column, { within: { ...head.free, height }, holes }))
  let best = framesOf(head.free.height)
  for (let height = head.free.height; height > 30; height -= style.leading) {
    const frames = framesOf(height)
    if (setBlocks(blocks, frames, style) === null) break
    best = frames
  }
  return best
}

function lowestOf(
  frames: readonly Frame[],
  lines: readonly SetLine[],
  style: TextStyle,
  least: number,
): number {
  let lowest = least
  for (const line of lines) lowest = Math.max(lowest, line.v + style.leading)
  return frames.length === 0 ? least : lowest
}
