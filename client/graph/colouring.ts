// What the colour of a node means: its type, its community, or its step on a scale of links, mentions or dates.
import type { GraphAnswer, GraphNode } from '../../server/api/types.ts'
import type { ColourBy } from '../view.ts'

/** While colours mean types, nodes are in no group: types have filters of their own. */
export const NO_GROUP = -1

/** So many communities have a colour of their own; the rest share the last. */
export const COLOURED_COMMUNITIES = 8

/** Steps of a scale; nodes without a date are in a group after the last. */
export const STEPS = 5

export type Group = {
  number: number
  /** What the group is called: an entity for a community, a range for a step, nothing for the rest. */
  name:
    | { kind: 'community'; entity: string }
    | { kind: 'range'; from: string; to: string | null }
    | { kind: 'rest' }
}

export type Colouring = {
  by: ColourBy
  groupOf: (node: GraphNode) => number
  /** In the order of the legend. */
  groups: readonly Group[]
}

/** Goes by the whole answer, so that no colour changes while filters do. */
export function colouringOf(answer: GraphAnswer, by: ColourBy): Colouring {
  if (by === 'type') return { by, groupOf: () => NO_GROUP, groups: [] }
  if (by === 'community') return byCommunity(answer)
  if (by === 'date') return byDate(answer)
  return byCount(by, by === 'degree' ? node => node.degree : node => node.mentions)
}

function byCommunity({ nodes }: GraphAnswer): Colouring {
  const groupOf = ({ community }: GraphNode) => Math.min(community, COLOURED_COMMUNITIES)
  const foremost = new Map<number, GraphNode>()
  for (const node of nodes) {
    const group = groupOf(node)
    const known = foremost.get(group)
    if (!known || node.mentions > known.mentions) foremost.set(group, node)
  }
  const groups = [...foremost].sort(([a], [b]) => a - b)
  return {
    by: 'community',
    groupOf,
    groups: groups.map(([number, { name }]) => ({
      number,
      name: number === COLOURED_COMMUNITIES ? { kind: 'rest' } : { kind: 'community', entity: name },
    })),
  }
}

/** Each step is twice the one before: 1, 2–3, 4–7, 8–15, 16 and more. */
function byCount(by: ColourBy, countOf: (node: GraphNode) => number): Colouring {
  const groupOf = (node: GraphNode) => Math.min(STEPS - 1, Math.floor(Math.log2(Math.max(1, countOf(node)))))
  return {
    by,
    groupOf,
    groups: Array.from({ length: STEPS }, (_, number) => ({
      number,
      name: {
        kind: 'range',
        from: String(2 ** number),
        to: number === STEPS - 1 ? null : String(2 ** (number + 1) - 1),
      },
    })),
  }
}

/** Slices of the time that the graph covers, by the day on which an entity is first named. */
function byDate({ dates, nodes }: GraphAnswer): Colouring {
  const [first, last] = [dates[0], dates.at(-1)].map(date => Date.parse(date ?? '1970-01-01')) as [
    number,
    number,
  ]
  const span = Math.max(1, last - first)
  const stepOf = (date: string) =>
    Math.min(STEPS - 1, Math.floor(((Date.parse(date) - first) / span) * STEPS))
  const groupOf = ({ days }: GraphNode) => {
    const date = dates[days[0] ?? -1]
    return date === undefined ? STEPS : stepOf(date)
  }
  const groups: Group[] = []
  for (let number = 0; number < STEPS; number++) {
    const within = dates.filter(date => stepOf(date) === number)
    const [from, to] = [within[0], within.at(-1)]
    if (from !== undefined && to !== undefined) groups.push({ number, name: { kind: 'range', from, to } })
  }
  if (nodes.some(node => groupOf(node) === STEPS)) groups.push({ number: STEPS, name: { kind: 'rest' } })
  return { by: 'date', groupOf, groups }
}
