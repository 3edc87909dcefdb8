// A file in, a page with its issue out.
import { expect, test } from 'vitest'
import { PageError } from '../../../pipeline/read/page-error.ts'
import { readTextPage } from '../../../pipeline/read/read-text-page.ts'

const read = (text: string, source = 'page.txt', newspapers: readonly string[] = []) =>
  readTextPage(new TextEncoder().encode(text), source, { newspapers })

test.each([
  ['2024-05-20.txt', '正文。', '2024-05-20'],
  ['云州日报20240520第3版.txt', '正文。', '2024-05-20'],
  ['rmrb2024052003.txt', '正文。', '2024-05-20'],
  ['2024年5月20日.txt', '正文。', '2024-05-20'],
  ['page-2024-05.txt', '正文。', null],
  ['20241399.txt', '正文。', null],
  ['page.txt', '2024年5月23日 星期四\n正文。', '2024-05-23'],
  ['page.txt', '云州日报 2024 年 5 月 23 日 第3版\n正文。', '2024-05-23'],
  ['page.txt', '二〇二四年五月二十三日 星期四\n正文。', '2024-05-23'],
  ['page.txt', '2024-05-23 10:20 来源：新华网\n正文。', '2024-05-23'],
  // The masthead knows better than the file's name.
  ['2024-05-01.txt', '2024年5月23日 星期四\n正文。', '2024-05-23'],
  // A day in a sentence is no masthead.
  ['page.txt', '2024年5月23日，云州市召开大会。', null],
  ['page.txt', '会议定于2024年5月23日召开', null],
  ['page.txt', '2024年2月31日 星期四\n正文。', null],
])('%s / %j is of %s', (source, text, date) => {
  expect(read(text, source).date).toBe(date)
})

test.each([
  ['云州日报 2024年5月23日 星期四\n正文。', 'page.txt', [], '云州日报'],
  ['正文。', '中国教育报-2024-05-20.txt', [], '中国教育报'],
  ['澄湾导刊\n正文。', 'page.txt', ['澄湾导刊'], '澄湾导刊'],
  ['本报讯 正文。', 'page.txt', [], null],
  ['他在云州日报工作。', 'page.txt', ['云州日报'], null],
])('%j in %s is of %s', (text, source, newspapers, newspaper) => {
  expect(read(text, source, newspapers).newspaper).toBe(newspaper)
})

test('lines count from 1 and blank lines count', () => {
  expect(read('一\r\n\r\n二').lines).toEqual([
    { number: 1, text: '一' },
    { number: 2, text: '' },
    { number: 3, text: '二' },
  ])
})

test('an overprinted line is a headline', () => {
  expect(read('云州新港今日云州新港今日开航迎客开航迎客').lines).toEqual([
    { number: 1, text: '云州新港今日开航迎客', headline: true },
  ])
})

test('the same page under another name is the same page', () => {
  expect(read('正文。', 'a.txt').id).toBe(read('正文。', 'b.txt').id)
  expect(read('正文。').id).not.toBe(read('正文！').id)
  expect(read('正文。').id).toMatch(/^[0-9a-f]{16}$/)
})

test.each([
  ['needs_ocr', '\ue000\ue001\ue002正文只有几个字是认得出来的'],
  ['empty', ' \n\u3000\n'],
  ['too_large', '\n'.repeat(1_000_001)],
])('refused: %s', (code, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code }))
  expect(() => read(text)).toThrow(PageError)
})
