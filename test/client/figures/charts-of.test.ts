// Figures of one measure become charts: placed in time, kinds of period apart, what is told alike once.
import { describe, expect, test } from 'vitest'
import { barsOf, chartsOf } from '../../../client/figures/charts-of.ts'
import { placeInTime } from '../../../client/figures/place-in-time.ts'

const IN_MAY = '2024-05-21'

describe('a period in an article of May 2024', () => {
  test.each<[string | null, string | undefined]>([
    ['2023年', 'year 2023-12-31 2023年'],
    ['去年', 'year 2023-12-31 2023年'],
    ['今年', 'so-far 2024-05-21 2024年以来'],
    ['今年以来', 'so-far 2024-05-21 2024年以来'],
    ['1-4月', 'so-far 2024-04-30 2024年1-4月'],
    ['2023年1—4月份', 'so-far 2023-04-30 2023年1—4月'],
    ['3-4月', 'months 2024-04-30 2024年3-4月'],
    ['前4个月', 'so-far 2024-04-30 2024年前4个月'],
    ['今年前四月', 'so-far 2024-04-30 2024年前四月'],
    ['4月份', 'month 2024-04-30 2024年4月'],
    ['2024年2月', 'month 2024-02-29 2024年2月'],
    ['一季度', 'quarter 2024-03-31 2024年一季度'],
    ['2023年前三季度', 'so-far 2023-09-30 2023年前三季度'],
    ['上半年', 'half 2024-06-30 2024年上半年'],
    ['2021年底', 'moment 2021-12-31 2021年底'],
    [null, 'moment 2024-05-21 2024-05-21'],
    ['13月', undefined],
    ['“十四五”期间', undefined],
  ])('%s', (period, place) => {
    const found = placeInTime(period, IN_MAY)
    expect(found && `${found.kind} ${found.day} ${found.label}`).toBe(place)
  })
})

test('without a date only a period with its year has a place', () => {
  expect(placeInTime('2023年', null)?.day).toBe('2023-12-31')
  expect([placeInTime('去年', null), placeInTime('一季度', null), placeInTime(null, null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

const point = (period: string | null, value: number, article = 'a') => ({
  period,
  value,
  date: IN_MAY,
  article,
  start: value,
  end: value + 1,
})

test('a chart is in order of time; kinds of period are apart; what two articles tell alike is one point', () => {
  const charts = chartsOf([
    {
      measure: '产值',
      unit: '元',
      points: [
        point('2023年', 3),
        point('一季度', 9),
        point('去年', 3, 'b'),
        point('2021年', 1),
        point('2022年', 2),
      ],
    },
    { measure: '产量', unit: '吨', points: [point('2023年', 1), point('1-4月', 2)] },
  ])
  expect(charts.map(({ points }) => points.map(({ label, value }) => `${label} ${value}`))).toEqual([
    ['2021年 1', '2022年 2', '2023年 3'],
  ])
})

test.each([
  ['upwards', [1, 2, 4], [0.75, 0.5, 0], 1],
  ['down from nothing', [-1, -4], [0, 0], 0],
  ['both ways', [3, -1], [0, 0.75], 0.75],
  ['nothing at all', [0, 0], [0, 0], 0],
])('bars: %s', (_, values, tops, zero) => {
  const { bars, zero: line } = barsOf(values)
  expect(bars.map(({ top }) => top)).toEqual(tops)
  expect(line).toBe(zero)
  for (const { top, height } of bars) {
    expect(height).toBeGreaterThan(0)
    expect(top + height).toBeLessThanOrEqual(1.0001)
  }
})
