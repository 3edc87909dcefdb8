// Pages and their facts written by hand, so that the tests of store and server don't hang on how well extraction does.
import { createHash } from 'node:crypto'
import type {
  Article,
  ArticleFacts,
  Entity,
  EntityType,
  Facts,
  LinkedMention,
  Relation,
  RelationType,
} from '../../pipeline/types.ts'

type ArticleByHand = {
  title?: string
  text: string
  authors?: readonly string[]
  date?: string
  /** Name as printed → type and canonical name; every occurrence is a mention. */
  names?: Readonly<Record<string, readonly [EntityType, string?]>>
  /** Subject, type, object (a name, or `@article`), the words that say so, label. */
  relations?: readonly (readonly [string, RelationType, string, string, string?])[]
  quotes?: ArticleFacts['quotes']
  figures?: ArticleFacts['figures']
}

export function pageByHand(source: string, articles: readonly ArticleByHand[], date = '2031-03-04'): Facts {
  const lines = articles.flatMap(({ title, text }) => [
    ...(title === undefined ? [] : [title]),
    ...text.split('\n'),
  ])
  const id = hash(lines.join('\n'))
  const page = {
    id,
    source,
    lines: lines.map((text, index) => ({ number: index + 1, text })),
    date,
    newspaper: '河湾日报',
  }
  let line = 1
  const facts = articles.map(article => {
    const made = articleByHand(id, article, line, date)
    line += article.text.split('\n').length + (article.title === undefined ? 0 : 1)
    return made
  })
  return { page, articles: facts }
}

function articleByHand(
  pageId: string,
  byHand: ArticleByHand,
  firstLine: number,
  pageDate: string,
): ArticleFacts {
  const { title, text, names = {} } = byHand
  const titleLines = title === undefined ? [] : [firstLine]
  let start = 0
  const lines = text.split('\n').map((content, index) => {
    const line = { start, end: start + content.length, line: firstLine + titleLines.length + index }
    start = line.end + 1
    return line
  })
  const article: Article = {
    id: hash(pageId + text),
    pageId,
    kind: 'news',
    title: title ?? null,
    subtitle: null,
    authors: byHand.authors ?? [],
    agency: null,
    date: byHand.date ?? pageDate,
    continuedFrom: null,
    text,
    lines,
    titleLines,
  }
  const entities = new Map<string, Entity>()
  const mentions: LinkedMention[] = []
  const idOf = (name: string) => {
    const [type, canonical = name] = names[name] ?? []
    if (type === undefined) throw new Error(`no name ${name} in the article made by hand`)
    return `${type}:${canonical}`
  }
  for (const [name, [type, canonical = name]] of Object.entries(names)) {
    const id = `${type}:${canonical}`
    const known = entities.get(id)
    const aliases = [...(known?.aliases ?? []), ...(name === canonical ? [] : [name])]
    entities.set(id, { id, type, name: canonical, aliases })
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      mentions.push({
        start: at,
        end: at + name.length,
        type,
        reason: 'dictionary:by-hand',
        certainty: 1,
        entity: id,
      })
    }
  }
  mentions.sort((a, b) => a.start - b.start)
  const relations: Relation[] = (byHand.relations ?? []).map(([subject, type, object, words, label]) => {
    const at = text.indexOf(words)
    if (at < 0) throw new Error(`the article made by hand does not say ${words}`)
    return {
      type,
      subject: idOf(subject),
      object: object === '@article' ? object : idOf(object),
      ...(label === undefined ? {} : { label }),
      evidence: [{ start: at, end: at + words.length, reason: `rule:${type}` }],
    }
  })
  return {
    article,
    entities: [...entities.values()],
    mentions,
    relations,
    quotes: byHand.quotes ?? [],
    figures: byHand.figures ?? [],
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** Two articles that share 国家数据局, with a title, a byline, a quote and a figure. */
export const FIRST_PAGE = pageByHand('第一版.txt', [
  {
    title: '河湾市办起数据交易中心',
    text: '本报讯（记者 单晓桐）国家数据局副局长林望舒到河湾市调研。\n林望舒说：“国家数据局支持河湾市先行先试。”中心今年成交5.3亿元，同比增长12%。',
    authors: ['单晓桐'],
    names: {
      国家数据局: ['organization'],
      林望舒: ['person'],
      河湾市: ['place'],
      单晓桐: ['person'],
    },
    relations: [
      ['林望舒', 'works_for', '国家数据局', '国家数据局副局长林望舒', '副局长'],
      ['单晓桐', 'authored', '@article', '记者 单晓桐'],
    ],
    quotes: [
      {
        start: 36,
        end: 50,
        speaker: 'person:林望舒',
        verb: '说',
        about: ['organization:国家数据局', 'place:河湾市'],
        kind: 'direct',
        reason: 'rule:said-colon',
      },
    ],
    figures: [
      {
        start: 52,
        end: 64,
        measure: '成交',
        value: 5.3,
        unit: '亿元',
        period: '今年',
        change: { kind: '同比', percent: 12 },
        reason: 'rule:amount',
      },
    ],
  },
  {
    text: '国数局与重庆长安大学签约。重庆长安大学在西安市。',
    names: {
      国数局: ['organization', '国家数据局'],
      重庆长安大学: ['organization'],
      西安市: ['place'],
    },
    relations: [
      ['国数局', 'cooperates_with', '重庆长安大学', '国数局与重庆长安大学签约'],
      ['重庆长安大学', 'located_in', '西安市', '重庆长安大学在西安市'],
    ],
  },
])

export const SECOND_PAGE = pageByHand(
  '第二版.txt',
  [
    {
      title: '曾旭东谈数据要素',
      text: '国家数据局顾问曾旭东在河湾市说，数据要素要用起来。',
      names: { 国家数据局: ['organization'], 曾旭东: ['person'], 河湾市: ['place'], 数据要素: ['topic'] },
      relations: [['曾旭东', 'works_for', '国家数据局', '国家数据局顾问曾旭东', '顾问']],
    },
  ],
  '2031-03-05',
)
