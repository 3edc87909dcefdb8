// Asks the server: one function an endpoint, its answer typed by server/api/types.ts.
import type {
  ArticleAnswer,
  ArticleListAnswer,
  EdgeAnswer,
  EntityAnswer,
  ErrorAnswer,
  GraphAnswer,
  Hideable,
  IngestAnswer,
  SearchAnswer,
} from '../server/api/types.ts'

/** The server answered, but not with what was asked for; `message` is its own, in the reader's language. */
export class RequestError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'RequestError'
    this.status = status
  }
}

/** Nothing answered at all: the server stopped, or the network is gone. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('offline', { cause })
    this.name = 'OfflineError'
  }
}

type Options = { signal?: AbortSignal; body?: Blob }

async function ask<Answer>(path: string, options: Options = {}): Promise<Answer> {
  const { body } = options
  const headers = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
    ...(body ? { 'Content-Type': 'application/octet-stream' } : {}),
  }
  let response: Response
  try {
    response = await fetch(path, { ...options, method: body ? 'POST' : 'GET', headers })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new OfflineError(error)
  }
  if (!response.ok) throw new RequestError(response.status, await reasonOf(response))
  return (await response.json()) as Answer
}

/** The message of an error answer; a proxy in between may answer with something else than JSON. */
async function reasonOf(response: Response): Promise<string> {
  const text = await response.text()
  if (!response.headers.get('content-type')?.includes('application/json')) return `HTTP ${response.status}`
  return (JSON.parse(text) as ErrorAnswer).error.message
}

const within = (signal: AbortSignal | undefined): Options => (signal ? { signal } : {})

export const fetchGraph = (signal?: AbortSignal) => ask<GraphAnswer>('/api/graph', within(signal))

/** As much of the graph as a browser can show. */
export const fetchWholeGraph = (signal?: AbortSignal) =>
  ask<GraphAnswer>('/api/graph?limit=20000&edges=100000', within(signal))

/** An entity with those it has most to do with. */
export const fetchNeighbours = (id: string, signal?: AbortSignal) =>
  ask<GraphAnswer>(
    `/api/graph?${new URLSearchParams({ around: id, limit: '60', edges: '400' })}`,
    within(signal),
  )

export const fetchEntity = (id: string, signal?: AbortSignal) =>
  ask<EntityAnswer>(`/api/entities/${encodeURIComponent(id)}`, within(signal))

export const fetchEdge = (id: string, signal?: AbortSignal) =>
  ask<EdgeAnswer>(`/api/edges/${encodeURIComponent(id)}`, within(signal))

export const fetchArticles = (signal?: AbortSignal) => ask<ArticleListAnswer>('/api/articles', within(signal))

export const fetchArticle = (id: string, signal?: AbortSignal) =>
  ask<ArticleAnswer>(`/api/articles/${encodeURIComponent(id)}`, within(signal))

export const fetchSearch = (query: string, signal?: AbortSignal) =>
  ask<SearchAnswer>(`/api/search?${new URLSearchParams({ q: query })}`, within(signal))

export const sendFile = (file: File) =>
  ask<IngestAnswer>(`/api/ingest?${new URLSearchParams({ name: file.name })}`, { body: file })

export const fetchIngest = (id: string) => ask<IngestAnswer>(`/api/ingest/${encodeURIComponent(id)}`)

export const ingestEvents = (id: string) => `/api/ingest/${encodeURIComponent(id)}/events`

/** Where the graph is to be had as a file, without what is hidden. */
export const exportAddress = (hidden: readonly Hideable[]): string =>
  `/api/export?${new URLSearchParams({ format: 'gexf', ...(hidden.length > 0 ? { hide: hidden.join(',') } : {}) })}`
