import { describe, expect, test } from 'vitest'
import { excerptOf } from '../../../client/panel/excerpt.ts'

const LONG =
  '前面有许多话要说，说了很久也没有说完，终于说到王芳在会上讲了三点，然后又是许多别的话，一直讲到2030年才算完了'
const name = LONG.indexOf('王芳')

describe('excerptOf', () => {
  test('a short sentence stays whole', () => {
    expect(excerptOf('王芳说。', [{ start: 0, end: 2 }], 40)).toEqual({
      text: '王芳说。',
      marks: [{ start: 0, end: 2 }],
      before: false,
      after: false,
    })
  })

  test('a long one is cut around its mark, which stays on the same word', () => {
    const { text, marks, before, after } = excerptOf(LONG, [{ start: name, end: name + 2 }], 24)
    expect(text.length).toBeLessThanOrEqual(24)
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['王芳'])
    expect([before, after]).toEqual([true, true])
  })

  test('it ends with a phrase rather than in a number', () => {
    const cut = excerptOf(LONG, [{ start: name, end: name + 2 }], 44)
    expect(cut.text).toMatch(/别的话$/)
  })

  test('marks that are too far apart: the first is kept', () => {
    const { text, marks } = excerptOf(
      LONG,
      [
        { start: 0, end: 2 },
        { start: LONG.length - 2, end: LONG.length },
      ],
      20,
    )
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['前面'])
  })

  test('a rare character is not halved', () => {
    const text = `${'一'.repeat(9)}𬱟${'二'.repeat(30)}`
    expect(excerptOf(text, [], 10).text).toBe('一'.repeat(9))
  })
})
