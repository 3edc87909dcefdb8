// The sentences behind an edge that a reader's filter leaves: those of a period, and those as certain as asked for.
import type { EdgeEvidence, FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { StatedEdge } from './stated-relations.ts'
import type { Companion } from './types.ts'

/** ISO dates, both included; articles without a date are in no period. `certainty` from 0 to 1. */
export type Within = { certainty: number; from?: string | undefined; to?: string | undefined }

/** Whether nothing is left out. */
export const isAll = ({ certainty, from, to }: Within): boolean =>
  certainty === 0 && from === undefined && to === undefined

export const isInPeriod = (date: string | null | undefined, { from, to }: Within): boolean =>
  (from === undefined || (date != null && date >= from)) && (to === undefined || (date != null && date <= to))

/** The pieces of evidence of `edge` that are within, in their order. */
export function evidenceWithin(graph: FactGraph, edge: string, within: Within): readonly EdgeEvidence[] {
  const evidence = graph.getEdgeAttribute(edge, 'evidence')
  if (isAll(within)) return evidence
  const dates = graph.getAttribute('days')?.articles ?? {}
  return evidence.filter(
    ({ article, certainty }) => certainty >= within.certainty && isInPeriod(dates[article], within),
  )
}

/** Stated relations as far as they are within, those with the most sentences first. */
export function statedWithin(graph: FactGraph, edges: readonly StatedEdge[], within: Within): StatedEdge[] {
  if (isAll(within)) return [...edges]
  return edges
    .flatMap(edge => {
      const evidence = evidenceWithin(graph, edge.id, within)
      return evidence.length === 0 ? [] : [{ ...edge, weight: evidence.length, evidence: evidence[0] }]
    })
    .sort((a, b) => b.weight - a.weight)
}

/** Companions with the sentences they share within; in their order, which is that of all time. */
export function companionsWithin(
  graph: FactGraph,
  companions: readonly Companion[],
  within: Within,
): Companion[] {
  if (isAll(within)) return [...companions]
  return companions.flatMap(companion => {
    const { length: weight } = evidenceWithin(graph, companion.edge, within)
    return weight === 0 ? [] : [{ ...companion, weight }]
  })
}
