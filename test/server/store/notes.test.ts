// Quotes, figures and times by entity, and the sheet an article is printed on: the same on both databases.
import { describe, expect, test } from 'vitest'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES, openTestStore } from '../open-test-store.ts'

const BUREAU = 'organization:国家数据局'
const LIN = 'person:林望舒'

/** As from a PDF whose sheet says 第3版. */
const PRINTED = {
  ...FIRST_PAGE,
  page: {
    ...FIRST_PAGE.page,
    lines: FIRST_PAGE.page.lines.map(line => ({ ...line, sheet: 0 })),
    sheets: [{ width: 100, height: 200, number: 3 }],
  },
}

describe.each(HOMES)('$home', ({ empty }) => {
  test('quotes by who says them and by whom they name', async () => {
    const store = await openTestStore(await empty())
    await store.savePage(PRINTED, 'v1')
    const page = { offset: 0, limit: 9 }
    expect((await store.loadQuotes(LIN, 'said', page)).map(({ verb }) => verb)).toEqual(['说'])
    expect(await store.loadQuotes(LIN, 'about', page)).toEqual([])
    expect((await store.loadQuotes(BUREAU, 'about', page)).map(({ speaker }) => speaker)).toEqual([LIN])
    expect(await store.countQuotes(BUREAU, 'about')).toBe(1)
    expect(await store.loadQuotes(BUREAU, 'about', { offset: 1, limit: 9 })).toEqual([])
    // A name with everything that would break out of JSON or SQL.
    expect(await store.countQuotes(`'"]}]--`, 'about')).toBe(0)
  })

  test('figures of the articles that name somebody, mentions by day, articles of some days', async () => {
    const store = await openTestStore(await empty())
    await store.savePage(PRINTED, 'v1')
    await store.savePage(SECOND_PAGE, 'v1')
    expect((await store.figuresBeside(LIN)).map(({ value, change }) => [value, change?.percent])).toEqual([
      [5.3, 12],
    ])
    expect(await store.figuresBeside('place:西安市')).toEqual([])
    expect(await store.mentionsByDate(BUREAU, { certainty: 0 })).toEqual([
      { date: '2031-03-04', mentions: 3, articles: 2 },
      { date: '2031-03-05', mentions: 1, articles: 1 },
    ])
    expect(await store.mentionsByDate(BUREAU, { certainty: 1.1 })).toEqual([])
    expect(await store.articlesNaming(BUREAU, { from: '2031-03-05' })).toHaveLength(1)
    expect(await store.articlesNaming(BUREAU, { to: '2031-03-04' })).toHaveLength(2)
    expect(await store.articlesNaming(BUREAU, { from: '2031-03-06', to: '2031-03-09' })).toEqual([])
  })

  test('an article knows the number printed on its sheet', async () => {
    const store = await openTestStore(await empty())
    await store.savePage(PRINTED, 'v1')
    await store.savePage(SECOND_PAGE, 'v1')
    const ids = [...PRINTED.articles, ...SECOND_PAGE.articles].map(({ article }) => article.id)
    const articles = await store.loadArticles(ids)
    expect(ids.map(id => articles.get(id)?.sheet)).toEqual([3, 3, undefined])
  })
})
