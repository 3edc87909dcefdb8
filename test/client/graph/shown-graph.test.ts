// What filters and periods leave of a graph, with the counts that the legend shows beside it.
import { describe, expect, test } from 'vitest'
import { withCertainCounts } from '../../../client/graph/certain-counts.ts'
import { colouringOf } from '../../../client/graph/colouring.ts'
import { type Filters, shownGraph } from '../../../client/graph/shown-graph.ts'
import { FIRST_VIEW } from '../../../client/view.ts'
import { answerOf, edgeOf, nodeOf } from './answer-of.ts'

/** 陈 works for 局 and shares sentences with 城; 远 knows nobody. The days are 14, 18, 20 and 22 May. */
const ANSWER = answerOf(
  [
    nodeOf('陈', { mentions: 5, days: [0, 2, 3, 3], certainty: 0.95 }),
    nodeOf('局', { type: 'organization', mentions: 4, days: [0, 1, 2, 3], community: 1 }),
    nodeOf('城', { type: 'place', mentions: 2, days: [3, 2], certainty: 0.6 }),
    nodeOf('远', { type: 'place', mentions: 3, days: [] }),
  ],
  [
    edgeOf('co_occurs', '陈', '局', { weight: 2, days: [0, 1, 2, 1] }),
    edgeOf('stated', '陈', '局', { weight: 1, days: [0, 1] }),
    edgeOf('co_occurs', '陈', '城', { weight: 3, days: [3, 3] }),
  ],
)

const shownWith = (filters: Partial<Filters>, by: 'type' | 'community' = 'type') =>
  shownGraph(ANSWER, { ...FIRST_VIEW, ...filters }, colouringOf(ANSWER, by))

const LATE = { from: '2024-05-19', to: '2024-05-31' }
const EARLY = { from: '2024-05-14', to: '2024-05-15' }

describe('filters', () => {
  test.each<[string, Partial<Filters>, string[], string[]]>([
    ['nothing chosen', {}, ['陈', '局', '城', '远'], ['stated|陈|局', 'co_occurs|陈|局', 'co_occurs|陈|城']],
    ['a type', { hiddenTypes: ['organization'] }, ['陈', '城', '远'], ['co_occurs|陈|城']],
    ['a kind of line', { hiddenLinks: ['co_occurs'] }, ['陈', '局', '城', '远'], ['stated|陈|局']],
    [
      'certainty; what is not known to be uncertain stays',
      { sure: 80 },
      ['陈', '局', '远'],
      ['stated|陈|局', 'co_occurs|陈|局'],
    ],
    [
      'a period leaves out the undated',
      { time: LATE },
      ['陈', '局', '城'],
      ['co_occurs|陈|局', 'co_occurs|陈|城'],
    ],
    ['a period without news', { time: { from: '2020-01-01', to: '2020-12-31' } }, [], []],
  ])('%s', (_, filters, nodes, links) => {
    const shown = shownWith(filters)
    expect([...shown.nodes.keys()]).toEqual(nodes)
    expect([...shown.links.keys()]).toEqual(links)
  })

  test('a group of the legend', () => {
    expect([...shownWith({ hiddenGroups: [1] }, 'community').nodes.keys()]).not.toContain('局')
  })
})

test('a period counts its own mentions and sentences', () => {
  const shown = shownWith({ time: LATE })
  expect(shown.nodes.get('局')?.mentions).toBe(3)
  expect(shown.links.get('co_occurs|陈|局')?.weight).toBe(1)
})

test.each([
  ['beneath a solid line', {}, true],
  ['the solid line hidden', { hiddenLinks: ['stated'] as const }, false],
  ['the solid line of another time', { time: LATE }, false],
])('a dotted line: %s', (_, filters, beneath) => {
  expect(shownWith(filters).links.get('co_occurs|陈|局')?.beneath).toBe(beneath)
})

test('the legend counts what is hidden, too, but not what the period leaves out', () => {
  const { counts } = shownWith({ hiddenTypes: ['place'], time: LATE })
  expect(Object.fromEntries(counts.types)).toEqual({ person: 1, organization: 1, place: 1 })
  expect(counts.links.get('co_occurs')).toBe(1)
})

test('a line that looks as it did is the same object, whatever else a filter or a period changes', () => {
  const all = shownWith({})
  const without = shownWith({ hiddenTypes: ['place'], time: { from: '1900-01-01', to: '2100-01-01' } })
  expect(without.links.ids).toBe(all.links.ids)
  const changed = all.links.ids.filter(
    (_, place) => all.links.inOrder[place] !== without.links.inOrder[place],
  )
  expect(changed).toEqual(['co_occurs|陈|城'])
  expect(without.links.has('co_occurs|陈|城')).toBe(false)
  expect(without.links.size).toBe(all.links.size - 1)
})

test('two periods: what is new, gone and stronger, each by day of its period', () => {
  const { nodes, links } = shownWith({ time: LATE, compared: EARLY })
  expect(Object.fromEntries([...nodes].map(([id, { change }]) => [id, change]))).toEqual({
    陈: 'weaker',
    局: 'weaker',
    城: 'new',
  })
  expect(Object.fromEntries([...links.values()].map(({ edge, change }) => [edge.id, change]))).toEqual({
    'stated|陈|局': 'gone',
    'co_occurs|陈|局': 'weaker',
    'co_occurs|陈|城': 'new',
  })
})

test('counts by certainty: what nothing certain stands behind keeps its place and counts nothing', () => {
  const counted = {
    ...ANSWER,
    nodes: [nodeOf('陈', { mentions: 2, days: [0, 2], degree: 1 })],
    edges: [edgeOf('co_occurs', '陈', '局', { weight: 1, days: [0, 1] })],
  }
  const certain = withCertainCounts(ANSWER, counted)
  expect(certain.nodes.map(({ id, x, y }) => ({ id, x, y }))).toEqual(
    ANSWER.nodes.map(({ id, x, y }) => ({ id, x, y })),
  )
  expect(certain.nodes.map(({ mentions }) => mentions)).toEqual([2, 0, 0, 0])
  expect(certain.edges.map(({ weight }) => weight)).toEqual([1, 0, 0])
  const shown = shownGraph(certain, FIRST_VIEW, colouringOf(certain, 'type'))
  expect([...shown.nodes.keys()]).toEqual(['陈'])
  expect([...shown.links.keys()]).toEqual([])
})
