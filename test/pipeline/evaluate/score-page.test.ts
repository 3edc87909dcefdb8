// Articles of a page are scored whole, run together, and cut in two.
import { expect, test } from 'vitest'
import type { GoldPage } from '../../../pipeline/evaluate/gold.ts'
import { scorePage } from '../../../pipeline/evaluate/score-page.ts'
import { found } from './facts-for-tests.ts'

const gold: GoldPage = {
  articles: [
    {
      title: '新桥通车',
      kind: 'news',
      authors: ['王一', '李二'],
      first: '昨天，新桥',
      last: '十分方便。',
      entities: [{ name: '王一', type: 'person' }],
      relations: [{ type: 'authored', subject: '王一', object: '@article' }],
    },
    {
      title: null,
      kind: 'news',
      authors: [],
      first: '麦子熟了',
      last: '开镰。',
      entities: [{ name: '周庄', type: 'place' }],
      relations: [],
    },
  ],
}
const BRIDGE = '昨天，新桥\n通车，十分方便。（王一 李二）'
const WHEAT = '麦子熟了，周庄开镰。'

test('whole articles are scored each with its own facts', () => {
  const page = scorePage(gold, [
    found(BRIDGE, {
      title: '新桥通车',
      authors: ['王一'],
      mentions: { 王一: 'person:王一' },
      relations: [['authored', 'person:王一', '@article']],
    }),
    found(WHEAT, { mentions: { 周庄: 'place:周庄' } }),
  ])
  expect(page).toMatchObject({
    whole: { hits: 2, of: 2 },
    titles: { hits: 1, of: 1 },
    kinds: { hits: 2, of: 2 },
    authors: { hits: 1, of: 2 },
    found: 2,
    faults: ['authors of «新桥通车»: «王一»'],
  })
  expect(page.facts.entities).toEqual({
    person: { right: 1, spurious: 0, missed: 0 },
    place: { right: 1, spurious: 0, missed: 0 },
  })
  expect(page.facts.relations.authored).toEqual({ right: 1, spurious: 0, missed: 0 })
})

test('articles that run into each other are not whole, and their facts missed', () => {
  const page = scorePage(gold, [found(`${BRIDGE}\n${WHEAT}`, { mentions: { 周庄: 'place:周庄' } })])
  expect(page.whole).toEqual({ hits: 0, of: 2 })
  expect(page.faults).toContain('«新桥通车» runs into «麦子熟了»')
  expect(page.facts.entities.place).toEqual({ right: 0, spurious: 0, missed: 1 })
})

test('an article cut in two is not whole, and its title still that of its beginning', () => {
  const page = scorePage(gold, [found('昨天，新桥', { title: '新桥通车' }), found('通车，十分方便。', {})])
  expect(page.whole).toEqual({ hits: 0, of: 2 })
  expect(page.titles).toEqual({ hits: 1, of: 1 })
  expect(page.faults).toContain('«新桥通车» is not whole')
})
