import { expect, test } from 'vitest'
import { splitText } from '../../../client/panel/split-text.ts'
import { isSubhead, paragraphsOf } from '../../../client/reader/paragraphs.ts'

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

test.each<[string, 'first' | 'within' | 'last', boolean]>([
  ['数据动起来是硬道理', 'within', true],
  ['数据动起来是硬道理', 'last', false],
  ['王志辉表示，数据要动起来。', 'within', false],
  ['新华社记者 李然/摄', 'within', false],
  ['▶ 本报记者 张伟', 'within', false],
  ['这一行虽然没有句号可是已经长得不像一个小标题了', 'within', false],
])('%s (%s) is a subhead: %s', (text, place, subhead) => {
  expect(isSubhead(text, place)).toBe(subhead)
})
