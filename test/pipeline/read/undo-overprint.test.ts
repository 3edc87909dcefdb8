// Headlines printed over themselves, and lines that only repeat a word.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { undoOverprint } from '../../../pipeline/read/undo-overprint.ts'

test.each([
  ['甲乙甲乙丙丁丙丁', '甲乙丙丁'],
  ['云州新港今日云州新港今日开航迎客开航迎客', '云州新港今日开航迎客'],
  [' 云州新港今日云州新港今日 开航迎客开航迎客', ' 云州新港今日 开航迎客'],
  ['前4月出口增8.6%前4月出口增8.6%', '前4月出口增8.6%'],
  ['量量子子通通信信连连通通六六城城', '量子通信连通六城'],
  ['城城市全域数字化转型市全域数字化转型', '城市全域数字化转型'],
])('%j → %j', (line, expected) => {
  expect(undoOverprint(line)).toBe(expected)
})

test.each([
  '常常',
  '人人',
  '谢谢谢谢',
  '好好学习天天向上',
  '高高兴兴快快乐乐',
  '中国加油中国加油',
  '研究研究再研究研究',
  '人人参与人人享有',
  '他说谢谢谢谢大家',
  '哈哈哈哈哈哈哈哈哈哈',
  '',
])('%j stays', line => {
  expect(undoOverprint(line)).toBe(line)
})

test('any headline comes back from its overprint', () => {
  const piece = fc.array(fc.constantFrom(...'春江潮水连海平月共生滟随波千万里何处'), {
    minLength: 5,
    maxLength: 9,
  })
  fc.assert(
    fc.property(fc.uniqueArray(piece, { minLength: 1, maxLength: 3, selector: p => p.join('') }), pieces => {
      const headline = pieces.map(p => p.join('')).join('')
      fc.pre(new Set(headline).size >= 4 && undoOverprint(headline) === headline)
      const overprinted = pieces.map(p => p.join('').repeat(2)).join('')
      expect(undoOverprint(overprinted)).toBe(headline)
    }),
    { seed: 7, numRuns: 500 },
  )
})
