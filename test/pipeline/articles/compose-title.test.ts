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
  [
    'the name of a series is no half',
    ['城市更新进行时', '口袋公园建在家门口'],
    '口袋公园建在家门口',
    '城市更新进行时',
  ],
  ['a day is no half', ['云州口袋公园开放', '免费到5月24日'], '云州口袋公园开放', '免费到5月24日'],
  [
    'a row of two phrases is no half',
    ['云州口袋 公园建成', '惠及四百户居民'],
    '云州口袋 公园建成',
    '惠及四百户居民',
  ],
  [
    'a topic goes on with what is said of it',
    ['口袋公园', '让街坊走出家门来'],
    '口袋公园让街坊走出家门来',
    null,
  ],
  [
    'a topic and a row that names its own',
    ['口袋公园', '居民说好又说妙盼多建'],
    '口袋公园',
    '居民说好又说妙盼多建',
  ],
])('%s', (_, rows, title, subtitle) => {
  const headings = rows.map((text, i) => ({ kind: 'heading' as const, number: i + 1, text, order: i }))
  expect(composeTitle(headings, TEXT)).toMatchObject({ title, subtitle })
})
