// Bars of the time line: by day, by week, by month, without gaps and without what is filtered out.
import { describe, expect, test } from 'vitest'
import { neighbouringPeriod, periodOfBars, timeBars } from '../../client/time/time-bars.ts'
import { answerOf, nodeOf } from './graph/answer-of.ts'

const NO_FILTER = { hiddenTypes: [], sure: 0 }

const barsOf = (dates: string[], days: number[]) =>
  timeBars(answerOf([nodeOf('a', { days })], [], { dates }), NO_FILTER)

describe('timeBars', () => {
  test.each<[string, string[], string, number]>([
    ['days with news and days without', ['2024-05-14', '2024-05-18'], 'day', 5],
    ['a quarter by week', ['2024-01-01', '2024-03-31'], 'week', 13],
    ['years by month', ['2021-01-15', '2024-03-31'], 'month', 39],
    ['nothing dated', [], 'day', 0],
  ])('%s', (_, dates, unit, count) => {
    const { unit: found, bars } = barsOf(dates, [])
    expect([found, bars.length]).toEqual([unit, count])
  })

  test('weeks begin on Monday, months end on their last day, and every mention stands in one bar', () => {
    const weeks = barsOf(['2024-01-03', '2024-03-31'], [0, 2, 1, 3]).bars
    expect(weeks[0]).toEqual({ from: '2024-01-01', to: '2024-01-07', count: 2 })
    expect(weeks.at(-1)).toEqual({ from: '2024-03-25', to: '2024-03-31', count: 3 })
    const months = barsOf(['2020-02-29', '2024-03-31'], [0, 1, 1, 1]).bars
    expect(months[0]).toEqual({ from: '2020-02-01', to: '2020-02-29', count: 1 })
  })

  test('leaves out what is hidden or too uncertain', () => {
    const answer = answerOf([nodeOf('a'), nodeOf('b', { type: 'place' }), nodeOf('c', { certainty: 0.5 })])
    const count = (filters: Parameters<typeof timeBars>[1]) => timeBars(answer, filters).bars[0]?.count
    expect(count(NO_FILTER)).toBe(3)
    expect(count({ hiddenTypes: ['place'], sure: 60 })).toBe(1)
  })
})

test('a period drawn backwards is the same period', () => {
  const { bars } = barsOf(['2024-05-14', '2024-05-18'], [])
  expect(periodOfBars(bars, 3, 1)).toEqual({ from: '2024-05-15', to: '2024-05-17' })
})

test.each([
  ['2024-05-18', '2024-05-20', { from: '2024-05-15', to: '2024-05-17' }],
  ['2024-05-14', '2024-05-16', { from: '2024-05-17', to: '2024-05-19' }],
])('%s to %s is compared with the time beside it', (from, to, other) => {
  expect(neighbouringPeriod({ from, to }, '2024-05-14')).toEqual(other)
})
