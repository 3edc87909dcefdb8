// Which sentences of a shared article are seen first.
import { expect, test } from 'vitest'
import { bothFirst } from '../../../client/panel/both-first.ts'
import type { Sentence } from '../../../server/api/types.ts'

/** 甲, 乙 or 甲乙: whom the sentence names; `甲2` is a second such sentence. */
const sentence = (named: string) =>
  ({
    text: named,
    marks: [...named.replace(/\d/, '')].map(entity => ({ entity })),
  }) as unknown as Sentence

test.each([
  [['甲', '甲2', '乙'], '甲 乙 甲2'],
  [['甲', '乙', '甲乙'], '甲乙 甲 乙'],
  [['乙', '甲'], '甲 乙'],
  [['甲', '甲2'], '甲 甲2'],
  [[], ''],
])('%j → %s', (named, order) => {
  expect(
    bothFirst(named.map(sentence), '甲', '乙')
      .map(({ text }) => text)
      .join(' '),
  ).toBe(order)
})
