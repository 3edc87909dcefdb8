// The whole graph of one build with all its evidence, for an export: read some rows at a time, so that others are answered meanwhile.
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import { placeBeyond } from '../../pipeline/graph/place-beyond.ts'
import type { DatedEvidence } from '../store/graph-evidence.ts'
import type { StoreCalls } from '../store/store.ts'
import { graphOfRows } from './graph-part.ts'
import type { GraphView } from './graph-view.ts'

const ROWS_AT_ONCE = 1000

export async function loadWhole(store: StoreCalls, { build, picture }: GraphView): Promise<FactGraph> {
  const nodes: NodeRow[] = []
  for await (const rows of inPieces(
    after => store.nodesAfter(build.number, after, ROWS_AT_ONCE),
    row => row.id,
  ))
    nodes.push(...rows)
  const edges: EdgeRow[] = []
  const evidence = new Map<string, DatedEvidence[]>()
  for await (const rows of inPieces(
    after => store.edgesAfter(build.number, after, ROWS_AT_ONCE),
    row => row.key,
  )) {
    edges.push(...rows)
    const keys = rows.map(({ key }) => key)
    for (const [key, pieces] of await store.evidenceOfMany(build.number, keys, { certainty: 0 }))
      evidence.set(key, pieces)
  }
  const graph = graphOfRows({ nodes, edges, evidence, sentences: build.counts.sentences })
  placeBeyond(graph, new Map(picture.nodes.map(([id, x, y, community]) => [id, { x, y, community }])))
  return graph
}

async function* inPieces<Row>(
  load: (after: string) => Promise<Row[]>,
  idOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  let after = ''
  while (true) {
    const rows = await load(after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = idOf(last)
  }
}
