// Time runs evenly: what lies between two mentions has its room, unless there is too much of it.
import { expect, test } from 'vitest'
import { barsOf } from '../../../client/panel/time-bars.ts'
import type { TimelineAnswer } from '../../../server/api/types.ts'

const timeline = (unit: TimelineAnswer['unit'], ...dates: string[]): TimelineAnswer => ({
  unit,
  spans: dates.map(date => ({ date, mentions: 2, articles: 1 })),
  undated: { mentions: 0, articles: 0 },
})

test.each<[TimelineAnswer['unit'], string[], string]>([
  ['day', ['2024-02-28', '2024-03-01'], '2024-02-28:2 2024-02-29:0 2024-03-01:2'],
  ['month', ['2023-11', '2024-01'], '2023-11:2 2023-12:0 2024-01:2'],
  ['year', ['2022', '2024'], '2022:2 2023:0 2024:2'],
  ['day', [], ''],
  // Six hundred days would be bars thinner than a line.
  ['day', ['2022-01-01', '2023-09-01'], '2022-01-01:2 2023-09-01:2'],
])('%s %j', (unit, dates, bars) => {
  expect(
    barsOf(timeline(unit, ...dates))
      .map(({ date, mentions }) => `${date}:${mentions}`)
      .join(' '),
  ).toBe(bars)
})
