// All links of the graph's current build, a page at a time, filtered and sorted as the explorer's table asks for them.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { EntityType } from '../../pipeline/types.ts'
import type { Tables } from './tables.ts'

export type RelationFilter = {
  kind: 'stated' | 'co_occurs' | 'all'
  /** A relation type. */
  type?: string | undefined
  /** Whom it ties to another. */
  entity?: string | undefined
  /** Types of entities whose links are left out. */
  hide?: readonly EntityType[] | undefined
  /** What the name of an end, or a title, must hold. */
  words?: string | undefined
  /** ISO dates, both included; undated articles are in no period. */
  from?: string | undefined
  to?: string | undefined
  /** 0 to 1: only sentences as certain count. */
  certainty: number
}

/** `firstDate` is of its first dated sentence that counts. */
export type ListedRelation = {
  id: string
  kind: 'stated' | 'co_occurs'
  type: string
  source: string
  target: string
  weight: number
  labels: readonly string[]
  firstDate: string | null
  sourceName: string
  sourceType: EntityType
  targetName: string
  targetType: EntityType
}

const ORDERS = {
  weight: sql`l.weight`,
  source: sql`s.name collate "C"`,
  target: sql`t.name collate "C"`,
  kind: sql`(l.kind = 'co_occurs', l.type collate "C")`,
  date: sql`l.first_date collate "C"`,
} as const
export type RelationColumn = keyof typeof ORDERS

export function relationLists(db: Kysely<Tables>) {
  return {
    async listRelations(
      build: number,
      filter: RelationFilter,
      {
        sort,
        descending,
        offset,
        limit,
      }: { sort: RelationColumn; descending: boolean; offset: number; limit: number },
    ): Promise<{ relations: ListedRelation[]; count: number }> {
      const at = (row: string) =>
        sql`${sql.ref(`${row}.since`)} <= ${build} and ${sql.ref(`${row}.until`)} > ${build}`
      const found = sql`
        from (${linksWithin(build, filter)}) l
        join graph_node s on s.id = l.source and ${at('s')}
        join graph_node t on t.id = l.target and ${at('t')}
        ${filter.words === undefined ? sql`` : holding(filter.words)}`
      const order = ORDERS[sort]
      const { rows } = await sql<ListedRelation>`
        select l.key as id, l.kind, l.type, l.source, l.target, l.weight, l.labels, l.first_date as "firstDate",
          s.name as "sourceName", s.type as "sourceType", t.name as "targetName", t.type as "targetType"
        ${found}
        order by ${order} ${descending ? sql`desc` : sql`asc`} nulls last,
          l.kind = 'stated' desc, l.weight desc, l.key collate "C"
        offset ${offset} limit ${limit}`.execute(db)
      const counted = await sql<{ count: string }>`select count(*) as count ${found}`.execute(db)
      return { relations: rows, count: Number(counted.rows[0]?.count ?? 0) }
    },
  }
}

const holding = (words: string) => sql`
  where strpos(s.name, ${words}) > 0 or strpos(t.name, ${words}) > 0
    or exists (select from jsonb_array_elements_text(l.labels) as label where strpos(label, ${words}) > 0)`

/** The edges of the build as far as the filter goes, each with the sentences that count and the first of their days. */
function linksWithin(build: number, filter: RelationFilter): RawBuilder<unknown> {
  const { kind, type, entity, hide = [], from, to, certainty } = filter
  const edges = sql`
    select e.key, e.kind, e.type, e.source, e.target, e.labels, e.weight, e.days -> 0 ->> 0 as first_date
    from graph_edge e
    where e.since <= ${build} and e.until > ${build}
      ${kind === 'all' ? sql`` : sql`and e.kind = ${kind}`}
      ${type === undefined ? sql`` : sql`and e.type = ${type}`}
      ${entity === undefined ? sql`` : sql`and (e.source = ${entity} or e.target = ${entity})`}
      ${
        hide.length === 0
          ? sql``
          : sql`and split_part(e.source, ':', 1) <> all(${hide}) and split_part(e.target, ':', 1) <> all(${hide})`
      }`
  if (from === undefined && to === undefined && certainty === 0) return edges
  const weight =
    certainty === 0
      ? sql`sum(t.weight)::int`
      : sql`sum((select count(*) from jsonb_array_elements(t.evidence) as piece
          where (piece ->> 2)::double precision >= ${certainty}))::int`
  return sql`
    select e.key, e.kind, e.type, e.source, e.target, e.labels, w.weight, w.first_date
    from (${edges}) e
    join (
      select t.edge, ${weight} as weight, min(t.date) as first_date
      from tie t join contribution c using (page_id, number)
      where c.since <= ${build} and c.until > ${build} and t.certainty >= ${certainty}
        ${from === undefined ? sql`` : sql`and t.date >= ${from}`}
        ${to === undefined ? sql`` : sql`and t.date <= ${to}`}
        ${entity === undefined ? sql`` : sql`and t.edge in (select key from (${edges}) own)`}
      group by t.edge
    ) w on w.edge = e.key and w.weight > 0`
}
