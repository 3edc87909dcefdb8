import { expect, test } from 'vitest'
import { type Direction, nearestInDirection } from '../../../client/graph/nearest-in-direction.ts'

const NODES = [
  { id: 'middle', x: 0, y: 0 },
  { id: 'east', x: 10, y: 2 },
  { id: 'far east', x: 30, y: 0 },
  { id: 'north', x: 1, y: 10 },
  { id: 'south', x: 0, y: -10 },
]

test.each<[string | undefined, Direction, string | undefined]>([
  ['middle', 'right', 'east'],
  ['middle', 'up', 'north'],
  ['middle', 'down', 'south'],
  ['middle', 'left', undefined],
  ['east', 'right', 'far east'],
  ['far east', 'left', 'east'],
  ['gone', 'right', 'north'],
  [undefined, 'down', 'north'],
])('from %s %s to %s', (from, direction, to) => {
  expect(nearestInDirection(NODES, from, direction)).toBe(to)
})
