// The graph that is shown: the backbone or the whole, and what was asked for beyond it, as one answer.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fetchNeighbours, fetchWholeGraph } from '../api.ts'
import { useGraph } from '../queries.ts'
import { joinAnswers } from './join-answers.ts'

/** Like a query of its own: `data` keeps the last graph while another is on its way. */
export function useAnswer({ whole, expanded }: { whole: boolean; expanded: readonly string[] }) {
  const backbone = useGraph()
  const all = useQuery({
    queryKey: ['graph', 'whole'],
    queryFn: ({ signal }) => fetchWholeGraph(signal),
    enabled: whole && backbone.data?.truncated === true,
  })
  const around = useQueries({
    queries: expanded.map(id => ({
      queryKey: ['graph', 'around', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchNeighbours(id, signal),
    })),
    combine: results => results.flatMap(({ data }) => data ?? []),
  })
  const base = (whole ? all.data : undefined) ?? backbone.data
  const data = useMemo(() => (base ? joinAnswers(base, around) : undefined), [base, around])
  const { error, isPending, refetch } = backbone
  return { data, error: error ?? all.error, isPending, waiting: whole && all.isFetching, refetch }
}
