// Quotes by sentence: those of one speaker in one sentence are one item, all others their own.
import { expect, test } from 'vitest'
import { quotesBySentence } from '../../../client/panel/quotes-by-sentence.ts'
import type { QuoteNote, Sentence } from '../../../server/api/types.ts'

const article = {
  id: 'a',
  page: 'p',
  title: '河湾市办起夜校',
  subtitle: null,
  kind: 'news',
  authors: [],
  agency: null,
  date: null,
  newspaper: null,
  source: 'p.txt',
  opening: '河湾市',
} as const

const sentence = (start: number): Sentence => ({
  article: { ...article, authors: [] },
  text: '“来的人多，”单晓桐说，“还要加班。”',
  start,
  end: start + 19,
  lines: [1, 1],
  marks: [],
  reasons: [],
})

const quote = (start: number, end: number, { speaker = 'person:单晓桐', verb = '说' } = {}): QuoteNote => ({
  start,
  end,
  speaker: { id: speaker, name: speaker, type: 'person' },
  verb,
  kind: 'direct',
  about: [],
  reason: 'rule:said',
})

test('two quotes of a speaker in one sentence are one item that spans both', () => {
  const items = quotesBySentence([
    { quote: quote(0, 6), sentence: sentence(0) },
    { quote: quote(11, 18, { verb: '表示' }), sentence: sentence(0) },
  ])
  expect(items).toMatchObject([{ count: 2, start: 0, end: 18, verbs: ['说', '表示'] }])
})

test.each([
  ['another sentence', quote(20, 26), sentence(19)],
  ['another speaker', quote(11, 18, { speaker: 'person:贺明远' }), sentence(0)],
])('%s makes an item of its own', (_, other, its) => {
  const items = quotesBySentence([
    { quote: quote(0, 6), sentence: sentence(0) },
    { quote: other, sentence: its },
  ])
  expect(items.map(({ count }) => count)).toEqual([1, 1])
})
