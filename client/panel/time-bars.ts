// Fills the gaps of a timeline, so that time runs evenly: a day without a mention has a bar of nothing.
import type { TimelineAnswer } from '../../server/api/types.ts'

type Bar = { date: string; mentions: number }

/** More bars than these are thinner than a line; the gaps then stay out. */
const MOST_BARS = 180

export function barsOf({ unit, spans }: TimelineAnswer): Bar[] {
  const [first, last] = [spans.at(0)?.date, spans.at(-1)?.date]
  if (first === undefined || last === undefined) return []
  const counts = new Map(spans.map(({ date, mentions }) => [date, mentions]))
  const bars: Bar[] = []
  for (let date = first; date <= last && bars.length <= MOST_BARS; date = next(date, unit))
    bars.push({ date, mentions: counts.get(date) ?? 0 })
  return bars.length > MOST_BARS ? spans.map(({ date, mentions }) => ({ date, mentions })) : bars
}

/** The date one unit later, as long as `date` is written. */
function next(date: string, unit: TimelineAnswer['unit']): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const moved = new Date(
    Date.UTC(
      unit === 'year' ? year + 1 : year,
      unit === 'month' ? month : month - 1,
      unit === 'day' ? day + 1 : day,
    ),
  )
  return moved.toISOString().slice(0, date.length)
}
