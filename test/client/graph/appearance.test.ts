import graphology from 'graphology'
import { describe, expect, test } from 'vitest'
import {
  focusOf,
  isLinkHidden,
  type Look,
  linkAppearance,
  nodeAppearance,
} from '../../../client/graph/appearance.ts'
import { paletteFor } from '../../../client/graph/palette.ts'
import type { LinkAttributes, NodeAttributes, StageGraph } from '../../../client/graph/stage-graph.ts'

const LOOK: Look = { selection: null, hiddenTypes: new Set(), hiddenLinks: new Set() }
const PALETTE = paletteFor('light', 100)

const node = (type: NodeAttributes['type']): NodeAttributes => ({
  name: '',
  type,
  mentions: 1,
  x: 0,
  y: 0,
  size: 5,
})
const link = (kind: LinkAttributes['kind'], beneathStated = false): LinkAttributes => ({
  kind,
  type: kind,
  labels: [],
  weight: 1,
  beneathStated,
})

/** chen works for office; chen and city share a sentence; far knows nobody. */
function littleGraph(): StageGraph {
  const graph: StageGraph = new graphology.MultiGraph()
  graph.addNode('chen', node('person'))
  graph.addNode('office', node('organization'))
  graph.addNode('city', node('place'))
  graph.addNode('far', node('place'))
  graph.addEdgeWithKey('works', 'chen', 'office', link('stated'))
  graph.addEdgeWithKey('shares', 'chen', 'city', link('co_occurs'))
  return graph
}

describe('focusOf', () => {
  test.each<[string, Partial<Look>, string[], string[]]>([
    ['nothing', {}, [], []],
    [
      'an entity',
      { selection: { kind: 'entity', id: 'chen' } },
      ['chen', 'office', 'city'],
      ['works', 'shares'],
    ],
    ['an edge', { selection: { kind: 'edge', id: 'works' } }, ['chen', 'office'], ['works']],
    ['an entity that is gone', { selection: { kind: 'entity', id: 'nobody' } }, [], []],
    [
      'an entity without its hidden neighbours',
      { selection: { kind: 'entity', id: 'chen' }, hiddenTypes: new Set(['place'] as const) },
      ['chen', 'office'],
      ['works'],
    ],
    [
      'an entity without hidden links',
      { selection: { kind: 'entity', id: 'chen' }, hiddenLinks: new Set(['stated'] as const) },
      ['chen', 'city'],
      ['shares'],
    ],
  ])('%s', (_, look, nodes, edges) => {
    const focus = focusOf(littleGraph(), { ...LOOK, ...look }, null)
    expect([...focus.nodes]).toEqual(nodes)
    expect([...focus.edges]).toEqual(edges)
    expect(focus.none).toBe(nodes.length === 0)
  })

  test('what is selected comes before what is hovered', () => {
    const look: Look = { ...LOOK, selection: { kind: 'entity', id: 'far' } }
    expect([...focusOf(littleGraph(), look, { kind: 'entity', id: 'chen' }).nodes]).toEqual(['far'])
    expect([...focusOf(littleGraph(), LOOK, { kind: 'entity', id: 'far' }).nodes]).toEqual(['far'])
  })
})

describe('appearance', () => {
  test('the way between two entities is in focus, whatever is selected and whatever is not drawn', () => {
    const trail = { ends: ['chen', 'gone'], nodes: ['city'], edges: ['works', 'gone'] }
    const look: Look = { ...LOOK, selection: { kind: 'entity', id: 'far' }, trail }
    const focus = focusOf(littleGraph(), look, null)
    expect([...focus.centres]).toEqual(['chen'])
    expect([...focus.nodes]).toEqual(['chen', 'city'])
    expect([...focus.edges]).toEqual(['works'])
  })

  test('a hidden type is not drawn and does not move anything', () => {
    const look: Look = { ...LOOK, hiddenTypes: new Set(['person'] as const) }
    const focus = focusOf(littleGraph(), look, null)
    const person = { ...node('person'), x: 12, y: 34 }
    expect(nodeAppearance('chen', person, look, focus, PALETTE)).toMatchObject({ hidden: true, x: 12, y: 34 })
  })

  test('the rest fades', () => {
    const look: Look = { ...LOOK, selection: { kind: 'entity', id: 'chen' } }
    const focus = focusOf(littleGraph(), look, null)
    expect(nodeAppearance('far', node('place'), look, focus, PALETTE).color).toBe(PALETTE.fadedTypes.place)
    expect(nodeAppearance('city', node('place'), look, focus, PALETTE).color).toBe(PALETTE.types.place)
  })

  test.each<[string, LinkAttributes, Look, boolean]>([
    ['a dotted line beneath a solid one', link('co_occurs', true), LOOK, true],
    [
      'the same where solid ones are hidden',
      link('co_occurs', true),
      { ...LOOK, hiddenLinks: new Set(['stated'] as const) },
      false,
    ],
    ['a solid line', link('stated'), LOOK, false],
  ])('%s', (_, attributes, look, hidden) => {
    expect(isLinkHidden(attributes, look)).toBe(hidden)
  })

  test('stated relations are solid, shared sentences dotted, the chosen edge red', () => {
    const look: Look = { ...LOOK, selection: { kind: 'edge', id: 'works' } }
    const focus = focusOf(littleGraph(), look, null)
    expect(linkAppearance('works', link('stated'), look, focus, PALETTE)).toMatchObject({
      dotted: false,
      color: PALETTE.accent,
    })
    expect(linkAppearance('shares', link('co_occurs'), look, focus, PALETTE)).toMatchObject({
      dotted: true,
      color: PALETTE.fadedTogether,
    })
  })
})
