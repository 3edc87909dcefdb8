// What the server answers and accepts, described once: checked with zod, served as OpenAPI, imported by the explorer.
import { z } from 'zod'
import { COLUMN_FIELDS } from '../../pipeline/read/tables/columns.ts'
import { RELATION_TYPES } from '../../pipeline/types.ts'

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
  /** Of its surest mention, 0 to 1. */
  certainty: z.number().optional(),
  community: z.number().int(),
  x: z.number(),
  y: z.number(),
  /** How many entities it is linked with in the whole graph, also where the answer holds a part. */
  degree: z.number().int(),
  /** How often it is named on which day: indices into `dates`, each followed by the count. Undated mentions are in `mentions` only. */
  days: z.array(z.number().int()),
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

export const DatedEdge = GraphEdge.extend({
  /** Its sentences by day, as for nodes. */
  days: z.array(z.number().int()),
})
export type DatedEdge = z.infer<typeof DatedEdge>

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
  edges: z.array(DatedEdge),
  /** The days that `days` of nodes and edges refer to, in order. */
  dates: z.array(z.string()),
  /** True where nodes or edges were left out to keep the answer within `limit` and `edges`: it is the graph's backbone. */
  truncated: z.boolean(),
  /** What the whole graph has. */
  whole: z.object({ nodes: z.number().int(), edges: z.number().int() }),
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
  /** Printed on the sheet where it begins (第3版); absent where no number is, and in the list of all articles. */
  sheet: z.number().int().optional(),
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
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      entity: z.string(),
      type: EntityType,
      /** What found the name, and how sure that is, 0 to 1: see `/api/reasons/{id}`. */
      reason: z.string(),
      certainty: z.number(),
    }),
  ),
  /** Rules and dictionary entries that found it. */
  reasons: z.array(z.string()),
})
export type Sentence = z.infer<typeof Sentence>

/** A piece of a sentence about an entity; `edge` leads to the sentences that state it, null where the words only join. */
export const Clause = z.object({ text: z.string(), edge: z.string().nullable() })
export type Clause = z.infer<typeof Clause>

/** Who or what an entity is, in a sentence made from what is stated of it. */
export const Description = z.object({ zh: z.array(Clause), en: z.array(Clause) })
export type Description = z.infer<typeof Description>

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

/** An entity that another is named together with. */
export const Companion = z.object({
  entity: EntityLink,
  edge: z.string(),
  /** Sentences that name both. */
  weight: z.number().int(),
  /** Normalised pointwise mutual information, −1 to 1, and Dunning’s log-likelihood ratio, which weighs most in their order. */
  npmi: z.number(),
  logLikelihood: z.number(),
  /** Firmness of the tie, 0 to 1, what is stated included. */
  strength: z.number(),
})
export type Companion = z.infer<typeof Companion>

export const EntityAnswer = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().optional(),
  type: EntityType,
  subtype: z.string().optional(),
  aliases: z.array(z.string()),
  /** Null where nothing is stated that would make a sentence. */
  description: Description.nullable(),
  mentions: z.number().int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  relations: z.array(StatedRelation),
  /** How many stated relations there are, where more than are told. */
  relationCount: z.number().int().optional(),
  /** Every article that names it, oldest first, each with every sentence that does. */
  articles: z.array(z.object({ article: ArticleSummary, sentences: z.array(Sentence) })),
  /** How many articles there are, where more than were asked for. */
  articleCount: z.number().int().optional(),
  /** Entities named in the same sentences, those first whom more than chance brings together. */
  together: z.array(Companion),
  /** How many such entities there are. */
  togetherCount: z.number().int(),
  /** Quotes it says, quotes that name it, figures in sentences that name it. */
  counts: z.object({ said: z.number().int(), about: z.number().int(), figures: z.number().int() }),
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
  /** From `offset` on, at most `limit`; in all there are as many as `weight` says. */
  evidence: z.array(Sentence),
  /** Sentences that the period or the certainty asked for leaves out; absent where it leaves out none. */
  outside: z.number().int().optional(),
})
export type EdgeAnswer = z.infer<typeof EdgeAnswer>

/** An entity with what a card says of it. */
export const EntityBrief = EntityLink.extend({
  subtype: z.string().optional(),
  description: Description.nullable(),
  mentions: z.number().int(),
  articles: z.number().int(),
})
export type EntityBrief = z.infer<typeof EntityBrief>

/** Words that somebody said, at their place in an article. */
export const QuoteNote = z.object({
  start: z.number().int(),
  end: z.number().int(),
  speaker: EntityLink,
  verb: z.string(),
  kind: z.enum(['direct', 'indirect']),
  about: z.array(EntityLink),
  reason: z.string(),
})
export type QuoteNote = z.infer<typeof QuoteNote>

/** A number that an article states, at its place. */
export const FigureNote = z.object({
  start: z.number().int(),
  end: z.number().int(),
  measure: z.string(),
  value: z.number(),
  unit: z.string(),
  period: z.string().nullable(),
  change: z.object({ kind: z.string(), percent: z.number() }).nullable(),
  reason: z.string(),
})
export type FigureNote = z.infer<typeof FigureNote>

/** A box on a sheet, in points from its top left corner; `sheet` is its index in the file. */
export const SheetBox = z.object({
  sheet: z.number().int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type SheetBox = z.infer<typeof SheetBox>

/** Where an article stands on paper. */
export const PlaceOnSheets = z.object({
  /** Hash of the PDF under /api/files; null where the store has none. */
  file: z.string().nullable(),
  /** The sheets it stands on; width and height are 0 where the file shows no layout, `number` is printed on the sheet. */
  sheets: z.array(
    z.object({
      index: z.number().int(),
      width: z.number(),
      height: z.number(),
      number: z.number().int().nullable(),
    }),
  ),
  /** The box of each of its lines, headline first. */
  region: z.array(SheetBox),
})
export type PlaceOnSheets = z.infer<typeof PlaceOnSheets>

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
      certainty: z.number(),
      /** Its place on the sheets, a box a line; none where the file shows no layout. */
      boxes: z.array(SheetBox).optional(),
    }),
  ),
  /** Where it stands on paper; absent where the file has no sheets. */
  place: PlaceOnSheets.optional(),
  /** Who is named, each with the words a reader is told of it on hovering. */
  entities: z.array(EntityBrief),
  quotes: z.array(QuoteNote),
  figures: z.array(FigureNote),
})
export type ArticleAnswer = z.infer<typeof ArticleAnswer>

/** Articles that name an entity, oldest first, each with every sentence that does. */
export const EntityArticlesAnswer = z.object({
  articles: z.array(z.object({ article: ArticleSummary, sentences: z.array(Sentence) })),
  count: z.number().int(),
})
export type EntityArticlesAnswer = z.infer<typeof EntityArticlesAnswer>

export const TimelineAnswer = z.object({
  unit: z.enum(['day', 'month', 'year']),
  /** In order of time, those without a mention left out; `date` is as long as its unit: 2024-05-20, 2024-05, 2024. */
  spans: z.array(z.object({ date: z.string(), mentions: z.number().int(), articles: z.number().int() })),
  /** In articles without a date. */
  undated: z.object({ mentions: z.number().int(), articles: z.number().int() }),
})
export type TimelineAnswer = z.infer<typeof TimelineAnswer>

/** Quotes with the sentence they stand in; `quote` gives the words said as a place in the article's text. */
export const EntityQuotesAnswer = z.object({
  quotes: z.array(z.object({ quote: QuoteNote, sentence: Sentence })),
  count: z.number().int(),
})
export type EntityQuotesAnswer = z.infer<typeof EntityQuotesAnswer>

/** Figures of one measure in one unit, by different articles or of different times: what a chart shows side by side. */
export const FigureSeries = z.object({
  measure: z.string(),
  unit: z.string(),
  /** Two or more, the newest article first; `start` and `end` are the figure's place in the article's text. */
  points: z.array(
    z.object({
      value: z.number(),
      period: z.string().nullable(),
      /** Of the article. */
      date: z.string().nullable(),
      article: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
})
export type FigureSeries = z.infer<typeof FigureSeries>

/** Figures of sentences that name an entity. */
export const EntityFiguresAnswer = z.object({
  figures: z.array(z.object({ figure: FigureNote, sentence: Sentence })),
  count: z.number().int(),
  /** Of the measures told, those that are told more than once. */
  series: z.array(FigureSeries),
})
export type EntityFiguresAnswer = z.infer<typeof EntityFiguresAnswer>

/** Links between entities: `id` leads to their sentences, of which those counted are within the period and certainty asked for. */
export const RelationListAnswer = z.object({
  relations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['stated', 'co_occurs']),
      type: z.string(),
      source: EntityLink,
      target: EntityLink,
      weight: z.number().int().positive(),
      labels: z.array(z.string()),
      /** Of the first dated sentence that counts. */
      firstDate: z.string().nullable(),
    }),
  ),
  count: z.number().int(),
})
export type RelationListAnswer = z.infer<typeof RelationListAnswer>

/** Two entities side by side. */
export const PairAnswer = z.object({
  one: EntityBrief,
  other: EntityBrief,
  edges: z.array(GraphEdge),
  /** Articles that name both, with the sentences that name either; articles that name only the one or the other. */
  shared: EntityArticlesAnswer,
  onlyOne: z.object({ articles: z.array(ArticleSummary), count: z.number().int() }),
  onlyOther: z.object({ articles: z.array(ArticleSummary), count: z.number().int() }),
  /** Entities that both have to do with, the firmest ties first. */
  common: z.array(z.object({ entity: EntityLink, one: Companion, other: Companion })),
  commonCount: z.number().int(),
})
export type PairAnswer = z.infer<typeof PairAnswer>

/** One step on the way between two entities: the best sentence behind it, and all edges it could go along. */
export const Hop = z.object({
  from: EntityLink,
  to: EntityLink,
  edges: z.array(GraphEdge),
  strength: z.number(),
  sentence: Sentence,
})
export type Hop = z.infer<typeof Hop>

export const PathsAnswer = z.object({
  from: EntityBrief,
  to: EntityBrief,
  /** The shortest ways, the firmest first, then the strongest where that is none of them; empty where none is short enough. */
  paths: z.array(
    z.object({ hops: z.array(Hop), strength: z.number(), shortest: z.boolean(), strongest: z.boolean() }),
  ),
  /** More steps than this are not looked for. */
  mostSteps: z.number().int(),
})
export type PathsAnswer = z.infer<typeof PathsAnswer>

/** What found a name, a relation, a quote or a figure, in words. */
export const ReasonAnswer = z.object({
  id: z.string(),
  kind: z.enum(['dictionary', 'rule', 'tagger']),
  zh: z.string(),
  en: z.string(),
  /** File of the dictionary or rule, from the root of the project; null where the rule is part of the program. */
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  /** Name of the dictionary's row, or of the rule. */
  row: z.string().nullable(),
  example: z.string().nullable(),
})
export type ReasonAnswer = z.infer<typeof ReasonAnswer>

/** Entities that somebody chose, each with all a dossier says of it. */
export const DossierAnswer = z.object({
  entities: z.array(
    z.object({
      entity: EntityBrief,
      aliases: z.array(z.string()),
      relations: z.array(StatedRelation),
      quotes: z.array(z.object({ quote: QuoteNote, sentence: Sentence })),
      figures: z.array(z.object({ figure: FigureNote, sentence: Sentence })),
      articles: z.array(z.object({ article: ArticleSummary, sentences: z.array(Sentence) })),
      articleCount: z.number().int(),
    }),
  ),
  /** What is stated or told together of two of them. */
  between: z.array(z.object({ edge: GraphEdge, from: EntityLink, to: EntityLink, sentence: Sentence })),
})
export type DossierAnswer = z.infer<typeof DossierAnswer>

export const ArticleListAnswer = z.object({
  articles: z.array(ArticleSummary.extend({ entities: z.number().int() })),
  /** How many there are in all. */
  count: z.number().int(),
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
      description: Description.nullable(),
    }),
  ),
  articles: z.array(
    z.object({
      article: ArticleSummary,
      sentence: Sentence.nullable(),
      /** Where the words asked for stand in the sentence, or in the headline where there is no sentence. */
      found: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
    }),
  ),
  counts: z.object({
    entities: z.number().int(),
    articles: z.number().int(),
    /** Entities by type. */
    types: z.partialRecord(EntityType, z.number().int()),
  }),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** What became of one file: of an archive each, of any other file the file itself. */
export const FileResult = z.object({
  source: z.string(),
  state: z.enum(['done', 'known', 'failed', 'needs_ocr']),
  articles: z.number().int(),
  entities: z.number().int(),
  /** Why it failed, or how many rows of a table did, in the language of the request. */
  reason: z.string().nullable(),
})
export type FileResult = z.infer<typeof FileResult>

/** State of one file given to Baotu: `known` means these very pages were there already. */
/** `dead`: given up after several tries that broke off, through no fault that could be found in the file. */
export const INGEST_STATES = ['queued', 'running', 'done', 'known', 'failed', 'dead', 'cancelled'] as const

export const IngestAnswer = z.object({
  id: z.string(),
  source: z.string(),
  /** `dead`: given up after several tries that broke off. */
  state: z.enum(INGEST_STATES),
  /** What is being done: unpacking, reading, extracting, saving, building. */
  stage: z.enum(['queued', 'unpacking', 'reading', 'extracting', 'saving', 'building', 'finished']),
  articles: z.number().int(),
  entities: z.number().int(),
  /** Why it failed, in the language of the request. */
  reason: z.string().nullable(),
  /** The reason for programs: `needs_ocr`, `encrypted`, `damaged` … */
  code: z.string().nullable().default(null),
  /** How many files it holds: more than one only for an archive; 0 until it is open. */
  fileCount: z.number().int().default(0),
  filesDone: z.number().int().default(0),
  /** What became of its files, once all are through. */
  files: z.array(FileResult).default([]),
})
export type IngestAnswer = z.infer<typeof IngestAnswer>

/** Files by state; `paused`: no worker takes one. */
export const QueueAnswer = z.object({
  paused: z.boolean(),
  counts: z.record(z.enum(INGEST_STATES), z.number().int()),
})
export type QueueAnswer = z.infer<typeof QueueAnswer>

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

/** The least certainty of mentions that count, 0 to 1. */
const certainty = z.coerce.number().min(0).max(1).default(0)
const day = z.iso.date().optional()
/** Only what stands in articles of these days, both included, and is as certain. */
const within = { from: day, to: day, certainty }

export const GraphQuery = z.object({
  around: short.optional(),
  depth: z.coerce.number().int().min(1).max(3).default(1),
  articles: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(20_000).default(3000),
  /** Most edges of the answer. */
  edges: z.coerce.number().int().min(1).max(200_000).default(10_000),
  certainty,
})
const pageOf = (standard: number, most: number) => ({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(most).default(standard),
})

export const EntityQuery = z.object({
  articles: z.coerce.number().int().min(0).max(2000).default(500),
  ...within,
})
export const EntityArticlesQuery = z.object({
  ...pageOf(20, 200),
  ...within,
})
export const EntityQuotesQuery = z.object({
  /** Quotes that it says, or that name it. */
  role: z.enum(['said', 'about']).default('said'),
  ...pageOf(20, 200),
  from: day,
  to: day,
})
export const EntityFiguresQuery = z.object({ ...pageOf(20, 200), ...within })
export const ArticleListQuery = z.object(pageOf(10_000, 10_000))
const noteList = {
  from: day,
  to: day,
  entity: short.optional(),
  words: short.optional(),
  ...pageOf(100, 500),
}
export const QuoteListQuery = z.object({
  ...noteList,
  sort: z.enum(['date', 'speaker']).default('date'),
  descending: z.stringbool().default(true),
})
export const FigureListQuery = z.object({
  ...noteList,
  certainty,
  sort: z.enum(['date', 'measure', 'value', 'unit', 'change']).default('date'),
  descending: z.stringbool().default(true),
})
export const RelationListQuery = z.object({
  kind: z.enum(['stated', 'co_occurs', 'all']).default('stated'),
  type: z.enum(RELATION_TYPES).optional(),
  entity: short.optional(),
  /** Entity types whose links are left out: `topic,place`. */
  hide: short
    .transform(list => list.split(','))
    .pipe(z.array(EntityType))
    .optional(),
  words: short.optional(),
  ...within,
  sort: z.enum(['weight', 'source', 'target', 'kind', 'date']).default('weight'),
  descending: z.stringbool().default(true),
  ...pageOf(100, 500),
})
export const TimelineQuery = z.object({
  unit: z.enum(['auto', 'day', 'month', 'year']).default('auto'),
  certainty,
})
export const EdgeQuery = z.object({ ...pageOf(200, 1000), ...within })
export const PairQuery = z.object({
  one: short,
  other: short,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  ...within,
})
export const PathsQuery = z.object({
  from: short,
  to: short,
  limit: z.coerce.number().int().min(1).max(5).default(3),
  /** The period; `from` and `to` are entities here. */
  since: day,
  until: day,
  certainty,
})
/** Longest list of entities of a dossier. */
export const MOST_IN_DOSSIER = 20
export const DossierQuery = z.object({
  /** Given once for each entity. */
  entity: z.union([short.transform(id => [id]), z.array(short).min(1).max(MOST_IN_DOSSIER)]),
  articles: z.coerce.number().int().min(0).max(50).default(10),
})
export const DossierFileQuery = DossierQuery.extend({
  format: z.enum(['markdown', 'csv']).default('markdown'),
})
export const SearchQuery = z.object({
  q: short,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Only entities of this type, and no articles. */
  type: EntityType.optional(),
})

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
export const IngestQuery = z.object({
  name: short,
  /** Names of columns in a table, as `{"text":"内容"}`; usual names are found by themselves. */
  columns: z
    .string()
    .max(1000)
    .transform((text, { addIssue }) => {
      try {
        return JSON.parse(text) as unknown
      } catch (error) {
        addIssue({ code: 'custom', message: String(error) })
        return z.NEVER
      }
    })
    .pipe(z.partialRecord(z.enum(COLUMN_FIELDS), short))
    .optional(),
})
