// The graph on the canvas: what grows, what stays in its place, and what of it changes its look.
import { expect, test } from 'vitest'
import { withCertainCounts } from '../../../client/graph/certain-counts.ts'
import { colouringOf } from '../../../client/graph/colouring.ts'
import { paletteFor } from '../../../client/graph/palette.ts'
import { shownGraph } from '../../../client/graph/shown-graph.ts'
import {
  dress,
  graphOf,
  isSameGraph,
  placeNodes,
  type StageGraph,
} from '../../../client/graph/stage-graph.ts'
import { FIRST_VIEW } from '../../../client/view.ts'
import type { GraphAnswer } from '../../../server/api/types.ts'
import { answerOf, edgeOf, nodeOf } from './answer-of.ts'

const STAGE = { width: 1000, height: 800 }

const placed = (answer: GraphAnswer, before?: StageGraph) =>
  graphOf(answer, placeNodes(answer.nodes, STAGE), before)

test('a grown answer keeps what was there in its place, adds the new and drops what is gone', () => {
  const first = placed(answerOf([nodeOf('a'), nodeOf('b', { x: 100 })], [edgeOf('stated', 'a', 'b')]))
  const before = first.getNodeAttribute('b', 'x')
  const next = placed(answerOf([nodeOf('b'), nodeOf('c', { x: 100 })], [edgeOf('stated', 'b', 'c')]), first)
  expect(next.nodes()).toEqual(['b', 'c'])
  expect(next.edges()).toEqual(['stated|b|c'])
  expect(next.getNodeAttribute('b', 'x')).toBe(before)
})

test('other counts are no other graph; another place, name or line is', () => {
  const nodes = [nodeOf('a'), nodeOf('b', { x: 100 })]
  const edges = [edgeOf('stated', 'a', 'b')]
  const answer = answerOf(nodes, edges)
  expect(isSameGraph(answer, withCertainCounts(answer, answerOf([nodeOf('a')], [])))).toBe(true)
  expect(isSameGraph(answer, answerOf([nodeOf('a'), nodeOf('b', { x: 101 })], edges))).toBe(false)
  expect(isSameGraph(answer, answerOf([nodeOf('a'), nodeOf('c', { x: 100 })], edges))).toBe(false)
  expect(isSameGraph(answer, answerOf(nodes, []))).toBe(false)
})

test('stated relations are drawn last, above shared sentences', () => {
  const nodes = [nodeOf('a'), nodeOf('b')]
  const edges = [edgeOf('stated', 'a', 'b'), edgeOf('co_occurs', 'a', 'b')]
  expect(placed(answerOf(nodes, edges)).edges()).toEqual(['co_occurs|a|b', 'stated|a|b'])
})

test('only what looks different is told to be drawn anew', () => {
  const answer = answerOf(
    [nodeOf('a'), nodeOf('b', { type: 'place', x: 9 }), nodeOf('c', { x: 5 })],
    [edgeOf('stated', 'a', 'b'), edgeOf('co_occurs', 'a', 'b'), edgeOf('co_occurs', 'a', 'c')],
  )
  const graph = placed(answer)
  const colouring = colouringOf(answer, 'type')
  const light = paletteFor('light', 3)
  const dressed = (hiddenTypes: readonly 'place'[], palette = light) =>
    dress(graph, {
      shown: shownGraph(answer, { ...FIRST_VIEW, hiddenTypes }, colouring),
      colouring,
      palette,
      sizeBy: 'mentions',
      stage: STAGE,
      days: 4,
      comparing: false,
    })
  // The dotted line beneath the solid one is never shown.
  expect(dressed([])).toEqual({ nodes: ['a', 'b', 'c'], edges: ['stated|a|b', 'co_occurs|a|c'] })
  expect(dressed([])).toEqual({ nodes: [], edges: [] })
  expect(dressed(['place'])).toEqual({ nodes: ['b'], edges: ['stated|a|b'] })
  expect(graph.getNodeAttribute('b', 'hidden')).toBe(true)
  expect(dressed(['place'], paletteFor('dark', 3)).edges).toEqual(['co_occurs|a|c'])
  expect(dressed([], paletteFor('dark', 3)).edges).toEqual(['stated|a|b'])
})
