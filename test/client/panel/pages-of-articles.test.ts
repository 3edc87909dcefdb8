import { expect, test } from 'vitest'
import { groupByPage } from '../../../client/panel/pages-of-articles.ts'
import type { ArticleListAnswer } from '../../../server/api/types.ts'

const article = (
  source: string,
  date: string | null,
  newspaper: string | null = null,
): ArticleListAnswer['articles'][number] => ({
  id: `${source} ${date}`,
  page: source,
  title: null,
  subtitle: null,
  kind: 'news',
  authors: [],
  agency: null,
  date,
  source,
  newspaper,
  opening: '',
  entities: 0,
})

test('articles of one page stand together, with its newspaper and the span of its dates', () => {
  const pages = groupByPage([
    article('a.txt', '2024-05-22'),
    article('b.txt', null),
    article('a.txt', '2024-05-18', '云江日报'),
    article('a.txt', null),
  ])
  expect(
    pages.map(({ source, newspaper, dates, articles }) => [source, newspaper, dates, articles.length]),
  ).toEqual([
    ['a.txt', '云江日报', '2024-05-18 – 2024-05-22', 3],
    ['b.txt', null, null, 1],
  ])
})

test('two pages of one file name stay two', () => {
  const pages = groupByPage([
    { ...article('A01.txt', '2024-05-20'), page: 'p1' },
    { ...article('A01.txt', '2024-05-21'), page: 'p2' },
  ])
  expect(pages.map(({ id, source, dates }) => [id, source, dates])).toEqual([
    ['p1', 'A01.txt', '2024-05-20'],
    ['p2', 'A01.txt', '2024-05-21'],
  ])
})
