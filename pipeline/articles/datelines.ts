// Reads how a news item opens: 新华社北京5月20日电（记者 王芳）, 本报讯, 央视网消息.
import { isBuiltLikeName } from '../read/common-surnames.ts'
import { readByline } from './bylines.ts'

export type DatelineDate = { year: number | null; month: number | null; day: number }

export type Dateline = {
  /** The agency or paper it names: 新华社, 科技日报, 本报; null where only a reporter opens the item. */
  agency: string | null
  authors: readonly string[]
  date: DatelineDate | null
  /** Where the story's own words begin, counted from the start of the paragraph. */
  end: number
}

export type ReadDateline = (text: string) => Dateline | null

const HAN = '\\p{Script=Han}'
const DATE = '(?:(?<year>\\d{4})年)?(?:(?<month>\\d{1,2})月)?(?<day>\\d{1,2})日'
// Houses nobody listed: what ends in 报, 社, 网 … is a paper, an agency, a site.
const HOUSE = `(?:本报|本報|本刊|本网|本網|本台|本社|《?${HAN}{2,12}?(?:报|報|社|网站|网|網|在线|台|客户端|新闻|周刊|杂志|传媒|融媒|融媒体中心)》?)`
// 电 opens 电子, 电力 …: then it is no wire.
const WIRE =
  '(?:专|專|综合|綜合|特)?[电電](?![子视力动话影商脑报信网池站台梯量价磁路器厂煤缆竞气源机容压阻波流极灯线影視動話腦報])'

/** How items open. `{house}` stands for the names given and for every name built like one. */
const OPENINGS: readonly { match: string; reason: string; example: string }[] = [
  {
    match: `(?:据)?(?<house>{house})(?<place>[${HAN}·“”]{0,10}?)\\s?${DATE}\\s?${WIRE}`,
    reason: 'wire with a date',
    example: '新华社北京5月20日电',
  },
  {
    match: `(?:据)(?<house>{house})(?<place>${HAN}{0,6}?)${WIRE}(?!报道)`,
    reason: 'wire quoted without its date',
    example: '据新华社北京电',
  },
  {
    match: `(?<house>本报|本報|{agency})(?<place>${HAN}{0,6}?)${WIRE}(?=[\\s（(])`,
    reason: 'wire without a date, of a house we know',
    example: '新华社北京电（记者 王芳）',
  },
  {
    match: `(?<house>{house})(?:${HAN}{0,6}?\\s?${DATE}\\s?)?(?:综合)?[讯訊](?![息号号飞问])`,
    reason: "a paper's own news",
    example: '科技日报讯（记者 崔爽）',
  },
  {
    match: `(?<house>本报|本報|{agency})${HAN}{1,4}(?![通音简簡快资資电電])${HAN}[讯訊](?=[\\s（(])`,
    reason: "a paper's own news from a place, without its date",
    example: '本报银川讯（记者 金一）',
  },
  {
    match: `(?<house>{house})(?:${HAN}{0,6}?\\s?${DATE}\\s?)?消息(?=\\s?[（(：:])`,
    reason: 'a station or site opens with 消息',
    example: '央视网消息（新闻联播）：',
  },
  {
    match: `(?:（|\\()(?<house>{house})[记記]者(?<signed>${HAN}{2,12}?)\\s?${DATE}\\s?${WIRE}(?:）|\\))`,
    reason: 'Taiwanese wires stand in brackets, reporter and place run together',
    example: '（中央社記者林一台北31日電）',
  },
]

const BULLETS = /^[\s■□●○◆◇▲△▶►▷★☆※◎*•·【[]{0,4}/
const BRACKET = /^[】\]：:\s]*(?:（([^（）]{2,60})）|\(([^()]{2,60})\))/
// （记者 王芳）5月20日……: the reporter alone opens the item.
// 〔記者林一/高雄報導〕 is how Taiwanese papers open.
const REPORTER_ALONE = /^\s?(?:（([^（）]{2,40})）|[([〔【]([^()[\]〔〕【】]{2,40})[)\]〕】])/
// 大众网记者 王芳 济南报道：
const REPORTER_REPORTS =
  /^((?:\p{Script=Han}|[A-Za-z·]){0,14}?)(?:记者|記者)[\s:：]*((?:\p{Script=Han}{2,4}[\s、]){1,4})(?:\p{Script=Han}{2,6})?(?:报道|報道|報導)(?:[：:\s]|$)/u

// Expressions over a thousand houses take longer to compile than a page to read: one reader a list.
const readers = new WeakMap<readonly string[], ReadDateline>()

/** Makes the reader of datelines. `agencies` are the houses known by name; those built like one need no listing. */
export function createDatelineReader(agencies: readonly string[]): ReadDateline {
  const made = readers.get(agencies) ?? makeReader(agencies)
  readers.set(agencies, made)
  return made
}

function makeReader(agencies: readonly string[]): ReadDateline {
  const listed = [...agencies]
    .filter(name => name.length >= 2)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const agency = listed.length === 0 ? '(?!)' : `(?:${listed.join('|')})`
  const house = `(?:${agency}|${HOUSE})`
  const openings = OPENINGS.map(
    ({ match }) => new RegExp(`^${match.replaceAll('{house}', house).replaceAll('{agency}', agency)}`, 'u'),
  )
  return text => {
    const head = text.slice(0, 160)
    const bullets = BULLETS.exec(head)?.[0].length ?? 0
    const from = head.slice(bullets)
    for (const opening of openings) {
      const match = opening.exec(from)
      if (match?.groups === undefined) continue
      return withByline(head, bullets + match[0].length, {
        agency: houseName(match.groups.house as string),
        authors: match.groups.signed === undefined ? [] : [nameBeforePlace(match.groups.signed)],
        date: dateOf(match.groups),
      })
    }
    return reporterOpening(head)
  }
}

function withByline(head: string, end: number, dateline: Omit<Dateline, 'end'>): Dateline {
  const rest = head.slice(end)
  const bracket = BRACKET.exec(rest)
  const byline = bracket === null ? null : readByline((bracket[1] ?? bracket[2]) as string)
  if (bracket === null || byline === null) {
    const space = /^[】\]：:\s]*/.exec(rest)?.[0].length ?? 0
    const reporters = readReporters(rest.slice(space))
    const authors = [...new Set([...dateline.authors, ...reporters.authors])]
    return { ...dateline, authors, end: end + space + reporters.length }
  }
  const colon = /^[：:\s]*/.exec(rest.slice(bracket[0].length))?.[0].length ?? 0
  // （新闻联播） is a programme: it reads like a name of four characters.
  const signed = byline.roles > 0 || byline.writers.every(name => !/联播|新闻|快讯|网|报/.test(name))
  return {
    ...dateline,
    authors: signed ? [...new Set([...dateline.authors, ...byline.writers])] : dateline.authors,
    end: end + bracket[0].length + colon,
  }
}

const REPORTERS =
  /^(?:本报|见习|實習|实习|特约)?(?:记者|記者|通讯员|通訊員)[\s：:]?((?:\p{Script=Han}{2,4}?[\s、])*\p{Script=Han}{2,4}?)(?=[\s：:]|(?:通讯员|通訊員|报道|報道|報導))/u

/** 本报北京5月22日讯 记者尹航报道：, 本报讯 记者赵一曼 通讯员钱小毛 今日零时: reporters without a bracket. */
function readReporters(text: string): { authors: readonly string[]; length: number } {
  // 解放军报讯 宗政扬、特约通讯员赵一航报道：
  const report = /^([^，。：:]{2,30}?)(?:报道|報道|報導)[：:]\s*/u.exec(text)
  const signed = report === null ? null : readByline(report[1] as string)
  if (report !== null && signed !== null && signed.writers.length > 0) {
    return { authors: signed.writers, length: report[0].length }
  }
  const authors: string[] = []
  let length = 0
  for (let round = 0; round < 2; round++) {
    const space = /^\s*/.exec(text.slice(length))?.[0].length ?? 0
    const match = REPORTERS.exec(text.slice(length + space))
    const names = match?.[1]?.split(/[\s、]+/) ?? []
    if (match === null || !names.every(isBuiltLikeName)) break
    authors.push(...names)
    length += space + match[0].length
  }
  if (authors.length === 0) return { authors, length: 0 }
  length += /^(?:报道|報道|報導)?[\s：:]*/.exec(text.slice(length))?.[0].length ?? 0
  return { authors, length }
}

function reporterOpening(head: string): Dateline | null {
  const bracket = REPORTER_ALONE.exec(head)
  if (bracket !== null) {
    const inside = (bracket[1] ?? bracket[2]) as string
    const byline = /记者|記者|通讯员|通訊員/.test(inside) ? readByline(inside) : null
    // （四川日报记者 林一）, with nothing behind it, closes a story.
    const alone = head.slice(bracket[0].length).trim() === ''
    if (alone || byline === null || byline.writers.length === 0) return null
    return { agency: byline.house, authors: byline.writers, date: null, end: bracket[0].length }
  }
  const reports = REPORTER_REPORTS.exec(head)
  if (reports === null) return null
  const names = (reports[2] as string).split(/[\s、]+/).filter(name => name !== '')
  return { agency: reports[1] || null, authors: names, date: null, end: reports[0].length }
}

function houseName(house: string): string {
  return house
    .replace(/[《》]/g, '')
    .replace(/本報/, '本报')
    .replace(/^据/, '')
}

function dateOf(groups: Record<string, string | undefined>): DatelineDate | null {
  if (groups.day === undefined) return null
  return {
    year: groups.year === undefined ? null : Number(groups.year),
    month: groups.month === undefined ? null : Number(groups.month),
    day: Number(groups.day),
  }
}

/** 林一台北 → 林一, 楊啟芳台北 → 楊啟芳: places have two characters or more. */
function nameBeforePlace(text: string): string {
  return text.length >= 5 ? text.slice(0, 3) : text.slice(0, 2)
}
