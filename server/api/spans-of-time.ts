// Sums up mentions by day, month or year.
import type { TimelineAnswer } from './types.ts'

type Dated = { date: string | null; mentions: number; articles: number }
type Unit = TimelineAnswer['unit']

const LENGTH: Record<Unit, number> = {
  day: '2024-05-20'.length,
  month: '2024-05'.length,
  year: '2024'.length,
}

/** Days that fit side by side as bars, and months. */
const MOST_DAYS = 62
const MOST_MONTHS = 60

const DAY_MS = 24 * 60 * 60 * 1000

/** Spans of `unit` in order of time; by default the finest in which the first and the last are not too far apart. */
export function spansOfTime(dated: readonly Dated[], unit: Unit | 'auto'): TimelineAnswer {
  const known = dated.flatMap(({ date, ...counts }) => (date === null ? [] : [{ date, ...counts }]))
  const dates = known.map(({ date }) => date).sort()
  const chosen = unit === 'auto' ? finestUnit(dates.at(0), dates.at(-1)) : unit
  const spans = Map.groupBy(known, ({ date }) => date.slice(0, LENGTH[chosen]))
  return {
    unit: chosen,
    spans: [...spans]
      .map(([date, days]) => ({ date, ...sum(days) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    undated: sum(dated.filter(({ date }) => date === null)),
  }
}

function finestUnit(first: string | undefined, last: string | undefined): Unit {
  if (first === undefined || last === undefined) return 'day'
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS
  return days < MOST_DAYS ? 'day' : days < MOST_MONTHS * 31 ? 'month' : 'year'
}

function sum(counts: readonly { mentions: number; articles: number }[]) {
  return counts.reduce(
    (all, { mentions, articles }) => ({
      mentions: all.mentions + mentions,
      articles: all.articles + articles,
    }),
    { mentions: 0, articles: 0 },
  )
}
