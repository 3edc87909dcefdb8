// The tokens that let other machines in, by their hashes.
import type { Kysely } from 'kysely'
import type { Role, TokenHolder } from '../access/access-token.ts'
import type { Tables } from './tables.ts'

export function accessTokens(db: Kysely<Tables>) {
  return {
    async addToken({ hash, name, role }: TokenHolder & { hash: string }): Promise<void> {
      await db.insertInto('access_token').values({ hash, name, role }).execute()
    },

    /** By name. */
    async listTokens(): Promise<TokenHolder[]> {
      const rows = await db.selectFrom('access_token').select(['name', 'role']).orderBy('name').execute()
      return rows.map(({ name, role }) => ({ name, role: role as Role }))
    },

    /** How many tokens of that name there were. */
    async removeTokens(name: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('access_token')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },

    async findToken(hash: string): Promise<TokenHolder | undefined> {
      const row = await db
        .selectFrom('access_token')
        .select(['name', 'role'])
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row === undefined ? undefined : { name: row.name, role: row.role as Role }
    },
  }
}
