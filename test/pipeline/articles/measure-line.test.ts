// A line that goes on with what the one above it began is told from one that begins something new.
import { expect, test } from 'vitest'
import { isRestOfResult } from '../../../pipeline/articles/measure-line.ts'

test.each([
  ['1.古一轩（福建）10秒31 2.吴', '小川（云州）10秒40', true],
  ['2.周文（清河）11秒02 3.丁一帆（云州）11', '秒20', true],
  ['3.丁一帆（云州）', '11秒20', true],
  ['3.丁一帆（云州）11秒20', '云州大桥11月通车', false],
  ['3.丁一帆（云州）11秒20', '女子100米', false],
  ['3.加强组织领导', '完善12项制度', false],
  ['云州市运动会开幕', '秒20', false],
])('%s / %s: %s', (before, text, expected) => {
  expect(isRestOfResult(text, before)).toBe(expected)
})
