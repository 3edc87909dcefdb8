// Stories that the format sets apart become articles with all that an article promises.
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../pipeline/articles/split-articles.ts'
import type { Article, Page, PageStory } from '../../../pipeline/types.ts'
import { expectWhole } from './expect-whole.ts'

const AGENCIES = ['新华社', '科技日报']

/** Lines are numbered from 1; `stories` name them by these numbers. */
function split(lines: readonly string[], stories: readonly Partial<PageStory>[]): Article[] {
  const page: Page = {
    id: 'page',
    source: 'river-town-2024-05-23.pdf',
    lines: lines.map((text, i) => ({ number: i + 1, text })),
    date: '2024-05-23',
    newspaper: null,
    stories: stories.map(story => ({
      kind: 'news',
      kicker: [],
      title: [],
      subtitle: [],
      paragraphs: [],
      ...story,
    })),
  }
  const articles = splitArticles(page, { agencies: AGENCIES })
  expectWhole(page, articles)
  return articles
}

test('a story is its own lines in its own order, wherever they stand on the page', () => {
  const [first, second] = split(
    [
      '渡口镇开通', // 1
      '水上巴士',
      '往返只需十分钟',
      '新华社渡口5月22日电（记者 夏禾）渡口镇', // 4
      '果园迎来采摘季', // 5
      '今年桃子熟得早。', // 6
      '22日开通水上巴士。', // 7
      '首日有三百人乘坐。',
      '本报记者 方也', // 9
    ],
    [
      { title: [1, 2], subtitle: [3], paragraphs: [[4, 7], [8]] },
      { title: [5], paragraphs: [[6], [9]] },
    ],
  )
  expect(first).toMatchObject({
    title: '渡口镇开通水上巴士',
    subtitle: '往返只需十分钟',
    authors: ['夏禾'],
    agency: '新华社',
    date: '2024-05-22',
    text: '新华社渡口5月22日电（记者 夏禾）渡口镇22日开通水上巴士。\n首日有三百人乘坐。',
    titleLines: [1, 2, 3],
  })
  expect(second).toMatchObject({ title: '果园迎来采摘季', authors: ['方也'], agency: '本报' })
})

test('kicker and subtitle are one subtitle; each dash begins a row', () => {
  const [article] = split(
    ['一年办成十件事', '——江湾区便民', '改革观察', '小窗口办大事', '——写在年中', '窗口开了。'],
    [{ kicker: [1], title: [4], subtitle: [2, 3, 5], paragraphs: [[6]] }],
  )
  expect(article).toMatchObject({
    title: '小窗口办大事',
    subtitle: '一年办成十件事 江湾区便民改革观察 写在年中',
  })
})

test('what the format states outranks what the text says', () => {
  const [article] = split(
    ['桥通了', '本报讯（记者 王芳）5月20日，新桥通车。'],
    [
      {
        title: [1],
        paragraphs: [[2]],
        authors: ['李然'],
        agency: '江湾晚报',
        date: '2024-05-21',
      },
    ],
  )
  expect(article).toMatchObject({ authors: ['李然'], agency: '江湾晚报', date: '2024-05-21' })
})

describe('signatures', () => {
  test.each<[string, readonly string[], readonly string[], string | null]>([
    ['under the headline', ['本报记者 王伟 通讯员 李明', '桥通了。'], ['王伟', '李明'], '本报'],
    ['behind the last words', ['桥通了。', '众人称快。（王伟）'], ['王伟'], null],
    ['before a jump', ['桥通了。', '众人称快。', '本报记者 王伟', '（下转第3版）'], ['王伟'], '本报'],
    ['a dateline behind the lead', ['核心提示：桥通了。', '本报讯（记者 王伟）桥通了。'], ['王伟'], '本报'],
    ['nobody signs in the middle', ['桥通了。他说：“好。”王伟', '众人称快。'], [], null],
  ])('%s', (_, paragraphs, authors, agency) => {
    const [article] = split(
      ['桥通了', ...paragraphs],
      [{ title: [1], paragraphs: paragraphs.map((_, i) => [i + 2]) }],
    )
    expect(article).toMatchObject({ authors, agency, text: paragraphs.join('\n') })
  })
})

test('a continued story knows its page, also where the text runs on behind the jump', () => {
  const [article] = split(
    ['（上接第1版）众人', '称快。', '（上接第2版）', '雨停了。'],
    [
      { kind: 'continuation', paragraphs: [[1, 2]] },
      { kind: 'continuation', paragraphs: [[3], [4]] },
    ],
  )
  expect(article).toMatchObject({
    kind: 'continuation',
    continuedFrom: 1,
    text: '（上接第1版）\n众人称快。',
    lines: [
      { start: 0, end: 7, line: 1 },
      { start: 8, end: 10, line: 1 },
      { start: 10, end: 13, line: 2 },
    ],
  })
})

test('a caption is a photo with its photographer', () => {
  const [photo] = split(['图为新桥。', '李然 摄'], [{ kind: 'photo', paragraphs: [[1], [2]] }])
  expect(photo).toMatchObject({ kind: 'photo', authors: ['李然'] })
})

test('lines in no story are notices, a headline without its story too', () => {
  const articles = split(
    ['江湾日报 2024年5月23日', '', '第1版', '桥通了', '桥通了。', '别版的标题'],
    [{ title: [4], paragraphs: [[5]] }, { title: [6] }],
  )
  expect(articles.map(({ kind, text }) => [kind, text])).toEqual([
    ['notice', '江湾日报 2024年5月23日\n第1版'],
    ['news', '桥通了。'],
    ['notice', '别版的标题'],
  ])
})

test('a page whose format says that there are no stories has notices only', () => {
  expect(split(['第1版 广告'], []).map(({ kind }) => kind)).toEqual(['notice'])
})
