import { describe, expect, test } from 'vitest'
import {
  type LabelRequest,
  leadEnd,
  type Obstacle,
  type PlacedLabel,
  placeLabels,
} from '../../../client/graph/place-labels.ts'

const STAGE = { width: 400, height: 300 }

const label = (id: string, x: number, y: number, more: Partial<LabelRequest> = {}): LabelRequest => ({
  id,
  x,
  y,
  radius: 8,
  text: id,
  width: 60,
  height: 16,
  reach: 0,
  overFaint: false,
  ...more,
})

const nodesOf = (labels: readonly LabelRequest[], faint: readonly string[] = []) =>
  new Map(
    labels.map(({ id, x, y, radius }): [string, Obstacle] => [
      id,
      { x, y, radius, faint: faint.includes(id) },
    ]),
  )

const overlap = (a: PlacedLabel, b: PlacedLabel) =>
  a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < (a.height + b.height) / 2

describe('placeLabels', () => {
  test.each<[string, LabelRequest[], Record<string, string>]>([
    ['stands to the right', [label('a', 100, 100)], { a: 'right' }],
    ['turns left at the right edge', [label('a', 380, 100)], { a: 'left' }],
    [
      'goes below where both sides are nodes',
      [label('m', 200, 100), label('l', 160, 100), label('r', 240, 100)],
      { m: 'below', l: 'left', r: 'right' },
    ],
    [
      'is moved along its node at the left edge',
      [label('a', 12, 100), label('b', 60, 100)],
      { a: 'below', b: 'right' },
    ],
    ['stays where it stood', [label('a', 100, 100, { last: 'above' })], { a: 'above' }],
    ['leaves its old side when that is taken', [label('a', 380, 100, { last: 'right' })], { a: 'left' }],
  ])('%s', (_, labels, sides) => {
    const placed = placeLabels(labels, nodesOf(labels), STAGE)
    expect(Object.fromEntries(placed.map(({ id, side }) => [id, side]))).toEqual(sides)
  })

  test('of a crowd some have no room, and no two overlap', () => {
    const crowd = Array.from({ length: 60 }, (_, index) =>
      label(`n${index}`, 150 + (index % 8) * 13, 100 + Math.floor(index / 8) * 13, { radius: 4 }),
    )
    const placed = placeLabels(crowd, nodesOf(crowd), STAGE)
    expect(placed.length).toBeGreaterThan(3)
    expect(placed.length).toBeLessThan(60)
    for (const [index, a] of placed.entries())
      for (const b of placed.slice(index + 1)) expect(overlap(a, b)).toBe(false)
  })

  test('a label that must be shown moves away from its node, one that need not is left out', () => {
    const ring = Array.from({ length: 12 }, (_, index) => {
      const angle = (index / 12) * Math.PI * 2
      return label(`r${index}`, 200 + Math.cos(angle) * 20, 150 + Math.sin(angle) * 20)
    })
    const nodes = nodesOf([...ring, label('m', 200, 150)])
    expect(placeLabels([label('m', 200, 150)], nodes, STAGE)).toEqual([])
    const [moved] = placeLabels([label('m', 200, 150, { reach: 66 })], nodes, STAGE)
    expect(moved?.away).toBeGreaterThan(0)
  })

  test('no line to a label that moved away passes through another, nor the other way round', () => {
    // The label right of m keeps m's own from going past it.
    const beside = label('b', 214, 100, { width: 150 })
    const moving = label('m', 200, 100, { reach: 66 })
    const fence = label('f', 186, 100)
    const nodes = nodesOf([beside, fence, label('a', 200, 86), label('u', 200, 114), moving])
    const placed = placeLabels([beside, moving], nodes, STAGE)
    const [first, moved] = placed
    if (!first || !moved) throw new Error('both have room')
    const end = leadEnd(moving, moved)
    for (let share = 0.2; share < 1; share += 0.1) {
      const [x, y] = [200 + (end.x - 200) * share, 100 + (end.y - 100) * share]
      const within = x > first.x && x < first.x + first.width && Math.abs(y - first.y) < first.height / 2
      expect(within).toBe(false)
    }
  })

  test('a label that must be shown covers a faint node rather than move far', () => {
    const around = [label('l', 150, 100), label('r', 250, 100), label('a', 200, 80), label('b', 200, 120)]
    const nodes = nodesOf([...around, label('m', 200, 100)], ['r'])
    const [placed] = placeLabels([label('m', 200, 100, { reach: 66, overFaint: true })], nodes, STAGE)
    expect(placed).toMatchObject({ side: 'right', away: 0 })
  })

  test('a name is shortened before it is left out', () => {
    const fence = [label('r', 160, 100), label('a', 100, 80), label('b', 100, 120), label('l', 40, 100)]
    const middle = label('m', 100, 100, { text: '国家高新区发展战略研究会', width: 150 })
    const nodes = nodesOf([...fence, middle])
    expect(placeLabels([middle], nodes, STAGE)).toEqual([])
    const shorter = { text: '国家高…', width: 36 }
    expect(placeLabels([{ ...middle, shorter }], nodes, STAGE)).toMatchObject([{ ...shorter, side: 'right' }])
  })

  test('keeps off the buttons', () => {
    const reserved = [{ left: 300, right: 400, top: 200, bottom: 300 }]
    const [placed] = placeLabels([label('a', 260, 250)], new Map(), { ...STAGE, reserved })
    expect(placed?.side).toBe('left')
  })

  test('takes the first free middle along an edge', () => {
    const taken = label('name', 180, 100)
    const kind = label('kind', 0, 0, {
      radius: 0,
      middles: [
        { x: 210, y: 100 },
        { x: 210, y: 160 },
      ],
    })
    const placed = placeLabels([taken, kind], nodesOf([taken]), STAGE)
    expect(placed.find(({ id }) => id === 'kind')).toMatchObject({ x: 180, y: 160 })
  })
})
