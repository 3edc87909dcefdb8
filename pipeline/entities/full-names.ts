// Finds for the short names of an article the full names they stand for: 恩乔罗格, 市消保委, 大辛庄镇卫生院.
import type { Dictionary } from './dictionary.ts'
import type { FoundMention, FoundMentions } from './find-mentions.ts'
import type { Segment } from './segment.ts'

const LONGEST_ABBREVIATION = 6
// More bodies than a newspaper article names; beyond it nothing is abbreviated rather than every pair compared.
const MOST_NAMES = 400
// What ends so is a body, whatever the tagger takes it for: 高美馆.
const BODY_ENDING = /[馆院厂所局校社台会委]$/

/** Surface of a short name → the mention that names the same in full. Curated names stand for themselves. */
export function findFullNames(
  text: string,
  mentions: readonly FoundMention[],
  dictionary: Dictionary,
): Map<string, FoundMention> {
  const byName = new Map<string, FoundMention>()
  for (const mention of mentions) byName.set(text.slice(mention.start, mention.end), mention)
  const named = [...byName]
  const full = new Map<string, FoundMention>()
  const ofType = Map.groupBy(named, ([, { type }]) => type)
  if (named.length > MOST_NAMES) return full

  for (const [name, mention] of named) {
    if (mention.entries.length > 0) continue
    // 高美馆 is a place for the tagger, and the museum named before.
    const type = mention.reason === 'tagger' && BODY_ENDING.test(name) ? 'organization' : mention.type
    const wholes = (ofType.get(type) ?? []).filter(
      ([whole, { subtype }]) =>
        whole !== name && standsFor(name, whole, type === 'place' ? `place:${subtype}` : type, dictionary),
    )
    if (wholes.length === 1) full.set(name, (wholes[0] as [string, FoundMention])[1])
  }
  return full
}

// 盘古大模型 is 盘古, named with its kind.
const KIND_OF_PRODUCT =
  /(?:运载火箭|火箭|卫星|探测器|飞船|空间站|大模型|模型|系统|平台|无人机|机器人|客机|飞机|汽车|芯片|疫苗|小程序|软件|浏览器|手机|号)$/

function standsFor(short: string, whole: string, type: string, dictionary: Dictionary): boolean {
  switch (type) {
    case 'person':
      // 卡马乌·恩乔罗格 is 恩乔罗格 from then on.
      // 松浦 for 松浦健一, 欧阳 for 欧阳晓华.
      return (
        (whole.includes('·') && whole.endsWith(`·${short}`)) ||
        (short.length === 2 && whole.length === 4 && whole.startsWith(short))
      )
    case 'organization':
      return (
        isAbbreviation(short, whole) ||
        isWithoutWhole(short, whole, dictionary) ||
        isContraction(short, whole, dictionary) ||
        isBeginning(short, whole, dictionary)
      )
    case 'place:zone':
      return isAbbreviation(short, whole)
    case 'event':
      // 鱼饼节 for 第六届瓯江鱼饼节.
      return short.length >= 3 && whole.endsWith(short)
    case 'product':
      return whole.startsWith(short) && whole.replace(KIND_OF_PRODUCT, '') === short
    default:
      return false
  }
}

/** 市消保委 for 上海市消费者权益保护委员会: the characters in their order, the last among the last three. */
function isAbbreviation(short: string, whole: string): boolean {
  if (short.length > LONGEST_ABBREVIATION || whole.length < short.length + 2) return false
  // 兰大 for 兰州大学: two characters say enough only where the last is a body's.
  if (short.length < 3 && (!/[大院所行局委协馆厂]$/.test(short) || short[0] !== whole[0])) return false
  if (whole.includes(short) || !whole.slice(-3).includes(short.at(-1) as string)) return false
  return holdsInOrder(whole, short)
}

const LEGAL_FORM = /(?:股份|有限责任|有限)+公司$/

/**
 * 浙江高速投资集团 for 浙江省高速公路投资集团有限公司, 湘江新区管委会 for 湖南湘江新区管理委员会: longer ones begin with the same two
 * characters, behind the place or at it, and end with the same one.
 */
function isContraction(short: string, whole: string, dictionary: Dictionary): boolean {
  const bare = whole.replace(LEGAL_FORM, '')
  if (short.length <= LONGEST_ABBREVIATION || bare.length < short.length + 1) return false
  if (short.at(-1) !== bare.at(-1)) return false
  const begins = bare.indexOf(short.slice(0, 2))
  if (begins < 0) return false
  if (begins > 0 && !dictionary.named.get(bare.slice(0, begins))?.some(({ type }) => type === 'place'))
    return false
  return holdsInOrder(bare.slice(begins), short)
}

function holdsInOrder(whole: string, characters: string): boolean {
  let at = -1
  for (const character of characters) {
    at = whole.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}

// 首都医科大学|附属|北京|安贞医院: how a body is joined to the one it belongs to.
const JOINS = /^(?:附属|直属|下属|所属|第一附属|第二附属)/

/** 大辛庄镇卫生院 for 河北省邯郸市魏县大辛庄镇卫生院, 数字经济司 for 国家数据局数字经济司: places and bodies before it, nothing else. */
function isWithoutWhole(short: string, whole: string, dictionary: Dictionary): boolean {
  if (short.length < 4 || !whole.endsWith(short)) return false
  let rest = whole.slice(0, -short.length)
  while (rest !== '') {
    const join = JOINS.exec(rest)?.[0]
    let length = join?.length ?? rest.length
    while (
      !join &&
      length > 1 &&
      !dictionary.named
        .get(rest.slice(0, length))
        ?.some(({ type }) => type === 'place' || type === 'organization')
    )
      length--
    if (length < 2) return false
    rest = rest.slice(length)
  }
  return true
}

// What ends so is a body of its own, and the longer name a part of it: 云南省消防救援总队|大理支队.
const WHOLE_BODY =
  /[院所局委部厅校学队社会台馆行司团厂店站办盟署]$|(?:集团|公司|中心|联盟|组织|政府|法院|检察院|实验室|基地)$/

/** 新发地 for 北京新发地农副产品批发市场. */
function isBeginning(short: string, whole: string, dictionary: Dictionary): boolean {
  if (short.length < 3 || whole.length < short.length + 2 || WHOLE_BODY.test(short)) return false
  if (whole.startsWith(short)) return true
  const at = whole.indexOf(short)
  return at > 1 && (dictionary.named.get(whole.slice(0, at))?.some(({ type }) => type === 'place') ?? false)
}

// How bodies end and what that is in a short form: 粮食作物研究所 and 粮作所, 河北工业大学 and 河工大.
const SHORT_ENDING =
  /(?:研究(?<所>所)|研究(?<院>院)|设计(?<设>院)|(?<委>委)员会|(?<办>办)公室|(?<局>局)|(?<大>大)学|(?<协>协)会|(?<行>银行))$/u
// Where in a long name a part begins that may be shortened by itself: 云南省农业科学院|粮食作物研究所.
const PART_BEGINS = /[省市县区州旗院部局会校学司]/u
const MOST_WHOLES = 60

/**
 * Short names of bodies that nothing has found since no word of them is known: their characters in the order of the full name, the
 * first that of the name or of its last part; and what is left of them without their areas. `endingsAlone` are words like 公安局 that
 * name no body by themselves. Surface → the mention of the full name; none where two names fit.
 */
export function findUnseenAbbreviations(
  { reading, mentions, segments }: FoundMentions,
  dictionary: Dictionary,
  endingsAlone: ReadonlySet<string>,
): Map<string, FoundMention> {
  const found = new Map<string, FoundMention>()
  const wholes = new Map<string, FoundMention>()
  for (const mention of mentions)
    if (mention.type === 'organization' && mention.end - mention.start >= 6)
      wholes.set(reading.slice(mention.start, mention.end), mention)
  if (wholes.size > MOST_WHOLES) return found
  const abbreviable = [...wholes].flatMap(([whole, mention]) => {
    const groups = SHORT_ENDING.exec(whole)?.groups
    const ending = groups && Object.values(groups).find(group => group !== undefined)
    return ending ? [{ whole, mention, last: ending.at(-1) as string }] : []
  })

  const twice = new Set<string>()
  // 农牧厅 for 内蒙古自治区农牧厅; 公安局 alone may be any.
  for (const [whole, mention] of wholes) {
    if (mention.entries.length > 0 || !/[厅局委馆站所办]$/.test(whole)) continue
    const short = whole.slice(lengthOfAreas(whole, dictionary))
    if (short === whole || short.length < 3 || short.length > 10) continue
    if (endingsAlone.has(short) || dictionary.named.has(short)) continue
    if (found.has(short)) twice.add(short)
    else found.set(short, mention)
  }
  for (let i = 0; i < segments.length; i++) {
    // 粮作|所, 河工|大: words of one or two characters, as of any name that the segmenter does not know.
    let surface = ''
    for (let at = i; at < segments.length && surface.length < 4; at++) {
      const { word } = segments[at] as Segment
      if (!/^\p{Script=Han}{1,3}$/u.test(word)) break
      surface += word
      if (surface.length < 3 || surface.length > 4 || dictionary.named.has(surface)) continue
      const fitting = abbreviable.filter(
        ({ whole, last }) => surface.endsWith(last) && shortens(surface, whole),
      )
      const [fit] = fitting
      if (fitting.length > 1) twice.add(surface)
      else if (fit) found.set(surface, fit.mention)
    }
  }
  for (const surface of twice) found.delete(surface)
  return found
}

/** How many characters the areas take that a name begins with: 内蒙古自治区. */
function lengthOfAreas(name: string, dictionary: Dictionary): number {
  let at = 0
  for (;;) {
    let length = Math.min(11, name.length - at)
    while (
      length > 1 &&
      !dictionary.named.get(name.slice(at, at + length))?.some(({ type }) => type === 'place')
    )
      length--
    if (length < 2) return at
    at += length
  }
}

function shortens(short: string, whole: string): boolean {
  if (whole.includes(short)) return false
  for (let at = whole.indexOf(short[0] as string); at >= 0; at = whole.indexOf(short[0] as string, at + 1))
    if ((at === 0 || PART_BEGINS.test(whole[at - 1] as string)) && holdsInOrder(whole.slice(at), short))
      return true
  return false
}
