// Finds products by a quotation beside a word that says what it is, and by number: “云岭红”品牌, 嫦娥六号.
import type { Span } from '../types.ts'
import type { Finding } from './certainty.ts'
import type { NameContext } from './grow-names.ts'

export type ProductGrammar = {
  heads: { reason: string; example: string; words: readonly string[] }
  heads_before: readonly string[]
  heads_within: readonly string[]
  naming: readonly string[]
  verbs_before: readonly string[]
  verbs_after: readonly string[]
  not_after_number: readonly string[]
  not_before_number: readonly string[]
  series: { reason: string; example: string }
}

// 长征二号丁, 神舟十五号, 风云四号B星, 遥感四十三号01组.
const SERIES = /[一二三四五六七八九十]{1,3}号(?:[甲乙丙丁]|\d{0,2}[A-Z]星?|\d{2}(?:[A-Z]|组))?/g
const PLAIN_WORDS = /^[\p{Script=Han}A-Za-z0-9·Ⅰ-Ⅻ.\-+（）()]{2,14}$/u
// 擎源2.0, 济麦60, 红箭-12: a name with its model's number.
const MODEL = /^\p{Script=Han}{1,4}-?[A-Za-z]{0,3}\d{1,4}(?:\.\d)?$/u

// 惠蓉保, 沪惠保, 惠民保: cities insure their people under such names.
const INSURANCE = /^(?=.{3,5}$)\p{Script=Han}{0,2}[惠民]\p{Script=Han}{0,2}保$/u

// “海牛Ⅱ号”, “远望六号”: what goes by a name and 号; accounts, signs and slogans do not.
const VESSEL = /^[\p{Script=Han}A-Za-z0-9·Ⅰ-Ⅻ]{2,8}号$/u
const NO_VESSEL =
  /(?:^.{0,2}[头信口记账符封暗绰外称型编逗问句挂专微字国年旗军]号|公众号|视频号|服务号|订阅号|[大中小]号)$/u

const NAMED_THING =
  /^的([\p{Script=Han}A-Za-z]{2,10}?)(?=[，。；、！？,]|在|已|将|正|是|可|能|问世|亮相|上线|$)/u

/** @param places spans of places: 上海“一网统管” is a service that the place offers. */
export function findProducts(
  context: NameContext,
  grammar: ProductGrammar,
  places: readonly Span[],
): Finding[] {
  const found: Finding[] = []
  const { text, segments, segmentAt } = context
  // 上海“一网统管”, 上海的“一网统管”.
  const placeEnds = new Set(places.flatMap(({ end }) => (text[end] === '的' ? [end, end + 1] : [end])))
  const listed = new Set<number>()

  for (const quotation of quotations(text)) {
    const { start, end } = quotation
    const inner = text.slice(start + 1, end - 1)
    if (!PLAIN_WORDS.test(inner)) continue
    const after = text.slice(end, end + 10)
    const before = text.slice(Math.max(0, start - 6), start)
    const headAfter = grammar.heads.words.find(head => {
      const at = after.indexOf(head)
      return (
        at >= 0 &&
        at <= 6 &&
        /^[\p{Script=Han}A-Za-z]*$/u.test(after.slice(0, at)) &&
        !/[的与和在是了]/.test(after.slice(0, at)) &&
        // “一起益企”服务平台建设行动 names the campaign, not the platform.
        !/^[\p{Script=Han}]{0,4}(?:行动|活动|大赛|计划|工程|大会|论坛)/u.test(
          text.slice(end + at + head.length, end + at + head.length + 8),
        )
      )
    })
    // 名为“蓝鲸”的水下机器人: what it is stands behind 的, where a word before the marks says that they hold a name.
    const named =
      grammar.naming.some(word => before.endsWith(word)) &&
      grammar.heads.words.some(head => NAMED_THING.exec(text.slice(end, end + 14))?.[1]?.endsWith(head))
    const headBefore = grammar.heads_before.find(head => before.endsWith(head))
    const span = { start: start + 1, end: end - 1 }
    const verb =
      grammar.verbs_before.some(word => before.endsWith(word)) ||
      grammar.verbs_after.some(word => after.startsWith(word))
    const headWithin = grammar.heads_within.some(
      head => inner.endsWith(head) && inner.length > head.length + 1,
    )
    // “净网2024”专项行动 is named by the marks and what follows; no product has a number there.
    const isEvent = /^\p{Script=Han}{0,5}?(?:行动|活动|演习|军演|演练|比赛|大赛|联赛|公开赛|论坛)/u.test(
      after,
    )
    if (
      headAfter ||
      headBefore ||
      named ||
      headWithin ||
      verb ||
      INSURANCE.test(inner) ||
      (VESSEL.test(inner) && !NO_VESSEL.test(inner) && !isEvent) ||
      (MODEL.test(inner) && !isEvent)
    )
      found.push({ ...span, type: 'product', reason: 'rule:quoted-product' })
    else if (
      placeEnds.has(start) &&
      /^(?:[、，。；等]|$)/.test(after) &&
      (listed.has(start) ||
        /“[^”\n]{2,12}”/.test(after + text.slice(end + 10, end + 20)) ||
        after[0] === '等')
    )
      found.push({ ...span, type: 'product', reason: 'rule:place-quoted-service' })
    // The next member of such a list begins right behind: 、浙江“最多跑一次”.
    if (placeEnds.has(start)) for (let i = end; i < end + 12; i++) listed.add(i)
  }

  for (const { 0: number, index } of text.matchAll(SERIES)) {
    const end = index + number.length
    const following = text.slice(end, end + 3)
    if (grammar.not_after_number.some(word => following.startsWith(word))) continue
    // One or two words of together two or three characters stand before the number.
    let start = index
    let at = index
    while (at > 0) {
      const segment = segments[segmentAt[at - 1] as number]
      if (!segment || segment.end < at) break
      const length = index - segment.start
      if (length > 3 || !/^\p{Script=Han}+$/u.test(text.slice(segment.start, at))) break
      start = segment.start
      at = segment.start
      if (length >= 2) break
    }
    const name = text.slice(start, index)
    if (name.length < 2 || grammar.not_before_number.some(word => name.endsWith(word))) continue
    // “湘晚优八号”: the marks say where the name begins.
    const marked = text.lastIndexOf('“', start)
    const isMarked =
      text[end] === '”' && start - marked < 4 && /^\p{Script=Han}*$/u.test(text.slice(marked + 1, start))
    found.push({ start: isMarked ? marked + 1 : start, end, type: 'product', reason: 'rule:numbered-name' })
  }
  return found
}

const MARKS = [
  ['“', '”'],
  ['‘', '’'],
] as const

/** Short quotations within a line, with their marks. */
export function quotations(text: string): Span[] {
  const spans: Span[] = []
  // ‘胸痛一键通’ stands in what somebody says.
  for (const [opening, closing] of MARKS)
    for (let open = text.indexOf(opening); open >= 0; open = text.indexOf(opening, open + 1)) {
      const close = text.slice(open + 1, open + 26).search(/[”“’‘\n。！？；]/)
      if (close > 0 && text[open + 1 + close] === closing) spans.push({ start: open, end: open + close + 2 })
    }
  return spans.sort((a, b) => a.start - b.start)
}
