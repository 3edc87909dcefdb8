// What a server and its extraction process say to each other.
import type { Facts, Page } from '../../pipeline/types.ts'
import type { Message } from '../messages.ts'

export type ExtractionTask =
  | { kind: 'read'; bytes: Uint8Array; source: string }
  | { kind: 'extract'; page: Page }

export type ExtractionRequest = { number: number; task: ExtractionTask }

/** Why a page failed: a code for programs, a message for people. */
export type PageFailure = { code: string; messages: Message }

export type ExtractionReply =
  /** The dictionaries and rules are loaded. */
  | { kind: 'ready' }
  /** They can't be loaded: `reason` names the file, the line and the mend. */
  | { kind: 'cannot_start'; reason: string }
  | { kind: 'page'; number: number; page: Page }
  | { kind: 'facts'; number: number; facts: Facts }
  | { kind: 'failed'; number: number; failure: PageFailure }
