// Files that did not become a page, with the reason: kept until the same bytes are read after all.
import type { Kysely } from 'kysely'
import type { Message } from '../messages.ts'
import type { Tables } from './tables.ts'

/** `hash` is the SHA-256 of the file's bytes. */
export type FailedPage = { hash: string; source: string; code: string; messages: Message }

export function failures(db: Kysely<Tables>) {
  return {
    /** By file name. */
    async listFailures(): Promise<FailedPage[]> {
      const rows = await db.selectFrom('failure').selectAll().orderBy('source').orderBy('hash').execute()
      return rows.map(row => ({
        hash: row.hash,
        source: row.source,
        code: row.code,
        messages: { zh: row.message_zh, en: row.message_en },
      }))
    },

    async saveFailure({ hash, source, code, messages }: FailedPage): Promise<void> {
      const reason = { code, message_zh: messages.zh, message_en: messages.en }
      await db
        .insertInto('failure')
        .values({ hash, source, ...reason })
        .onConflict(conflict => conflict.columns(['hash', 'source']).doUpdateSet(reason))
        .execute()
    },

    /** Forgets that these bytes failed: they were read now. */
    async clearFailure(hash: string): Promise<void> {
      await db.deleteFrom('failure').where('hash', '=', hash).execute()
    },
  }
}
