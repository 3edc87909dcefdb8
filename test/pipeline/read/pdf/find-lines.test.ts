// Glyphs become lines: across gutters they do not join, across spaces they do.
import { expect, test } from 'vitest'
import { findLines } from '../../../../pipeline/read/pdf/find-lines.ts'
import type { Glyph, Wall } from '../../../../pipeline/read/pdf/print.ts'
import { columnOf, glyphsOf } from './glyphs-of.ts'

const WIDTH = 600

function linesOf(glyphs: readonly Glyph[], walls: readonly Wall[] = []): string[] {
  return findLines(glyphs, walls, WIDTH)
    .sort((a, b) => a.order - b.order)
    .map(line => (line.vertical ? `↓${line.text}` : line.text))
}

const at = { x: 50, y: 50, size: 10 }

test.each<[string, Glyph[], string[]]>([
  ['one line', glyphsOf('渡口镇开通水上巴士', at), ['渡口镇开通水上巴士']],
  [
    'two columns with a gutter of one em',
    [
      ...columnOf(['甲乙丙丁戊己', '庚辛壬癸子丑', '寅卯辰巳午未'], { ...at, leading: 16 }),
      ...columnOf(['天地玄黄宇宙', '洪荒日月盈昃', '辰宿列张寒来'], { ...at, x: 120, leading: 16 }),
    ],
    ['甲乙丙丁戊己', '庚辛壬癸子丑', '寅卯辰巳午未', '天地玄黄宇宙', '洪荒日月盈昃', '辰宿列张寒来'],
  ],
  [
    'base lines of two columns that do not meet',
    [
      ...columnOf(['甲乙丙丁', '庚辛壬癸'], { ...at, leading: 16 }),
      ...columnOf(['天地玄黄', '洪荒日月'], { ...at, x: 95, y: 55, leading: 16 }),
    ],
    ['甲乙丙丁', '庚辛壬癸', '天地玄黄', '洪荒日月'],
  ],
  [
    'a gap in a line that the lines around it span',
    [
      ...columnOf(['春天来了大家', '都很高兴地去'], { ...at, leading: 16 }),
      ...glyphsOf('本报', { ...at, y: 82 }),
      ...glyphsOf('王明', { ...at, x: 90, y: 82 }),
    ],
    ['春天来了大家', '都很高兴地去', '本报  王明'],
  ],
  ['letters spaced out', glyphsOf('云州日报', { ...at, size: 30, pitch: 2 }), ['云州日报']],
  ['a vertical headline', glyphsOf('桃花开了', { ...at, size: 24, vertical: true }), ['↓桃花开了']],
  [
    'vertical text, read from the right',
    columnOf(['天地玄黃宇', '宙洪荒日月'], { x: 300, y: 50, size: 10, vertical: true, leading: 16 }),
    ['↓天地玄黃宇', '↓宙洪荒日月'],
  ],
  ['Latin words', glyphsOf('use of AI', at), ['use of AI']],
])('%s', (_, glyphs, lines) => expect(linesOf(glyphs)).toEqual(lines))

test('a rule between two columns parts them however close they stand', () => {
  const glyphs = [
    ...columnOf(['甲乙丙丁', '庚辛壬癸'], { ...at, leading: 16 }),
    ...columnOf(['天地玄黄', '洪荒日月'], { ...at, x: 95, leading: 16 }),
  ]
  const rule = { x1: 92.5, x2: 92.5, y1: 40, y2: 100 }
  expect(linesOf(glyphs, [rule])).toEqual(['甲乙丙丁', '庚辛壬癸', '天地玄黄', '洪荒日月'])
})
