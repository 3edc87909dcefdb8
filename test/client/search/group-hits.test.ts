// Hits by kind: the best one's kind first, and no line spent on leading to a single one more.
import { expect, test } from 'vitest'
import { groupHits } from '../../../client/search/group-hits.ts'
import type { EntityType, SearchAnswer } from '../../../server/api/types.ts'

const hit = (type: EntityType, name: string): SearchAnswer['entities'][number] => ({
  id: `${type}:${name}`,
  name,
  type,
  mentions: 1,
  matched: name,
  by: 'name',
  description: null,
})

test('groups keep the order of their best hit, and their count of all', () => {
  const hits = [
    hit('place', '甲'),
    hit('person', '乙'),
    hit('place', '丙'),
    hit('place', '丁'),
    hit('place', '戊'),
  ]
  const groups = groupHits(hits, { place: 9, person: 1 }, { first: 2 })
  expect(groups.map(({ type, count, hits }) => [type, count, hits.map(({ name }) => name).join('')])).toEqual(
    [
      ['place', 9, '甲丙'],
      ['person', 1, '乙'],
    ],
  )
})

test('one more than fits is shown', () => {
  const hits = [hit('place', '甲'), hit('place', '乙'), hit('place', '丙')]
  expect(groupHits(hits, { place: 3 }, { first: 2 })[0]?.hits).toHaveLength(3)
})
