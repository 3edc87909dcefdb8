// Files given to Baotu: their bytes while they wait, and how far each has come.
import { type Kysely, sql } from 'kysely'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import { INGEST_STATES } from '../api/types.ts'
import type { PageFailure } from '../jobs/extraction-messages.ts'
import type { FileOutcome, IngestStage } from '../jobs/ingest-file.ts'
import { inTransaction } from './in-transaction.ts'
import type { StoredFiles, Tables } from './tables.ts'

export type IngestState = (typeof INGEST_STATES)[number]

export type StoredIngest = {
  id: string
  source: string
  columns: ColumnNames | undefined
  state: IngestState
  stage: 'queued' | IngestStage | 'building' | 'finished'
  /** How often work on it was begun. */
  tries: number
  /** Of a file one; of an archive, once it is open, as many as are in it. */
  fileCount: number
  articles: number
  entities: number
  /** How many of its files are through; and what became of them, once all are. */
  filesDone: number
  files: readonly FileOutcome[]
  failure: PageFailure | undefined
}

function filesIn(files: StoredFiles): Pick<StoredIngest, 'files' | 'filesDone'> {
  return 'done' in files ? { files: [], filesDone: files.done } : { files, filesDone: files.length }
}

export type IngestProgress = Partial<Omit<StoredIngest, 'id' | 'source' | 'columns'>>

const PIECE = 256 * 1024

export function ingests(db: Kysely<Tables>) {
  return {
    /** Notes a file that waits, with its bytes. */
    async addIngest(
      { id, source, columns }: Pick<StoredIngest, 'id' | 'source' | 'columns'>,
      bytes: Uint8Array,
    ): Promise<void> {
      await inTransaction(db, async transaction => {
        await transaction
          .insertInto('ingest')
          .values({
            id,
            source,
            columns: columns === undefined ? null : JSON.stringify(columns),
            state: 'queued',
            stage: 'queued',
          })
          .execute()
        for (let at = 0, ordinal = 0; at < bytes.length; at += PIECE, ordinal++) {
          const piece = { ingest_id: id, ordinal, bytes: bytes.slice(at, at + PIECE) }
          await transaction.insertInto('ingest_piece').values(piece).execute()
        }
      })
    },

    async findIngest(id: string): Promise<StoredIngest | undefined> {
      const row = await db.selectFrom('ingest').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      return {
        id,
        source: row.source,
        columns: row.columns ?? undefined,
        state: row.state as IngestState,
        stage: row.stage as StoredIngest['stage'],
        tries: row.tries,
        fileCount: row.file_count,
        articles: row.articles,
        entities: row.entities,
        ...filesIn(row.files),
        failure: row.failure ?? undefined,
      }
    },

    /** The bytes that wait; none where they were read already. */
    async loadIngestBytes(id: string): Promise<Uint8Array> {
      const pieces = await db
        .selectFrom('ingest_piece')
        .select('bytes')
        .where('ingest_id', '=', id)
        .orderBy('ordinal')
        .execute()
      return Buffer.concat(pieces.map(({ bytes }) => bytes))
    },

    /** False where there is none, or it was cancelled meanwhile: then it stays so. */
    async noteIngest(id: string, progress: IngestProgress): Promise<boolean> {
      const { fileCount, filesDone, files, failure, ...plain } = progress
      const { numUpdatedRows } = await db
        .updateTable('ingest')
        .set({
          ...plain,
          ...(fileCount === undefined ? {} : { file_count: fileCount }),
          // While it is worked on only their number is kept: an archive's list written anew after each file would be its square.
          ...(filesDone === undefined ? {} : { files: JSON.stringify({ done: filesDone }) }),
          ...(files === undefined ? {} : { files: JSON.stringify(files) }),
          ...(failure === undefined ? {} : { failure: JSON.stringify(failure) }),
        })
        .where('id', '=', id)
        .where('state', '!=', 'cancelled')
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    /** Forgets the bytes: they were read to their end, or never will be. */
    async dropIngestBytes(id: string): Promise<void> {
      await db.deleteFrom('ingest_piece').where('ingest_id', '=', id).execute()
    },

    /** How many files are in each state. */
    async countIngests(): Promise<Record<IngestState, number>> {
      const rows = await db
        .selectFrom('ingest')
        .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
        .groupBy('state')
        .execute()
      const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]))
      return Object.fromEntries(INGEST_STATES.map(state => [state, counts.get(state) ?? 0])) as Record<
        IngestState,
        number
      >
    },

    /** Those in a state, the oldest first. */
    async listIngests(
      state: IngestState,
      { limit }: { limit: number },
    ): Promise<{ id: string; source: string; tries: number }[]> {
      return db
        .selectFrom('ingest')
        .select(['id', 'source', 'tries'])
        .where('state', '=', state)
        .orderBy('given_at')
        .orderBy('id')
        .limit(limit)
        .execute()
    },

    /** Whether workers are told to take no files. */
    async isPaused(): Promise<boolean> {
      const row = await db
        .selectFrom('setting')
        .select('value')
        .where('name', '=', 'paused')
        .executeTakeFirst()
      return row?.value === true
    },

    async setPaused(paused: boolean): Promise<void> {
      const value = JSON.stringify(paused)
      await db
        .insertInto('setting')
        .values({ name: 'paused', value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },

    /** Bytes of all files that wait. */
    async countWaitingBytes(): Promise<number> {
      const { bytes } = await db
        .selectFrom('ingest_piece')
        .select(sql<string>`coalesce(sum(octet_length(bytes)), 0)`.as('bytes'))
        .executeTakeFirstOrThrow()
      return Number(bytes)
    },
  }
}
