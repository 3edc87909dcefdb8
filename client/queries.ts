// The server's answers as React sees them: cached, shared between components, fetched again after a page came in.
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EntityType } from '../server/api/types.ts'
import {
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
import type { Period } from './view.ts'

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

export const useGraph = () => useQuery({ queryKey: ['graph'], queryFn: ({ signal }) => fetchGraph(signal) })

export const useArticles = () =>
  useQuery({ queryKey: ['articles'], queryFn: ({ signal }) => fetchArticles(signal) })

export const useEntity = (id: string) =>
  useQuery({ queryKey: ['entity', id], queryFn: ({ signal }) => fetchEntity(id, signal) })

export const useEdge = (id: string) =>
  useQuery({ queryKey: ['edge', id], queryFn: ({ signal }) => fetchEdge(id, signal) })

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

/** `sure` in percent; only articles of `time`, where that is given. */
export const useEntityArticles = (id: string, { sure, time }: { sure: number; time: Period | null }) =>
  usePieces(['entity', id, 'articles', sure, time], (part, signal) =>
    fetchEntityArticles(id, { ...part, certainty: sure / 100, time }, signal),
  )

export const useEntityQuotes = (id: string, role: 'said' | 'about') =>
  usePieces(['entity', id, 'quotes', role], (part, signal) =>
    fetchEntityQuotes(id, { ...part, role }, signal),
  )

export const useEntityFigures = (id: string) =>
  usePieces(['entity', id, 'figures'], (part, signal) => fetchEntityFigures(id, part, signal))

export const useTimeline = (id: string, sure: number) =>
  useQuery({
    queryKey: ['entity', id, 'timeline', sure],
    queryFn: ({ signal }) => fetchTimeline(id, sure / 100, signal),
    placeholderData: keepPreviousData,
  })

/** Sentences asked for at once beyond the first of an edge. */
const MORE_EVIDENCE = 200

/** The sentences of an edge beyond the `first` ones: fetched when the next page is asked for. */
export const useMoreEvidence = (edge: string, first: number) =>
  useInfiniteQuery({
    queryKey: ['edge', edge, 'evidence'],
    queryFn: ({ pageParam, signal }) =>
      fetchEvidence(edge, { offset: pageParam, limit: MORE_EVIDENCE }, signal),
    initialPageParam: first,
    getNextPageParam: (last, pages) => {
      const next = first + pages.length * MORE_EVIDENCE
      return next < last.weight ? next : undefined
    },
    enabled: false,
  })

export const usePair = (one: string, other: string) =>
  useQuery({ queryKey: ['pair', one, other], queryFn: ({ signal }) => fetchPair(one, other, signal) })

export const usePaths = (from: string, to: string) =>
  useQuery({ queryKey: ['paths', from, to], queryFn: ({ signal }) => fetchPaths(from, to, signal) })

export const useReason = (id: string) =>
  useQuery({ queryKey: ['reason', id], queryFn: ({ signal }) => fetchReason(id, signal) })

export const useDossier = (entities: readonly string[]) =>
  useQuery({
    queryKey: ['dossier', ...entities],
    queryFn: ({ signal }) => fetchDossier(entities, signal),
    enabled: entities.length > 0,
    placeholderData: keepPreviousData,
  })
