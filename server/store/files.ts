// Files that pages came from, known by their bytes: whether one was read before, and what it held.
import type { Kysely } from 'kysely'
import type { FileFormat } from '../../pipeline/read/recognize-format.ts'
import type { Line, Sheet } from '../../pipeline/types.ts'
import { inTransaction } from './in-transaction.ts'
import type { Tables } from './tables.ts'

/** `hash` is the SHA-256 of the bytes, `version` names the rules, and the columns, that it was read with. */
export type StoredFile = {
  hash: string
  format: FileFormat
  byteCount: number
  /** Its bytes are in the store. */
  kept: boolean
  version: string
  pages: readonly string[]
}

/** The sheets of a page, its lines by number, and the hash of the file that shows them. */
export type PagePlaces = {
  file: string | null
  sheets: readonly Sheet[]
  lines: ReadonlyMap<number, Line>
}

const PIECE = 64 * 1024

/** Formats whose bytes are kept to show the page as it was printed, and how large a file may be for it. */
const KEPT_FORMATS: readonly FileFormat[] = ['pdf']
const MAX_KEPT_BYTES = 64 * 1024 * 1024

export function files(db: Kysely<Tables>) {
  return {
    /** undefined where no such file was read to its end. */
    async findFile(hash: string): Promise<StoredFile | undefined> {
      const row = await db.selectFrom('file').selectAll().where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) return undefined
      const pages = await db
        .selectFrom('page_file')
        .select('page_id')
        .where('hash', '=', hash)
        .orderBy('page_id')
        .execute()
      return {
        hash,
        format: row.format,
        byteCount: row.byte_count,
        kept: row.kept,
        version: row.version,
        pages: pages.map(({ page_id }) => page_id),
      }
    },

    /** Notes that a file was read to its end, with its pages, which are in the store; keeps the bytes of a PDF. */
    async saveFile(file: Omit<StoredFile, 'kept' | 'byteCount'>, bytes: Uint8Array): Promise<void> {
      const kept = KEPT_FORMATS.includes(file.format) && bytes.length <= MAX_KEPT_BYTES
      const row = {
        hash: file.hash,
        format: file.format,
        byte_count: bytes.length,
        kept,
        version: file.version,
      }
      await inTransaction(db, async transaction => {
        await transaction
          .insertInto('file')
          .values(row)
          .onConflict(conflict => conflict.column('hash').doUpdateSet(row))
          .execute()
        await transaction.deleteFrom('page_file').where('hash', '=', file.hash).execute()
        for (let from = 0; from < file.pages.length; from += 1000) {
          await transaction
            .insertInto('page_file')
            .values(file.pages.slice(from, from + 1000).map(page => ({ page_id: page, hash: file.hash })))
            .onConflict(conflict => conflict.doNothing())
            .execute()
        }
        await transaction.deleteFrom('file_piece').where('hash', '=', file.hash).execute()
        for (let at = 0; kept && at < bytes.length; at += PIECE) {
          const piece = { hash: file.hash, ordinal: at / PIECE, bytes: bytes.slice(at, at + PIECE) }
          await transaction.insertInto('file_piece').values(piece).execute()
        }
      })
    },

    /** The bytes of a file that was kept, piece by piece. */
    async *loadFile(hash: string): AsyncGenerator<Uint8Array> {
      for (let ordinal = 0; ; ordinal++) {
        const row = await db
          .selectFrom('file_piece')
          .select('bytes')
          .where('hash', '=', hash)
          .where('ordinal', '=', ordinal)
          .executeTakeFirst()
        if (row === undefined) return
        yield row.bytes
      }
    },

    /** The sheets and lines of a page, and the file that shows them; undefined where the page has no sheets. */
    async loadPlaces(page: string): Promise<PagePlaces | undefined> {
      const row = await db
        .selectFrom('page')
        .select(['sheets', 'lines'])
        .where('id', '=', page)
        .where('sheets', 'is not', null)
        .executeTakeFirst()
      if (row === undefined || row.sheets === null) return undefined
      // Of several files that hold the same page any will do: the first by hash.
      const file = await db
        .selectFrom('page_file')
        .innerJoin('file', 'file.hash', 'page_file.hash')
        .select('file.hash')
        .where('page_file.page_id', '=', page)
        .where('file.kept', '=', true)
        .orderBy('file.hash')
        .limit(1)
        .executeTakeFirst()
      return {
        file: file?.hash ?? null,
        sheets: row.sheets,
        lines: new Map(row.lines.map(line => [line.number, line])),
      }
    },
  }
}
