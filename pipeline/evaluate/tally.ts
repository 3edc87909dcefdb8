// Counts what was found rightly, found wrongly and missed, and says it as precision, recall and F1.

export type Tally = { right: number; spurious: number; missed: number }
export type TallyByType = Readonly<Record<string, Tally>>
/** `hits` of `of`. */
export type Share = { hits: number; of: number }

export const NOTHING: Tally = { right: 0, spurious: 0, missed: 0 }

export const sumTallies = (tallies: Iterable<Tally>): Tally => {
  const sum = { ...NOTHING }
  for (const { right, spurious, missed } of tallies) {
    sum.right += right
    sum.spurious += spurious
    sum.missed += missed
  }
  return sum
}

export const sumByType = (tallies: readonly TallyByType[]): TallyByType => {
  const types = [...new Set(tallies.flatMap(byType => Object.keys(byType)))].sort()
  return Object.fromEntries(
    types.map(type => [type, sumTallies(tallies.map(byType => byType[type] ?? NOTHING))]),
  )
}

export const sumShares = (shares: readonly Share[]): Share => ({
  hits: shares.reduce((sum, { hits }) => sum + hits, 0),
  of: shares.reduce((sum, { of }) => sum + of, 0),
})

/** In percent. Of nothing found, or nothing to find, the figures are 0. */
export function figuresOf({ right, spurious, missed }: Tally): {
  precision: number
  recall: number
  f1: number
} {
  const precision = (100 * right) / (right + spurious || 1)
  const recall = (100 * right) / (right + missed || 1)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}
