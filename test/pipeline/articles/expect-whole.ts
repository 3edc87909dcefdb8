// What must hold of every page and its articles.
import { expect } from 'vitest'
import type { Article, Page } from '../../../pipeline/types.ts'

/** Nothing lost, nothing twice, every character of every text on its line. */
export function expectWhole(page: Page, articles: readonly Article[]): void {
  const holders = new Map<number, number>()
  for (const article of articles) {
    for (const number of new Set([...article.lines.map(span => span.line), ...article.titleLines])) {
      holders.set(number, (holders.get(number) ?? 0) + 1)
    }
    let end = 0
    for (const span of article.lines) {
      expect(page.lines[span.line - 1]?.text).toContain(article.text.slice(span.start, span.end))
      // Between the spans stand only the joins.
      expect(article.text.slice(end, span.start)).toMatch(/^[\n ]?$/)
      end = span.end
    }
    expect(end).toBe(article.text.length)
  }
  const counted = page.lines.map(line => [line.text, holders.get(line.number) ?? 0])
  // 上接第1版 may share its line with the words that go on, which are of the same story.
  expect(counted).toEqual(page.lines.map(line => [line.text, line.text.trim() === '' ? 0 : 1]))
}
