// Sets a headline with what belongs to it: kicker, title in one row or two, subtitle.
import type { PressStory } from './press-story.ts'
import { widthOfText } from './set-text.ts'

export type HeadRow = { text: string; size: number; role: 'kicker' | 'title' | 'subtitle' }
export type Headline = { rows: HeadRow[]; depth: number }

const LEADING = 1.32
const SMALLEST = 13

/** `room` is the length of its rows, `largest` the most a title's size may be, both in points. */
export function setHeadline(story: PressStory, room: number, largest: number): Headline {
  const rows: HeadRow[] = []
  if (story.title === null) return { rows, depth: 0 }
  const whole = room / widthOfText(story.title)
  const titles = whole >= Math.max(SMALLEST, largest * 0.6) ? [story.title] : halves(story.title)
  const size = Math.min(largest, ...titles.map(title => room / widthOfText(title)))
  const small = Math.max(9.5, Math.min(size * 0.52, 17))
  const side = (text: string, role: 'kicker' | 'subtitle') => {
    const parts = widthOfText(text) * small <= room ? [text] : halves(text)
    const fitting = Math.min(small, ...parts.map(part => room / widthOfText(part)))
    for (const part of parts) rows.push({ text: part, size: fitting, role })
  }
  if (story.kicker !== null) side(story.kicker, 'kicker')
  for (const text of titles) rows.push({ text, size, role: 'title' })
  if (story.subtitle !== null) side(story.subtitle, 'subtitle')
  return { rows, depth: rows.reduce((sum, row) => sum + row.size * LEADING, 0) }
}

export function leadingOf(row: HeadRow): number {
  return row.size * LEADING
}

/** In two: at its space or behind a mark near the middle, else in the middle, never within a number or before a mark. */
function halves(title: string): string[] {
  const characters = [...title]
  const middle = characters.length / 2
  let best = { at: Math.round(middle), odd: Number.POSITIVE_INFINITY }
  for (let at = 2; at <= characters.length - 2; at++) {
    const before = characters[at - 1] as string
    const after = characters[at] as string
    if (/[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after)) continue
    if (/[，。、：；！？”》%]/.test(after) || /[“《]/.test(before)) continue
    const natural = /\s/.test(after) || /[，：！？；]/.test(before) ? 0 : 4
    const odd = Math.abs(at - middle) + natural
    if (odd < best.odd) best = { at, odd }
  }
  return [characters.slice(0, best.at).join('').trim(), characters.slice(best.at).join('').trim()]
}
