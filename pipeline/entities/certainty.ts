// Says how far to trust a mention by what found it: one table for everything but the tagger, which states its own probability.
import type { Mention } from '../types.ts'

/** A mention before its certainty is known: what the finders return. */
export type Finding = Omit<Mention, 'certainty'>

/**
 * How often a name found so is one, of 0 to 1. Measured on 157 annotated passages for the three ways that find more than a hundred names
 * there: the dictionaries (550 of 563 right), offices beside persons (167 of 172), endings of bodies (191 of 200). All others are
 * estimated: what was seen of them, drawn towards the nearest of these. The first beginning that fits a mention's reason counts, so the
 * particular stand before the general.
 */
const CERTAINTY: readonly (readonly [beginning: string, certainty: number])[] = [
  // Printed marks and bylines say outright what stands in them.
  ['rule:byline', 0.99],
  ['rule:title-marks', 0.98],
  ['rule:explicit-short-form', 0.98],
  // A curated name means one thing only, or it is not in the dictionaries; what is left is a word that holds one.
  ['dictionary:', 0.98],
  // An office or a dot vouches for a name; where it ends may be wrong by a character.
  ['rule:title-person', 0.97],
  ['rule:transliterated-name', 0.96],
  ['rule:result-list', 0.95],
  ['rule:person-honorific', 0.93],
  ['rule:person-verb', 0.92],
  ['rule:person-list', 0.92],
  ['rule:last-name', 0.92],
  ['rule:title-transliterated-name', 0.9],
  ['rule:lead-person', 0.88],
  // What was named for certain is met again; a longer name may run through it.
  ['rule:named-before', 0.93],
  ['rule:company-short-form', 0.92],
  ['rule:abbreviation', 0.9],
  ['rule:bare-nickname', 0.92],
  ['rule:unmarked-document', 0.9],
  // The last word says what it is, grammar where it begins.
  ['rule:organization-ending:', 0.95],
  ['rule:place-ending:', 0.88],
  ['rule:event-ending:', 0.82],
  ['rule:product-ending:', 0.85],
  ['rule:town-behind-county', 0.95],
  ['rule:town-and-village', 0.93],
  ['rule:village-behind-county', 0.95],
  ['rule:local-office', 0.88],
  // Quotation marks show the name, a neighbour what it is: slogans stand in them, too.
  ['rule:quoted-body', 0.88],
  ['rule:quoted-event', 0.85],
  ['rule:event-behind-marks', 0.85],
  ['rule:quoted-storm', 0.95],
  ['rule:anniversary', 0.9],
  ['rule:session', 0.9],
  ['rule:edition', 0.9],
  ['rule:quoted-product', 0.8],
  ['rule:numbered-name', 0.85],
  ['rule:quoted-vehicle', 0.9],
  ['rule:model', 0.88],
  ['rule:medicine', 0.88],
  ['rule:variety', 0.85],
  ['rule:national-platform', 0.9],
  ['rule:place-quoted-service', 0.7],
  // Known by its place in the sentence alone.
  ['rule:body-before-title', 0.75],
  ['rule:listed-company', 0.92],
  ['rule:company-does', 0.75],
  ['rule:company-of', 0.75],
  ['rule:reference', 0.85],
]

// A dictionary's rows and the endings of the grammar: so many reasons there are.
const MOST_KEPT = 50_000
const kept = new Map<string, number>()

/** @throws if no row of the table fits: a new rule needs one. */
export function certaintyOf(reason: string): number {
  const known = kept.get(reason)
  if (known !== undefined) return known
  const row = CERTAINTY.find(([beginning]) => reason.startsWith(beginning))
  if (!row)
    throw new Error(
      `no certainty is stated for mentions found by ${reason}; add a row to CERTAINTY in certainty.ts`,
    )
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(reason, row[1])
  return row[1]
}
