// Figures by the sentence: the database draws the line between two sentences where `findSentences` does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexSentences } from '../../../pipeline/graph/sentence-index.ts'
import type { Facts } from '../../../pipeline/types.ts'
import { FIRST_PAGE, pageByHand } from '../facts-by-hand.ts'
import { HOMES, openTestStore } from '../open-test-store.ts'

const CITY = 'place:甲城'

/** Marks of every kind, rare characters that are two units, and the name and the number between which they stand. */
const pieces = fc.array(
  fc.constantFrom(
    '。',
    '！',
    '；',
    '…',
    '？”',
    '。”',
    '”',
    '）',
    '“',
    '（',
    '\n',
    ' ',
    '\u3000',
    '他',
    '𬱟',
    '，',
    '甲城',
    '5吨',
  ),
  { minLength: 2, maxLength: 14 },
)

/** One page with an article for each text, in which every 5吨 is a figure and every 甲城 a mention. */
function pageOf(texts: readonly string[]): Facts {
  return pageByHand(
    '数字.txt',
    texts.map((text, index) => ({
      text,
      names: { 甲城: ['place'] as const },
      figures: [...text.matchAll(/5吨/g)].map(({ index: start }) => ({
        start,
        end: start + 2,
        measure: `量${index}`,
        value: 5,
        unit: '吨',
        period: null,
        change: null,
        reason: 'rule:figure',
      })),
    })),
  )
}

/** As `figuresOf` says: figures in whose sentence the name stands. */
const expected = ({ articles }: Facts) =>
  articles.flatMap(({ article, mentions, figures }) => {
    const { at } = indexSentences(article.text)
    const named = new Set(mentions.map(({ start }) => at(start)))
    return figures
      .filter(({ start }) => named.has(at(start)))
      .map(({ measure, start }) => `${measure} ${start}`)
  })

const ALL = { sort: 'date', descending: true, offset: 0, limit: 5000 } as const

describe.each(HOMES)('$home', ({ empty }) => {
  test('figures of the sentences that name somebody', async () => {
    const texts = new Set(
      fc
        .sample(pieces, { seed: 7, numRuns: 400 })
        .map((parts, index) => `第${index}篇。${parts.join('')}甲城5吨`),
    )
    const page = pageOf([
      '甲城产5吨。别处产5吨。',
      '他说：“甲城好。”乙产5吨。',
      '他说：“甲城好。”\n乙产5吨。',
      '𬱟𬱟𬱟到甲城。又产5吨',
      ...texts,
    ])
    const store = await openTestStore(await empty())
    await store.savePage(page, 'v1')
    const { notes, count } = await store.listFigures({ entity: CITY }, ALL)
    const wanted = expected(page)
    expect(notes.map(({ measure, start }) => `${measure} ${start}`).sort()).toEqual(wanted.toSorted())
    expect(count).toBe(wanted.length)
    expect(wanted).toContain('量0 3')
    expect(wanted).not.toContain('量0 9')
    expect(wanted).toContain('量1 11')
    expect(wanted.length).toBeLessThan(page.articles.flatMap(({ figures }) => figures).length)
  })

  test('only mentions as certain as asked for; the figures of a measure with their days', async () => {
    const page = pageOf(['甲城产5吨。', '甲城又产5吨。'])
    for (const mention of page.articles[1]?.mentions ?? []) mention.certainty = 0.6
    const store = await openTestStore(await empty())
    await store.savePage(page, 'v1')
    const measures = async (certainty: number) =>
      (await store.listFigures({ entity: CITY, certainty }, ALL)).notes.map(({ measure }) => measure)
    expect(await measures(0)).toEqual(['量0', '量1'])
    expect(await measures(0.9)).toEqual(['量0'])
    const told = await store.figuresOfMeasures(
      [
        { measure: '量0', unit: '吨' },
        { measure: '量1', unit: '斤' },
      ],
      { words: 'not asked for here' },
    )
    expect(told.map(({ measure, value, date }) => [measure, value, date])).toEqual([['量0', 5, '2031-03-04']])
    expect(await store.figuresOfMeasures([], {})).toEqual([])
  })

  test('behind the last page there are none, and as many as there are', async () => {
    const store = await openTestStore(await empty())
    await store.savePage(pageOf(['甲城产5吨。', '甲城又产5吨。']), 'v1')
    await store.savePage(FIRST_PAGE, 'v1')
    expect(await store.listFigures({ entity: CITY }, { ...ALL, offset: 2 })).toEqual({ notes: [], count: 2 })
    expect(await store.listQuotes({}, { ...ALL, offset: 7 })).toEqual({ notes: [], count: 1 })
    expect(await store.listQuotes({ words: 'person' }, ALL)).toEqual({ notes: [], count: 0 })
    expect((await store.listArticles({ offset: 1, limit: 2 })).map(({ id }) => id)).toHaveLength(2)
    expect(await store.countArticles()).toBe(4)
  })
})
