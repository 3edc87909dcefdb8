// Rows of one headline are joined before its story is sought; headlines that only stand beside each other are not.
import { expect, test } from 'vitest'
import { joinCutRows } from '../../../pipeline/articles/join-cut-rows.ts'
import type { Heading } from '../../../pipeline/articles/read-items.ts'

const STORIES = ['山里的中药材黄精丰收了，收购中药材的车排到村口。', '跨江大桥年底通车。']

const headingsOf = (rows: readonly string[]): Heading[] =>
  rows.map((text, i) => ({ kind: 'heading', number: i + 1, text, order: i }))

test.each([
  [['百亩中药', '材黄精丰收'], ['百亩中药材黄精丰收']],
  // The story has 跨江大桥, but nothing was cut between the two.
  [
    ['山村新事', '跨江大桥通车'],
    ['山村新事', '跨江大桥通车'],
  ],
  [
    ['“家门口的公园，', '盼了好多年”', '跨江大桥通车'],
    ['“家门口的公园，盼了好多年”', '跨江大桥通车'],
  ],
])('%j', (rows, headlines) => {
  const joined = joinCutRows(headingsOf(rows), STORIES)
  expect(joined.map(({ text }) => text)).toEqual(headlines)
  // Those that stand beside each other still do.
  expect(joined.map(({ order }) => order)).toEqual(headlines.map((_, i) => i))
})

test('rows with something between them are not of one headline', () => {
  const [first, second] = headingsOf(['百亩中药', '材黄精丰收']) as [Heading, Heading]
  expect(joinCutRows([first, { ...second, order: 2 }], STORIES)).toHaveLength(2)
})
