// Reads bylines and picture credits: who wrote, took the picture, edited, and for which paper.
import { isBuiltLikeName, partIntoNames } from '../read/common-surnames.ts'
import type { Span } from '../types.ts'

type Role = 'writer' | 'photographer' | 'editor'

export type Byline = {
  writers: readonly string[]
  photographers: readonly string[]
  editors: readonly string[]
  /** 新华社 in 新华社记者 李然/摄; null where the byline names no house. */
  house: string | null
  /** It credits a picture, with or without naming who took it: 新华社发, 中国海油供图. */
  picture: boolean
}

// The words of bylines. Each makes what follows (or, for `after`, what stands before it) the name of a writer, photographer or editor.
const ROLE_WORDS: readonly { words: string; role: Role; after?: boolean; example: string }[] = [
  { words: '记者|記者|特派员|特派員', role: 'writer', example: '▶ 本报记者 张伟' },
  { words: '通讯员|通訊員', role: 'writer', example: '本报记者 王伟 通讯员 李明' },
  { words: '特约撰稿人|撰稿人|撰稿|特约撰稿', role: 'writer', example: '特约撰稿人 林一' },
  { words: '读者|讀者', role: 'writer', example: '读者 李明' },
  { words: '评论员|評論員', role: 'writer', example: '本报评论员 周正' },
  { words: '实习生|實習生', role: 'writer', example: '记者 崔爽 实习生 李明' },
  {
    words: '作者|撰文|采写|采寫|文字|整理|编译|編譯|翻译|文/图|图/文|文图|图文|文|执笔',
    role: 'writer',
    example: '撰文 林一',
  },
  { words: '摄影|攝影|摄影师|图片|供图|图|圖|摄|攝', role: 'photographer', example: '摄影 李然' },
  {
    words:
      '责任编辑|責任編輯|责编|責編|编辑|編輯|主编|美编|美術編輯|美术编辑|校对|校對|版式|版式设计|视觉|制图|组版|监制|统筹|审核|值班|值班编辑|值班主任|值班编委|设计|签发|编审|版面编辑|版面设计|见习编辑|实习编辑|组稿|策划|终审|二审|三审|本版编辑|本版主编|本版责编|本版责任编辑|本版美编|本版校对|执行主编|首席编辑|图编|图片编辑|检校|责任校对',
    role: 'editor',
    example: '责任编辑：周宁 美编：林一',
  },
  {
    words: '摄影报道|攝影報道|摄影|攝影|摄|攝|供图|供圖|图|圖|制图',
    role: 'photographer',
    after: true,
    example: '李然 摄',
  },
  {
    words: '报道|報道|報導|采写|整理|编译|綜合報導|综合报道|文|文/图|图/文|文图|图文|撰文|供稿|执笔|综述',
    role: 'writer',
    after: true,
    example: '本报记者 王伟 报道',
  },
]

const ROLE_OF_WORD = new Map<string, Role>()
const ROLE_OF_WORD_AFTER = new Map<string, Role>()
for (const { words, role, after } of ROLE_WORDS) {
  for (const word of words.split('|')) (after ? ROLE_OF_WORD_AFTER : ROLE_OF_WORD).set(word, role)
}
const longestFirst = (words: Iterable<string>) =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
const BEFORE = longestFirst(ROLE_OF_WORD.keys()).join('|')
const AFTER = longestFirst(ROLE_OF_WORD_AFTER.keys()).join('|')

const HAN = '\\p{Script=Han}'
// 本报驻上海, 科技日报见习, 总台央视: what may stand before 记者. 他告诉记者 and 在接受记者 are no houses.
const HOUSE = `(?:(?![的了在对向是他她我从给让使告据与说着])${HAN}|[A-Za-z0-9·])`
const REPORTER = new RegExp(
  `^(${HOUSE}{0,14}?)(记者|記者|通讯员|通訊員|评论员|評論員|实习生|實習生|撰稿人|特派员)(?:组|团)?[ :：]*`,
  'u',
)
// 责编：周宁, 文/林一: beside 记者 no role is named without a mark behind it, or names alone.
const ROLE = new RegExp(`^()(${BEFORE})(?:[ :：|｜/／]+|$|(?=${HAN}{2,3}$))`, 'u')
const DOTTED_NAME = new RegExp(`^${HAN}{1,12}(?:·${HAN}{1,12})+`, 'u')
const ENDS_NAME = `(?=$|[^${HAN}]|(?:本报|本報|通讯员|通訊員|实习生|實習生|摄影|攝影|[摄攝](?!${HAN})|报道$|報道$|采写$|整理$))`
const NAME = new RegExp(`^(?:${HAN}{2,4}?${ENDS_NAME}|${HAN}{5}${ENDS_NAME})`, 'u')
// Not the 图 of 文/林一 图/李然, which goes before its name.
const NAMES_IN_ROW = new RegExp(`^${HAN}{4,9}?${ENDS_NAME}`, 'u')
const ROLE_AFTER = new RegExp(`^[ /／]*(${AFTER})(?=$|[^${HAN}])(?! ?[/／:：]${HAN})`, 'u')
// 北京報道, 发自北京: where a report was written, not who wrote it.
const PLACE_OF_REPORT = new RegExp(
  `^(?:${HAN}{2,6}?(?:报道|報道|報導|电|電)|发自${HAN}{2,6})(?=$|[^${HAN}])`,
  'u',
)
// 新华社发, 人民视觉, 视觉中国供图, 资料图片: a picture's house.
const PICTURE_HOUSE = new RegExp(
  `^(${HAN}{2,6}(?:社|网|報|报|客户端|传媒|融媒))?(?:发|發|供图|供圖|图片|稿)(?=$|[^${HAN}])|^${HAN}{2,14}(?:供图|供圖)$|^${HAN}{2,6}(?:图片|视觉|影像)(?=$|[^${HAN}])|^(?:人民视觉|人民图片|视觉中国|影像中国|资料图片?|受访者供图|受访单位供图|图片来源)`,
  'u',
)

const BULLETS = /^[\s■□●○◆◇▲△▶►▷★☆※◎*•·\-—―|｜/]+/
const OPENING_BRACKETS = '（(【[〔'
const CLOSING_BRACKETS = '）)】]〕'

export type ReadByline = Byline & { named: boolean; roles: number }

/** Reads the whole of `text` as a byline; null where a word in it is neither name nor role. `text` may stand in brackets. */
export function readByline(text: string): ReadByline | null {
  if (text.length > 120 || !hasPairedBrackets(text)) return null
  let rest = text.replace(BULLETS, '').trim()
  if (OPENING_BRACKETS.includes(rest[0] ?? ' ') && CLOSING_BRACKETS.includes(rest.at(-1) ?? ' ')) {
    rest = rest.slice(1, -1).trim()
  }
  const names: { name: string; role: Role | null }[] = []
  let role: Role | null = null
  let house: string | null = null
  let roles = 0
  let sinceRole = 0
  let picture = false
  while (rest !== '') {
    const separator = /^[\s、，,;；/／|｜（()）：:+]+/.exec(rest)
    if (separator !== null && !/^\s*[/／]/.test(separator[0])) {
      rest = rest.slice(separator[0].length)
      continue
    }
    const after: RegExpExecArray | null = ROLE_AFTER.exec(rest)
    if (after !== null && names.length > sinceRole) {
      const said = ROLE_OF_WORD_AFTER.get(after[1] as string) as Role
      // 记者 李然/摄: what he did there beats what he is.
      for (const signed of names.slice(sinceRole))
        if (signed.role === null || said !== 'writer') signed.role = said
      sinceRole = names.length
      roles++
      rest = rest.slice(after[0].length)
      continue
    }
    if (separator !== null) {
      rest = rest.slice(separator[0].length)
      continue
    }
    const reporter = REPORTER.exec(rest) ?? ROLE.exec(rest)
    // 记者林听雨实习生陈果: what stands between two roles is the first one's name.
    const named = sinceRole === names.length && isBuiltLikeName(reporter?.[1] ?? '')
    if (reporter !== null && !named) {
      role = ROLE_OF_WORD.get(reporter[2] as string) ?? 'writer'
      house ??= houseIn(reporter[1] as string)
      roles++
      sinceRole = names.length
      rest = rest.slice(reporter[0].length)
      continue
    }
    const credit = PICTURE_HOUSE.exec(rest)
    if (credit !== null) {
      picture = true
      house ??= credit[1] ?? null
      role = 'photographer'
      roles++
      rest = rest.slice(credit[0].length)
      continue
    }
    const place = roles > 0 && names.length > 0 ? PLACE_OF_REPORT.exec(rest) : null
    if (place !== null) {
      rest = rest.slice(place[0].length)
      continue
    }
    const name = DOTTED_NAME.exec(rest) ?? NAME.exec(rest)
    // 王芳李强, set without a space.
    const row = isBuiltLikeName(name?.[0] ?? '') ? null : NAMES_IN_ROW.exec(rest)
    const parted = row === null ? null : partIntoNames([...row[0]])
    if (row !== null && parted !== null) {
      for (const one of parted) names.push({ name: one, role })
      rest = rest.slice(row[0].length)
      continue
    }
    if (name === null) return null
    names.push({ name: name[0], role })
    rest = rest.slice(name[0].length)
  }
  const of = (wanted: Role) => [
    ...new Set(names.filter(n => (n.role ?? 'writer') === wanted).map(n => n.name)),
  ]
  return {
    writers: of('writer'),
    photographers: of('photographer'),
    editors: of('editor'),
    house,
    picture: picture || names.some(({ role }) => role === 'photographer'),
    named: names.length > 0,
    roles,
  }
}

// One bracket alone: the other one, and more names, are on the line before or after.
function hasPairedBrackets(text: string): boolean {
  const count = (marks: string) => [...text].filter(character => marks.includes(character)).length
  return count(OPENING_BRACKETS) === count(CLOSING_BRACKETS)
}

/** 科技日报 of 科技日报见习; null for 本报驻上海's 本报驻上海 → 本报. */
function houseIn(words: string): string | null {
  const house = words.replace(/(?:驻.*|全媒体|融媒体?|见习|實習|实习|特约|特派|首席|特別|特别|专职)+$/u, '')
  return house === '' ? null : house
}

/** 本报 of 本报记者, 新华社 of 新华社记者; 市委宣传部 of 市委宣传部 李明 is no house of news. */
export function newsHouse(house: string | null): string | null {
  return house !== null && /[报報社网網台刊]$/.test(house) ? house : null
}

/** A byline that names nobody yet: 新华社记者, whose name stands on the next line. */
export function isUnfinishedByline(text: string): boolean {
  const byline = readByline(text)
  return byline !== null && !byline.named && !byline.picture && byline.roles > 0
}

/**
 * A byline on a line of its own. Without a bracket, a bullet or a space to part roles and names, each name must be built like one:
 * 记者获悉 signs nothing.
 */
export function bylineOfLine(text: string): (Byline & { bare: boolean }) | null {
  const byline = readByline(text)
  if (byline === null || !(byline.named || byline.picture)) return null
  const bare = byline.roles === 0
  const names = [...byline.writers, ...byline.photographers, ...byline.editors]
  const likely = names.every(name => name.includes('·') || isBuiltLikeName(name))
  if (bare) return names.length <= 4 && likely ? { ...byline, bare } : null
  const set = BULLETS.test(text) || OPENING_BRACKETS.includes(text[0] ?? ' ') || /\S[\s:：/／]+\S/.test(text)
  return likely || set ? { ...byline, bare } : null
}

// A sentence's end, with the quotes and brackets behind it.
const SENTENCE_END = /[。！？…!?][”’」』）)]*/g
// （下转第4版）, 【编辑:朱延静】 may stand behind the byline.
const AFTER_BYLINE = /\s*[（(【[〔]?(?:下转|转)第?[^（(]{1,6}版[）)】\]〕]?$/

/**
 * The byline that ends a paragraph, and where it stands in it; null where the paragraph ends in its own words. `tight` where a bare
 * name follows the full stop at once: at the end of a line in mid-paragraph that is how the next sentence begins.
 */
export function bylineAtEnd(paragraph: string): { byline: Byline; span: Span; tight: boolean } | null {
  const offset = Math.max(0, paragraph.length - 200)
  let tail = paragraph.slice(offset).trimEnd().replace(AFTER_BYLINE, '').trimEnd()
  const found: Byline[] = []
  let start = -1
  let tight = false
  const end = offset + tail.length
  for (let round = 0; round < 3; round++) {
    const next = bracketedByline(tail) ?? bylineAfterSentence(tail) ?? creditAfterSpace(tail)
    if (next === null) break
    found.unshift(next.byline)
    tight ||= next.tight === true
    start = next.start
    tail = tail.slice(0, start).trimEnd()
  }
  if (found.length === 0 || start < 0) return null
  const all = (of: (byline: Byline) => readonly string[]) => [...new Set(found.flatMap(of))]
  return {
    byline: {
      writers: all(byline => byline.writers),
      photographers: all(byline => byline.photographers),
      editors: all(byline => byline.editors),
      house: found.find(byline => byline.house !== null)?.house ?? null,
      picture: found.some(byline => byline.picture),
    },
    span: { start: offset + start, end },
    tight,
  }
}

type Tail = { byline: Byline; start: number; tight?: boolean }

function bracketedByline(text: string): Tail | null {
  if (!CLOSING_BRACKETS.includes(text.at(-1) ?? ' ')) return null
  let start = -1
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    if (CLOSING_BRACKETS.includes(text[i] as string)) depth++
    if (OPENING_BRACKETS.includes(text[i] as string) && --depth === 0) {
      start = i
      break
    }
  }
  if (start < 0) return null
  const byline = readByline(text.slice(start))
  if (byline === null || (byline.roles === 0 && !byline.writers.every(isBuiltLikeName))) return null
  // 新华社发（李然 摄）
  const before = /(?:[。！？”』）\s]|^)(\p{Script=Han}{2,8}(?:发|發))\s*$/u.exec(text.slice(0, start))
  if (before !== null)
    return {
      byline: { ...byline, house: (before[1] as string).slice(0, -1) },
      start: start - (before[1] as string).length,
    }
  if (!byline.named && byline.roles === 0) return null
  return { byline, start }
}

function bylineAfterSentence(text: string): Tail | null {
  let start = -1
  for (const match of text.matchAll(SENTENCE_END)) start = match.index + match[0].length
  if (start < 0 || start >= text.length) return null
  const byline = bylineOfLine(text.slice(start))
  if (byline === null) return null
  const space = /^\s*/.exec(text.slice(start))?.[0].length ?? 0
  const tight = byline.bare && space === 0
  // “……连路都走不成。”罗世昌 is he who said it.
  if (tight && /[”’」』]/.test(text[start - 1] ?? '')) return null
  return { byline, start: start + space, tight }
}

// A caption without a full stop: 图为活动现场 李然 摄
function creditAfterSpace(text: string): Tail | null {
  const credit =
    /\s((?:\p{Script=Han}{2,10}(?:记者|通讯员)\s*)?\p{Script=Han}{2,4}\s*[/／]?\s*(?:摄|攝|摄影|供图))$/u.exec(
      text,
    )
  if (credit === null) return null
  const byline = bylineOfLine(credit[1] as string)
  return byline === null ? null : { byline, start: credit.index + 1 }
}
