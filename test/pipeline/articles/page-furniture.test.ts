// Lines of the page itself, and lines of a story that look like them.
import { expect, test } from 'vitest'
import {
  continuedFrom,
  isContinuedOn,
  isFurniture,
  isNoticeTitle,
} from '../../../pipeline/articles/page-furniture.ts'

test.each([
  '云州日报 2024年5月23日 星期四 第3版',
  '2024年5月23日 星期四',
  '2024-05-23',
  '2024-05-23 10:20 来源：云州网',
  '港聞 二〇二五年六月十一日 星期三 A8',
  '第3版 要闻',
  '要闻 A03',
  'A05',
  '国内新闻',
  '———',
  '▲▲▲',
  '新闻热线：0000-1234567 邮编：000000',
  '今日8版',
])('%s', line => {
  expect(isFurniture(line)).toBe(true)
})

test.each([
  '5月20日，云州市国家数据试点启动',
  '2024世界制造业大会开幕',
  '2024年5月23日，云州市召开大会。',
  '国内新闻业迎来变局',
  '要闻编辑部搬家',
  '版权保护进校园',
])('%s belongs to a story', line => {
  expect(isFurniture(line)).toBe(false)
})

test.each<[string, number, string]>([
  ['▲▲ 上接第1版', 1, ''],
  ['（上接第一版）邱明远说', 1, '邱明远说'],
  ['上接A12版', 12, ''],
  ['（紧接第十二版）', 12, ''],
  ['（上接头版）', 1, ''],
])('%s goes on from page %i', (line, page, rest) => {
  const from = continuedFrom(line)
  expect(from && [from.page, line.slice(from.end)]).toEqual([page, rest])
})

test.each([
  ['下转第4版', true],
  ['（下转第二版）', true],
  ['▶▶▶下转A06版', true],
  ['转型升级第一版方案', false],
  ['他把下转第4版的稿子看完了。', false],
])('%s: %s', (line, jumps) => {
  expect(isContinuedOn(line)).toBe(jumps)
})

test.each([
  ['寻人启事', true],
  ['遗失声明', true],
  ['公 告', true],
  ['央行发布公告', false],
  ['一则寻人启事牵动全城', false],
])('%s: %s', (line, isNotice) => {
  expect(isNoticeTitle(line)).toBe(isNotice)
})

test('上接 within a sentence goes on from nowhere', () => {
  expect(continuedFrom('上接天线，下接地气')).toBe(null)
})
