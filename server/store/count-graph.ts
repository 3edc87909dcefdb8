// Counts nodes and edges from what the pages of a build bring, and puts those that changed in the place of what they were.
import { type Kysely, sql } from 'kysely'
import type { EdgeEvidence } from '../../pipeline/graph/fact-graph.ts'
import { compareStrings, readEdgeKey } from '../../pipeline/graph/fact-graph.ts'
import {
  type DayCount,
  digestOfEdge,
  digestOfNode,
  type EdgeRow,
  type NodeRow,
} from '../../pipeline/graph/graph-rows.ts'
import type { EntityType } from '../../pipeline/types.ts'
import { asJson } from './as-json.ts'
import { fromKept, insertJson } from './contributions.ts'
import { OPEN } from './graph-builds.ts'
import type { KeptEvidence, Tables } from './tables.ts'

/** What the counting of some rows changed. `was` is what stood there before, `now` what stands there; each with its digest. */
export type RowChange<Row> = { was?: Row & { digest: Buffer }; now?: Row & { digest: Buffer } }
type ChangedNode = RowChange<Pick<NodeRow, 'type' | 'mentions'>>
type ChangedEdge = RowChange<Pick<EdgeRow, 'kind'>>

export function countGraph(db: Kysely<Tables>) {
  return {
    /** Keys of nodes or edges that are still to be counted, in order, from behind `after` on. */
    async touchedKeys(
      kind: 'node' | 'edge',
      { after, limit }: { after: string; limit: number },
    ): Promise<string[]> {
      const rows = await db
        .selectFrom('graph_touch')
        .select('key')
        .where('kind', '=', kind)
        .where('key', '>', after)
        .orderBy('key')
        .limit(limit)
        .execute()
      return rows.map(({ key }) => key)
    },

    /** Edges first: nodes know how many they have. */
    async countEdges(build: number, keys: readonly string[]): Promise<ChangedEdge[]> {
      const counted = new Map((await countedEdges(db, build, keys)).map(row => [row.key, row]))
      const before = await rowsBefore<{ id: string; digest: string; kind: EdgeRow['kind'] }>(
        sql`select key as id, digest, kind from graph_edge
          where key = any(${keys}) and until = ${OPEN} and since < ${build}`,
        db,
      )
      const { changes, rows, gone } = compare(keys, before, counted, digestOfEdge)
      await replaceRows(db, { table: 'graph_edge', id: 'key', build, gone }, rows)
      return changes
    },

    async countNodes(build: number, ids: readonly string[]): Promise<ChangedNode[]> {
      const counted = new Map((await countedNodes(db, build, ids)).map(row => [row.id, row]))
      const before = await rowsBefore<{ id: string; digest: string; type: EntityType; mentions: number }>(
        sql`select id, digest, type, mentions from graph_node
          where id = any(${ids}) and until = ${OPEN} and since < ${build}`,
        db,
      )
      const { changes, rows, gone } = compare(ids, before, counted, digestOfNode)
      const kept = rows.map(({ firstDate, lastDate, linkWeight, ...row }) => ({
        ...row,
        first_date: firstDate,
        last_date: lastDate,
        link_weight: linkWeight,
      }))
      await replaceRows(db, { table: 'graph_node', id: 'id', build, gone }, kept)
      return changes
    },
  }
}

async function rowsBefore<Row extends { id: string }>(
  query: ReturnType<typeof sql>,
  db: Kysely<Tables>,
): Promise<Map<string, Row>> {
  return new Map((await asJson<Row>(db, query)).map(row => [row.id, row]))
}

/** Of `keys`, what is new, what is another than before, and what is no longer. */
function compare<Row extends object, Before extends { digest: string }>(
  keys: readonly string[],
  before: ReadonlyMap<string, Before>,
  counted: ReadonlyMap<string, Row>,
  digestOf: (row: Row) => Buffer,
) {
  const changes: RowChange<Row | Before>[] = []
  const rows: (Row & { digest: string })[] = []
  const gone: string[] = []
  for (const key of keys) {
    const [old, row] = [before.get(key), counted.get(key)]
    const digest = row && digestOf(row)
    const kept = digest?.toString('base64')
    if (old?.digest === kept) continue
    if (old !== undefined) gone.push(key)
    if (row !== undefined && kept !== undefined) rows.push({ ...row, digest: kept })
    changes.push({
      ...(old === undefined ? {} : { was: { ...old, digest: Buffer.from(old.digest, 'base64') } }),
      ...(row === undefined || digest === undefined ? {} : { now: { ...row, digest } }),
    })
  }
  return { changes: changes as RowChange<never>[], rows, gone }
}

type Replaced = {
  table: 'graph_node' | 'graph_edge'
  id: 'id' | 'key'
  build: number
  gone: readonly string[]
}

/** Nobody sees it before the build is finished: readers of an earlier one pass over rows that begin later. */
async function replaceRows(
  db: Kysely<Tables>,
  { table, id, build, gone }: Replaced,
  rows: readonly object[],
): Promise<void> {
  if (gone.length === 0 && rows.length === 0) return
  await db.transaction().execute(async transaction => {
    await sql`update ${sql.table(table)} set until = ${build}
      where ${sql.ref(id)} = any(${gone}) and until = ${OPEN} and since < ${build}`.execute(transaction)
    await insertJson(
      transaction,
      table,
      rows.map(row => ({ ...row, since: build, until: OPEN })),
    )
  })
}

type CountedEdge = {
  edge: string
  weight: number
  articles: number
  certainty: number
  labels: string[][] | null
  first: [article: string, evidence: KeptEvidence]
  days: DayCount[] | null
}

async function countedEdges(db: Kysely<Tables>, build: number, keys: readonly string[]): Promise<EdgeRow[]> {
  const counted = await asJson<CountedEdge>(
    db,
    sql`
    with piece as materialized (
      select t.edge, t.article_id, t.date, t.weight, t.certainty, t.labels, t.evidence -> 0 as first
      from tie t join contribution c using (page_id, number)
      where t.edge = any(${keys}) and c.since <= ${build} and c.until > ${build}
    ), day as (
      select edge, jsonb_agg(jsonb_build_array(date, count) order by date) as days
      from (select edge, date, sum(weight)::int as count from piece where date is not null group by edge, date) d
      group by edge
    )
    select edge, sum(weight)::int as weight, count(*)::int as articles, max(certainty) as certainty,
      jsonb_agg(labels order by date nulls last, article_id) filter (where labels <> '[]'::jsonb) as labels,
      (array_agg(jsonb_build_array(article_id, first) order by date nulls last, article_id))[1] as first,
      (select days from day where day.edge = piece.edge) as days
    from piece group by edge`,
  )
  return counted.map(({ edge, weight, articles, certainty, labels, first: [article, evidence], days }) => {
    const ends = readEdgeKey(edge)
    if (ends === undefined) throw new Error(`${edge} is no key of an edge`)
    const first: EdgeEvidence = { article, ...fromKept(evidence) }
    const kind = ends.type === 'co_occurs' ? 'co_occurs' : 'stated'
    const told = {
      weight,
      articles,
      certainty,
      labels: [...new Set((labels ?? []).flat())],
      days: days ?? [],
    }
    return { key: edge, ...ends, kind, ...told, first }
  })
}

type CountedNode = Omit<
  NodeRow,
  'id' | 'name' | 'type' | 'aliases' | 'days' | 'degree' | 'links' | 'linkWeight'
> & {
  id: string
  head: [name: string, type: EntityType]
  aliases: string[][]
  days: DayCount[] | null
  degree: number | null
  links: number | null
  linkWeight: number | null
}

async function countedNodes(db: Kysely<Tables>, build: number, ids: readonly string[]): Promise<NodeRow[]> {
  const counted = await asJson<CountedNode>(
    db,
    sql`
    with piece as materialized (
      select n.* from naming n join contribution c using (page_id, number)
      where n.entity_id = any(${ids}) and c.since <= ${build} and c.until > ${build}
    ), day as (
      select entity_id, jsonb_agg(jsonb_build_array(date, count) order by date) as days
      from (
        select entity_id, date, sum(mentions)::int as count from piece
        where date is not null and mentions > 0 group by entity_id, date
      ) d
      group by entity_id
    ), link as (
      select id, count(distinct other)::int as degree, count(*)::int as links, sum(weight)::int as weight
      from (
        select source as id, target as other, weight from graph_edge
        where source = any(${ids}) and since <= ${build} and until > ${build}
        union all
        select target, source, weight from graph_edge
        where target = any(${ids}) and since <= ${build} and until > ${build}
      ) ends group by id
    )
    select piece.entity_id as id,
      (array_agg(jsonb_build_array(name, type) order by date nulls last, article_id))[1] as head,
      (array_agg(subtype order by date nulls last, article_id) filter (where subtype is not null))[1] as subtype,
      jsonb_agg(distinct aliases) as aliases,
      sum(mentions)::int as mentions, count(*)::int as articles, sum(sentences)::int as sentences,
      max(certainty) as certainty, min(date) as "firstDate", max(date) as "lastDate",
      (select days from day where day.entity_id = piece.entity_id) as days,
      max(link.degree) as degree, max(link.links) as links, max(link.weight) as "linkWeight"
    from piece left join link on link.id = piece.entity_id group by piece.entity_id`,
  )
  return counted.map(({ head: [name, type], aliases, days, degree, links, linkWeight, ...row }) => ({
    ...row,
    name,
    type,
    aliases: [...new Set(aliases.flat())].sort(compareStrings),
    days: days ?? [],
    degree: degree ?? 0,
    links: links ?? 0,
    linkWeight: linkWeight ?? 0,
  }))
}
