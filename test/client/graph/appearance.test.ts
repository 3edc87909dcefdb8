// What the eye should rest on, and how lines tell what they are.
import { describe, expect, test } from 'vitest'
import { focusOf, lineInFocus, lineLook } from '../../../client/graph/appearance.ts'
import { colouringOf } from '../../../client/graph/colouring.ts'
import { paletteFor } from '../../../client/graph/palette.ts'
import { type Filters, type ShownLink, shownGraph } from '../../../client/graph/shown-graph.ts'
import { graphOf } from '../../../client/graph/stage-graph.ts'
import { FIRST_VIEW, type Selection } from '../../../client/view.ts'
import { answerOf, edgeOf, nodeOf } from './answer-of.ts'

const PALETTE = paletteFor('light', 100)

/** chen works for office; chen and city share a sentence; far knows nobody. */
const ANSWER = answerOf(
  [
    nodeOf('chen'),
    nodeOf('office', { type: 'organization' }),
    nodeOf('city', { type: 'place' }),
    nodeOf('far', { type: 'event' }),
  ],
  [
    edgeOf('stated', 'chen', 'office', { id: 'works' }),
    edgeOf('co_occurs', 'chen', 'city', { id: 'shares' }),
  ],
)

function focusWith(
  selection: Selection | null,
  filters: Partial<Filters> = {},
  hovered: Selection | null = null,
) {
  const graph = graphOf(ANSWER, new Map())
  const shown = shownGraph(ANSWER, { ...FIRST_VIEW, ...filters }, colouringOf(ANSWER, 'type'))
  return focusOf(graph, shown, { selection, trail: null }, hovered)
}

const entity = (id: string): Selection => ({ kind: 'entity', id })

describe('focusOf', () => {
  test.each<[string, Selection | null, Partial<Filters>, string[], string[]]>([
    ['nothing', null, {}, [], []],
    ['an entity', entity('chen'), {}, ['chen', 'office', 'city'], ['works', 'shares']],
    ['an edge', { kind: 'edge', id: 'works' }, {}, ['chen', 'office'], ['works']],
    ['an entity that is gone', entity('nobody'), {}, [], []],
    [
      'an entity without its hidden neighbours',
      entity('chen'),
      { hiddenTypes: ['place'] },
      ['chen', 'office'],
      ['works'],
    ],
    [
      'an entity without hidden links',
      entity('chen'),
      { hiddenLinks: ['stated'] },
      ['chen', 'city'],
      ['shares'],
    ],
  ])('%s', (_, selection, filters, nodes, edges) => {
    const focus = focusWith(selection, filters)
    expect(focus.nodes).toEqual(new Set(nodes))
    expect(focus.edges).toEqual(new Set(edges))
    expect(focus.none).toBe(nodes.length === 0)
  })

  test('what is selected comes before what is hovered', () => {
    expect([...focusWith(entity('far'), {}, entity('chen')).nodes]).toEqual(['far'])
    expect([...focusWith(null, {}, entity('far')).nodes]).toEqual(['far'])
  })

  test('the way between two entities is in focus, whatever is selected and whatever is not drawn', () => {
    const graph = graphOf(ANSWER, new Map())
    const shown = shownGraph(ANSWER, FIRST_VIEW, colouringOf(ANSWER, 'type'))
    const trail = { ends: ['chen', 'gone'], nodes: ['city'], edges: ['works', 'gone'] }
    const focus = focusOf(graph, shown, { selection: entity('far'), trail }, null)
    expect([...focus.centres]).toEqual(['chen'])
    expect([...focus.nodes]).toEqual(['chen', 'city'])
    expect([...focus.edges]).toEqual(['works'])
  })
})

describe('lines', () => {
  const link = (kind: 'stated' | 'co_occurs', rest: Partial<ShownLink> = {}): ShownLink => ({
    edge: edgeOf(kind, 'a', 'b'),
    weight: 1,
    before: 0,
    change: null,
    beneath: false,
    ...rest,
  })

  test.each([
    ['a stated relation is solid', link('stated'), false, { stroke: 'solid', colour: PALETTE.stated }],
    ['a shared sentence is dotted', link('co_occurs'), false, { stroke: 'dotted', colour: PALETTE.together }],
    [
      'a new one is red',
      link('co_occurs', { change: 'new' }),
      true,
      { stroke: 'solid', colour: PALETTE.accent },
    ],
    ['one that is gone is dashed', link('stated', { change: 'gone' }), true, { stroke: 'dashed' }],
  ] as const)('%s', (_, shown, comparing, look) => {
    expect(lineLook(shown, PALETTE, { comparing })).toMatchObject(look)
  })

  test('more sentences make a thicker line, and the chosen one is red', () => {
    const [thin, thick] = [1, 50].map(
      weight => lineLook(link('stated', { weight }), PALETTE, { comparing: false }).width,
    )
    expect(thick).toBeGreaterThan(thin ?? 0)
    expect(lineInFocus(link('stated'), PALETTE, { chosen: true, comparing: false }).colour).toBe(
      PALETTE.accent,
    )
  })
})
