import { describe, expect, test } from 'vitest'
import { headlineOf } from '../../../client/panel/article-words.ts'
import type { ArticleSummary } from '../../../server/api/types.ts'

const article = (title: string | null, opening: string): ArticleSummary => ({
  id: 'a',
  page: 'p',
  title,
  subtitle: null,
  kind: 'news',
  authors: [],
  agency: null,
  date: null,
  source: '',
  newspaper: null,
  opening,
})

describe('headlineOf', () => {
  test.each([
    ['海边建起新港', '本报讯 海边', '海边建起新港'],
    [null, '▲▲ 上接第1版\n王志辉认为，各地要走自己的路', '王志辉认为，各地要走自己的路…'],
    [null, '上接A03版 王志辉认为', '王志辉认为…'],
    [null, '本报讯（记者 李争粉） 协会发布白皮书', '协会发布白皮书…'],
    [null, '据新华社北京电 过去一年', '过去一年…'],
    // No dateline: a company's name begins like one.
    [null, '中国电信发布年报', '中国电信发布年报…'],
    [null, '上接电话，他说', '上接电话，他说…'],
  ])('%s, %s', (title, opening, headline) => {
    expect(headlineOf(article(title, opening))).toBe(headline)
  })
})
