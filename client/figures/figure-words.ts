// A stated number in the parts that are set apart: the number, what it measures, when, and how it changed.
import { numberInChinese } from '../../pipeline/figure-number.ts'
import type { FigureNote } from '../../server/api/types.ts'

type FigureWords = {
  /** 5362亿元 */
  number: string
  measure: string
  /** 2023年 · 同比 +7.09% */
  more: string
  direction: 'up' | 'down' | 'none'
}

export function figureInWords({ measure, value, unit, period, change }: FigureNote): FigureWords {
  const sign = change === null || change.percent === 0 ? '' : change.percent > 0 ? '+' : '−'
  const changed = change && `${change.kind} ${sign}${numberInChinese(Math.abs(change.percent))}%`
  return {
    number: `${numberInChinese(value)}${unit}`,
    measure,
    more: [period, changed].filter(Boolean).join(' · '),
    direction: sign === '+' ? 'up' : sign === '−' ? 'down' : 'none',
  }
}
