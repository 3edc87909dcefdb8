import { describe, expect, test } from 'vitest'
import { fitToStage } from '../../../client/graph/fit-to-stage.ts'
import { radiusOf } from '../../../client/graph/node-size.ts'

const STAGE = { width: 1000, height: 800 }
const INSET = { left: 20, right: 80, top: 30, bottom: 30 }

describe('fitToStage', () => {
  test.each<[string, [number, number][]]>([
    [
      'a wide layout',
      [
        [-700, -200],
        [700, 200],
        [0, 0],
      ],
    ],
    [
      'a tall layout',
      [
        [0, -3000],
        [100, 3000],
      ],
    ],
    ['one node', [[5, 5]]],
    [
      'nodes in one place',
      [
        [5, 5],
        [5, 5],
      ],
    ],
    ['none', []],
  ])('%s stays within the stage', (_, points) => {
    const places = new Map(points.map(([x, y], index) => [String(index), { x, y }]))
    for (const { x, y } of fitToStage(places, STAGE, INSET).values()) {
      // A hair's breadth for floating point.
      expect(x).toBeGreaterThan(INSET.left - 0.01)
      expect(x).toBeLessThan(STAGE.width - INSET.right + 0.01)
      expect(y).toBeGreaterThan(INSET.bottom - 0.01)
      expect(y).toBeLessThan(STAGE.height - INSET.top + 0.01)
    }
  })

  test('draws a wide layout out to fill a tall stage, but not beyond twice', () => {
    const places = new Map([
      ['a', { x: -1000, y: -100 }],
      ['b', { x: 1000, y: 100 }],
    ])
    const fitted = fitToStage(places, STAGE, INSET)
    const [a, b] = [fitted.get('a'), fitted.get('b')]
    if (!a || !b) throw new Error('a place is missing')
    expect((b.y - a.y) / 200 / ((b.x - a.x) / 2000)).toBeCloseTo(2)
  })
})

describe('radiusOf', () => {
  test('the area grows with the mentions, up to a limit', () => {
    const radii = [1, 4, 9, 400, 4000].map(mentions => radiusOf(mentions, STAGE, 100))
    expect(radii).toEqual([...radii].sort((a, b) => a - b))
    expect(radii[4]).toBe(radii[3])
  })

  test('nodes are smaller where many share the stage', () => {
    expect(radiusOf(1, STAGE, 2000)).toBeLessThan(radiusOf(1, STAGE, 80))
  })
})
