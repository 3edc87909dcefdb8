import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Span, splitText } from '../../../client/panel/split-text.ts'

const span = (start: number, end: number): Span => ({ start, end })

describe('splitText', () => {
  test.each<[string, Span[], Span | null, string]>([
    ['甲乙丙丁戊', [], null, '甲乙丙丁戊'],
    ['甲乙丙丁戊', [span(1, 3)], null, '甲|[乙丙]|丁戊'],
    ['甲乙丙丁戊', [span(3, 5), span(0, 1)], null, '[甲]|乙丙|[丁戊]'],
    ['甲乙丙丁戊', [span(0, 3), span(1, 2)], null, '[甲乙丙]|丁戊'],
    ['甲乙丙丁戊', [span(0, 2), span(0, 3)], null, '[甲乙丙]|丁戊'],
    ['甲乙丙丁戊', [span(4, 9)], null, '甲乙丙丁戊'],
    ['甲乙丙丁戊', [span(2, 2)], null, '甲乙丙丁戊'],
    ['甲乙丙丁戊', [span(1, 3)], span(2, 5), '甲|[乙]|*[丙]|*丁戊'],
    ['甲乙丙丁戊', [], span(0, 5), '*甲乙丙丁戊'],
  ])('%s %j %j', (text, marks, part, shown) => {
    const pieces = splitText(text, marks, part).map(
      ({ text, mark, lit }) => (lit ? '*' : '') + (mark ? `[${text}]` : text),
    )
    expect(pieces.join('|')).toBe(shown)
  })

  test('the pieces joined are the text, whatever is marked', () => {
    const spans = fc.array(fc.record({ start: fc.nat(30), end: fc.nat(30) }), { maxLength: 8 })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 25 }),
        spans,
        fc.option(fc.record({ start: fc.nat(30), end: fc.nat(30) })),
        (text, marks, part) => {
          const pieces = splitText(text, marks, part)
          expect(pieces.map(piece => piece.text).join('')).toBe(text)
          for (const { text: piece, start } of pieces) expect(text.startsWith(piece, start)).toBe(true)
        },
      ),
    )
  })
})
