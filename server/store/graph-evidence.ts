// The sentences behind the edges of one build, all or those of a period and a certainty.
import { type Kysely, sql } from 'kysely'
import type { EdgeEvidence } from '../../pipeline/graph/fact-graph.ts'
import type { DayCount } from '../../pipeline/graph/graph-rows.ts'
import { asJson } from './as-json.ts'
import { fromKept } from './contributions.ts'
import type { KeptEvidence, Tables } from './tables.ts'

/** ISO dates, both included; undated articles are in no period. `certainty` from 0 to 1. */
export type EvidenceFilter = { certainty: number; from?: string | undefined; to?: string | undefined }

/** `date` is the article's. */
export type DatedEvidence = EdgeEvidence & { date: string | null }

export function graphEvidence(db: Kysely<Tables>) {
  /** A row for each sentence; `place` orders those of an article. */
  const pieces = (build: number, keys: readonly string[], { certainty, from, to }: EvidenceFilter) => sql`
    select t.edge, t.article_id, t.date, e.piece, e.place
    from tie t
    join contribution c using (page_id, number)
    cross join lateral jsonb_array_elements(t.evidence) with ordinality as e (piece, place)
    where t.edge = any(${[...new Set(keys)]}) and c.since <= ${build} and c.until > ${build}
      and t.certainty >= ${certainty} and (e.piece ->> 2)::double precision >= ${certainty}
      ${from === undefined ? sql`` : sql`and t.date >= ${from}`}
      ${to === undefined ? sql`` : sql`and t.date <= ${to}`}`

  const IN_ORDER = sql`date nulls last, article_id, place`

  return {
    /** From `offset` on, at most `limit`, oldest first and undated last. */
    async evidenceOf(
      build: number,
      key: string,
      { offset, limit, ...filter }: EvidenceFilter & { offset: number; limit: number },
    ): Promise<EdgeEvidence[]> {
      const rows = await asJson<{ article_id: string; piece: KeptEvidence }>(
        db,
        sql`select article_id, piece from (${pieces(build, [key], filter)}) p
          order by ${IN_ORDER} offset ${offset} limit ${limit}`,
      )
      return rows.map(({ article_id, piece }) => ({ article: article_id, ...fromKept(piece) }))
    },

    async countEvidence(build: number, key: string, filter: EvidenceFilter): Promise<number> {
      const rows = await asJson<{ count: number }>(
        db,
        sql`select count(*) as count from (${pieces(build, [key], filter)}) p`,
      )
      return rows[0]?.count ?? 0
    },

    /** All that the filter leaves, by edge; edges of which it leaves nothing are left out. */
    async evidenceOfMany(
      build: number,
      keys: readonly string[],
      filter: EvidenceFilter,
    ): Promise<Map<string, DatedEvidence[]>> {
      const rows = await asJson<{ edge: string; evidence: [string, string | null, KeptEvidence][] }>(
        db,
        sql`select edge, json_agg(json_build_array(article_id, date, piece) order by ${IN_ORDER}) as evidence
          from (${pieces(build, keys, filter)}) p group by edge`,
      )
      return new Map(
        rows.map(({ edge, evidence }) => [
          edge,
          evidence.map(([article, date, piece]) => ({ article, date, ...fromKept(piece) })),
        ]),
      )
    },

    /** How many sentences the filter leaves of each edge, in all and by day; edges of which it leaves none are left out. */
    async weighWithin(
      build: number,
      keys: readonly string[],
      filter: EvidenceFilter,
    ): Promise<Map<string, { weight: number; days: readonly DayCount[] }>> {
      const rows = await asJson<{ edge: string; weight: number; days: DayCount[] | null }>(
        db,
        sql`select edge, sum(weight)::int as weight,
            json_agg(json_build_array(date, weight) order by date) filter (where date is not null) as days
          from (
            select edge, date, count(*)::int as weight from (${pieces(build, keys, filter)}) p group by edge, date
          ) d group by edge`,
      )
      return new Map(rows.map(({ edge, weight, days }) => [edge, { weight, days: days ?? [] }]))
    },
  }
}
