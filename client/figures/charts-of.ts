// Makes charts of the figures of one measure: their points in order of time, periods of one kind together.
import type { FigureSeries } from '../../server/api/types.ts'
import { placeInTime } from './place-in-time.ts'

export type ChartPoint = FigureSeries['points'][number] & {
  /** 2024年一季度 */
  label: string
  /** ISO date of the last day it is told of. */
  day: string
}

export type Chart = { id: string; measure: string; unit: string; points: readonly ChartPoint[] }

/** The fullest first. What several articles tell alike is one point; fewer than two are no chart. */
export function chartsOf(series: readonly FigureSeries[]): Chart[] {
  return series
    .flatMap(({ measure, unit, points }) => {
      const placed = points.flatMap(point => {
        const place = placeInTime(point.period, point.date)
        return place ? [{ ...point, ...place }] : []
      })
      return [...Map.groupBy(placed, ({ kind }) => kind)].map(([kind, points]) => ({
        id: `${measure} ${unit} ${kind}`,
        measure,
        unit,
        points: inOrder(points),
      }))
    })
    .filter(({ points }) => points.length > 1)
    .sort((a, b) => b.points.length - a.points.length)
}

function inOrder(points: readonly ChartPoint[]): ChartPoint[] {
  const told = new Map<string, ChartPoint>()
  for (const point of points) {
    const key = `${point.day} ${point.value}`
    if (!told.has(key)) told.set(key, point)
  }
  return [...told.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.value - b.value))
}

/** Where a bar begins and how high it is, as shares of the chart's height from its top; the line of nothing is at `zero`. */
export type Bar = { top: number; height: number }

/** A bar is never so small that it is not seen. */
const LEAST = 0.03

export function barsOf(values: readonly number[]): { bars: Bar[]; zero: number } {
  const [most, least] = [Math.max(0, ...values), Math.min(0, ...values)]
  const range = most - least || 1
  const zero = most / range
  const bars = values.map(value => {
    const height = Math.max(LEAST, Math.abs(value) / range)
    return { top: value < 0 ? Math.min(zero, 1 - height) : Math.max(0, zero - height), height }
  })
  return { bars, zero }
}
