// The server's answers as React sees them: cached, shared between components, fetched again after a page came in.
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EntityType } from '../server/api/types.ts'
import {
  type Filter,
  fetchArticle,
  fetchArticles,
  fetchDossier,
  fetchEdge,
  fetchEntity,
  fetchEntityArticles,
  fetchEntityFigures,
  fetchEntityQuotes,
  fetchEvidence,
  fetchGraph,
  fetchPair,
  fetchPaths,
  fetchReason,
  fetchSearch,
  fetchTimeline,
  OfflineError,
} from './api.ts'
import { takeFirstAnswer } from './first-picture.ts'

/** Data changes only when a page comes in, and then the ingest asks for it again. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // An answer that says no will say no again; a server that is starting may be there in a second.
        retry: (failures, error) => error instanceof OfflineError && failures < 2,
        retryDelay: 800,
        networkMode: 'always',
      },
    },
  })

export const useGraph = () =>
  useQuery({ queryKey: ['graph'], queryFn: ({ signal }) => takeFirstAnswer() ?? fetchGraph({ signal }) })

export const useArticles = () =>
  useQuery({ queryKey: ['articles'], queryFn: ({ signal }) => fetchArticles(signal) })

const ALL: Filter = { time: null, sure: 0 }

/** The last answer for the same entities, while that for another period is on its way. */
const keepPrevious = { placeholderData: keepPreviousData } as const

/** Where the filter changes in place, `id` must not: what is kept meanwhile would be another's. */
export const useEntity = (id: string, { time, sure }: Filter = ALL) =>
  useQuery({
    queryKey: ['entity', id, time, sure],
    queryFn: ({ signal }) => fetchEntity(id, { time, sure }, signal),
    ...(time || sure ? keepPrevious : {}),
  })

export const useEdge = (id: string, { time, sure }: Filter = ALL) =>
  useQuery({
    queryKey: ['edge', id, time, sure],
    queryFn: ({ signal }) => fetchEdge(id, { time, sure }, signal),
    ...(time || sure ? keepPrevious : {}),
  })

export const useArticle = (id: string) =>
  useQuery({ queryKey: ['article', id], queryFn: ({ signal }) => fetchArticle(id, signal) })

export const useSearchAnswer = (
  query: string,
  { type = null, limit = 60 }: { type?: EntityType | null; limit?: number } = {},
) =>
  useQuery({
    queryKey: ['search', query, type, limit],
    queryFn: ({ signal }) => fetchSearch(query, { type, limit }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })

/** How many articles, quotes or figures come at once. */
const PIECE = 12

/** Asks for the next piece of a list until `count` are there. */
function usePieces<Answer extends { count: number }>(
  queryKey: readonly unknown[],
  fetchPiece: (part: { offset: number; limit: number }, signal: AbortSignal) => Promise<Answer>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPiece({ offset: pageParam, limit: PIECE }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PIECE < last.count ? pages.length * PIECE : undefined),
    placeholderData: keepPreviousData,
  })
}

export const useEntityArticles = (id: string, { sure, time }: Filter) =>
  usePieces(['entity', id, 'articles', sure, time], (part, signal) =>
    fetchEntityArticles(id, { ...part, sure, time }, signal),
  )

export const useEntityQuotes = (id: string, role: 'said' | 'about', { time }: Pick<Filter, 'time'>) =>
  usePieces(['entity', id, 'quotes', role, time], (part, signal) =>
    fetchEntityQuotes(id, { ...part, role, time }, signal),
  )

export const useEntityFigures = (id: string, { sure, time }: Filter) =>
  usePieces(['entity', id, 'figures', sure, time], (part, signal) =>
    fetchEntityFigures(id, { ...part, sure, time }, signal),
  )

export const useTimeline = (id: string, sure: number) =>
  useQuery({
    queryKey: ['entity', id, 'timeline', sure],
    queryFn: ({ signal }) => fetchTimeline(id, sure / 100, signal),
    placeholderData: keepPreviousData,
  })

/** Sentences asked for at once beyond the first of an edge. */
const MORE_EVIDENCE = 200

/** The sentences of an edge beyond the `first` ones: fetched when the next page is asked for. */
export const useMoreEvidence = (edge: string, first: number, { time, sure }: Filter) =>
  useInfiniteQuery({
    queryKey: ['edge', edge, 'evidence', time, sure],
    queryFn: ({ pageParam, signal }) =>
      fetchEvidence(edge, { offset: pageParam, limit: MORE_EVIDENCE, time, sure }, signal),
    initialPageParam: first,
    getNextPageParam: (last, pages) => {
      const next = first + pages.length * MORE_EVIDENCE
      return next < last.weight ? next : undefined
    },
    enabled: false,
  })

/** As of `useEntity`: one question's filter may change in place, its entities not. */
export const usePair = (one: string, other: string, { time, sure }: Filter) =>
  useQuery({
    queryKey: ['pair', one, other, time, sure],
    queryFn: ({ signal }) => fetchPair(one, other, { time, sure }, signal),
    ...keepPrevious,
  })

export const usePaths = (from: string, to: string, { time, sure }: Filter) =>
  useQuery({
    queryKey: ['paths', from, to, time, sure],
    queryFn: ({ signal }) => fetchPaths(from, to, { time, sure }, signal),
    ...keepPrevious,
  })

export const useReason = (id: string) =>
  useQuery({ queryKey: ['reason', id], queryFn: ({ signal }) => fetchReason(id, signal) })

export const useDossier = (entities: readonly string[]) =>
  useQuery({
    queryKey: ['dossier', ...entities],
    queryFn: ({ signal }) => fetchDossier(entities, signal),
    enabled: entities.length > 0,
    placeholderData: keepPreviousData,
  })
