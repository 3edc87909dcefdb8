// What a server and its extraction process say to each other.
import type { FileFormat } from '../../pipeline/read/recognize-format.ts'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { Facts, Page } from '../../pipeline/types.ts'
import type { Message } from '../messages.ts'

export type ExtractionTask =
  | { kind: 'read'; bytes: Uint8Array; source: string; columns?: ColumnNames }
  | { kind: 'unpack'; bytes: Uint8Array; source: string }
  | { kind: 'extract'; page: Page }

export type ExtractionRequest = { number: number; task: ExtractionTask }

/** Why a page failed: a code for programs, a message for people. */
export type PageFailure = { code: string; messages: Message }

/** What a file held: its pages, and rows of a table that became none. */
export type PagesOfFile = {
  format: FileFormat
  pages: readonly Page[]
  failed: readonly { source: string; failure: PageFailure }[]
}

/** A file of an archive, or why it was refused. */
export type FileOfArchive = { source: string; bytes: Uint8Array } | { source: string; failure: PageFailure }

export type ExtractionReply =
  /** The dictionaries and rules are loaded. */
  | { kind: 'ready' }
  /** They can't be loaded: `reason` names the file, the line and the mend. */
  | { kind: 'cannot_start'; reason: string }
  | { kind: 'pages'; number: number; file: PagesOfFile }
  | { kind: 'files'; number: number; files: readonly FileOfArchive[] }
  | { kind: 'facts'; number: number; facts: Facts }
  | { kind: 'failed'; number: number; failure: PageFailure }
