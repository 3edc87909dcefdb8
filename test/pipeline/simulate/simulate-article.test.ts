// A simulated corpus: the same for the same seed, and with names as unevenly met as in real news.
import { expect, test } from 'vitest'
import { simulateArticle } from '../../../pipeline/simulate/simulate-article.ts'

const CORPUS = { seed: 1, names: 1000 }
const articles = Array.from({ length: 2000 }, (_, number) => simulateArticle(number, CORPUS))

test('the same seed and number give the same article, another seed or number another', () => {
  expect(simulateArticle(7, CORPUS)).toEqual(articles[7])
  expect(simulateArticle(7, { ...CORPUS, seed: 2 })).not.toEqual(articles[7])
  expect(new Set(articles.map(({ text }) => text)).size).toBeGreaterThan(1990)
})

test('nothing is left unfilled', () => {
  for (const { title, text, date } of articles) {
    expect(`${title}${text}`).not.toMatch(/[{}]|undefined/)
    expect(date).toMatch(/^20[12]\d-[01]\d-[0-3]\d$/)
  }
})

test('a few names are met everywhere, most only here and there', () => {
  const met = new Map<string, number>()
  for (const { author } of articles) met.set(author, (met.get(author) ?? 0) + 1)
  const counts = [...met.values()].sort((a, b) => b - a)
  expect(counts[0]).toBeGreaterThan(100)
  expect(counts.length).toBeGreaterThan(300)
  expect(counts.at(-1)).toBe(1)
})
