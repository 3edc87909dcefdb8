// Whom a name, an alias, pinyin or initials find, and in which order.
import { describe, expect, test } from 'vitest'
import { indexNames, searchNames } from '../../../server/search/name-index.ts'

const INDEX = indexNames(
  (
    [
      ['国家数据局', 'organization', 9, ['国数局']],
      ['国家统计局', 'organization', 5, []],
      ['湖北省数据局', 'organization', 4, []],
      ['数据要素', 'topic', 20, []],
      ['数据', 'topic', 2, []],
      ['单霁翔', 'person', 3, []],
      ['曾旭东', 'person', 3, []],
      ['重庆市', 'place', 8, ['重庆']],
      ['长安大学', 'organization', 2, []],
      ['吕梁市', 'place', 1, []],
      ['西安市', 'place', 6, ['西安']],
      ['先', 'topic', 1, []],
      ['列夫·托尔斯泰', 'person', 1, []],
      ['OpenAI公司', 'organization', 1, ['OpenAI']],
      ['臺積電', 'organization', 1, []],
      ['𠮷野家', 'organization', 1, []],
      ['constructor', 'product', 1, []],
    ] as const
  ).map(([name, type, mentions, aliases]) => ({ id: `${type}:${name}`, name, type, mentions, aliases })),
)

const found = (query: string) =>
  searchNames(INDEX, query, { limit: 10 }).hits.map(({ name, by }) => `${name} ${by}`)

describe('what is typed and who is found', () => {
  test.each([
    ['国家数据局', ['国家数据局 name']],
    ['国数局', ['国家数据局 alias']],
    ['数据', ['数据 name', '数据要素 name', '国家数据局 name', '湖北省数据局 name']],
    ['gjsjj', ['国家数据局 initials']],
    ['GJSJJ', ['国家数据局 initials']],
    ['guojiashujuju', ['国家数据局 pinyin']],
    ['guojia', ['国家数据局 pinyin', '国家统计局 pinyin']],
    ['guó jiā tǒng', ['国家统计局 pinyin']],
    ['guojiatongj', ['国家统计局 pinyin']],
    ['shujuju', ['国家数据局 pinyin', '湖北省数据局 pinyin']],
    ['数据ju', ['国家数据局 pinyin', '湖北省数据局 pinyin']],
    ['shanjixiang', ['单霁翔 pinyin']],
    ['danjixiang', ['单霁翔 pinyin']],
    ['zengxd', ['曾旭东 pinyin']],
    ['chongqing', ['重庆市 pinyin']],
    ['changanda', ['长安大学 pinyin']],
    ['lvliang', ['吕梁市 pinyin']],
    ['lüliang', ['吕梁市 pinyin']],
    // 单霁翔 for those who have typed xi'an of xi'ang.
    ["xi'an", ['西安市 pinyin', '先 pinyin', '单霁翔 pinyin']],
    ['列夫托尔斯泰', ['列夫·托尔斯泰 name']],
    ['列夫・托尔斯泰', ['列夫·托尔斯泰 name']],
    ['openai', ['OpenAI公司 alias']],
    ['ＯＰＥＮＡＩ', ['OpenAI公司 alias']],
    ['台积电', ['臺積電 name']],
    ['國家數據局', ['国家数据局 name']],
    ['𠮷野', ['𠮷野家 name']],
    ['constructor', ['constructor name']],
    ['国家数据局长', []],
    ['gjsjjx', []],
    ['ujia', []],
    ['  ', []],
    ['.*', []],
  ])('%s', (query, expected) => expect(found(query)).toEqual(expected))
})

test('a limit leaves out, the count does not', () => {
  const { hits, count } = searchNames(INDEX, '数据', { limit: 1 })
  expect(hits.map(({ name }) => name)).toEqual(['数据'])
  expect(count).toBe(4)
})

// Where each reading of a character was tried with each of the next, it would not end.
test('a long query of one letter ends', () => {
  expect(found('a'.repeat(300))).toEqual([])
})
