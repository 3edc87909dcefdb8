// The desk that a page's stories are written at: its paper's day, its fields, and the slots that its building blocks are filled from.
import type { Random } from './random.ts'
import type { Field } from './words/field.ts'
import { firmName, personName, placeName, villageName } from './words/names.ts'

/** What is the same on one page: the paper, the day, and the fields that its stories are drawn from. */
export type Desk = {
  random: Random
  fields: readonly Field[]
  month: number
  day: number
  year: number
  /** Building blocks and fields that this page has used: the others come first, or nothing. */
  used: Set<string>
}

export type Slots = Record<string, () => string>

/** `body` is the body in charge, itself with slots. */
export function slotsOf(desk: Desk, matter: string, body: string): Slots {
  const { random } = desk
  const place = placeName(random)
  const village = villageName(random)
  const firm = firmName(random)
  const first = personName(random)
  const second = personName(random)
  const slots: Slots = {
    p: () => place,
    v: () => village,
    f: () => firm,
    m: () => matter,
    x: () => first,
    y: () => second,
    o: () => fill(body, slots),
    n: () => String(random.whole(20, 980)),
    s: () => String(random.whole(2, 19)),
    r: () => `${random.whole(3, 88)}.${random.whole(1, 9)}%`,
    d: () => dayBefore(desk),
  }
  return slots
}

export function dayBefore(desk: Desk): string {
  const day = Math.max(1, desk.day - desk.random.whole(1, 4))
  return `${desk.month}月${day}日`
}

export function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\w)\}/g, (whole, name: string) => slots[name]?.() ?? whole)
}

/** Fills a text outside any story, with names of its own. */
export function fillAlone(desk: Desk, text: string): string {
  return fill(text, slotsOf(desk, '', '{p}市'))
}

/** One that the page has not used yet; null where it has used them all. */
export function pickUnused(desk: Desk, of: readonly string[]): string | null {
  const fresh = of.filter(text => !desk.used.has(text))
  if (fresh.length === 0) return null
  const text = desk.random.pick(fresh)
  desk.used.add(text)
  return text
}
