import { expect, test } from 'vitest'
import { splitText } from '../../../client/panel/split-text.ts'
import { paragraphsOf } from '../../../client/reader/paragraphs.ts'

test.each([
  ['甲乙\n丙丁', [['甲乙'], ['丙丁']]],
  ['\n甲\n\n乙\n', [['甲'], ['乙']]],
  ['', []],
])('%j', (text, paragraphs) => {
  expect(paragraphsOf(splitText(text, [])).map(pieces => pieces.map(piece => piece.text))).toEqual(paragraphs)
})

test('a piece keeps its place in the whole text', () => {
  const text = '王芳说\n王芳走'
  const marks = [
    { start: 0, end: 2 },
    { start: 4, end: 6 },
  ]
  for (const { text: piece, start } of paragraphsOf(splitText(text, marks)).flat())
    expect(text.slice(start, start + piece.length)).toBe(piece)
})
