// A page of the press: what is printed where, and the truth beside it.

/** One printed line. In points from the sheet's top left corner; `length` runs along the line, `size` across it. */
export type PrintedLine = {
  text: string
  /** Index into the page's chunks. */
  chunk: number
  x: number
  y: number
  length: number
  size: number
  vertical: boolean
  /** Stretched or squeezed to its length. */
  justified: boolean
  font: 'serif' | 'sans'
  weight: number
  /** Printed a second time beside or over itself. */
  twice: 'shadow' | 'outline' | null
  /** Ends in the middle of a sentence or begins there: what follows it in its chunk is the same paragraph. */
  endsParagraph: boolean
  /** First line of an indented paragraph. */
  indented: boolean
}

export type ChunkKind = 'headline' | 'body' | 'caption' | 'furniture' | 'advertisement'

/** Lines that a page's maker set as one frame of text. */
export type Chunk = { kind: ChunkKind; sheet: number; story: number | null; advertisement?: true }

export type Rule = { x: number; y: number; width: number; height: number; filled: boolean }
export type Picture = { x: number; y: number; width: number; height: number; hue: number }

export type PressSheet = {
  width: number
  height: number
  number: number
  lines: PrintedLine[]
  rules: Rule[]
  pictures: Picture[]
}

export type TrueArticle = {
  kind: 'news' | 'photo' | 'continuation' | 'notice'
  title: string | null
  kicker: string | null
  subtitle: string | null
  authors: readonly string[]
  agency: string | null
  /** Dateline, paragraphs joined by `\n`, byline; jump lines are not in it. */
  text: string
  /** Bylines, jump lines: a reader may keep them in the text or not. */
  apart: readonly string[]
  /** Indexes of the sheets it stands on. */
  sheets: readonly number[]
  continuedFrom: number | null
}

export type PressPage = {
  seed: number
  layout: string
  newspaper: string
  /** ISO date. */
  date: string
  traditional: boolean
  sheets: readonly PressSheet[]
  chunks: readonly Chunk[]
  articles: readonly TrueArticle[]
}
