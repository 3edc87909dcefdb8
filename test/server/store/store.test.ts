// What the store keeps and gives back, on the embedded database and on PostgreSQL.

import { describe, expect, test } from 'vitest'
import { matchKey } from '../../../server/search/match-key.ts'
import { TABLES } from '../../../server/store/back-up.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { createStore, openStore } from '../../../server/store/store.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES, shareTestStore } from '../open-test-store.ts'

/** Every row of every table, in one order. */
async function dump({ db }: Awaited<ReturnType<typeof openDatabase>>): Promise<string[]> {
  const rows: string[] = []
  for (const table of TABLES) {
    const found = await db.selectFrom(table).selectAll().execute()
    rows.push(...found.map(row => `${table} ${JSON.stringify(row)}`))
  }
  return rows.sort()
}

describe.each(HOMES)('$home', ({ empty }) => {
  const shared = shareTestStore(empty)

  test('facts come out as they went in, also after reopening', async () => {
    const settings = await empty()
    const store = await openStore(settings)
    await store.savePage(FIRST_PAGE, 'v1')
    await store.savePage(SECOND_PAGE, 'v1')
    const facts = await store.loadFacts()
    await store.close()
    const saved = [FIRST_PAGE, SECOND_PAGE].sort((a, b) => (a.page.id < b.page.id ? -1 : 1))
    expect(facts).toEqual(saved.flatMap(({ articles }) => articles))

    const reopened = await openStore(settings)
    expect(await reopened.loadFacts()).toEqual(facts)
    expect(await reopened.loadPage(FIRST_PAGE.page.id)).toEqual(FIRST_PAGE.page)
    await reopened.close()
  })

  test('a page is read back with what its layout showed', async () => {
    const store = shared()
    const { page } = pageByHand('头条.txt', [{ text: '新港开航\n云州港今天开航。' }])
    const [first, ...others] = page.lines
    if (first === undefined) throw new Error('the page has lines')
    const shown = { ...page, lines: [{ ...first, headline: true as const }, ...others] }
    await store.savePage({ page: shown, articles: [] }, 'v1')
    expect(await store.loadPage(page.id)).toEqual(shown)
  })

  test('saving a page twice, and in another order, leaves the very same rows', async () => {
    const [one, other] = [await openDatabase(await empty()), await openDatabase(await empty())]
    await createStore(one).savePage(FIRST_PAGE, 'v1')
    await createStore(one).savePage(SECOND_PAGE, 'v1')
    const once = await dump(one)
    await createStore(one).savePage(FIRST_PAGE, 'v1')
    expect(await dump(one)).toEqual(once)
    await createStore(other).savePage(SECOND_PAGE, 'v1')
    await createStore(other).savePage(FIRST_PAGE, 'v1')
    expect(await dump(other)).toEqual(once)
    expect(once.length).toBeGreaterThan(30)
    await one.close()
    await other.close()
  })

  test('saving a page replaces what it had', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    await store.savePage({ ...FIRST_PAGE, articles: FIRST_PAGE.articles.slice(1) }, 'v2')
    expect(await store.loadFacts()).toEqual(FIRST_PAGE.articles.slice(1))
    expect(await store.countPage(FIRST_PAGE.page.id)).toEqual({ articles: 1, entities: 3, version: 'v2' })
  })

  test('a page that cannot be saved leaves what it had', async () => {
    const store = shared()
    await store.savePage(FIRST_PAGE, 'v1')
    const [first] = FIRST_PAGE.articles
    if (first === undefined) throw new Error('the page has articles')
    // The same article twice breaks the key after the old rows are gone: the transaction must bring them back.
    await expect(store.savePage({ ...FIRST_PAGE, articles: [first, first] }, 'v2')).rejects.toThrow()
    expect(await store.loadFacts()).toEqual(FIRST_PAGE.articles)
    expect(await store.countPage(FIRST_PAGE.page.id)).toMatchObject({ version: 'v1' })
  })

  test('saves that run at the same time all arrive', async () => {
    const store = shared()
    const pages = Array.from({ length: 8 }, (_, index) =>
      pageByHand(`${index}.txt`, [{ text: `第${index}篇文章。` }]),
    )
    await Promise.all(pages.map(page => store.savePage(page, 'v1')))
    expect(await store.loadFacts()).toHaveLength(8)
  })

  test.each([
    ['NUL', '河湾市\0今天', /articles\[0\].article.text holds a NUL/],
    ['half a surrogate pair', '河湾市\uD842今天', /articles\[0\].article.text holds half a surrogate pair/],
  ])('text with %s is refused by name', async (_, text, message) => {
    const store = shared()
    const page = pageByHand('x.txt', [{ text: '河湾市今天' }])
    const [facts] = page.articles
    if (facts === undefined) throw new Error('the page has an article')
    const broken = { ...page, articles: [{ ...facts, article: { ...facts.article, text } }] }
    await expect(store.savePage(broken, 'v1')).rejects.toThrow(message)
  })

  test('characters beyond the basic plane, markup and the names of object members come back', async () => {
    const store = shared()
    const page = pageByHand('__proto__', [
      {
        title: '<script>alert(1)</script>',
        text: '𠮷野家与constructor公司、__proto__公司签约。',
        names: {
          𠮷野家: ['organization'],
          ['constructor' as string]: ['organization'],
          __proto__公司: ['organization', '__proto__'],
        },
      },
    ])
    await store.savePage(page, 'v1')
    expect(await store.loadFacts()).toEqual(page.articles)
    expect((await store.listPages())[0]?.sources).toEqual(['__proto__'])
  })

  test('pages are listed by date with their sources and counts', async () => {
    const store = shared()
    await store.savePage(SECOND_PAGE, 'v1')
    await store.savePage(FIRST_PAGE, 'v1')
    await store.addSource(FIRST_PAGE.page.id, '另一个名字.txt')
    await store.addSource(FIRST_PAGE.page.id, '另一个名字.txt')
    expect(await store.listPages()).toMatchObject([
      {
        sources: ['另一个名字.txt', '第一版.txt'],
        date: '2031-03-04',
        lineCount: 4,
        articles: 2,
        entities: 6,
      },
      { sources: ['第二版.txt'], date: '2031-03-05', lineCount: 2, articles: 1, entities: 4 },
    ])
  })

  test('an entity leads to its articles, an author to hers, words to theirs', async () => {
    const store = shared()
    await store.savePage(SECOND_PAGE, 'v1')
    await store.savePage(FIRST_PAGE, 'v1')
    const [centre, signing] = FIRST_PAGE.articles.map(({ article }) => article.id)
    const [talk] = SECOND_PAGE.articles.map(({ article }) => article.id)
    expect(await store.articlesNaming('organization:国家数据局')).toEqual([centre, signing, talk])
    expect(await store.articlesNaming('organization:无名')).toEqual([])
    expect(await store.articlesWrittenBy('person:单晓桐')).toMatchObject([
      { article: centre, start: 4, end: 10 },
    ])
    expect(await store.articlesWrittenBy('person:林望舒')).toEqual([])
    // 曾旭东谈数据要素 is a headline as the other, and newer.
    expect(await store.searchArticles(['数据'], { limit: 1 })).toEqual({ ids: [talk], count: 2 })
    expect(await store.searchArticles(['100%_'], { limit: 9 })).toEqual({ ids: [], count: 0 })
  })

  test('words of any length are found in headline and text, and the end of one with the beginning of the other are none', async () => {
    const store = shared()
    await store.savePage(SECOND_PAGE, 'v1')
    const [{ article }] = SECOND_PAGE.articles as [(typeof SECOND_PAGE.articles)[number]]
    const [title, text] = [matchKey(article.title ?? ''), matchKey(article.text)]
    const found = async (...words: string[]) => (await store.searchArticles(words, { limit: 9 })).count
    for (const key of [title, text])
      for (const length of [1, 2, 3, key.length]) {
        for (let from = 0; from + length <= key.length; from += length)
          expect([key.slice(from, from + length), await found(key.slice(from, from + length))]).toEqual([
            key.slice(from, from + length),
            1,
          ])
      }
    expect(await found(title.slice(-1) + text.slice(0, 1))).toBe(0)
    expect(await found(title, '查无此词')).toBe(0)
  })

  test('a failure is kept until the same bytes are read', async () => {
    const store = shared()
    const failure = {
      hash: 'a1',
      source: '坏.txt',
      code: 'binary',
      messages: { zh: '不是文字', en: 'not text' },
    }
    await store.saveFailure(failure)
    await store.saveFailure(failure)
    await store.saveFailure({ ...failure, hash: 'b2' })
    expect(await store.listFailures()).toEqual([failure, { ...failure, hash: 'b2' }])
    await store.clearFailure('a1')
    expect(await store.listFailures()).toEqual([{ ...failure, hash: 'b2' }])
  })
})
