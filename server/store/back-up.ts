// Everything a store holds as lines of JSON, and back: the same file for both homes, so it also moves a store from one to the other.
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { contributeMissing } from './contributions.ts'
import { isKnownShape, migrate, NEWEST_SHAPE } from './migrate.ts'
import { openDatabase, type StoreSettings } from './open-database.ts'
import type { Tables } from './tables.ts'

/** In an order in which each row finds what it refers to. */
export const TABLES = [
  'page',
  'page_source',
  'failure',
  'file',
  'file_piece',
  'page_file',
  'access_token',
  'ingest',
  'ingest_piece',
  'setting',
  'article',
  'entity',
  'mention',
  'relation',
  'evidence',
  'quote',
  'figure',
] as const satisfies readonly (keyof Tables)[]

/** Counted from the others: made anew where a backup is restored, by the first build. Who reads a build then is nobody. */
export const COUNTED_TABLES = [
  'contribution',
  'naming',
  'tie',
  'graph_build',
  'graph_picture',
  'build_hold',
  'current_build',
  'graph_touch',
  'graph_node',
  'graph_edge',
] as const satisfies readonly (keyof Tables)[]

/** The first line: `shape` names the newest migration of the store that was written. */
const Head = z.object({ baotu: z.literal('backup'), shape: z.string() })
const Row = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
/** The last line: without it the file was cut off. */
const Foot = z.object({ rows: z.number().int() })

/** A file that is no backup, not a whole one, or of a newer Baotu; or a store that is not empty. */
export class CannotRestore extends Error {
  readonly code = 'cannot_restore'
  readonly messages: { zh: string; en: string }

  constructor(messages: { zh: string; en: string }) {
    super(messages.en)
    this.name = 'CannotRestore'
    this.messages = messages
  }
}

const ROWS_AT_ONCE = 500
/** Rows of these hold up to some hundred kilobytes each: 500 would be more than one JSON array of the database may be. */
const WIDE_TABLES: ReadonlySet<string> = new Set(['page', 'article', 'file_piece', 'ingest', 'ingest_piece'])
const WIDE_ROWS_AT_ONCE = 20

const rowsAtOnce = (table: string): number => (WIDE_TABLES.has(table) ? WIDE_ROWS_AT_ONCE : ROWS_AT_ONCE)

/** The lines, without their ends; what others save meanwhile is not in them. */
export async function* backUp(db: Kysely<Tables>): AsyncGenerator<string> {
  const reading = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  let rows = 0
  try {
    yield JSON.stringify({ baotu: 'backup', shape: NEWEST_SHAPE } satisfies z.infer<typeof Head>)
    for (const table of TABLES) {
      for await (const row of rowsOf(reading, table)) {
        yield JSON.stringify({ table, row } satisfies z.infer<typeof Row>)
        rows++
      }
    }
  } finally {
    await reading.rollback().execute()
  }
  yield JSON.stringify({ rows } satisfies z.infer<typeof Foot>)
}

/** Puts the rows of a backup into the store at `settings`, which must be empty: all or none. Throws `CannotRestore`. */
export async function restore(settings: StoreSettings, lines: AsyncIterable<string>): Promise<void> {
  const iterator = lines[Symbol.asyncIterator]()
  const head = Head.safeParse(parsed((await iterator.next()).value))
  if (!head.success)
    throw new CannotRestore({ zh: '这不是报图的备份文件。', en: 'This is no backup of Baotu.' })
  const { shape } = head.data
  if (!isKnownShape(shape))
    throw new CannotRestore({
      zh: `这份备份来自更新版本的报图（${shape}）；请先升级。`,
      en: `This backup was written by a newer Baotu (${shape}): update first.`,
    })
  // The rows go in as they were when they were written; then the newer migrations see to them.
  const { db, close } = await openDatabase(settings, shape)
  try {
    await refuseFull(db)
    await db.transaction().execute(transaction => insertLines(transaction, iterator))
    await migrate(db)
    await contributeMissing(db)
  } finally {
    await close()
  }
}

/** Also a store of which only tokens, failures or waiting files are left holds something that a backup would mix with. */
async function refuseFull(db: Kysely<Tables>): Promise<void> {
  const present = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(db)
  // A backup of an older shape goes into a store without the tables that came later.
  const names = new Set(present.rows.map(({ name }) => name))
  for (const table of TABLES) {
    if (!names.has(table)) continue
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length === 0) continue
    throw new CannotRestore({
      zh: `只能恢复到空的数据里，而表 ${table} 里已有内容；请用 BAOTU_DATA 或 DATABASE_URL 另指一处。`,
      en: `A backup goes into an empty store only, and the table ${table} holds something: name another with BAOTU_DATA or DATABASE_URL.`,
    })
  }
}

async function insertLines(db: Kysely<Tables>, lines: AsyncIterator<string>): Promise<void> {
  let rows = 0
  let announced: number | undefined
  let waiting: { table: string; rows: Record<string, unknown>[] } = { table: '', rows: [] }
  for (let next = await lines.next(); !next.done && announced === undefined; next = await lines.next()) {
    const line = parsed(next.value)
    const row = Row.safeParse(line)
    if (!row.success) {
      announced = Foot.safeParse(line).data?.rows
      if (announced === undefined) break
      continue
    }
    if (waiting.table !== row.data.table || waiting.rows.length === rowsAtOnce(waiting.table)) {
      await insertRows(db, waiting)
      waiting = { table: row.data.table, rows: [] }
    }
    waiting.rows.push(row.data.row)
    rows++
  }
  await insertRows(db, waiting)
  if (announced === rows) return
  throw new CannotRestore({
    zh: `备份文件不完整：应有 ${announced ?? '?'} 行，读到 ${rows} 行。`,
    en: `The backup is not whole: ${announced ?? '?'} rows are announced, ${rows} were read.`,
  })
}

function parsed(line: unknown): unknown {
  try {
    return JSON.parse(String(line))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}

/** The columns of a table's primary key, in its order. */
async function primaryKey(db: Kysely<Tables>, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name
    from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as k(column_number, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.column_number
    where i.indisprimary and i.indrelid = ${table}::regclass
    order by k.place`.execute(db)
  return rows.map(({ name }) => name)
}

/** In the order of the primary key, as JSON objects of the database's own making: every type as it can be put back. */
async function* rowsOf(db: Kysely<Tables>, table: string): AsyncGenerator<Record<string, unknown>> {
  const key = await primaryKey(db, table)
  const limit = rowsAtOnce(table)
  const columns = sql.join(key.map(column => sql.ref(column)))
  let after = sql``
  while (true) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} as t ${after} order by ${columns}
      limit ${limit}`.execute(db)
    for (const { row } of rows) yield row
    const last = rows.at(-1)?.row
    if (last === undefined || rows.length < limit) return
    after = sql`where (${columns}) > (${sql.join(key.map(column => last[column]))})`
  }
}

/** As one JSON array that the database takes apart by the table's own column types. */
async function insertRows(
  db: Kysely<Tables>,
  { table, rows }: { table: string; rows: readonly object[] },
): Promise<void> {
  if (rows.length === 0) return
  if (!TABLES.some(name => name === table))
    throw new CannotRestore({
      zh: `备份里有未知的表 ${table}。`,
      en: `The backup has an unknown table ${table}.`,
    })
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}
