// The tables of the store as Kysely sees them; migrations/ makes them.
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { EdgeEvidence } from '../../pipeline/graph/fact-graph.ts'
import type { DayCount } from '../../pipeline/graph/graph-rows.ts'
import type { FileFormat } from '../../pipeline/read/recognize-format.ts'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type {
  ArticleKind,
  EntityType,
  Line,
  LineSpan,
  PageStory,
  RelationType,
  Sheet,
} from '../../pipeline/types.ts'
import type { PageFailure } from '../jobs/extraction-messages.ts'
import type { FileOutcome } from '../jobs/ingest-file.ts'

/** Written as JSON text, read as the value: neither driver guesses right for arrays. */
type Json<T extends object> = JSONColumnType<T, string, string>

type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>

type PageTable = {
  id: string
  newspaper: string | null
  date: string | null
  line_count: number
  /** All lines of the page, so that better rules can read it again without the file. */
  lines: Json<readonly Line[]>
  /** Where the file shows its layout, or tells stories apart. */
  sheets: NullableJson<readonly Sheet[]>
  stories: NullableJson<readonly PageStory[]>
  /** Which rules and dictionaries its facts come from; see `rulesVersion`. */
  version: string
}

/** Under which file names a page was given. */
type PageSourceTable = { page_id: string; source: string }

/** Files that were read to their ends. `hash` is the SHA-256 of the bytes; the bytes of those `kept` are in pieces. */
type FileTable = { hash: string; format: FileFormat; byte_count: number; kept: boolean; version: string }
type FilePieceTable = { hash: string; ordinal: number; bytes: Uint8Array }
type PageFileTable = { page_id: string; hash: string }

/** Files that could not be read or extracted. `hash` is the SHA-256 of the bytes. */
type FailureTable = { hash: string; source: string; code: string; message_zh: string; message_en: string }

type ArticleTable = {
  page_id: string
  id: string
  ordinal: number
  kind: ArticleKind
  title: string | null
  subtitle: string | null
  authors: Json<readonly string[]>
  agency: string | null
  date: string | null
  continued_from: number | null
  text: string
  lines: Json<readonly LineSpan[]>
  title_lines: Json<readonly number[]>
  /** Headline and text as search compares them; see `matchKey`. */
  title_key: string
  text_key: string
}

/** Rows that belong to an article keep its order in `ordinal`: facts come out as they went in. */
type OfArticle = { page_id: string; article_id: string; ordinal: number }
type SpanColumns = { start_offset: number; end_offset: number }

type EntityTable = OfArticle & {
  entity_id: string
  type: EntityType
  subtype: string | null
  name: string
  aliases: Json<readonly string[]>
}
type MentionTable = OfArticle &
  SpanColumns & { entity_id: string; type: EntityType; reason: string; certainty: number }
type RelationTable = OfArticle & {
  type: RelationType
  subject: string
  object: string
  label: string | null
  date: string | null
}
/** `relation` is the ordinal of the relation that the evidence states. */
type EvidenceTable = OfArticle & SpanColumns & { relation: number; reason: string }
type QuoteTable = OfArticle &
  SpanColumns & {
    speaker: string
    verb: string
    about: Json<readonly string[]>
    kind: 'direct' | 'indirect'
    reason: string
  }
type FigureTable = OfArticle &
  SpanColumns & {
    measure: string
    value: number
    unit: string
    period: string | null
    change_kind: string | null
    change_percent: number | null
    reason: string
  }

/** What became of the files of an ingest; while it is worked on, how many are through. */
export type StoredFiles = readonly FileOutcome[] | { done: number }

/** A file that was given, from then on; see `StoredIngest`. */
type IngestTable = {
  id: string
  source: string
  columns: NullableJson<ColumnNames>
  state: string
  stage: string
  tries: Generated<number>
  file_count: Generated<number>
  articles: Generated<number>
  entities: Generated<number>
  files: ColumnType<StoredFiles, string | undefined, string>
  failure: ColumnType<PageFailure | null, string | undefined, string>
  given_at: Generated<Date>
}
/** `paused`: no worker takes a file. */
type SettingTable = { name: string; value: ColumnType<unknown, string, string> }
type IngestPieceTable = { ingest_id: string; ordinal: number; bytes: Uint8Array }

/** `hash` is the SHA-256 of the token, which is kept nowhere. */
type AccessTokenTable = { hash: string; name: string; role: string }

/** What one saving of a page brings to the graph; `since` is null until a build holds it, which holds it up to the build `until`. */
type ContributionTable = {
  page_id: string
  number: number
  since: number | null
  until: Generated<number>
  articles: number
  sentences: number
}
type OfContribution = { page_id: string; number: number; article_id: string; date: string | null }
type NamingTable = OfContribution & {
  entity_id: string
  name: string
  type: EntityType
  subtype: string | null
  aliases: Json<readonly string[]>
  mentions: number
  sentences: number
  certainty: number
}
/** A piece of evidence; with reasons where they are not those of a co-occurrence. */
export type KeptEvidence = readonly [
  start: number,
  end: number,
  certainty: number,
  reasons?: readonly string[],
]
type TieTable = OfContribution & {
  edge: string
  weight: number
  /** Of its surest sentence. */
  certainty: number
  labels: Json<readonly string[]>
  evidence: Json<readonly KeptEvidence[]>
}

/** `counts` are a `BuildCounts`. */
type GraphBuildTable = {
  number: number
  state: 'building' | 'built'
  rules: string
  hash: string
  counts: Json<object>
  made_at: Generated<Date>
}
/** Who reads `build` until then, if it is not said anew. */
type BuildHoldTable = { holder: string; build: number; ends_at: Date }
type GraphPictureTable = { build: number; picture: Json<object> }
type CurrentBuildTable = { name: 'graph'; number: number }
type GraphTouchTable = { key: string; kind: 'node' | 'edge' }
type OfBuild = { since: number; until: number; digest: string }
type GraphNodeTable = OfBuild & {
  id: string
  name: string
  type: EntityType
  subtype: string | null
  aliases: Json<readonly string[]>
  mentions: number
  articles: number
  sentences: number
  certainty: number
  first_date: string | null
  last_date: string | null
  days: Json<readonly DayCount[]>
  degree: number
  links: number
  link_weight: number
}
type GraphEdgeTable = OfBuild & {
  key: string
  source: string
  target: string
  kind: 'stated' | 'co_occurs'
  type: string
  weight: number
  articles: number
  certainty: number
  labels: Json<readonly string[]>
  days: Json<readonly DayCount[]>
  first: Json<EdgeEvidence>
}

export type Tables = {
  contribution: ContributionTable
  naming: NamingTable
  tie: TieTable
  graph_build: GraphBuildTable
  graph_picture: GraphPictureTable
  build_hold: BuildHoldTable
  current_build: CurrentBuildTable
  graph_touch: GraphTouchTable
  graph_node: GraphNodeTable
  graph_edge: GraphEdgeTable
  page: PageTable
  page_source: PageSourceTable
  failure: FailureTable
  file: FileTable
  file_piece: FilePieceTable
  page_file: PageFileTable
  access_token: AccessTokenTable
  ingest: IngestTable
  ingest_piece: IngestPieceTable
  setting: SettingTable
  article: ArticleTable
  entity: EntityTable
  mention: MentionTable
  relation: RelationTable
  evidence: EvidenceTable
  quote: QuoteTable
  figure: FigureTable
}
