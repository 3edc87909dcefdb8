// Mentions by day, week or month: the bars over which a period is drawn.
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Filters } from '../graph/shown-graph.ts'

export type Unit = 'day' | 'week' | 'month'

/** First and last day of the bar, and what is named on those. */
export type Bar = { from: string; to: string; count: number }

export type TimeBars = { unit: Unit; bars: readonly Bar[] }

/** More bars than this are too thin to be hit. */
const MOST_BARS = 62

const DAY = 86_400_000

/** Counts what the filters leave, whatever the period. No bars where nothing is dated. */
export function timeBars(
  answer: GraphAnswer,
  { hiddenTypes, sure }: Pick<Filters, 'hiddenTypes' | 'sure'>,
): TimeBars {
  const { dates, nodes } = answer
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return { unit: 'day', bars: [] }
  const counts = new Array<number>(dates.length).fill(0)
  const hidden = new Set<string>(hiddenTypes)
  for (const { type, certainty, days } of nodes) {
    if (hidden.has(type) || (certainty !== undefined && certainty * 100 < sure)) continue
    for (let at = 0; at < days.length; at += 2) {
      const index = days[at] as number
      counts[index] = (counts[index] ?? 0) + (days[at + 1] as number)
    }
  }
  const unit = unitFor(first, last)
  const bars: { from: string; to: string; count: number }[] = []
  let next = 0
  for (let from = startOf(first, unit); from <= last; from = dayAfter(endOf(from, unit))) {
    const to = endOf(from, unit)
    let count = 0
    while (next < dates.length && (dates[next] as string) <= to) count += counts[next++] as number
    bars.push({ from, to, count })
  }
  return { unit, bars }
}

function unitFor(first: string, last: string): Unit {
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1
  if (days <= MOST_BARS) return 'day'
  return days / 7 <= MOST_BARS ? 'week' : 'month'
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const dayAfter = (date: string): string => isoDay(Date.parse(date) + DAY)

/** Weeks begin on Monday. */
function startOf(date: string, unit: Unit): string {
  if (unit === 'month') return `${date.slice(0, 7)}-01`
  if (unit === 'day') return date
  const weekday = (new Date(date).getUTCDay() + 6) % 7
  return isoDay(Date.parse(date) - weekday * DAY)
}

function endOf(from: string, unit: Unit): string {
  if (unit === 'day') return from
  if (unit === 'week') return isoDay(Date.parse(from) + 6 * DAY)
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  return isoDay(Date.UTC(year, month, 0))
}

/** The bars from one to another, both included, as a period. */
export function periodOfBars(bars: readonly Bar[], one: number, other: number) {
  const [first, last] = [bars[Math.min(one, other)], bars[Math.max(one, other)]]
  if (!first || !last) throw new Error(`no bars ${one} and ${other} among ${bars.length}`)
  return { from: first.from, to: last.to }
}

/** The time before a period, as long as it is; where there is none, the time after. */
export function neighbouringPeriod({ from, to }: { from: string; to: string }, first: string) {
  const length = Date.parse(to) - Date.parse(from)
  const before = { from: isoDay(Date.parse(from) - DAY - length), to: isoDay(Date.parse(from) - DAY) }
  if (before.to >= first) return before
  return { from: dayAfter(to), to: isoDay(Date.parse(to) + DAY + length) }
}
