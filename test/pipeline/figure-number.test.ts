// Numbers as a newspaper writes them.
import { expect, test } from 'vitest'
import { numberInChinese } from '../../pipeline/figure-number.ts'

test.each([
  [536_200_000_000, '5362亿'],
  [4_410_000_000_000, '4.41万亿'],
  [276_000_000, '2.76亿'],
  [3_000_000, '300万'],
  [10_000, '1万'],
  [9_999, '9999'],
  [2027, '2027'],
  [7.09, '7.09'],
  [0, '0'],
  [-320_000, '-32万'],
  [0.1 + 0.2, '0.3'],
])('%d → %s', (value, written) => {
  expect(numberInChinese(value)).toBe(written)
})
