// Puts figures of one measure and unit together, for the explorer's charts.
import type { DatedFigure } from '../store/note-lists.ts'
import type { FigureSeries } from './types.ts'

type Told = Pick<DatedFigure, 'measure' | 'unit' | 'value' | 'period' | 'date' | 'article' | 'start' | 'end'>

/** Of the measures that are told more than once, in the order in which each is first told. */
export function seriesOf(figures: readonly Told[]): FigureSeries[] {
  const groups = Map.groupBy(figures, ({ measure, unit }) => `${measure}\n${unit}`)
  return [...groups.values()].flatMap(told => {
    const [first, second] = told
    if (first === undefined || second === undefined) return []
    const points = told.map(({ value, period, date, article, start, end }) => ({
      value,
      period,
      date,
      article,
      start,
      end,
    }))
    return [{ measure: first.measure, unit: first.unit, points }]
  })
}
