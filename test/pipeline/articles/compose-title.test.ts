// Which rows of a headline are its title: second halves joined, kickers and subtitles told apart.
import { expect, test } from 'vitest'
import { composeTitle } from '../../../pipeline/articles/compose-title.ts'

const TEXT =
  '本报讯 云州推进口袋公园建设，今年将完成口袋公园12个，惠及居民401户。口袋公园建在家门口，云州居民说好。'

test.each([
  ['one row', ['云州口袋公园建到家门口'], '云州口袋公园建到家门口', null],
  ['two halves', ['云州推进口袋公园', '惠及四百户居民'], '云州推进口袋公园惠及四百户居民', null],
  ['a dash begins the subtitle', ['云州推进口袋公园', '——石桥居民议事'], '云州推进口袋公园', '石桥居民议事'],
  [
    'a kicker says little of the story',
    ['民生实事', '云州口袋公园建到家门口'],
    '云州口袋公园建到家门口',
    '民生实事',
  ],
  [
    'a long row is no half',
    ['云州口袋公园建到家门口', '今年将完成项目十二个惠及居民四百户'],
    '云州口袋公园建到家门口',
    '今年将完成项目十二个惠及居民四百户',
  ],
])('%s', (_, rows, title, subtitle) => {
  const headings = rows.map((text, i) => ({ kind: 'heading' as const, number: i + 1, text, order: i }))
  expect(composeTitle(headings, TEXT)).toMatchObject({ title, subtitle })
})
