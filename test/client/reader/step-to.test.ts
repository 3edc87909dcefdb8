// The way from mention to mention, also from a sentence that is none of them.
import { expect, test } from 'vitest'
import { placeNotes } from '../../../client/reader/place-notes.ts'
import { stepTo } from '../../../client/reader/step-to.ts'

const at = (...starts: number[]) => starts.map(start => ({ start, end: start + 3 }))

test.each<[number[], number | null, 1 | -1, number | undefined]>([
  [[10, 40, 70], null, 1, 0],
  [[10, 40, 70], null, -1, 2],
  [[10, 40, 70], 10, 1, 1],
  [[10, 40, 70], 70, 1, 0],
  [[10, 40, 70], 10, -1, 2],
  // From a sentence between two mentions.
  [[10, 40, 70], 50, 1, 2],
  [[10, 40, 70], 50, -1, 1],
  [[10, 40, 70], 80, 1, 0],
  [[10, 40, 70], 5, -1, 2],
  [[], null, 1, undefined],
])('%j from %j by %i → %j', (starts, from, by, index) => {
  expect(stepTo(at(...starts), from === null ? null : { start: from, end: from + 3 }, by)).toBe(index)
})

test('notes stand beside what they are about, or below one another', () => {
  const notes = [
    { key: 'c', anchor: 300, height: 40 },
    { key: 'a', anchor: 20, height: 40 },
    { key: 'b', anchor: 30, height: 40 },
  ]
  expect([...placeNotes(notes, { gap: 10 })]).toEqual([
    ['a', 20],
    ['b', 70],
    ['c', 300],
  ])
  expect(placeNotes([{ key: 'a', anchor: -5, height: 10 }], { gap: 10 }).get('a')).toBe(0)
})
