// Bars of a timeline: the finest unit that leaves few enough of them.
import { expect, test } from 'vitest'
import { spansOfTime } from '../../../server/api/spans-of-time.ts'

const on = (...dates: (string | null)[]) => dates.map(date => ({ date, mentions: 2, articles: 1 }))

test.each([
  [['2024-05-20', '2024-05-22'], 'day', ['2024-05-20', '2024-05-22']],
  [['2024-05-20', '2024-09-22', '2024-09-30'], 'month', ['2024-05', '2024-09']],
  [['2004-05-20', '2024-09-22'], 'year', ['2004', '2024']],
  [[], 'day', []],
])('%j by %s', (dates, unit, spans) => {
  const timeline = spansOfTime(on(...dates), 'auto')
  expect(timeline.unit).toBe(unit)
  expect(timeline.spans.map(({ date }) => date)).toEqual(spans)
})

test('undated articles are counted apart', () => {
  expect(spansOfTime(on(null, '2024-05-20'), 'year')).toEqual({
    unit: 'year',
    spans: [{ date: '2024', mentions: 2, articles: 1 }],
    undated: { mentions: 2, articles: 1 },
  })
})
