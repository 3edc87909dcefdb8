// Whom an entity has to do with, ranked by more than how often they meet.
import { compareStrings } from '../../pipeline/graph/fact-graph.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import { linkTo } from './entity-link.ts'
import type { Companion } from './types.ts'

type Tied = Pick<GraphPart, 'graph' | 'hints' | 'ties'>

/** How `id` and its neighbour are tied; throws where they are not. */
export function companionOf(state: Tied, id: string, neighbour: string): Companion {
  const { edges, together, npmi, logLikelihood, strength } = state.ties().getEdgeAttributes(id, neighbour)
  return {
    entity: linkTo(state, neighbour),
    // Co-occurrence comes last among a pair's edges; where nothing is stated it is the only one.
    edge: edges.at(-1) as string,
    weight: together,
    npmi: round(npmi),
    logLikelihood: round(logLikelihood),
    strength: round(strength),
  }
}

/** The neighbours that are named in the same sentences, those first whom more than chance brings together most often. */
export function rankedNeighbours(state: Tied, id: string): string[] {
  return state
    .ties()
    .mapEdges(id, (_, { together, closeness }, source, target) => ({
      neighbour: source === id ? target : source,
      together,
      closeness,
    }))
    .filter(({ together }) => together > 0)
    .sort((a, b) => b.closeness - a.closeness || compareStrings(a.neighbour, b.neighbour))
    .map(({ neighbour }) => neighbour)
}

/** Three digits are more than anybody reads. */
const round = (value: number): number => Math.round(value * 1000) / 1000
