// What each page brings to the graph, kept beside its facts: written once for each saving, never changed.
import { type Kysely, sql } from 'kysely'
import { contributionOf, type SentenceEvidence } from '../../pipeline/graph/contribution.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { loadArticleFacts } from './load-articles.ts'
import { pageIds } from './page-ids.ts'
import type { KeptEvidence, Tables } from './tables.ts'

/** What all co-occurrences have for a reason is not kept with each. */
const SAME_SENTENCE: readonly string[] = ['same-sentence']

const ROWS_PER_STATEMENT = 1000
const PAGES_AT_ONCE = 50

/** Notes inside the transaction that saves them what the articles of a page bring; the next build takes it up. */
export async function contribute(
  transaction: Kysely<Tables>,
  page: string,
  articles: readonly ArticleFacts[],
): Promise<void> {
  const contributions = articles.map(contributionOf)
  // Whoever saves a page holds its row: no two take the same number.
  const { rows } = await sql<{ number: number }>`
    insert into contribution (page_id, number, articles, sentences)
    select ${page}, coalesce(max(number), 0) + 1, ${contributions.length}::int,
      ${contributions.reduce((sum, { sentences }) => sum + sentences, 0)}::int
    from contribution where page_id = ${page}
    returning number`.execute(transaction)
  const of = { page_id: page, number: (rows[0] as { number: number }).number }
  await insertJson(
    transaction,
    'naming',
    contributions.flatMap(({ article, date, namings }) =>
      namings.map(({ entity, mentions, sentences, certainty }) => {
        const { id, name, type, subtype = null, aliases } = entity
        const counts = { mentions, sentences, certainty }
        return { ...of, article_id: article, date, entity_id: id, name, type, subtype, aliases, ...counts }
      }),
    ),
  )
  await insertJson(
    transaction,
    'tie',
    contributions.flatMap(({ article, date, ties }) =>
      ties.map(({ edge, labels, evidence }) => ({
        ...of,
        article_id: article,
        date,
        edge,
        weight: evidence.length,
        certainty: Math.max(...evidence.map(({ certainty }) => certainty)),
        labels,
        evidence: evidence.map(toKept),
      })),
    ),
  )
}

const toKept = ({ start, end, reasons, certainty }: SentenceEvidence): KeptEvidence =>
  reasons.length === 1 && reasons[0] === SAME_SENTENCE[0]
    ? [start, end, certainty]
    : [start, end, certainty, reasons]

export function fromKept([start, end, certainty, reasons = SAME_SENTENCE]: KeptEvidence): SentenceEvidence {
  return { start, end, reasons: [...reasons], certainty }
}

/** As one JSON array a statement: the database takes it apart by the table's own column types. */
export async function insertJson(
  db: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT))
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${some}::jsonb)`.execute(db)
  }
}

/** Counts the facts of pages that an older Baotu saved, or that came from a backup. */
export async function contributeMissing(db: Kysely<Tables>): Promise<void> {
  while (true) {
    const pages = await db
      .selectFrom('page')
      .select('id')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('contribution').select('number').whereRef('page_id', '=', 'page.id'))),
      )
      .limit(PAGES_AT_ONCE)
      .execute()
    if (pages.length === 0) return
    for (const { id } of pages) await contributeAgain(db, id, { unless: 'there' })
  }
}

/** Counts the facts of every page again, in order of their ids. */
export async function contributeAll(db: Kysely<Tables>): Promise<void> {
  for await (const ids of pageIds(db, PAGES_AT_ONCE)) for (const id of ids) await contributeAgain(db, id)
}

function contributeAgain(db: Kysely<Tables>, page: string, { unless }: { unless?: 'there' } = {}) {
  return db.transaction().execute(async transaction => {
    // As whoever saves the page does.
    await sql`select 1 from page where id = ${page} for update`.execute(transaction)
    if (unless === 'there') {
      const known = await transaction
        .selectFrom('contribution')
        .select('number')
        .where('page_id', '=', page)
        .executeTakeFirst()
      if (known !== undefined) return
    }
    await contribute(transaction, page, await loadArticleFacts(transaction, { pages: [page] }))
  })
}
