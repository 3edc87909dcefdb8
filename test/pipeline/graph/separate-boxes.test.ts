// Boxes that lie over each other are moved as little as needed, the others stay.
import { expect, test } from 'vitest'
import { boxOf } from '../../../pipeline/graph/box.ts'
import { separateBoxes } from '../../../pipeline/graph/separate-boxes.ts'

test('labels one over the other are pushed up and down, not far to the side', () => {
  const boxes = [boxOf({ name: '国家数据局' }, { x: 0, y: 0 }), boxOf({ name: '陈荣辉' }, { x: 10, y: 4 })]
  expect(separateBoxes(boxes, { rounds: 20 })).toBe(0)
  expect(boxes.map(({ x }) => x)).toEqual([0, 10])
  expect((boxes[1]?.y ?? 0) - (boxes[0]?.y ?? 0)).toBeCloseTo(22.1)
})

test('labels that touch at their ends are pushed aside', () => {
  const boxes = [boxOf({ name: '甲' }, { x: 0, y: 0 }), boxOf({ name: '乙' }, { x: 36, y: 0 })]
  expect(separateBoxes(boxes, { rounds: 20 })).toBe(0)
  expect(boxes.map(({ y }) => y)).toEqual([0, 0])
})

test('boxes that are free stay where they are', () => {
  const boxes = [boxOf({ name: '甲' }, { x: 0, y: 0 }), boxOf({ name: '乙' }, { x: 0, y: 30 })]
  expect(separateBoxes(boxes, { rounds: 20 })).toBe(0)
  expect(boxes.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [0, 30],
  ])
})

test('many in one place are all freed', () => {
  const boxes = Array.from({ length: 60 }, (_, i) => boxOf({ name: '国家数据局' }, { x: i % 7, y: i % 5 }))
  expect(separateBoxes(boxes, { rounds: 400 })).toBe(0)
})
