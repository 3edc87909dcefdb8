// Builds that somebody is still reading: they are kept, however many come after them.
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

export function buildHolds(db: Kysely<Tables>) {
  return {
    /** Keeps `build`, and what came after it, for so many seconds from now on; false where it was dropped already. */
    async holdBuild(
      build: number,
      { holder, seconds }: { holder: string; seconds: number },
    ): Promise<boolean> {
      const { numAffectedRows = 0n } = await sql`
        insert into build_hold (holder, build, ends_at)
        select ${holder}, number, now() + make_interval(secs => ${seconds}) from graph_build
        where number = ${build} and state = 'built'
        on conflict (holder) do update set ends_at = excluded.ends_at`.execute(db)
      return numAffectedRows > 0n
    },

    async releaseBuild(holder: string): Promise<void> {
      await db.deleteFrom('build_hold').where('holder', '=', holder).execute()
    },

    /** The oldest build that is held; undefined where none is. Who did not release theirs in time is forgotten. */
    async oldestHeld(): Promise<number | undefined> {
      await sql`delete from build_hold where ends_at <= now()`.execute(db)
      const row = await db
        .selectFrom('build_hold')
        .select('build')
        .orderBy('build')
        .limit(1)
        .executeTakeFirst()
      return row?.build
    },
  }
}
