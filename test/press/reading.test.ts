// How well Baotu reads pages of the press: floors that a change must not fall below; `measure.ts` gives the figures on hundreds.
import { expect, test } from 'vitest'
import { knowledge } from '../pipeline/knowledge-for-tests.ts'
import { layoutsNamed } from './all-layouts.ts'
import { pressPages, readAsText } from './read-pressed.ts'
import { addScores, NOTHING, scorePress } from './score-press.ts'

test.each([
  ['rules', { whole: 0.6, titles: 0.4, bylines: 0.6, order: 0.9 }],
  ['held-out', { whole: 0.6, titles: 0.4, bylines: 0.6, order: 0.9 }],
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
