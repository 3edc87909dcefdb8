// The number of the printed page in headings and file names, and what looks like one and is none.
import { describe, expect, test } from 'vitest'
import { editionOfFileName, findEdition } from '../../../pipeline/read/find-edition.ts'
import { readFile } from '../../../pipeline/read/read-file.ts'

describe('headings', () => {
  test.each<[string, number | undefined]>([
    ['第3版', 3],
    ['第03版：要闻', 3],
    ['要闻 A12版', 12],
    ['第十二版', 12],
    ['河湾日报 2031年3月4日 星期二 第5版', 5],
    ['2031-03-04 | 7版 | 经济', 7],
    ['下转第4版', undefined],
    ['▲▲ 上接第1版', undefined],
    ['今日8版', undefined],
    ['2031年3月4日 今日共8版', undefined],
    ['新书出了第3版，读者都说好。', undefined],
    ['他买了第3版', undefined],
    ['第0版', undefined],
  ])('%s → %s', (line, edition) => {
    expect(findEdition(['河湾市办起数据交易中心', line, '本报讯 昨天开张。'], 'a.txt')).toBe(edition)
  })

  test('a text of two pages has no one number; the same heading twice is one', () => {
    expect(findEdition(['第1版', '甲', '第2版', '乙'], '第7版.txt')).toBeUndefined()
    expect(findEdition(['第2版：要闻', '甲', '第2版'], 'a.txt')).toBe(2)
  })
})

test.each<[string, number | undefined]>([
  ['河湾日报2031-03-04第3版.txt', 3],
  ['河湾日报/2031/03版.pdf', 3],
  ['2031-03-04_A05.pdf', 5],
  ['20310304-B12 经济.html', 12],
  ['第十版.txt', 10],
  ['2031-03-04.txt', undefined],
  ['2031-03-04 (2).txt', undefined],
  ['A4纸说明.txt', undefined],
  ['A05.txt', undefined],
  ['出版社年鉴.txt', undefined],
])('%s → %s', (name, edition) => {
  expect(editionOfFileName(name)).toBe(edition)
})

test('a text page carries its number as a sheet without a layout', async () => {
  const bytes = new TextEncoder().encode('河湾市办起数据交易中心\n\n本报讯 河湾市昨天办起数据交易中心。\n')
  const { pages } = await readFile(bytes, '河湾日报-2031-03-04-第3版.txt')
  expect(pages[0]?.sheets).toEqual([{ width: 0, height: 0, number: 3 }])
  const named = await readFile(bytes, '河湾日报.txt')
  expect(named.pages[0]?.sheets).toBeUndefined()
  expect(named.pages[0]?.id).toBe(pages[0]?.id)
})
