// Asks the server: one function an endpoint, its answer typed by server/api/types.ts.
import type {
  ArticleAnswer,
  ArticleListAnswer,
  DossierAnswer,
  EdgeAnswer,
  EntityAnswer,
  EntityArticlesAnswer,
  EntityFiguresAnswer,
  EntityQuotesAnswer,
  EntityType,
  ErrorAnswer,
  GraphAnswer,
  Hideable,
  IngestAnswer,
  PairAnswer,
  PathsAnswer,
  ReasonAnswer,
  RelationListAnswer,
  SearchAnswer,
  TimelineAnswer,
} from '../server/api/types.ts'
import type { View } from './view.ts'

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

type Options = {
  signal?: AbortSignal
  body?: Blob
  /** Called when the server begins to answer: a large answer takes its time from there on. */
  onAnswering?: () => void
}

async function ask<Answer>(path: string, options: Options = {}): Promise<Answer> {
  const { body, onAnswering, ...rest } = options
  const headers = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
    ...(body ? { 'Content-Type': 'application/octet-stream' } : {}),
  }
  let response: Response
  try {
    response = await fetch(path, { ...rest, ...(body && { body }), method: body ? 'POST' : 'GET', headers })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new OfflineError(error)
  }
  onAnswering?.()
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

export const fetchGraph = (options: Omit<Options, 'body'> = {}) => ask<GraphAnswer>('/api/graph', options)

/** The server keeps who is let in with a cookie that no script can read. */
export async function signIn(token: string): Promise<void> {
  let response: Response
  try {
    response = await fetch('/api/session', {
      method: 'POST',
      body: JSON.stringify({ token }),
      headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    })
  } catch (error) {
    throw new OfflineError(error)
  }
  if (!response.ok) throw new RequestError(response.status, await reasonOf(response))
}

/** What counts, wherever something is counted: a period, and a least certainty in percent. */
export type Filter = Pick<View, 'time' | 'sure'>

const filterQuery = ({ time, sure }: Filter) => ({
  ...time,
  ...(sure > 0 && { certainty: String(sure / 100) }),
})

/** The same graph, counting only what is as certain; `part` as for the graph itself. */
export const fetchCertainGraph = (
  sure: number,
  part: { whole: true } | { around: string } | Record<string, never>,
  signal?: AbortSignal,
) => {
  const size = 'whole' in part ? WHOLE : 'around' in part ? { around: part.around, ...NEIGHBOURS } : {}
  return ask<GraphAnswer>(
    `/api/graph?${new URLSearchParams({ ...size, ...filterQuery({ time: null, sure }) })}`,
    within(signal),
  )
}

const WHOLE = { limit: '20000', edges: '100000' }
const NEIGHBOURS = { limit: '60', edges: '400' }

/** As much of the graph as a browser can show. */
export const fetchWholeGraph = (signal?: AbortSignal) =>
  ask<GraphAnswer>(`/api/graph?${new URLSearchParams(WHOLE)}`, within(signal))

/** An entity with those it has most to do with. */
export const fetchNeighbours = (id: string, signal?: AbortSignal) =>
  ask<GraphAnswer>(`/api/graph?${new URLSearchParams({ around: id, ...NEIGHBOURS })}`, within(signal))

export type NoteListQuery = {
  from?: string
  to?: string
  entity?: string
  words?: string
  /** 0 to 1; of figures alone. */
  certainty?: number
  sort: string
  descending: boolean
  offset: number
  limit: number
}

const noteQuery = (query: NoteListQuery) =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))

export const fetchQuotes = (query: NoteListQuery, signal?: AbortSignal) =>
  ask<EntityQuotesAnswer>(`/api/quotes?${noteQuery(query)}`, within(signal))

export const fetchFigures = (query: NoteListQuery, signal?: AbortSignal) =>
  ask<EntityFiguresAnswer>(`/api/figures?${noteQuery(query)}`, within(signal))

export type RelationListQuery = Filter & {
  kind: 'all' | 'stated' | 'co_occurs'
  hide: readonly EntityType[]
  words: string
  sort: string
  descending: boolean
  offset: number
  limit: number
}

export const fetchRelations = (
  { time, sure, hide, words, ...query }: RelationListQuery,
  signal?: AbortSignal,
) => {
  const told = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  const parameters = new URLSearchParams([...told, ...Object.entries(filterQuery({ time, sure }))])
  if (hide.length > 0) parameters.set('hide', hide.join(','))
  if (words !== '') parameters.set('words', words)
  return ask<RelationListAnswer>(`/api/relations?${parameters}`, within(signal))
}

export const fetchEntity = (id: string, filter: Filter, signal?: AbortSignal) =>
  ask<EntityAnswer>(
    `${entityAddress(id)}?${new URLSearchParams({ articles: '1', ...filterQuery(filter) })}`,
    within(signal),
  )

const edgeAddress = (id: string): string => `/api/edges/${encodeURIComponent(id)}`

export const fetchEdge = (id: string, filter: Filter, signal?: AbortSignal) =>
  ask<EdgeAnswer>(`${edgeAddress(id)}?${new URLSearchParams(filterQuery(filter))}`, within(signal))

export const fetchArticles = (signal?: AbortSignal) => ask<ArticleListAnswer>('/api/articles', within(signal))

export const fetchArticle = (id: string, signal?: AbortSignal) =>
  ask<ArticleAnswer>(`/api/articles/${encodeURIComponent(id)}`, within(signal))

export const fetchSearch = (
  query: string,
  { type, limit }: { type: EntityType | null; limit: number },
  signal?: AbortSignal,
) =>
  ask<SearchAnswer>(
    `/api/search?${new URLSearchParams({ q: query, limit: String(limit), ...(type && { type }) })}`,
    within(signal),
  )

const entityAddress = (id: string): string => `/api/entities/${encodeURIComponent(id)}`

type Piece = { offset: number; limit: number }
const piece = ({ offset, limit }: Piece) => ({ offset: String(offset), limit: String(limit) })

export const fetchEntityArticles = (id: string, part: Piece & Filter, signal?: AbortSignal) =>
  ask<EntityArticlesAnswer>(
    `${entityAddress(id)}/articles?${new URLSearchParams({ ...piece(part), ...filterQuery(part) })}`,
    within(signal),
  )

export const fetchTimeline = (id: string, certainty: number, signal?: AbortSignal) =>
  ask<TimelineAnswer>(
    `${entityAddress(id)}/timeline?${new URLSearchParams({ certainty: String(certainty) })}`,
    within(signal),
  )

export const fetchEntityQuotes = (
  id: string,
  { role, time, ...part }: Piece & { role: 'said' | 'about' } & Pick<Filter, 'time'>,
  signal?: AbortSignal,
) =>
  ask<EntityQuotesAnswer>(
    `${entityAddress(id)}/quotes?${new URLSearchParams({ ...piece(part), ...time, role })}`,
    within(signal),
  )

export const fetchEntityFigures = (id: string, part: Piece & Filter, signal?: AbortSignal) =>
  ask<EntityFiguresAnswer>(
    `${entityAddress(id)}/figures?${new URLSearchParams({ ...piece(part), ...filterQuery(part) })}`,
    within(signal),
  )

export const fetchEvidence = (edge: string, part: Piece & Filter, signal?: AbortSignal) =>
  ask<EdgeAnswer>(
    `${edgeAddress(edge)}?${new URLSearchParams({ ...piece(part), ...filterQuery(part) })}`,
    within(signal),
  )

export const fetchPair = (one: string, other: string, filter: Filter, signal?: AbortSignal) =>
  ask<PairAnswer>(`/api/pair?${new URLSearchParams({ one, other, ...filterQuery(filter) })}`, within(signal))

/** `from` and `to` are the entities here: the period has other names. */
export const fetchPaths = (from: string, to: string, { time, sure }: Filter, signal?: AbortSignal) => {
  const period = time ? { since: time.from, until: time.to } : {}
  return ask<PathsAnswer>(
    `/api/paths?${new URLSearchParams({ ...filterQuery({ time: null, sure }), ...period, from, to })}`,
    within(signal),
  )
}

export const fetchReason = (id: string, signal?: AbortSignal) =>
  ask<ReasonAnswer>(`/api/reasons/${encodeURIComponent(id)}`, within(signal))

/** Where the bytes of a file are to be had that pages came from. */
export const fileAddress = (hash: string): string => `/api/files/${encodeURIComponent(hash)}`

const ofEntities = (entities: readonly string[]) => entities.map(id => ['entity', id])

export const fetchDossier = (entities: readonly string[], signal?: AbortSignal) =>
  ask<DossierAnswer>(`/api/dossier?${new URLSearchParams(ofEntities(entities))}`, within(signal))

/** Where a dossier is to be had as a file. */
export const dossierAddress = (entities: readonly string[], format: 'markdown' | 'csv'): string =>
  `/api/dossier/file?${new URLSearchParams([...ofEntities(entities), ['format', format]])}`

/** What a column of a table can hold, with the user's name for it. */
export type TableColumns = Readonly<Partial<Record<ColumnField, string>>>
export type ColumnField = 'text' | 'title' | 'subtitle' | 'author' | 'date' | 'source' | 'page'

export const sendFile = (file: File, columns: TableColumns = {}) => {
  const named = Object.keys(columns).length > 0 ? { columns: JSON.stringify(columns) } : {}
  return ask<IngestAnswer>(`/api/ingest?${new URLSearchParams({ name: file.name, ...named })}`, {
    body: file,
  })
}

export const fetchIngest = (id: string) => ask<IngestAnswer>(`/api/ingest/${encodeURIComponent(id)}`)

export const ingestEvents = (id: string) => `/api/ingest/${encodeURIComponent(id)}/events`

/** Where the graph is to be had as a file, without what is hidden. */
export const exportAddress = (hidden: readonly Hideable[]): string =>
  `/api/export?${new URLSearchParams({ format: 'gexf', ...(hidden.length > 0 ? { hide: hidden.join(',') } : {}) })}`
