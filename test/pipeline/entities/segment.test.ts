// The segmenter cuts as nodejieba does: same words, same tags, whatever the text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import nodejieba from 'nodejieba'
import { expect, test } from 'vitest'
import { createSegmenter } from '../../../pipeline/entities/segment.ts'

// A name that jieba does not know, one that it does, one of a single character, one no text can be read across.
const taught = new Map([
  ['青川数科', 'nt'],
  ['北京', 'ns'],
  ['𠮷', 'nz'],
  ['你好，青川', 'nz'],
])
const segment = createSegmenter(taught)

const folder = mkdtempSync(join(tmpdir(), 'baotu-segment-test-'))
writeFileSync(join(folder, 'words.txt'), '青川数科 2000 nt\n𠮷 200 nz\n')
nodejieba.load({ userDict: join(folder, 'words.txt') })
rmSync(folder, { recursive: true })

const expectSame = (text: string): void => {
  const segments = segment(text)
  expect(segments.map(({ word }) => word)).toEqual(nodejieba.cut(text, true))
  let end = 0
  for (const { start, end: next, word } of segments) {
    expect([start, word]).toEqual([end, text.slice(start, next)])
    end = next
  }
  const tags = nodejieba.tag(text).map(({ tag }) => tag)
  segments.forEach(({ word, tag }, i) => {
    // A guess that is none by itself is x here.
    if (tag !== 'x') expect(tag).toBe(taught.get(word) ?? tags[i])
  })
}

test.each([
  '青川数科在北京发布新一代平台，陈荣辉说：“你好，青川。”',
  '2024年5月20日，5G基站达到393.7万个，同比增长7.09%。',
  '𠮷野家和𠀀𠀁两家企业 签约\t仪式\n次仁央宗、竺维正出席',
  'GDP增长3.5.1个百分点abc123def，㎡①②！！！',
  '著名的臺灣學者說：「這是歷史。」',
  '',
  '，。 \n\t，',
])('%s', expectSame)

test('any mixture of characters', () => {
  const characters = [...'的一在人中国和北京大学生活动物园长江说话王李伟芳５0a.Z%，。 \n“”·𠮷𠀀囍龘']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { maxLength: 60 }), parts =>
      expectSame(parts.join('')),
    ),
    { seed: 7, numRuns: 300 },
  )
})
