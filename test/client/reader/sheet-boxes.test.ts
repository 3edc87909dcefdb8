// What part of a sheet is shown with an article.
import { expect, test } from 'vitest'
import { frameOf, shareOf } from '../../../client/reader/sheet-boxes.ts'

const SHEET = { index: 1, width: 1000, height: 2000, number: 3 }
const box = (sheet: number, x: number, y: number, width: number, height: number) => ({
  sheet,
  x,
  y,
  width,
  height,
})

test('a box is told in shares of its sheet', () => {
  expect(shareOf(box(1, 100, 500, 200, 20), SHEET)).toEqual({
    left: 0.1,
    top: 0.25,
    width: 0.2,
    height: 0.01,
  })
})

test.each([
  ['two columns', [box(1, 100, 500, 200, 20), box(1, 320, 480, 200, 400)], [0.086, 0.233, 0.448, 0.214]],
  [
    'what stands on another sheet does not count',
    [box(0, 0, 0, 1000, 2000), box(1, 500, 1000, 100, 100)],
    [0.486, 0.493, 0.128, 0.064],
  ],
  ['at the edge of the paper', [box(1, 0, 0, 1000, 100)], [0, 0, 1, 0.057]],
  ['nowhere on it', [box(0, 0, 0, 10, 10)], [0, 0, 1, 1]],
])('%s', (_, boxes, [left, top, width, height]) => {
  const frame = frameOf(boxes, SHEET)
  expect(frame.left).toBeCloseTo(left ?? 0)
  expect(frame.top).toBeCloseTo(top ?? 0)
  expect(frame.width).toBeCloseTo(width ?? 0)
  expect(frame.height).toBeCloseTo(height ?? 0)
})
