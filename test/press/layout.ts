// What one family of layouts is like: the paper, its columns, and how often it does what.
import type { TextStyle } from './set-text.ts'

export type HeadPlace =
  /** Over all columns of the story. */
  | 'over'
  /** Over its first columns only: the text goes on beside the headline. */
  | 'over-first'
  /** Over columns in the middle: the text begins left of the headline. */
  | 'over-middle'
  /** Turned by a quarter against the text, before or behind it: vertical headlines of horizontal text. */
  | 'before'
  | 'behind'
  /** Under the text. */
  | 'under'

export type Piece =
  | 'news'
  | 'picture'
  | 'essay'
  | 'verse'
  | 'letters'
  | 'results'
  | 'names'
  | 'notices'
  | 'advertisement'
  | 'briefs'

export type Weighted<T extends string> = Readonly<Partial<Record<T, number>>>

export type Layout = {
  name: string
  /** Rules may be written on the first half; the second is for scoring only. */
  half: 'rules' | 'scoring'
  paper: 'daily' | 'evening' | 'county' | 'magazine'
  vertical: boolean
  traditional: boolean
  /** In points. */
  width: number
  height: number
  margin: number
  /** The columns' widths to one another. */
  columns: readonly number[]
  gap: number
  text: TextStyle
  /** The fewest and most sheets of one file. */
  sheets: readonly [number, number]
  /** Stories take up so many lines of the page. */
  tallest: number
  widest: number
  heads: Weighted<HeadPlace>
  pieces: Weighted<Piece>
  /** Shares of stories, from 0 to 1. */
  twice: number
  boxed: number
  pictured: number
  regrouped: number
  subheads: number
  jumps: number
  /** Lines between columns. */
  columnRules: boolean
  /** Where the page says what it is. */
  furniture: 'bar' | 'masthead' | 'foot' | 'side'
  titleFont: 'serif' | 'sans' | 'either'
}

export function pickWeighted<T extends string>(of: Weighted<T>, chance: number): T {
  const entries = Object.entries(of) as [T, number][]
  const sum = entries.reduce((all, [, weight]) => all + weight, 0)
  let rest = chance * sum
  for (const [name, weight] of entries) {
    rest -= weight
    if (rest < 0) return name
  }
  return (entries.at(-1) as [T, number])[0]
}
