// Names a state of the graph: the same nodes and edges give the same hash.
import { createHash } from 'node:crypto'
import type { FactGraph } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'

/** SHA-256 in hexadecimal over all nodes and edges with all they carry, whatever the order they were added in. */
export function hashGraph(graph: FactGraph): string {
  const hash = createHash('sha256')
  for (const id of graph.nodes().sort(compareStrings)) {
    hash.update(`${canonicalJson([id, graph.getNodeAttributes(id)])}\n`)
  }
  for (const key of graph.edges().sort(compareStrings)) {
    const ends = [graph.source(key), graph.target(key), graph.isDirected(key)]
    hash.update(`${canonicalJson([key, ...ends, graph.getEdgeAttributes(key)])}\n`)
  }
  return hash.digest('hex')
}

/** JSON with the keys of every object in code-unit order, so that how an object was made does not show. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareStrings(a, b)))
  })
}
