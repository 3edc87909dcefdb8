// The press's scorer: what counts as whole, titled, signed and in order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestCommon } from './longest-common.ts'
import type { TrueArticle } from './press-page.ts'
import { scorePress } from './score-press.ts'

const MILL = '青石镇的水磨坊上月重新开张，老磨坊主把磨盘凿了三天，周围村里的人都赶来看水轮转动的样子。'
const SHIP = '一艘满载木材的驳船在下游搁浅，船员用缆绳和绞盘忙到半夜，总算在涨潮之前把船拉回了航道。'

function article(text: string, over: Partial<TrueArticle> = {}): TrueArticle {
  return {
    kind: 'news',
    title: null,
    kicker: null,
    subtitle: null,
    authors: [],
    agency: null,
    text,
    apart: [],
    sheets: [0],
    continuedFrom: null,
    ...over,
  }
}
const found = (text: string, title: string | null = null, authors: readonly string[] = []) => ({
  kind: 'news' as const,
  text,
  title,
  authors,
})

describe('articles', () => {
  const truth = [article(MILL), article(SHIP)]
  test.each([
    ['both whole', [found(MILL), found(SHIP)], 2, 1],
    [
      'line ends and quotation marks count nothing',
      [found(MILL.replace('，', '，\n')), found(`“${SHIP}”`)],
      2,
      1,
    ],
    ['one run into the other', [found(MILL + SHIP)], 0, 0.5],
    ['one cut in two', [found(MILL.slice(0, 20)), found(MILL.slice(20)), found(SHIP)], 1, 1],
    ['one with a foreign line', [found(MILL), found(`${SHIP}订报热线`)], 1, 1],
    ['one out of order', [found(MILL.slice(22) + MILL.slice(0, 22)), found(SHIP)], 1, 0.8],
    ['nothing found', [], 0, 0],
  ])('%s', (_, read, whole, order) => {
    const { score } = scorePress(truth, read)
    expect(score.whole).toEqual({ right: whole, all: 2 })
    expect(score.order.right / score.order.all).toBeGreaterThanOrEqual(order - 0.08)
    expect(score.order.right / score.order.all).toBeLessThanOrEqual(order + 0.08)
  })

  test.each([
    ['a byline in the text', `${MILL}本报记者 林一`, 1],
    ['a byline out of it', MILL, 1],
    ['a jump in the text', `${MILL.slice(0, 20)}（下转第3版）${MILL.slice(20)}`, 1],
    ['half a byline', `${MILL}本报记者`, 0],
  ])('%s', (_, text, whole) => {
    const truth = article(`${MILL}\n本报记者 林一`, { apart: ['本报记者 林一', '（下转第3版）'] })
    expect(scorePress([truth], [found(text)]).score.whole.right).toBe(whole)
  })

  test('notices need not be found', () => {
    expect(scorePress([article(MILL, { kind: 'notice' })], []).score.whole.all).toBe(0)
  })
})

test.each([
  ['水磨坊重新开张', ['林一', '李明'], 1, 1],
  ['水磨坊 重新开张', ['李明', '林一'], 1, 1],
  ['水磨坊', ['林一'], 0, 0],
  [null, ['林一', '李明', '周宁'], 0, 0],
])('title «%s» and authors %s', (title, authors, titles, bylines) => {
  const truth = article(MILL, { title: '水磨坊 重新开张', authors: ['林一', '李明'] })
  const { score } = scorePress([truth], [found(MILL, title, authors)])
  expect([score.titles.right, score.bylines.right]).toEqual([titles, bylines])
})

test('longestCommon finds what the textbook finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 90 })
  fc.assert(
    fc.property(letters, letters, (a, b) => longestCommon(a, b) === byTheBook(a, b)),
    { seed: 1 },
  )
})

function byTheBook(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) {
      next.push(
        x === b[j - 1] ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number),
      )
    }
    row = next
  }
  return row[b.length] as number
}
