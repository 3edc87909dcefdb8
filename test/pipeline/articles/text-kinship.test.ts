// Two texts are of one story where one comes back to what the other is about.
import { expect, test } from 'vitest'
import { keepApart, tellingWords } from '../../../pipeline/articles/text-kinship.ts'

const BRIDGE = '跨江大桥合龙。跨江大桥长三公里，跨江大桥通车后两岸相连。'
const TEA = '油茶丰收。油茶林在山上，今年油茶林扩种，油茶林边建起加工厂。'

test.each([
  [BRIDGE, TEA, true],
  [BRIDGE, `${TEA}茶籽由跨江大桥运出山。`, false],
  [BRIDGE, '村里办起夜校，来听课的有老有少。', false],
])('%s | %s: %s', (a, b, expected) => {
  expect(keepApart(tellingWords(a), tellingWords(b))).toBe(expected)
})
