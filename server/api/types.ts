// What the server answers and accepts, described once: checked with zod, served as OpenAPI, imported by the explorer.
import { z } from 'zod'

export const EntityType = z.enum(['person', 'organization', 'place', 'document', 'event', 'product', 'topic'])
export type EntityType = z.infer<typeof EntityType>

/** What a node can be: an entity type, or `article` where article nodes were asked for. */
export const NodeType = z.enum([...EntityType.options, 'article'])
export type NodeType = z.infer<typeof NodeType>

export const EdgeKind = z.enum(['stated', 'co_occurs', 'mentions'])
export type EdgeKind = z.infer<typeof EdgeKind>

export const ArticleKind = z.enum(['news', 'photo', 'continuation', 'notice'])

export const GraphNode = z.object({
  id: z.string(),
  name: z.string(),
  /** What tells it apart from others of its name: the body a person works for, or the article that names them. */
  hint: z.string().optional(),
  type: NodeType,
  subtype: z.string().optional(),
  /** How often it is named, and in how many articles. */
  mentions: z.number().int(),
  articles: z.number().int(),
  community: z.number().int(),
  x: z.number(),
  y: z.number(),
})
export type GraphNode = z.infer<typeof GraphNode>

export const GraphEdge = z.object({
  id: z.string(),
  kind: EdgeKind,
  /** A relation type for stated edges; `co_occurs` or `mentions` otherwise. */
  type: z.string(),
  source: z.string(),
  target: z.string(),
  /** The number of sentences behind it: the edge's evidence has exactly that many entries. */
  weight: z.number().int().positive(),
  /** Titles of works_for, in order of appearance. */
  labels: z.array(z.string()),
})
export type GraphEdge = z.infer<typeof GraphEdge>

export const Totals = z.object({
  pages: z.number().int(),
  articles: z.number().int(),
  entities: z.number().int(),
  mentions: z.number().int(),
  relations: z.number().int(),
  /** Entities by type. */
  types: z.partialRecord(EntityType, z.number().int()),
})
export type Totals = z.infer<typeof Totals>

export const GraphAnswer = z.object({
  /** Names this state of the data: the same pages and dictionaries give the same hash. */
  hash: z.string(),
  totals: Totals,
  nodes: z.array(GraphNode),
  edges: z.array(GraphEdge),
  /** True where nodes were left out to keep the answer within `limit`. */
  truncated: z.boolean(),
})
export type GraphAnswer = z.infer<typeof GraphAnswer>

export const EntityLink = z.object({
  id: z.string(),
  name: z.string(),
  type: EntityType,
  /** What tells it apart from others of its name: the body a person works for, or the article that names them. */
  hint: z.string().optional(),
})
export type EntityLink = z.infer<typeof EntityLink>

export const ArticleSummary = z.object({
  id: z.string(),
  /** Id of the page it stands on: two pages may have the same file name. */
  page: z.string(),
  title: z.string().nullable(),
  subtitle: z.string().nullable(),
  kind: ArticleKind,
  authors: z.array(z.string()),
  agency: z.string().nullable(),
  date: z.string().nullable(),
  /** File and newspaper of the page it stands on. */
  source: z.string(),
  newspaper: z.string().nullable(),
  /** The first words of the text: what to show where there is no title. */
  opening: z.string(),
})
export type ArticleSummary = z.infer<typeof ArticleSummary>

/** A sentence as evidence: where it stands and what to mark in it. */
export const Sentence = z.object({
  article: ArticleSummary,
  /** Offset of the sentence in the article's text. */
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** First and last line of the file that the sentence stands on. */
  lines: z.tuple([z.number().int(), z.number().int()]),
  /** Names to mark, relative to the sentence. */
  marks: z.array(
    z.object({ start: z.number().int(), end: z.number().int(), entity: z.string(), type: EntityType }),
  ),
  /** Rules and dictionary entries that found it. */
  reasons: z.array(z.string()),
})
export type Sentence = z.infer<typeof Sentence>

export const StatedRelation = z.object({
  edge: z.string(),
  type: z.string(),
  /** `out`: this entity is the subject. */
  direction: z.enum(['out', 'in']),
  /** The other end; for authored it is the article. */
  other: z.union([
    z.object({ kind: z.literal('entity'), entity: EntityLink }),
    z.object({ kind: z.literal('article'), article: ArticleSummary }),
  ]),
  labels: z.array(z.string()),
  weight: z.number().int(),
  /** The first sentence that states it; the edge answer has them all. */
  sentence: Sentence.nullable(),
})
export type StatedRelation = z.infer<typeof StatedRelation>

export const EntityAnswer = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().optional(),
  type: EntityType,
  subtype: z.string().optional(),
  aliases: z.array(z.string()),
  mentions: z.number().int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  relations: z.array(StatedRelation),
  /** Every article that names it, oldest first, each with every sentence that does. */
  articles: z.array(z.object({ article: ArticleSummary, sentences: z.array(Sentence) })),
  /** How many articles there are, where more than were asked for. */
  articleCount: z.number().int().optional(),
  /** Entities named in the same sentences, most frequent first. */
  together: z.array(z.object({ entity: EntityLink, edge: z.string(), weight: z.number().int() })),
})
export type EntityAnswer = z.infer<typeof EntityAnswer>

export const EdgeAnswer = z.object({
  id: z.string(),
  kind: EdgeKind,
  type: z.string(),
  /** Always an entity: of a `mentions` edge the one that the article, its target here, names. */
  source: EntityLink,
  target: z.union([EntityLink, ArticleSummary]),
  labels: z.array(z.string()),
  weight: z.number().int(),
  /** As many as `weight` says. */
  evidence: z.array(Sentence),
})
export type EdgeAnswer = z.infer<typeof EdgeAnswer>

export const ArticleAnswer = z.object({
  article: ArticleSummary,
  text: z.string(),
  continuedFrom: z.number().int().nullable(),
  /** Which line of the file each part of the text stood on. */
  lines: z.array(z.object({ start: z.number().int(), end: z.number().int(), line: z.number().int() })),
  mentions: z.array(
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      entity: z.string(),
      name: z.string(),
      type: EntityType,
      reason: z.string(),
    }),
  ),
})
export type ArticleAnswer = z.infer<typeof ArticleAnswer>

export const ArticleListAnswer = z.object({
  articles: z.array(ArticleSummary.extend({ entities: z.number().int() })),
})
export type ArticleListAnswer = z.infer<typeof ArticleListAnswer>

export const SearchAnswer = z.object({
  query: z.string(),
  entities: z.array(
    EntityLink.extend({
      mentions: z.number().int(),
      /** The name or alias that matched, and how. */
      matched: z.string(),
      by: z.enum(['name', 'alias', 'pinyin', 'initials']),
    }),
  ),
  articles: z.array(z.object({ article: ArticleSummary, sentence: Sentence.nullable() })),
  counts: z.object({ entities: z.number().int(), articles: z.number().int() }),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** State of one file given to Baotu: `known` means these very pages were there already. */
export const IngestAnswer = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(['queued', 'running', 'done', 'known', 'failed']),
  /** What is being done: reading, extracting, saving, building. */
  stage: z.enum(['queued', 'reading', 'extracting', 'saving', 'building', 'finished']),
  articles: z.number().int(),
  entities: z.number().int(),
  /** Why it failed, in the language of the request. */
  reason: z.string().nullable(),
})
export type IngestAnswer = z.infer<typeof IngestAnswer>

export const PageListAnswer = z.object({
  pages: z.array(
    z.object({
      id: z.string(),
      /** The file names it was given under. */
      sources: z.array(z.string()),
      newspaper: z.string().nullable(),
      date: z.string().nullable(),
      lines: z.number().int(),
      articles: z.number().int(),
      entities: z.number().int(),
    }),
  ),
  /** Files that did not become a page; `hash` is the SHA-256 of the bytes. */
  failed: z.array(z.object({ hash: z.string(), source: z.string(), code: z.string(), reason: z.string() })),
})
export type PageListAnswer = z.infer<typeof PageListAnswer>

/** `role` is null until a token was given where one is needed. */
export const SessionAnswer = z.object({
  tokenNeeded: z.boolean(),
  role: z.enum(['reader', 'editor']).nullable(),
})
export type SessionAnswer = z.infer<typeof SessionAnswer>

/** `starting` until the store is open and the first graph is built. */
export const HealthAnswer = z.object({
  status: z.enum(['starting', 'ok']),
  version: z.string(),
  /** Reports of broken content security policy since the start. */
  cspReports: z.number().int(),
})
export type HealthAnswer = z.infer<typeof HealthAnswer>

/** An OpenAPI 3.1 document. */
export const OpenApiAnswer = z.looseObject({ openapi: z.string() })
export type OpenApiAnswer = z.infer<typeof OpenApiAnswer>

export const ErrorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
export type ErrorAnswer = z.infer<typeof ErrorAnswer>

/** Longest name of a file or entity, and longest query, that a request may carry. */
const short = z.string().min(1).max(300)

export const GraphQuery = z.object({
  around: short.optional(),
  depth: z.coerce.number().int().min(1).max(3).default(1),
  articles: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(20_000).default(3000),
})
export const EntityQuery = z.object({ articles: z.coerce.number().int().min(1).max(2000).default(500) })
export const SearchQuery = z.object({ q: short, limit: z.coerce.number().int().min(1).max(100).default(20) })

/** What an export can leave out: all nodes of a type, or all edges of a kind. */
export const Hideable = z.enum([...EntityType.options, ...EdgeKind.options])
export type Hideable = z.infer<typeof Hideable>

export const ExportQuery = z.object({
  format: z.enum(['gexf']).default('gexf'),
  articles: z.stringbool().default(false),
  /** `topic,co_occurs`: separated by commas, as in the explorer's address. */
  hide: short
    .transform(list => list.split(','))
    .pipe(z.array(Hideable))
    .optional(),
})
export const IngestQuery = z.object({ name: short })
