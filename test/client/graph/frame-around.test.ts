import { expect, test } from 'vitest'
import { frameAround } from '../../../client/graph/frame-around.ts'

test.each([
  ['one node', [{ x: 0.2, y: 0.8 }], { x: 0.2, y: 0.8, ratio: 0.36 }],
  [
    'two',
    [
      { x: 0.1, y: 0.5 },
      { x: 0.31, y: 0.5 },
    ],
    { x: 0.205, y: 0.5, ratio: 0.5 },
  ],
  [
    'all',
    [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
    { x: 0.5, y: 0.5, ratio: 1 },
  ],
  ['none', [], undefined],
])('%s', (_, nodes, frame) => {
  const found = frameAround(nodes)
  if (frame === undefined) expect(found).toBeUndefined()
  else for (const key of ['x', 'y', 'ratio'] as const) expect(found?.[key]).toBeCloseTo(frame[key])
})
