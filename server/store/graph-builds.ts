// The builds of the graph: begun, finished, swapped in one transaction, the last ones kept, the oldest dropped.
import { type Kysely, sql } from 'kysely'
import type { EntityType } from '../../pipeline/types.ts'
import { buildHolds } from './build-holds.ts'
import type { Tables } from './tables.ts'

/** What a build holds; `types` are its entities by type, `sentences` those that name somebody, lists left out. */
export type BuildCounts = {
  pages: number
  articles: number
  sentences: number
  nodes: number
  edges: number
  mentions: number
  relations: number
  types: Partial<Record<EntityType, number>>
}

export type StoredBuild = {
  number: number
  hash: string
  /** Which rules the pages were read with that it was made for. */
  rules: string
  counts: BuildCounts
  madeAt: Date
  current: boolean
}

/** Builds before the newest that are kept. */
export const KEPT_BUILDS = 2

/** Notified when another build becomes the current one; the payload is its number. */
export const BUILD_CHANNEL = 'baotu_build'

/** `until` of rows that no later build has replaced. */
export const OPEN = 2147483647

export const NOTHING: BuildCounts = {
  pages: 0,
  articles: 0,
  sentences: 0,
  nodes: 0,
  edges: 0,
  mentions: 0,
  relations: 0,
  types: {},
}

/** A build that is being made, and the last one that was finished, which it starts from. */
export type BegunBuild = {
  number: number
  base: { hash: string; counts: BuildCounts }
  /** How many nodes and edges are to be counted again. */
  touched: number
}

export function graphBuilds(db: Kysely<Tables>) {
  async function listBuilds(): Promise<StoredBuild[]> {
    const rows = await db
      .selectFrom('graph_build')
      .leftJoin('current_build', 'current_build.number', 'graph_build.number')
      .select(['graph_build.number', 'hash', 'rules', 'counts', 'made_at', 'current_build.name'])
      .where('state', '=', 'built')
      .orderBy('graph_build.number', 'desc')
      .execute()
    return rows.map(({ made_at, name, counts, ...build }) => ({
      ...build,
      counts: counts as BuildCounts,
      madeAt: made_at,
      current: name !== null,
    }))
  }

  /** Whether pages were saved that no build holds. */
  async function hasUncounted(): Promise<boolean> {
    const row = await db
      .selectFrom('contribution')
      .select('page_id')
      .where('since', 'is', null)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  async function swapTo(transaction: Kysely<Tables>, number: number): Promise<void> {
    await transaction
      .insertInto('current_build')
      .values({ name: 'graph', number })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ number }))
      .execute()
    await sql`select pg_notify(${BUILD_CHANNEL}, ${String(number)})`.execute(transaction)
  }

  return {
    /** The builds that are kept, the newest first. */
    listBuilds,

    /** The build that is served; undefined before the first. */
    async currentBuild(): Promise<StoredBuild | undefined> {
      return (await listBuilds()).find(({ current }) => current)
    },

    hasUncounted,

    /** Whether everything that was saved is in a finished build. */
    async isCounted(): Promise<boolean> {
      const unfinished = await db
        .selectFrom('graph_build')
        .select('number')
        .where('state', '=', 'building')
        .executeTakeFirst()
      return unfinished === undefined && !(await hasUncounted())
    },

    /**
     * Begins a build of everything that was saved so far: from here on it is fixed what it holds. `everything` touches all there
     * is, not only what changed. A build that was broken off is undone first.
     */
    async beginBuild({ rules, everything }: { rules: string; everything: boolean }): Promise<BegunBuild> {
      return db.transaction().execute(async transaction => {
        await undoUnfinished(transaction)
        const newest = await transaction
          .selectFrom('graph_build')
          .select(['number', 'hash', 'counts'])
          .orderBy('number', 'desc')
          .executeTakeFirst()
        const number = (newest?.number ?? 0) + 1
        const base = {
          hash: newest?.hash ?? '0',
          counts: (newest?.counts as BuildCounts | undefined) ?? NOTHING,
        }
        await transaction
          .insertInto('graph_build')
          .values({ number, state: 'building', rules, hash: '', counts: JSON.stringify(NOTHING) })
          .execute()
        await takeUp(transaction, number)
        const touched = await touch(transaction, number, { everything })
        return { number, base, touched }
      })
    },

    /** How many pages, articles and sentences the build has more, or fewer, than the one before. */
    async grownBy(number: number): Promise<Pick<BuildCounts, 'pages' | 'articles' | 'sentences'>> {
      const { rows } = await sql<Pick<BuildCounts, 'pages' | 'articles' | 'sentences'>>`
        select coalesce(sum(sign), 0)::int as pages, coalesce(sum(sign * articles), 0)::int as articles,
          coalesce(sum(sign * sentences), 0)::int as sentences
        from (
          select 1 as sign, articles, sentences from contribution where since = ${number}
          union all
          select -1, articles, sentences from contribution where until = ${number}
        ) changed`.execute(db)
      return rows[0] as Pick<BuildCounts, 'pages' | 'articles' | 'sentences'>
    },

    /** In place of the one it had, if any. */
    async savePicture(build: number, picture: object): Promise<void> {
      await db
        .insertInto('graph_picture')
        .values({ build, picture: JSON.stringify(picture) })
        .onConflict(conflict => conflict.column('build').doUpdateSet({ picture: JSON.stringify(picture) }))
        .execute()
      await sql`select pg_notify(${BUILD_CHANNEL}, ${String(build)})`.execute(db)
    },

    /** The picture of a build; undefined where there is none. */
    async loadPicture(build: number): Promise<object | undefined> {
      const row = await db
        .selectFrom('graph_picture')
        .select('picture')
        .where('build', '=', build)
        .executeTakeFirst()
      return row?.picture
    },

    /** Makes the build the current one: until now nobody saw anything of it, from now on everybody sees all of it. */
    async finishBuild(number: number, { hash, counts }: Pick<StoredBuild, 'hash' | 'counts'>): Promise<void> {
      await db.transaction().execute(async transaction => {
        await assertSound(transaction, number, counts)
        await transaction
          .updateTable('graph_build')
          .set({ state: 'built', hash, counts: JSON.stringify(counts) })
          .where('number', '=', number)
          .execute()
        await transaction.deleteFrom('graph_touch').execute()
        await swapTo(transaction, number)
      })
    },

    /** Undoes what was done of a build that is not finished. */
    undoUnfinished: (): Promise<void> => db.transaction().execute(undoUnfinished),

    /** Makes the build before the current one current, until the next is made; undefined where none is kept. */
    rollBack: (): Promise<number | undefined> =>
      db.transaction().execute(async transaction => {
        const { rows } = await sql<{ number: number }>`
          select max(b.number) as number from graph_build b, current_build c
          where b.state = 'built' and b.number < c.number having max(b.number) is not null`.execute(
          transaction,
        )
        const number = rows[0]?.number
        if (number !== undefined) await swapTo(transaction, number)
        return number
      }),

    /** Has the database learn how its tables have grown. */
    async learnTables(): Promise<void> {
      await sql`analyze`.execute(db)
    },

    /** The same, and has it use again the room of what was dropped from those of the graph. */
    async tendTables(): Promise<void> {
      await sql`analyze`.execute(db)
      for (const table of [
        'graph_edge',
        'graph_node',
        'graph_touch',
        'tie',
        'naming',
        'contribution',
      ] as const)
        await sql`vacuum ${sql.table(table)}`.execute(db)
    },

    /** Drops what only older builds than the kept ones, and those that somebody reads, hold, a little at a time. */
    async dropOldBuilds(): Promise<void> {
      const newest = (await listBuilds())[0]?.number ?? 0
      const held = await buildHolds(db).oldestHeld()
      const oldest = Math.min(newest - KEPT_BUILDS, held ?? newest)
      await db.deleteFrom('graph_build').where('number', '<', oldest).execute()
      await db.deleteFrom('graph_picture').where('build', '<', oldest).execute()
      for (const table of ['graph_edge', 'graph_node'] as const) await dropReplaced(db, table, oldest)
      await dropContributions(db, oldest)
    },
  }
}

/** The newest saving of each page takes the place of what the build before held of it; older ones that none held go. */
async function takeUp(transaction: Kysely<Tables>, number: number): Promise<void> {
  await sql`
    update contribution set since = ${number} from (
      select page_id, max(number) as number from contribution where since is null group by page_id
    ) newest
    where contribution.page_id = newest.page_id and contribution.number = newest.number`.execute(transaction)
  await sql`
    update contribution set until = ${number} from contribution taken
    where taken.since = ${number} and contribution.page_id = taken.page_id
      and contribution.since < ${number} and contribution.until = ${OPEN}`.execute(transaction)
  await sql`
    update contribution set since = 0, until = 0 from contribution taken
    where taken.since = ${number} and contribution.page_id = taken.page_id
      and contribution.since is null and contribution.number < taken.number`.execute(transaction)
}

/** Notes which nodes and edges are to be counted again, and how many: those that pages bring which came, and those of pages that went. */
async function touch(
  transaction: Kysely<Tables>,
  number: number,
  { everything }: { everything: boolean },
): Promise<number> {
  const changed = sql`select page_id, number from contribution where since = ${number} or until = ${number}`
  const { numAffectedRows: changedRows = 0n } = await sql`
    insert into graph_touch (key, kind)
    select distinct edge, 'edge' from tie join (${changed}) changed using (page_id, number)
    union all
    select distinct entity_id, 'node' from naming join (${changed}) changed using (page_id, number)`.execute(
    transaction,
  )
  if (!everything) return Number(changedRows)
  const { numAffectedRows: otherRows = 0n } = await sql`
    insert into graph_touch (key, kind)
    select key, 'edge' from graph_edge where until = ${OPEN}
    union all
    select id, 'node' from graph_node where until = ${OPEN}
    on conflict do nothing`.execute(transaction)
  return Number(changedRows + otherRows)
}

async function undoUnfinished(transaction: Kysely<Tables>): Promise<void> {
  const unfinished = await transaction
    .selectFrom('graph_build')
    .select('number')
    .where('state', '=', 'building')
    .execute()
  for (const { number } of unfinished) {
    for (const table of ['graph_node', 'graph_edge'] as const) {
      await transaction.deleteFrom(table).where('since', '=', number).execute()
      await transaction.updateTable(table).set({ until: OPEN }).where('until', '=', number).execute()
    }
    await transaction
      .updateTable('contribution')
      .set({ since: null })
      .where('since', '=', number)
      .where('until', '=', OPEN)
      .execute()
    await transaction.updateTable('contribution').set({ until: OPEN }).where('until', '=', number).execute()
    await transaction.deleteFrom('graph_picture').where('build', '=', number).execute()
    await transaction.deleteFrom('graph_touch').execute()
    await transaction.deleteFrom('graph_build').where('number', '=', number).execute()
  }
}

/** Throws where the rows of a build don't hang together: then the one before goes on being served. */
async function assertSound(db: Kysely<Tables>, number: number, counts: BuildCounts): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select e.key from graph_edge e
    where e.since = ${number} and (
      e.weight < 1 or e.articles < 1 or e.articles > e.weight
      or not exists (select 1 from graph_node n
        where n.id = e.source and n.since <= ${number} and n.until > ${number})
      or not exists (select 1 from graph_node n
        where n.id = e.target and n.since <= ${number} and n.until > ${number}))
    limit 1`.execute(db)
  const [broken] = rows
  if (broken !== undefined) throw new Error(`build ${number}: the edge ${broken.key} hangs in the air`)
  const { types, ...sums } = counts
  for (const [name, count] of [...Object.entries(types), ...Object.entries(sums)]) {
    if (count < 0) throw new Error(`build ${number}: ${name} came to ${count}; run: baotu graph rebuild`)
  }
}

const ROWS_AT_ONCE = 5000

async function dropReplaced(
  db: Kysely<Tables>,
  table: 'graph_node' | 'graph_edge',
  oldest: number,
): Promise<void> {
  const id = sql.ref(table === 'graph_node' ? 'id' : 'key')
  while (true) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where (${id}, since) in (
        select ${id}, since from ${sql.table(table)}
        where until <= ${oldest} and until < ${sql.lit(OPEN)} limit ${ROWS_AT_ONCE})`.execute(db)
    if (numAffectedRows < ROWS_AT_ONCE) return
  }
}

const PAGES_AT_ONCE = 50

async function dropContributions(db: Kysely<Tables>, oldest: number): Promise<void> {
  while (true) {
    const { rows } = await sql<{ page_id: string; number: number }>`
      select page_id, number from contribution
      where until <= ${oldest} and until < ${sql.lit(OPEN)} limit ${PAGES_AT_ONCE}`.execute(db)
    if (rows.length === 0) return
    const dropped = JSON.stringify(rows)
    // Its own row last: while it is there, so is the way to what belongs to it.
    for (const table of ['tie', 'naming', 'contribution'] as const) {
      await sql`
        delete from ${sql.table(table)} t
        using jsonb_to_recordset(${dropped}::jsonb) as d (page_id text, number int)
        where t.page_id = d.page_id and t.number = d.number`.execute(db)
    }
  }
}
