// Shadows and outlines go, doubled words stay.
import { expect, test } from 'vitest'
import { dropOverprint } from '../../../../pipeline/read/pdf/drop-overprint.ts'
import { glyphsOf } from './glyphs-of.ts'

const textOf = (glyphs: readonly { text: string }[]) => glyphs.map(glyph => glyph.text).join('')

test.each([
  [
    'a shadow 0.1 em off',
    [
      ['春耕', 100, 100, 30],
      ['春耕', 103, 103, 30],
    ],
    '春耕',
  ],
  [
    'an outline printed three times',
    [
      ['春耕', 100, 100, 30],
      ['春耕', 101, 100, 30],
      ['春耕', 100, 101, 30],
    ],
    '春耕',
  ],
  ['常常 are two words', [['常常', 100, 100, 30]], '常常'],
  ['ll and 11 stand close', [['ll11', 100, 100, 10]], 'll11'],
  [
    'the same words on the next line',
    [
      ['春耕', 100, 100, 30],
      ['春耕', 100, 140, 30],
    ],
    '春耕春耕',
  ],
  [
    'larger type over small',
    [
      ['春', 100, 100, 30],
      ['春', 102, 102, 10],
    ],
    '春春',
  ],
] as const)('%s', (_, runs, kept) => {
  const glyphs = runs.flatMap(([text, x, y, size]) => glyphsOf(text, { x, y, size }))
  expect(textOf(dropOverprint(glyphs))).toBe(kept)
})
