import { expect, test } from 'vitest'
import { groupByPage } from '../../../client/panel/pages-of-articles.ts'
import type { ArticleListAnswer } from '../../../server/api/types.ts'

const article = (
  source: string,
  date: string | null,
  newspaper: string | null = null,
): ArticleListAnswer['articles'][number] => ({
  id: `${source} ${date}`,
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

test('articles of one file make a page, with its newspaper and the span of its dates', () => {
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
