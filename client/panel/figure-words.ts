// A stated number in the parts that are set apart: the number, what it measures, when, and how it changed.
import type { FigureNote } from '../../server/api/types.ts'

type FigureWords = {
  /** 5,362 亿元 */
  number: string
  measure: string
  /** 2023年 · 同比 +7.09% */
  more: string
  direction: 'up' | 'down' | 'none'
}

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

export function figureInWords({ measure, value, unit, period, change }: FigureNote): FigureWords {
  const sign = change === null || change.percent === 0 ? '' : change.percent > 0 ? '+' : '−'
  const changed = change && `${change.kind} ${sign}${GROUPED.format(Math.abs(change.percent))}%`
  return {
    // A year or a small count is not grouped: 2027, 4300 read as they are printed.
    number: `${value >= 10_000 ? GROUPED.format(value) : String(value)} ${unit}`,
    measure,
    more: [period, changed].filter(Boolean).join(' · '),
    direction: sign === '+' ? 'up' : sign === '−' ? 'down' : 'none',
  }
}
