// Finds for the short names of an article the full names they stand for: 恩乔罗格, 市消保委, 大辛庄镇卫生院.
import type { Dictionary } from './dictionary.ts'
import type { FoundMention } from './find-mentions.ts'

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
  const bodies = named.filter(([, { type }]) => type === 'organization')
  const persons = named.filter(([name, { type }]) => type === 'person' && name.includes('·'))
  if (bodies.length + persons.length > MOST_NAMES) return full

  for (const [name, { type, reason, entries }] of named) {
    if (entries.length > 0) continue
    if (type === 'person') {
      // 卡马乌·恩乔罗格 is 恩乔罗格 from then on.
      const bearers = persons.filter(([whole]) => whole.endsWith(`·${name}`))
      if (bearers.length === 1) full.set(name, (bearers[0] as [string, FoundMention])[1])
      continue
    }
    if (type !== 'organization' && !(reason === 'tagger' && BODY_ENDING.test(name))) continue
    const wholes = bodies.filter(
      ([whole]) => whole !== name && (isAbbreviation(name, whole) || isWithoutWhole(name, whole, dictionary)),
    )
    if (wholes.length === 1) full.set(name, (wholes[0] as [string, FoundMention])[1])
  }
  return full
}

/** 市消保委 for 上海市消费者权益保护委员会: the characters in their order, the last among the last three. */
function isAbbreviation(short: string, whole: string): boolean {
  if (short.length > LONGEST_ABBREVIATION || short.length < 3 || whole.length < short.length + 2) return false
  if (whole.includes(short) || !whole.slice(-3).includes(short.at(-1) as string)) return false
  let at = -1
  for (const character of short) {
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
