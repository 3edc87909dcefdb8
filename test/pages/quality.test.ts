// How well the whole extraction does on the project's own gold. The numbers are floors: raise them when extraction improves.
import { describe, expect, test } from 'vitest'
import { evaluatePage, evaluatePassage } from '../../pipeline/evaluate/evaluate-gold.ts'
import { type FactScore, sumScores } from '../../pipeline/evaluate/score-facts.ts'
import { figuresOf, type Share, sumShares, sumTallies } from '../../pipeline/evaluate/tally.ts'
import { knowledge } from '../pipeline/knowledge-for-tests.ts'
import { goldPages, goldPassages } from './gold-files.ts'

/** Percentages about 1.5 below what was measured, so that a drop is seen and a change of one name is not. */
const FLOORS = {
  'half-a': { entityF1: 91.7, relationPrecision: 93, relationRecall: 70.5, joined: 98 },
  'half-b': { entityF1: 87.2, relationPrecision: 88.8, relationRecall: 50.5, joined: 88 },
  whole: { entityF1: 92, relationPrecision: 88.5, relationRecall: 67.7, joined: 69.5 },
} as const

/** Of the whole pages' articles, titles and bylines, how many must be right. */
const PAGE_FLOORS = { whole: 21, titles: 16, subtitles: 2, kinds: 21, authors: 23 } as const

const percent = ({ hits, of }: Share): number => (100 * hits) / of

function expectAtLeast(score: FactScore, floors: (typeof FLOORS)[keyof typeof FLOORS]): void {
  const relations = figuresOf(sumTallies(Object.values(score.relations)))
  expect
    .soft(figuresOf(sumTallies(Object.values(score.entities))).f1, 'F1 of entities')
    .toBeGreaterThanOrEqual(floors.entityF1)
  expect.soft(relations.precision, 'precision of relations').toBeGreaterThanOrEqual(floors.relationPrecision)
  expect.soft(relations.recall, 'recall of relations').toBeGreaterThanOrEqual(floors.relationRecall)
  expect.soft(percent(score.joined), 'aliases joined').toBeGreaterThanOrEqual(floors.joined)
}

test.each(['half-a', 'half-b'] as const)('passages of %s', half => {
  expectAtLeast(
    sumScores(goldPassages(half).map(passage => evaluatePassage(passage, knowledge()))),
    FLOORS[half],
  )
})

describe('whole pages', () => {
  const scores = () => goldPages().map(({ name, text, page }) => evaluatePage(page, text, name, knowledge()))

  test('facts', () => {
    expectAtLeast(sumScores(scores().map(({ facts }) => facts)), FLOORS.whole)
  })

  test('articles, titles and bylines', () => {
    const pages = scores()
    for (const [what, least] of Object.entries(PAGE_FLOORS) as [keyof typeof PAGE_FLOORS, number][])
      expect.soft(sumShares(pages.map(page => page[what])).hits, what).toBeGreaterThanOrEqual(least)
  })
})
