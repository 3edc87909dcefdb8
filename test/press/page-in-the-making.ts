// A page while it is made: what is printed so far, and the ways to add to it in the page's own directions.
import { Converter } from 'opencc-js'
import type { Desk } from './desk.ts'
import type { Layout } from './layout.ts'
import type { Chunk, ChunkKind, PressSheet, PrintedLine, TrueArticle } from './press-page.ts'
import type { PressStory, StoryBlock } from './press-story.ts'
import type { Frame, SetLine } from './set-text.ts'

/** The rest of a story that goes on on another sheet. */
export type CarriedStory = {
  article: number
  story: PressStory
  blocks: readonly StoryBlock[]
  fromNumber: number
}

export type PageInTheMaking = {
  layout: Layout
  desk: Desk
  sheets: PressSheet[]
  chunks: Chunk[]
  articles: (TrueArticle & { sheets: number[] })[]
  carried: CarriedStory[]
  /** 繁體 where the layout asks for it. */
  write: (text: string) => string
}

const toTraditional = Converter({ from: 'cn', to: 'tw' })

const CORNERS: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' }

export function writerOf(layout: Layout): (text: string) => string {
  if (!layout.traditional) return text => text
  return text => toTraditional(text).replace(/[“”‘’]/g, (mark: string) => CORNERS[mark] ?? mark)
}

export function currentSheet(page: PageInTheMaking): PressSheet {
  return page.sheets.at(-1) as PressSheet
}

export function addChunk(page: PageInTheMaking, kind: ChunkKind, story: number | null): number {
  page.chunks.push({ kind, sheet: page.sheets.length - 1, story })
  return page.chunks.length - 1
}

export type LineLook = Pick<PrintedLine, 'font' | 'weight' | 'twice'> & { size: number }

export const BODY_LOOK = { font: 'serif', weight: 400, twice: null } as const

/** `turned`: by a quarter against the page's running text. */
export function addLine(
  page: PageInTheMaking,
  chunk: number,
  line: Pick<SetLine, 'text' | 'u' | 'v' | 'length' | 'justified' | 'endsParagraph' | 'indented'> & {
    turned?: true
  },
  look: LineLook,
): void {
  const sheet = currentSheet(page)
  const vertical = page.layout.vertical !== (line.turned === true)
  const across = line.turned ? line.length : look.size
  const x = page.layout.vertical ? sheet.width - line.v - across : line.u
  const y = page.layout.vertical ? line.u : line.v
  const { text, length, justified, endsParagraph, indented } = line
  sheet.lines.push({ text, chunk, x, y, length, vertical, justified, endsParagraph, indented, ...look })
}

export function addSetLines(
  page: PageInTheMaking,
  chunk: number,
  lines: readonly SetLine[],
  look: LineLook & { subhead?: Partial<LineLook> },
): void {
  const { subhead, ...body } = look
  for (const line of lines) {
    const own = line.kind === 'subhead' ? { ...body, font: 'sans' as const, weight: 700, ...subhead } : body
    addLine(page, chunk, line, own)
  }
}

/** A frame of the page's directions as a box of the sheet. */
export function boxOf(page: PageInTheMaking, { u, v, width, height }: Frame) {
  const sheet = currentSheet(page)
  return page.layout.vertical
    ? { x: sheet.width - v - height, y: u, width: height, height: width }
    : { x: u, y: v, width, height }
}

/** How far the page reaches along its lines and across them. */
export function extentOf(layout: Layout): { along: number; across: number } {
  return layout.vertical
    ? { along: layout.height, across: layout.width }
    : { along: layout.width, across: layout.height }
}

/** In the page's characters. */
export function inHand(page: PageInTheMaking, story: PressStory): PressStory {
  const { write } = page
  const own = (text: string | null) => (text === null ? null : write(text))
  return {
    ...story,
    kicker: own(story.kicker),
    title: own(story.title),
    subtitle: own(story.subtitle),
    authors: story.authors.map(write),
    dateline: write(story.dateline),
    blocks: story.blocks.map(block => ({ ...block, text: write(block.text) })),
    byline: story.byline === null ? null : { ...story.byline, text: write(story.byline.text) },
  }
}

export function addArticle(page: PageInTheMaking, story: PressStory, blocks: readonly StoryBlock[]): void {
  const said = blocks.filter(block => block.kind !== 'jump').map(block => block.text)
  const jumped = blocks.filter(block => block.kind === 'jump').map(block => block.text)
  page.articles.push({
    kind: story.continuedFrom === null ? story.kind : 'continuation',
    title: story.title,
    kicker: story.kicker,
    subtitle: story.subtitle,
    authors: story.authors,
    agency: story.agency,
    text: said.join('\n'),
    apart: [...(story.byline === null ? [] : [story.byline.text]), ...jumped],
    sheets: [page.sheets.length - 1],
    continuedFrom: story.continuedFrom,
  })
}
