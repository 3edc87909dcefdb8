// Where the words of a query stand in a text, in either script and whatever stands between their characters.
import { expect, test } from 'vitest'
import { findInText, wordsOf } from '../../../server/search/find-in-text.ts'

test.each<[string, string, string[]]>([
  ['国家数据局发布数据要素规划。', '数据', ['数据', '数据']],
  ['國家數據局發布規劃。', '数据局', ['數據局']],
  ['国家数据局发布规划。', '數據局', ['数据局']],
  ['列夫·托尔斯泰的书', '夫托', ['夫·托']],
  ['５Ｇ基站', '5g', ['５Ｇ']],
  ['𬱟女士和𠮷野', '𠮷野', ['𠮷野']],
  ['数据', '数据要素', []],
  ['数据', ' ', []],
  // What lies within another word found is not found again.
  ['国家数据局', '数据 国家数据局', ['国家数据局']],
])('%s: %s → %j', (text, query, found) => {
  expect(findInText(text, wordsOf(query)).map(({ start, end }) => text.slice(start, end))).toEqual(found)
})

test('a query is parted at its spaces, each word once', () => {
  expect(wordsOf(' 数据  陳榮輝 数据 ')).toEqual(['数据', '陈荣辉'])
})
