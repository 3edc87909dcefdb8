// The graph that is shown with the counts of a least certainty in place of its own: the same nodes, so that nothing moves.
import type { GraphAnswer } from '../../server/api/types.ts'

/** Of what `counted` leaves out nothing counts: it stays, with nothing behind it. */
export function withCertainCounts(answer: GraphAnswer, counted: GraphAnswer): GraphAnswer {
  const nodes = new Map(counted.nodes.map(node => [node.id, node]))
  const edges = new Map(counted.edges.map(edge => [edge.id, edge]))
  return {
    ...answer,
    nodes: answer.nodes.map(node => {
      const { mentions, articles, degree, days } = nodes.get(node.id) ?? NO_MENTION
      return { ...node, mentions, articles, degree, days }
    }),
    edges: answer.edges.map(edge => {
      const { weight, days } = edges.get(edge.id) ?? NO_SENTENCE
      return { ...edge, weight, days }
    }),
  }
}

const NO_MENTION = { mentions: 0, articles: 0, degree: 0, days: [] }
const NO_SENTENCE = { weight: 0, days: [] }
