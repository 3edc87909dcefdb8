// Names an entity of the graph the way answers refer to one: as a link, and with the sentence that a card shows.
import { describeEntity, type StatedTie } from '../../pipeline/graph/describe-entity.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import { HttpError } from '../http-error.ts'
import { readSchema, type SchemaWords } from '../read-schema.ts'
import type { Description, EntityBrief, EntityLink } from './types.ts'

type Named = Pick<GraphPart, 'graph' | 'hints'>

/** Throws where `id` is not an entity of the graph. */
export function linkTo({ graph, hints }: Named, id: string): EntityLink {
  const { name, type } = graph.getNodeAttributes(id)
  if (type === 'article') throw new Error(`${id} is an article, not an entity`)
  const hint = hints.get(id)
  return { id, name, type, ...(hint === undefined ? {} : { hint }) }
}

/** Throws `unknown_entity` where the request names one that the graph lacks. */
export function assertKnown({ graph }: Pick<GraphPart, 'graph'>, ...ids: readonly string[]): void {
  for (const id of ids) if (!graph.hasNode(id)) throw new HttpError('unknown_entity', { id })
}

export function briefOf(state: Named, id: string): EntityBrief {
  const { subtype, mentions, articles } = state.graph.getNodeAttributes(id)
  return {
    ...linkTo(state, id),
    ...(subtype === undefined ? {} : { subtype }),
    description: descriptionOf(state, id),
    mentions,
    articles,
  }
}

const SCHEMA: SchemaWords = readSchema()

/** The sentence about an entity; null where nothing is stated that would make one. */
export function descriptionOf({ graph }: Named, id: string): Description | null {
  const { name, type, subtype } = graph.getNodeAttributes(id)
  if (type === 'article') return null
  const ties: StatedTie[] = []
  graph.forEachEdge(id, (edge, { kind, type, labels, weight }, source, target) => {
    if (kind !== 'stated') return
    const out = source === id
    ties.push({
      type,
      direction: out ? 'out' : 'in',
      other: graph.getNodeAttribute(out ? target : source, 'name'),
      labels,
      weight,
      edge,
    })
  })
  const kind = subtype === undefined ? undefined : SCHEMA.entities[type]?.subtypes[subtype]
  const described = describeEntity({ name, type, kind, ties })
  return described === undefined ? null : { zh: [...described.zh], en: [...described.en] }
}
