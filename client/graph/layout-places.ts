// Where every node belongs: by the server's layout or in the order of time, and pinned ones where the reader put them.
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Layout, Pin } from '../view.ts'
import { fitToStage, type Place, type Size } from './fit-to-stage.ts'
import { placeNodes } from './stage-graph.ts'

type Arranged = { answer: GraphAnswer; layout: Layout; pins: readonly Pin[] }

/** `forced` is where the force layout has come to, in any unit; null before it ran. */
type Ground = { forced: ReadonlyMap<string, Place> | null; stage: Size }

/** Room for names around the force layout, pixels. */
const FORCED_INSET = { left: 40, right: 80, top: 34, bottom: 34 }

/** Places on a stage of this size, from its lower left corner. */
export function placesFor({ answer, layout, pins }: Arranged, { forced, stage }: Ground): Map<string, Place> {
  if (layout === 'time') return withPins(timePlaces(answer, stage), pins, stage)
  const story = placeNodes(answer.nodes, stage)
  if (layout !== 'force' || !forced) return withPins(story, pins, stage)
  return withPins(new Map([...story, ...fitToStage(forced, stage, FORCED_INSET)]), pins, stage)
}

/** Each day is as wide as many are first named on it, so that no day is a heap; those without a date stand last. */
function timePlaces({ nodes, dates }: GraphAnswer, stage: Size): Map<string, Place> {
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

function withPins(places: ReadonlyMap<string, Place>, pins: readonly Pin[], stage: Size): Map<string, Place> {
  const pinned = pins.filter(({ id }) => places.has(id))
  return new Map([
    ...places,
    ...pinned.map(({ id, x, y }) => [id, { x: x * stage.width, y: y * stage.height }] as const),
  ])
}
