// How well Baotu reads pages of the press: floors that a change must not fall below; `measure.ts` gives the figures on hundreds.
import { expect, test } from 'vitest'
import { knowledge } from '../pipeline/knowledge-for-tests.ts'
import { layoutsNamed } from './all-layouts.ts'
import { openPrinter } from './print-pages.ts'
import { pressPages, readAsPdf, readAsText } from './read-pressed.ts'
import { addScores, NOTHING, scorePress } from './score-press.ts'

test.each([
  ['rules', { whole: 0.78, titles: 0.72, bylines: 0.8, order: 0.95 }],
  ['held-out', { whole: 0.86, titles: 0.62, bylines: 0.8, order: 0.95 }],
])('12 disorderly text pages of layouts %s', (name, floors) => {
  const scores = [...pressPages(layoutsNamed(name), { from: 501, count: 12 })].map(
    page => scorePress(page.articles, readAsText(page, knowledge().agencies)).score,
  )
  const sum = scores.reduce(addScores, NOTHING)
  for (const [what, floor] of Object.entries(floors)) {
    const { right, all } = sum[what as keyof typeof floors]
    expect(right / all, what).toBeGreaterThanOrEqual(floor)
  }
})

test('12 PDF pages of layouts held-out', async () => {
  const printer = await openPrinter()
  let sum = NOTHING
  try {
    for (const page of pressPages(layoutsNamed('held-out'), { from: 501, count: 12 })) {
      const articles = await readAsPdf(page, await printer.print(page), knowledge().agencies)
      sum = addScores(sum, scorePress(page.articles, articles).score)
    }
  } finally {
    await printer.close()
  }
  for (const [what, floor] of Object.entries({ whole: 0.9, titles: 0.85, bylines: 0.8, order: 0.98 })) {
    const { right, all } = sum[what as keyof typeof sum]
    expect(right / all, what).toBeGreaterThanOrEqual(floor)
  }
}, 120_000)
