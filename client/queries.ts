// The server's answers as React sees them: cached, shared between components, fetched again after a page came in.
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query'
import {
  fetchArticle,
  fetchArticles,
  fetchEdge,
  fetchEntity,
  fetchGraph,
  fetchSearch,
  OfflineError,
} from './api.ts'

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

export const useSearchAnswer = (query: string) =>
  useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => fetchSearch(query, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
