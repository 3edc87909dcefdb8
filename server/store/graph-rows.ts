// Reads nodes and edges of one build: all that is asked for by id, by what lies around somebody, by who is named most often.
import { type Kysely, sql } from 'kysely'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import { asJson } from './as-json.ts'
import type { Tables } from './tables.ts'

/** The heaviest links of somebody are enough to rank; nobody reads more. */
export type AroundLimits = { kind: EdgeRow['kind']; limit: number }

/** `since` says from which build on the row has stood. */
export type NamedRow = Pick<NodeRow, 'id' | 'name' | 'type' | 'aliases' | 'mentions'>

export type LinkRow = Pick<EdgeRow, 'key' | 'source' | 'target' | 'kind' | 'weight'>

/** Days make most of a row, and only pictures need them. */
type Days = { days?: 'told' | 'left out' }
const daysAs = ({ days = 'told' }: Days) => (days === 'told' ? sql`days` : sql`'[]'::jsonb as days`)

const nodeWith = (
  days: Days,
) => sql`id, name, type, subtype, aliases, mentions, articles, sentences, certainty,
  first_date as "firstDate", last_date as "lastDate", ${daysAs(days)}, degree, links, link_weight as "linkWeight"`
const edgeWith = (days: Days) =>
  sql`key, source, target, kind, type, weight, articles, certainty, labels, ${daysAs(days)}, first`
const NODE = nodeWith({})
const EDGE = edgeWith({})
const LIGHT_EDGE = edgeWith({ days: 'left out' })

export function graphRows(db: Kysely<Tables>) {
  const at = (build: number) => sql`since <= ${build} and until > ${build}`
  const edgesWhere = (build: number, condition: ReturnType<typeof sql>, rest: ReturnType<typeof sql>) =>
    asJson<EdgeRow>(db, sql`select ${EDGE} from graph_edge where ${condition} and ${at(build)} ${rest}`)

  const lightEdgesWhere = (build: number, condition: ReturnType<typeof sql>, rest: ReturnType<typeof sql>) =>
    asJson<EdgeRow>(db, sql`select ${LIGHT_EDGE} from graph_edge where ${condition} and ${at(build)} ${rest}`)

  /** The first `limit` in `order` of the edges from one of some sources to one of some targets: ranked by what the index holds, only these are read whole. */
  const heaviest = (
    build: number,
    {
      columns,
      among,
      order,
      limit,
    }: {
      columns: ReturnType<typeof sql>
      among: readonly { sources: readonly string[]; targets: readonly string[] }[]
      order: ReturnType<typeof sql>
      limit: number
    },
  ): Promise<EdgeRow[]> => {
    const place = sql`${order}, key`
    const ranks = sql`key, source, target, weight, kind`
    const each = among.map(
      ({ sources, targets }) => sql`(
        select ${ranks} from graph_edge where source = any(${sources}) and target = any(${targets}) and ${at(build)}
        order by ${place} limit ${limit})`,
    )
    return asJson(
      db,
      sql`select ${columns} from graph_edge where key = any(array(
          select key from (${sql.join(each, sql` union `)}) ends order by ${place} limit ${limit}
        )) and ${at(build)} order by ${place}`,
    )
  }

  return {
    /** By id; those that the build does not have are left out. */
    async nodesById(build: number, ids: readonly string[], days: Days = {}): Promise<Map<string, NodeRow>> {
      const rows = await asJson<NodeRow>(
        db,
        sql`select ${nodeWith(days)} from graph_node where id = any(${[...new Set(ids)]}) and ${at(build)}`,
      )
      return new Map(rows.map(row => [row.id, row]))
    },

    /** Named most often first. */
    foremostNodes: (build: number, limit: number): Promise<NodeRow[]> =>
      asJson(
        db,
        sql`select ${NODE} from graph_node where ${at(build)}
          order by mentions desc, articles desc, id limit ${limit}`,
      ),

    /** By key; those that the build does not have are left out. */
    async edgesByKey(build: number, keys: readonly string[]): Promise<Map<string, EdgeRow>> {
      const rows = await edgesWhere(build, sql`key = any(${[...new Set(keys)]})`, sql``)
      return new Map(rows.map(row => [row.key, row]))
    },

    /** The heaviest edges of one kind that `id` is an end of: at most `limit` from it and as many to it. */
    async edgesAround(build: number, id: string, { kind, limit }: AroundLimits): Promise<EdgeRow[]> {
      const end = (column: 'source' | 'target') =>
        lightEdgesWhere(
          build,
          sql`${sql.ref(column)} = ${id} and kind = ${kind}`,
          sql`order by weight desc limit ${limit}`,
        )
      return [...(await end('source')), ...(await end('target'))]
    },

    /** The heaviest stated edges of each of `ids`: at most `limit` from it and as many to it. */
    async statedAround(build: number, ids: readonly string[], limit: number): Promise<EdgeRow[]> {
      const end = (column: 'source' | 'target') => sql`
        select e.* from unnest(${[...new Set(ids)]}::text[]) as chosen (id) cross join lateral (
          select ${LIGHT_EDGE} from graph_edge
          where ${sql.ref(column)} = chosen.id collate "C" and kind = 'stated' and ${at(build)}
          order by weight desc limit ${limit}) e`
      return asJson(db, sql`select distinct * from (${end('source')} union all ${end('target')}) e`)
    },

    /** Edges both of whose ends are among `ids`: those of `first`, if any, then stated ones, then the heaviest. */
    edgesAmong: (
      build: number,
      ids: readonly string[],
      { limit, first = '' }: { limit: number; first?: string },
    ): Promise<EdgeRow[]> =>
      heaviest(build, {
        columns: EDGE,
        among: [{ sources: ids, targets: ids }],
        order: sql`(source = ${first} or target = ${first}) desc, kind = 'stated' desc, weight desc`,
        limit,
      }),

    /** How many edges of a kind `id` is an end of. */
    async countLinks(build: number, id: string, kind: EdgeRow['kind']): Promise<number> {
      const rows = await asJson<{ count: number }>(
        db,
        sql`select count(*) as count from graph_edge
          where (source = ${id} or target = ${id}) and kind = ${kind} and ${at(build)}`,
      )
      return rows[0]?.count ?? 0
    },

    /** Edges between `id` and any of `others`. */
    async edgesBetween(build: number, id: string, others: readonly string[]): Promise<EdgeRow[]> {
      const out = lightEdgesWhere(build, sql`source = ${id} and target = any(${others})`, sql``)
      const back = lightEdgesWhere(build, sql`target = ${id} and source = any(${others})`, sql``)
      return [...(await out), ...(await back)]
    },

    /** Edges from one of `some` to one of `others`, either way, the heaviest first. */
    edgesAcross: (
      build: number,
      some: readonly string[],
      others: readonly string[],
      limit: number,
    ): Promise<EdgeRow[]> =>
      heaviest(build, {
        columns: LIGHT_EDGE,
        among: [
          { sources: some, targets: others },
          { sources: others, targets: some },
        ],
        order: sql`weight desc`,
        limit,
      }),

    /**
     * Whom `ring` is linked with, `known` left out, those first who have most to do with it. Of each of the ring its `each`
     * heaviest edges from it and to it count.
     */
    async nextRing(
      build: number,
      ring: readonly string[],
      { known, each, limit }: { known: readonly string[]; each: number; limit: number },
    ): Promise<string[]> {
      const end = (own: 'source' | 'target', other: 'source' | 'target') =>
        (['co_occurs', 'stated'] as const).map(
          kind => sql`
          select e.id, e.weight from unnest(${ring}::text[]) as chosen (id) cross join lateral (
            select ${sql.ref(other)} as id, weight from graph_edge
            where ${sql.ref(own)} = chosen.id collate "C" and kind = ${kind} and ${at(build)}
            order by weight desc limit ${each}) e`,
        )
      const all = sql.join([...end('source', 'target'), ...end('target', 'source')], sql` union all `)
      const rows = await asJson<{ id: string }>(
        db,
        sql`select id, sum(weight) as weight from (${all}) e
          where id <> all(${known}) group by id order by weight desc, id limit ${limit}`,
      )
      return rows.map(({ id }) => id)
    },

    /** Some nodes in order of their ids, from behind `after` on. */
    nodesAfter: (build: number, after: string, limit: number, days: Days = {}): Promise<NodeRow[]> =>
      asJson(
        db,
        sql`select ${nodeWith(days)} from graph_node where id > ${after} and ${at(build)} order by id limit ${limit}`,
      ),

    /** Some edges in order of their keys, from behind `after` on, without their days. */
    edgesAfter: (build: number, after: string, limit: number): Promise<EdgeRow[]> =>
      lightEdgesWhere(build, sql`key > ${after}`, sql`order by key limit ${limit}`),

    /** As `edgesAfter`, but only what links whom. */
    linksAfter: (build: number, after: string, limit: number): Promise<LinkRow[]> =>
      asJson(
        db,
        sql`select key, source, target, kind, weight from graph_edge
          where key > ${after} and ${at(build)} order by key limit ${limit}`,
      ),

    /** Whom both are linked with, those first whose lighter links are the heaviest; how many there are in all. */
    async commonNeighbours(
      build: number,
      one: string,
      other: string,
      limit: number,
    ): Promise<{ ids: string[]; count: number }> {
      const around = (id: string) => sql`
        select id, sum(weight) as weight from (
          select target as id, weight from graph_edge where source = ${id} and ${at(build)}
          union all
          select source, weight from graph_edge where target = ${id} and ${at(build)}
        ) e where id <> ${one} and id <> ${other} group by id`
      const rows = await asJson<{ id: string; count: number }>(
        db,
        sql`select id, count(*) over () as count from (${around(one)}) a join (${around(other)}) b using (id)
          order by least(a.weight, b.weight) desc, id limit ${limit}`,
      )
      return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 }
    },

    /** Everybody that `id` is linked with, at most `limit`, the heaviest links first. */
    async neighbours(build: number, id: string, limit: number): Promise<string[]> {
      const rows = await asJson<{ id: string }>(
        db,
        sql`select id, sum(weight) as weight from (
            select target as id, weight from graph_edge where source = ${id} and ${at(build)}
            union all
            select source, weight from graph_edge where target = ${id} and ${at(build)}
          ) e group by id order by weight desc, id limit ${limit}`,
      )
      return rows.map(({ id }) => id)
    },

    /** How many of the build's nodes bear each of `names`, as far as two: of a common name there are hundreds. */
    async countBearers(build: number, names: readonly string[]): Promise<Map<string, number>> {
      if (names.length === 0) return new Map()
      const rows = await asJson<{ name: string; count: number }>(
        db,
        sql`select name, (
            select count(*) from (
              select 1 from graph_node where name = asked.name collate "C" and ${at(build)} limit 2
            ) bearer
          ) as count from unnest(${[...new Set(names)]}::text[]) as asked (name)`,
      )
      return new Map(rows.map(({ name, count }) => [name, count]))
    },

    /** Names of the build's nodes, some at a time in order of their ids; of those only that have stood since a later build than `after`. */
    async namedNodes(
      build: number,
      { after, from, limit }: { after: number; from: string; limit: number },
    ): Promise<NamedRow[]> {
      return asJson(
        db,
        sql`select id, name, type, aliases, mentions from graph_node
          where since > ${after} and ${at(build)} and id > ${from} order by id limit ${limit}`,
      )
    },

    /** Nodes that the build `before` had and `build` has not. */
    async goneNodes(build: number, before: number): Promise<string[]> {
      const rows = await asJson<{ id: string }>(
        db,
        sql`select id from graph_node old where old.since <= ${before} and old.until > ${before} and old.until <= ${build}
          and not exists (select 1 from graph_node n where n.id = old.id and n.since <= ${build} and n.until > ${build})`,
      )
      return rows.map(({ id }) => id)
    },

    /** Of each of `ids`, how many it is linked with by a sentence at least as certain. */
    async certainDegrees(
      build: number,
      ids: readonly string[],
      certainty: number,
    ): Promise<Map<string, number>> {
      const rows = await asJson<{ id: string; degree: number }>(
        db,
        sql`select id, count(distinct other) as degree from (
            select source as id, target as other from graph_edge
            where source = any(${ids}) and certainty >= ${certainty} and ${at(build)}
            union all
            select target, source from graph_edge
            where target = any(${ids}) and certainty >= ${certainty} and ${at(build)}
          ) e group by id`,
      )
      return new Map(rows.map(({ id, degree }) => [id, degree]))
    },
  }
}
