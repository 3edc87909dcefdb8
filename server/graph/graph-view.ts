// One build of the graph as an answer sees it: only parts of it are ever held, each read from the store when asked for.
import { createHash } from 'node:crypto'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { Totals } from '../api/types.ts'
import type { NameIndex } from '../search/name-index.ts'
import type { StoredBuild } from '../store/graph-builds.ts'
import type { EvidenceFilter } from '../store/graph-evidence.ts'
import type { StoreCalls } from '../store/store.ts'
import type { Picture } from './graph-messages.ts'
import { type GraphPart, partOf } from './graph-part.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
import { hintsOf } from './name-hints.ts'

/** Of each kind, so many of an entity's heaviest edges are looked at from it and as many to it: what is lighter is not told. */
export const MOST_AROUND = 500
const MEGABYTE = 1024 * 1024
/** Bytes of answers that are kept of a build: the larger the graph, the larger and the dearer each; a laptop's takes the least. */
const keptOf = (edges: number): number => Math.min(256 * MEGABYTE, Math.max(64 * MEGABYTE, edges * 256))
/** Stated relations that a sentence about somebody is made from. */
const MOST_FOR_DESCRIPTION = 40

export type GraphView = {
  build: StoredBuild
  hash: string
  /** Names this state, its totals and its picture: a page without a name in it changes the totals alone. */
  version: string
  totals: Totals
  /** There a moment after the build is served: reading thousands of names as pinyin takes seconds. */
  names(): Promise<NameIndex>
  picture: Picture
  answers: KeptAnswers
  hintsOf(nodes: readonly NodeRow[]): Promise<Map<string, string>>
  /** These edges with their ends, and these nodes. */
  part(
    choice: { nodes?: readonly string[]; edges?: readonly EdgeRow[] },
    filter?: EvidenceFilter,
  ): Promise<GraphPart>
  /** These entities with what is stated of them, as far as the sentence about each needs it. */
  described(ids: readonly string[]): Promise<GraphPart>
  /** An entity with its heaviest edges of each kind. */
  around(id: string, filter?: EvidenceFilter): Promise<GraphPart>
}

export function createView(
  store: StoreCalls,
  { build, picture, names }: { build: StoredBuild; picture: Picture; names: GraphView['names'] },
): GraphView {
  const { number, counts, hash } = build
  const { pages, articles, nodes: entities, mentions, relations, types } = counts
  const totals: Totals = { pages, articles, entities, mentions, relations, types }

  const hintsIn: GraphView['hintsOf'] = nodes =>
    hintsOf(nodes, {
      countBearers: names => store.countBearers(number, names),
      headlinesOf: store.headlinesOf,
    })

  const part: GraphView['part'] = async ({ nodes = [], edges = [] }, filter) => {
    const ids = [...nodes, ...edges.flatMap(({ source, target }) => [source, target])]
    const rows = await store.nodesById(number, ids, { days: 'left out' })
    const evidence =
      filter === undefined || isOpen(filter)
        ? undefined
        : await store.evidenceOfMany(
            number,
            edges.map(({ key }) => key),
            filter,
          )
    const hints = await hintsIn([...rows.values()])
    return partOf({ nodes: [...rows.values()], edges, evidence, sentences: counts.sentences }, hints)
  }

  return {
    build,
    hash,
    version: createHash('sha256')
      .update(hash)
      .update(JSON.stringify([totals, picture.stale ?? false]))
      .digest('base64url'),
    totals,
    names,
    picture,
    answers: createKeptAnswers(keptOf(counts.edges)),
    hintsOf: hintsIn,
    part,
    described: async ids =>
      part({
        nodes: ids,
        edges: ids.length === 0 ? [] : await store.statedAround(number, ids, MOST_FOR_DESCRIPTION),
      }),
    async around(id, filter) {
      const stated = await store.edgesAround(number, id, { kind: 'stated', limit: MOST_AROUND })
      const named = await store.edgesAround(number, id, { kind: 'co_occurs', limit: MOST_AROUND })
      return part({ nodes: [id], edges: [...stated, ...named] }, filter)
    },
  }
}

const isOpen = ({ certainty, from, to }: EvidenceFilter): boolean =>
  certainty === 0 && from === undefined && to === undefined
