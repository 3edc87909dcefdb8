// The graph counted by certainty: asked for when a least certainty is chosen, as large as the graph that is shown.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { GraphAnswer } from '../../server/api/types.ts'
import { fetchCertainGraph } from '../api.ts'
import type { View } from '../view.ts'
import { withCertainCounts } from './certain-counts.ts'
import { joinAnswers } from './join-answers.ts'

type Certain = {
  answer: GraphAnswer
  /** The counts of this certainty could not be had: what is too uncertain is hidden, but weights are those of all. */
  uncounted: boolean
}

export function useCertainAnswer(
  answer: GraphAnswer,
  { sure, whole, expanded }: Pick<View, 'sure' | 'whole' | 'expanded'>,
): Certain {
  const part = whole && answer.truncated ? ({ whole: true } as const) : {}
  // The graph's hash is part of the key: after a page came in it is counted anew.
  const key = ['graph', 'certain', answer.hash, sure] as const
  const base = useQuery({
    queryKey: [...key, part],
    queryFn: ({ signal }) => fetchCertainGraph(sure, part, signal),
    enabled: sure > 0,
    placeholderData: keepPreviousData,
  })
  const around = useQueries({
    queries: (sure > 0 ? expanded : []).map(id => ({
      queryKey: [...key, { around: id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchCertainGraph(sure, { around: id }, signal),
    })),
    combine: results => results.flatMap(({ data }) => data ?? []),
  })
  const counted = sure > 0 ? base.data : undefined
  const fits = counted?.hash === answer.hash
  const certain = useMemo(
    () => (counted && fits ? withCertainCounts(answer, joinAnswers(counted, around)) : answer),
    [answer, counted, fits, around],
  )
  return { answer: certain, uncounted: sure > 0 && base.error !== null }
}
