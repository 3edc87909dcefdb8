// Whole pages of papers that do not exist, each in another disorder, against what a reader finds on them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../pipeline/articles/split-articles.ts'
import { pageOfText, readTextPage } from '../../../pipeline/read/read-text-page.ts'
import type { Article, Page } from '../../../pipeline/types.ts'
import { expectWhole } from './expect-whole.ts'

const AGENCIES = ['新华社', '中新社', '科技日报', '人民网', '新华网', '央视网', '中央社']

function split(file: string): { page: Page; articles: Article[] } {
  const page = readTextPage(readFileSync(file), basename(file))
  const articles = splitArticles(page, { agencies: AGENCIES })
  expectWhole(page, articles)
  return { page, articles }
}

/** `kind | title | subtitle | authors | agency | date | first words…last words` */
function summary(article: Article): string {
  const text = article.text.replace(/\s/g, '')
  const { kind, title, subtitle, authors, agency, date } = article
  return [kind, title, subtitle, authors.join(' '), agency, date, `${text.slice(0, 6)}…${text.slice(-6)}`]
    .map(field => field ?? '–')
    .join(' | ')
}

test.each<[string, string[]]>([
  [
    'indented-with-opinion-and-pictures',
    [
      'news | 我市首条跨海轻轨进入试运行阶段 | – | 白露 江海平 | 本报 | 2024-05-22 | 本报5月22…下转第6版）',
      'news | 让好政策一竿子插到底 | – | 欧阳敬 | – | 2024-05-23 | 欧阳敬最近到…市行政学院）',
      'photo | – | – | 白露 | 本报 | 2024-05-23 | 图①：志愿者…报记者白露摄',
      'photo | – | – | 陈星河 | – | 2024-05-23 | 图②：小朋友…（云州图片）',
      'news | 省农科院与清源县共建水稻育种基地 | – | 马思远 | 本报 | 2024-05-23 | 本报讯（记者…两个新品种。',
      'news | 六部门联合开展暑期校外培训治理 | – | 徐畅 施雨 | 新华社 | 2024-05-22 | 据新华社北京…形变异培训。',
    ],
  ],
  [
    'one-paragraph-a-line',
    [
      'news | 制造业数字化转型提速提速 | 来自江城经济技术开发区的调查 | 祁连山 郭子仪 | 本报 | 2024-05-23 | 本报记者祁连…入十九亿元。',
      'news | 银行业一季度净息差降幅收窄 | – | 尹航 | 本报 | 2024-05-22 | 本报北京5月…21.4%。',
      'news | 新能源汽车下乡 | – | 钱多多 | – | 2024-05-23 | （记者钱多多…二十个乡镇。',
    ],
  ],
  [
    'blank-lines-between-paragraphs',
    [
      'news | 湖滨新区发现汉代大型聚落遗址 | 出土漆器两百余件 填补区域空白 | 施家明 朱砂 | 新华社 | – | 新华社楚安5…址保护规划。',
      'news | 楚安高铁东站今日启用 | – | 赵一曼 钱小毛 | 本报 | – | 本报讯记者赵…引导机器人。',
      'photo | – | – | 万里 | 本报 | – | 5月21日，…报记者万里摄',
      'news | 法院为农民工追回欠薪三百万元 | – | 金子健 | – | – | “拿到钱的那…。（金子健）',
    ],
  ],
  [
    'overprinted-and-spaced',
    [
      'news | 量子通信骨干网连通六座城市 | – | 郁金香 | 本报 | – | 本报记者郁金…1日起实施。',
      'news | 机器人走进养老院 | – | 余音 | 科技日报 | – | 科技日报宜城…补贴两万元。',
      'news | 新药临床试验迈出关键一步 | – | 黎明 夏至 | 本报 | – | 本报讯（通讯…明年底完成。',
      'continuation | 我国学者揭示水稻抗旱新机制 | – |  | – | – | 上接第1版“…署转化协议。',
    ],
  ],
  [
    'headlines-apart',
    [
      'news | 古渡口建成湿地公园 白鹤重返江滩 | 五年修复岸线四十公里 | 诸葛明 阳春 | 本报 | – | “十年前这里…明通讯员阳春',
      'news | 脐橙出口首破万吨 | – | 施工 卫兰 | 新华社 | – | 据新华社临江…钟。施工卫兰',
      'news | 校企共建产业学院揭牌 | – | 蓝天 | 本报 | – | 本报讯（记者…工程师带徒。',
      'photo | – | – | 蓝天 | 本报 | – | 5月20日，…记者蓝天/摄',
      'continuation | – | – |  | – | – | ▲▲上接第1…2.4亿元。',
    ],
  ],
])('%s', (name, expected) => {
  const { articles } = split(new URL(`pages/${name}.txt`, import.meta.url).pathname)
  expect(articles.filter(article => article.kind !== 'notice').map(summary)).toEqual(expected)
})

const SHARED = new URL('../../../../shared/', import.meta.url).pathname
const GOLD = `${SHARED}gold/newspaper-page-2024-05.json`

type GoldArticle = {
  title: string | null
  subtitle?: string
  kind: string
  authors: string[]
  first: string
  last: string
  date?: string
  continuedFrom?: number
}

describe.skipIf(!existsSync(GOLD))('the real page', () => {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s“”"'‘’《》]/g, '')

  test('each of its pieces is whole, titled and signed', () => {
    const { articles } = split(`${SHARED}pages/newspaper-page-2024-05.txt`)
    const gold = (JSON.parse(readFileSync(GOLD, 'utf8')) as { articles: GoldArticle[] }).articles
    const holds = (article: Article, { first, last }: GoldArticle) =>
      plain(article.text).includes(plain(first)) && plain(article.text).includes(plain(last))
    for (const piece of gold) {
      const article = articles.find(candidate => holds(candidate, piece))
      expect(article).toMatchObject({
        title: piece.title,
        subtitle: piece.subtitle ?? null,
        kind: piece.kind,
        authors: piece.authors,
        continuedFrom: piece.continuedFrom ?? null,
        ...(piece.date === undefined ? {} : { date: piece.date }),
      })
      expect(gold.filter(other => article !== undefined && holds(article, other))).toEqual([piece])
    }
    expect(articles).toHaveLength(gold.length)
  })
})

const PASSAGES = `${SHARED}passages`
const passages = existsSync(PASSAGES) ? readdirSync(PASSAGES).filter(file => file.endsWith('.txt')) : []
// Items of a news digest: a headline and a paragraph each.
const DIGESTS: ReadonlyMap<string, number> = new Map([
  ['45.txt', 5],
  ['47.txt', 5],
])

describe.skipIf(passages.length === 0)('passages', () => {
  test.each(passages)('%s comes out whole', file => {
    const { articles } = split(`${PASSAGES}/${file}`)
    expect(articles.map(article => article.kind)).toEqual(new Array(DIGESTS.get(file) ?? 1).fill('news'))
  })
})

test('a page of one short line is an article', () => {
  expect(splitArticles(pageOfText('国家数据局今天成立', 'a.txt'), { agencies: [] })).toMatchObject([
    { kind: 'news', title: null, text: '国家数据局今天成立' },
  ])
})

const LINES = [
  '本报讯 5月20日，云州市发布新规。',
  '新华社云州5月20日电（记者 王芳）',
  '▶ 本报记者 张伟',
  '李然 摄',
  '新华社记者',
  '图为市民在公园。',
  '（上接第1版）他说，',
  '下转第4版',
  '责任编辑：周宁',
  '数字经济再提速',
  '云州新规今日起施行',
  '这是一句没有说完的话，它在下一行',
  '才结束。',
  '　　新的一段从这里开始，写了不少字。',
  '“引号开了没有关',
  '2024年5月23日 星期四',
  '———',
  '',
  ' ',
  '童晟',
  'A',
]

test('whatever the lines, none is lost and none is twice', () => {
  const page = fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string({ maxLength: 12 })), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(page, lines => {
      fc.pre(lines.join('').trim() !== '')
      let read: Page
      try {
        read = pageOfText(lines.join('\n'), '2024-05-23.txt')
      } catch {
        return
      }
      const articles = splitArticles(read, { agencies: AGENCIES })
      expectWhole(read, articles)
      expect(new Set(articles.map(article => article.id)).size).toBe(articles.length)
      expect(splitArticles(read, { agencies: AGENCIES })).toEqual(articles)
    }),
    { seed: 20240523, numRuns: 500 },
  )
})

test.each([
  ['one line of 2 MB', '云州市发布新规。'.repeat(90_000)],
  ['100,000 lines of one character', '国\n'.repeat(100_000)],
  ['30,000 headlines', Array.from({ length: 30_000 }, (_, i) => `第${i}号公园今日开放`).join('\n')],
  ['20,000 stories', '本报讯 云州市发布新规。\n'.repeat(20_000)],
  [
    '10,000 headlines and paragraphs',
    Array.from(
      { length: 10_000 },
      (_, i) => `甲${i}站开通\n乙${i}路公交今天改走丙${i}街，市民说方便多了。`,
    ).join('\n'),
  ],
  // Where time grew with the square of the page, each took an hour: the test's time limit tells.
])('time grows with the page: %s', { timeout: 120_000 }, (_, text) => {
  const page = pageOfText(text, 'long.txt')
  expectTotal(page, splitArticles(page, { agencies: AGENCIES }))
})

function expectTotal(page: Page, articles: readonly Article[]): void {
  const lines = page.lines.filter(line => line.text.trim() !== '').length
  const held = articles.reduce((sum, article) => sum + article.titleLines.length, 0)
  const spans = new Set(articles.flatMap(article => article.lines.map(span => span.line))).size
  expect(held + spans).toBe(lines)
}
