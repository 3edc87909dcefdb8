// Small graphs as the server would answer them, written down in a line each.
import type { DatedEdge, GraphAnswer, GraphNode } from '../../../server/api/types.ts'

/** A node of type person at 0, 0, named once on the first day, unless told otherwise. */
export const nodeOf = (id: string, rest: Partial<GraphNode> = {}): GraphNode => ({
  id,
  name: id,
  type: 'person',
  mentions: 1,
  articles: 1,
  community: 0,
  x: 0,
  y: 0,
  degree: 0,
  days: [0, 1],
  ...rest,
})

/** An edge of one sentence on the first day: `co_occurs|a|b`. */
export const edgeOf = (
  kind: DatedEdge['kind'],
  source: string,
  target: string,
  rest: Partial<DatedEdge> = {},
): DatedEdge => ({
  id: `${kind}|${source}|${target}`,
  kind,
  type: kind === 'stated' ? 'works_for' : kind,
  source,
  target,
  weight: 1,
  labels: [],
  days: [0, 1],
  ...rest,
})

export const answerOf = (
  nodes: readonly GraphNode[],
  edges: readonly DatedEdge[] = [],
  rest: Partial<GraphAnswer> = {},
): GraphAnswer => ({
  hash: '',
  totals: { pages: 1, articles: 1, entities: nodes.length, mentions: 1, relations: 1, types: {} },
  nodes: [...nodes],
  edges: [...edges],
  dates: ['2024-05-14', '2024-05-18', '2024-05-20', '2024-05-22'],
  truncated: false,
  whole: { nodes: nodes.length, edges: edges.length },
  ...rest,
})
