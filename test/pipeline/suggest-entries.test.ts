// What is suggested for the dictionaries: names of several articles that no dictionary has, the most used first.
import { expect, test } from 'vitest'
import { suggestEntries } from '../../pipeline/suggest-entries.ts'
import { factsOf } from './knowledge-for-tests.ts'

const pages = [
  factsOf('杭州星河湾科技有限公司昨天扩建厂房。教育部表示支持。', { id: 'a' }),
  factsOf('记者走进杭州星河湾科技有限公司。杭州星河湾科技有限公司有三条生产线。', { id: 'b' }),
  factsOf('宁波远山渔业有限公司破产。教育部部长王建国讲话。', { id: 'c' }),
]

test('names of at least two articles, with their sentences', () => {
  expect(suggestEntries(pages)).toEqual([
    expect.objectContaining({
      name: '杭州星河湾科技有限公司',
      type: 'organization',
      subtype: 'company',
      articles: 2,
      mentions: 3,
      sentences: ['杭州星河湾科技有限公司昨天扩建厂房。', '记者走进杭州星河湾科技有限公司。'],
    }),
  ])
})

test('neither curated names nor persons', () => {
  const names = suggestEntries(pages, { leastArticles: 1 }).map(({ name }) => name)
  expect(names).toEqual(['杭州星河湾科技有限公司', '宁波远山渔业有限公司'])
})
