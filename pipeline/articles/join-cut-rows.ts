// Joins the rows of one headline where the line's end cut a word or a quotation, before a story is sought for it.
import { widthOf } from './line-width.ts'
import type { Heading } from './read-items.ts'

/** A heading of one row, or of the rows that surely go on with each other. */
export type Headline = { text: string; order: number; rows: readonly [Heading, ...Heading[]] }

// Longer than the headline of any paper.
const WIDEST = 40
const MOST_ROWS = 4

/** `texts` are those of the page's stories. Headlines that stand beside each other have orders that follow each other, as the rows had. */
export function joinCutRows(headings: readonly Heading[], texts: readonly string[]): Headline[] {
  const joined: Headline[] = []
  let last: Heading | undefined
  let merged = 0
  for (const heading of headings) {
    const before = joined.at(-1)
    const beside = last !== undefined && last.order + 1 === heading.order
    last = heading
    if (before !== undefined && beside && goesOn(before, heading, texts)) {
      merged++
      const rows: [Heading, ...Heading[]] = [...before.rows, heading]
      joined[joined.length - 1] = { text: before.text + heading.text, order: before.order, rows }
    } else joined.push({ text: heading.text, order: heading.order - merged, rows: [heading] })
  }
  return joined
}

function goesOn(before: Headline, { text }: Heading, texts: readonly string[]): boolean {
  if (before.rows.length >= MOST_ROWS || widthOf(before.text) + widthOf(text) > WIDEST) return false
  if (/[、，：]$/.test(before.text)) return true
  if (before.text.split('“').length > before.text.split('”').length && text.includes('”')) return true
  return texts.some(story => cutsWord(before.text, text, story))
}

// 841亩中药 / 材喜获丰收: the story has the word that the line's end cut, and its neighbours on both sides. 聚落遗址 / 出土漆器 reads
// the same, which does no harm here: both rows are of one story.
function cutsWord(before: string, row: string, story: string): boolean {
  const [end, start] = [before.slice(-2), row.slice(0, 2)]
  return [end + start.slice(0, 1), end.slice(-1) + start].every(
    cut => /^\p{Script=Han}{3}$/u.test(cut) && story.includes(cut),
  )
}
