// Says what a company named in full is called for short: 时代凌宇 for 北京时代凌宇科技股份有限公司.
import type { DictionaryEntry } from './dictionary.ts'
import type { FoundMention, FoundMentions } from './find-mentions.ts'
import type { Segment } from './segment.ts'
import { overlapping } from './spans.ts'

export const LEGAL_FORM =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|公司|集团|控股集团|控股|足球俱乐部|俱乐部)$/
const TRADE =
  /(?:网络科技|信息技术|信息科技|生物科技|生物医药|新能源|科技|技术|信息|网络|电子|软件|实业|投资|控股|传媒|文化|医药|生物|能源|农业|汽车|股份|集团|咨询|管理|服务|贸易|发展|建设|工程|环境|食品|制造|装备|智能|数据)+$/

/** 北京时代凌宇科技股份有限公司 → 时代凌宇, 时代凌宇科技 … Only forms that are not themselves curated names or too short to be sure. */
export function companyShortForms(
  name: string,
  named: ReadonlyMap<string, readonly DictionaryEntry[]>,
  subtype: string,
): string[] {
  if (subtype !== 'company' && subtype !== 'bank') return []
  const bare = name.replace(/[（(][^（）()]{1,8}[)）]/, '')
  const withoutForm = bare.replace(LEGAL_FORM, '')
  if (withoutForm === bare) return []
  let local = withoutForm
  for (let length = 2; length <= 8 && length < withoutForm.length; length++) {
    const place = withoutForm.slice(0, length)
    if (named.get(place)?.some(({ type }) => type === 'place')) local = withoutForm.slice(length)
  }
  // 网络科技 and the like go word by word: 创图网络科技 → 创图.
  const core = local.replace(TRADE, '')
  // 东方缨络集团 for 东方缨络集团有限公司.
  const group = bare.replace(/(?:股份有限公司|有限责任公司|有限公司)$/, '')
  // 晨光生物 for 晨光生物科技集团股份有限公司: with the first of several trades.
  const trades = local.slice(core.length)
  const withTrade = core.length > 1 && trades.length > 2 ? core + trades.slice(0, 2) : core
  const forms = new Set([group, withoutForm, local, withTrade, core])
  return [...forms]
    .filter(form => form.length >= 3 || (form.length === 2 && form === core && local !== core))
    .filter(form => form !== name && !named.has(form))
}

const SHORTEST_PREFIX = 3
const LONGEST_PREFIX = 6
// 国家能源 and 中国电子 begin many names.
const SAYS_NOTHING = /^(?:中国|中华|国家|国际|全国|世界|环球|中央|东方|南方|北方|华东|华南|华北|西部|新时代)/

/**
 * What the name of a company with its legal form begins with, word by word, if that holds a word no dictionary has:
 * 蓝箭航天 of 蓝箭航天空间科技股份有限公司.
 */
export function prefixesOfCompany(
  mention: FoundMention,
  { reading, segments }: FoundMentions,
  named: ReadonlyMap<string, readonly DictionaryEntry[]>,
): string[] {
  const name = reading.slice(mention.start, mention.end)
  if (mention.subtype !== 'company' && mention.reason !== 'tagger') return []
  const form = /(?:股份|有限责任|有限)+公司$/.exec(name)?.[0]
  if (!form) return []
  const words = overlapping(segments, mention)
  const isArea = (word: string) => named.get(word)?.some(({ type }) => type === 'place') ?? false
  while (words[0] && isArea(words[0].word)) words.shift()
  const prefixes: string[] = []
  let prefix = ''
  let isOwn = false
  for (const { word, tag, end } of words) {
    if (end > mention.end - form.length || prefix.length + word.length > LONGEST_PREFIX) break
    prefix += word
    isOwn ||= word.length === 1 || /^(?:x|nz|nr)/.test(tag)
    if (isOwn && prefix.length >= SHORTEST_PREFIX && !named.has(prefix) && !SAYS_NOTHING.test(prefix))
      prefixes.push(prefix)
  }
  return prefixes
}

/** 资产 of 信达资产管理有限公司 is a word that any article may hold. */
export const isEverydayWord = (form: string, segments: readonly Segment[]): boolean =>
  form.length < 3 && segments.some(({ word, tag }) => word === form && /^(?:n|v|vn|a|d|b|an)$/.test(tag))
