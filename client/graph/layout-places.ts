// Where every node belongs: by the server's layout or in the order of time, and pinned ones where the reader put them.
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Pin } from '../view.ts'
import type { Place, Size } from './fit-to-stage.ts'
import { placeNodes } from './stage-graph.ts'

/** Places on a stage of this size, from its lower left corner. */
export function storyPlaces({ nodes }: GraphAnswer, stage: Size): Map<string, Place> {
  return placeNodes(nodes, stage)
}

/** Each day is as wide as many are first named on it, so that no day is a heap; those without a date stand last. */
export function timePlaces({ nodes, dates }: GraphAnswer, stage: Size): Map<string, Place> {
  const dayOf = ({ days }: { days: readonly number[] }) => days[0] ?? dates.length
  // Within a day neighbours stay neighbours: in the order of the stories from left to right.
  const ordered = nodes.toSorted((a, b) => dayOf(a) - dayOf(b) || a.x - b.x || (a.id < b.id ? -1 : 1))
  const width = Math.max(1, ordered.length - 1)
  const rows = [...nodes].sort((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1))
  const rowOf = new Map(rows.map(({ id }, index) => [id, index]))
  return placeNodes(
    ordered.map(({ id }, index) => ({
      id,
      x: (index / width) * 1500,
      y: ((rowOf.get(id) ?? 0) / width) * 1000,
    })),
    stage,
  )
}

export function withPins(
  places: ReadonlyMap<string, Place>,
  pins: readonly Pin[],
  stage: Size,
): Map<string, Place> {
  const pinned = pins.filter(({ id }) => places.has(id))
  return new Map([
    ...places,
    ...pinned.map(({ id, x, y }) => [id, { x: x * stage.width, y: y * stage.height }] as const),
  ])
}
