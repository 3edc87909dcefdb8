// The slope of memory over time: flat is flat, growth is told an hour, and what is taken at the start does not count.
import { expect, test } from 'vitest'
import { slopeOf } from './slope.ts'

const curve = (megabytesAt: (seconds: number) => number, to = 3600) => ({
  name: 'server (1)',
  points: Array.from({ length: to / 10 }, (_, nth) => ({
    seconds: nth * 10,
    megabytes: megabytesAt(nth * 10),
  })),
})

test.each([
  ['flat', () => 300, 0],
  ['rising', (seconds: number) => 300 + seconds / 60, 60],
  ['falling', (seconds: number) => 300 - seconds / 360, -10],
  ['rising only while it warms up', (seconds: number) => Math.min(300, seconds), 0],
])('%s', (_, megabytesAt, expected) => {
  expect(slopeOf(curve(megabytesAt), 600)).toBeCloseTo(expected, 6)
})

test('too short a run has no slope', () => {
  expect(
    slopeOf(
      curve(() => 300, 10),
      600,
    ),
  ).toBeUndefined()
})
