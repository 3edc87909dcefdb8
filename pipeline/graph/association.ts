// How much two entities have to do with each other, beyond what chance and fame would bring together.

/** Sentences that name both, the one, the other, and anybody at all. */
export type SentenceCounts = { together: number; one: number; other: number; all: number }

/**
 * Normalised pointwise mutual information, −1 to 1: 1 where neither is ever named without the other, 0 where chance would bring
 * them together as often. It favours rare pairs: one shared sentence is enough for a 1.
 */
export function npmiOf({ together, one, other, all }: SentenceCounts): number {
  if (together === 0) return -1
  if (together >= all) return 1
  return Math.log((together * all) / (one * other)) / -Math.log(together / all)
}

/**
 * Dunning's log-likelihood ratio (G²), negative where the two meet less often than chance would have it. It grows with the
 * number of shared sentences, and a body that is named everywhere (国务院) gets little for each: what lists are ranked by.
 */
export function logLikelihoodOf(counts: SentenceCounts): number {
  const { together, one, other } = counts
  // Counts of parts can't exceed the whole; where they do, the whole was counted too low.
  const all = Math.max(counts.all, one + other - together, 1)
  const cells: [seen: number, row: number, column: number][] = [
    [together, one, other],
    [one - together, one, all - other],
    [other - together, all - one, other],
    [all - one - other + together, all - one, all - other],
  ]
  let sum = 0
  for (const [seen, row, column] of cells) if (seen > 0) sum += seen * Math.log((seen * all) / (row * column))
  const ratio = Math.max(0, 2 * sum)
  return together * all < one * other ? -ratio : ratio
}

/** A shared sentence of two that are seldom named makes a G² of about this in a few hundred articles. */
const FIRM = 16
/** What shared sentences count for themselves: on a single page chance can't be told from a tie. */
const MET = 0.3
/** What one sentence that states a relation outright counts beside. */
const STATED = 1.2

/** From 0 (nothing) towards 1: the firmness of the tie between two entities, for paths and for showing. */
export function tieStrength(tie: { logLikelihood: number; together: number; stated: number }): number {
  const { logLikelihood, together, stated } = tie
  return 1 - Math.exp(-(Math.max(0, logLikelihood) / FIRM + Math.log1p(together) * MET + stated * STATED))
}
