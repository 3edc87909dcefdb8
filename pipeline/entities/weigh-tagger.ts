// Says when the tagger is believed: against the grammar of names, the dictionaries and the lexicon of persons.
import type { Knowledge } from '../knowledge.ts'
import type { Span } from '../types.ts'
import type { Finding } from './certainty.ts'
import type { DictionaryMatch } from './dictionary.ts'
import type { PersonLexicon } from './find-persons.ts'
import type { GrownName, NameContext } from './grow-names.ts'
import type { Segment } from './segment.ts'
import { overlapping } from './spans.ts'
import type { NameSpan } from './tagger.ts'

/** Three digits are more than it knows, and keep the facts readable. */
export const roundProbability = (probability: number): number => Math.round(probability * 1000) / 1000

/** Below this probability the tagger's proposals are as often wrong as right. */
export const SURE_ENOUGH = 0.65

/** From here on the tagger is believed where a person's name has no Chinese surname: 额尔敦巴雅尔, 村山富市. */
const SURE_OF_PERSON = 0.8

/** From here on the tagger is believed where its name holds a curated one: 重庆|高速集团, 祁连山|生态保护与修复研究院. */
const SURE_AROUND_KNOWN = 0.75

// 秘鲁阿雷纳斯铜矿公司 is named without its country; 越南国防部 and 印尼女队 are named by theirs.
const NEEDS_NO_COUNTRY =
  /(?:大学|学院|学校|研究所|研究院|实验室|公司|集团|银行|医院|报|电视台|通讯社|博物馆|基金会|协会|中心)$/

// Corpora of names disagree on museums and libraries: to readers of newspapers they are bodies.
const BODY =
  /[^\s](?:博物馆|博物院|美术馆|图书馆|文化馆|科技馆|档案馆|大学|学院|医院|研究院|研究所|中学|小学|日报|出版社)$/

export const asBody = (name: NameSpan, text: string): NameSpan =>
  name.type === 'place' && BODY.test(text.slice(name.start, name.end))
    ? { ...name, type: 'organization' }
    : name

export function nameWithoutCountry(name: NameSpan, { text, known }: NameContext): Span {
  if (name.type !== 'organization' || !NEEDS_NO_COUNTRY.test(text.slice(name.start, name.end))) return name
  return { start: behindCountry(name, known), end: name.end }
}

// 中国科学技术大学总部 is where the university sits.
const AT_BODY = /^(?:党委|党组|总部|本部|总院|校区|厂区|园区|校园|官网|网站|官方|方面|团队)/

/** Whether the tagger's name is longer than the curated names in it, and theirs are but parts of it. */
export function isAroundKnown(name: NameSpan, { text, known }: NameContext): boolean {
  if (name.type === 'person' || name.margin < SURE_AROUND_KNOWN) return false
  const held = overlapping(known, name)
  return (
    // 安徽|合肥 are two places, whatever the tagger takes them for.
    (name.type === 'organization' ? held.length > 0 : held.length === 1) &&
    held.every(({ start, end, entries }) => {
      const type = entries[0]?.type
      return (
        name.start <= start &&
        end <= name.end &&
        end - start < name.end - name.start &&
        (type === 'place' ||
          (type === 'organization' && start === name.start && !AT_BODY.test(text.slice(end, name.end))))
      )
    })
  )
}

/** From here on the tagger is believed where it begins a name later than the grammar: 做实|联盟秘书处. */
const SURE = 0.85

// 法国|马赛大学 are a country and its university; 法国外交部 is named by the country.
const NAMED_WITHOUT_COUNTRY = new Set([
  'university',
  'institute',
  'company',
  'hospital',
  'school',
  'bank',
  'media',
])

export function withoutCountry(name: GrownName, known: readonly DictionaryMatch[]): GrownName {
  if (!NAMED_WITHOUT_COUNTRY.has(name.subtype)) return name
  return { ...name, start: behindCountry(name, known) }
}

/** Where the name begins without the country before it, if enough is left: 秘鲁|阿雷纳斯铜矿公司. */
function behindCountry(name: Span, known: readonly DictionaryMatch[]): number {
  const country = overlapping(known, name).find(({ start }) => start === name.start)
  const entry = country?.entries[0]
  if (!country || entry?.subtype !== 'country' || entry.name === '中国' || name.end - country.end < 4)
    return name.start
  return country.end
}

// 国家数据局|数字经济司: the body before vouches for the department behind it.
const BODIES_WITHIN = new Set([
  'government',
  'party',
  'department',
  'university',
  'institute',
  'hospital',
  'company',
])

/**
 * A name by its ending, checked against the tagger: everyday endings (中心, 局, 山) need its consent, and where it is sure of a
 * later beginning and only everyday words stand before that, the name begins there.
 */
export function agreeWithTagger(
  name: GrownName,
  type: NameSpan['type'],
  tagged: readonly NameSpan[],
  context: NameContext,
  beforeOffice: boolean,
): GrownName | undefined {
  const known = overlapping(context.known, name)
  const holdsBody = known.some(
    ({ start, end, entries }) =>
      start === name.start && end < name.end && entries[0]?.type === 'organization',
  )
  const proposed = overlapping(tagged, name)
  if (proposed.some(other => other.type === type && other.start === name.start && other.end === name.end))
    return name
  const shorter = proposed.find(
    other => other.type === type && other.end === name.end && other.start > name.start,
  )
  if (shorter && shorter.margin >= SURE && !hasProperWord(context, name.start, shorter.start))
    return { ...name, start: shorter.start }
  // 赫里奥特-瓦特大学: the segmenter knows no transliteration, the tagger does.
  const longer = proposed.find(
    other => other.type === type && other.end === name.end && other.start < name.start,
  )
  if (longer && longer.margin >= SURE) return { ...name, start: longer.start }
  // 浙江省人民政府|新闻办公室: the tagger sees the office behind the government.
  const further = proposed.find(
    other => other.type === type && other.start === name.start && other.end > name.end,
  )
  if (
    further &&
    further.margin >= SURE &&
    type === 'organization' &&
    /^\p{Script=Han}+$/u.test(context.text.slice(name.end, further.end)) &&
    !AT_BODY.test(context.text.slice(name.end, further.end))
  )
    return { ...name, end: further.end }
  // beforeOffice: 长城战略咨询|合伙人, an office right behind it says that it is a body.
  // 谢峰 and 张路 are people, and so are no mountain and no road.
  const closing = proposed.some(other => other.end >= name.end && other.type !== 'person')
  // 中国版权保护中心: the country's name in front makes an everyday ending a body's.
  const isNational =
    /^(?:中国|中华|全国|国家)/.test(context.text.slice(name.start, name.start + 2)) && name.suffix.length > 1
  // 华能石岛湾核电站: a curated name before a full ending needs no consent.
  const isAnchored =
    name.suffix.length > 2 && known.some(({ start, end }) => name.start <= start && end <= name.end)
  // 河南队: the place says whose team it is.
  const isTeamOfPlace =
    name.subtype === 'team' && known.some(({ start, end }) => start === name.start && end < name.end)
  // 沙田站, 泾县站: the place says whose station it is.
  const isStation =
    name.suffix === '站' && known.some(({ start, end }) => start === name.start && end === name.end - 1)
  if (name.suffix === '站' && !isStation && !closing) return undefined
  if (
    name.weak &&
    !isStation &&
    !closing &&
    !beforeOffice &&
    !isNational &&
    !isTeamOfPlace &&
    !isOfficeOfArea(name, context) &&
    !isAnchored &&
    !(holdsBody && BODIES_WITHIN.has(name.subtype))
  )
    return undefined
  return name
}

// Printed as names: the tagger has no say.
const PRINTED = new Set(['rule:byline', 'rule:result-list', 'rule:transliterated-name'])

export const isPerson = ({ type }: NameSpan): boolean => type === 'person'

/**
 * 观众和听众, 队员都要 and 病人能利用 hold what may be surnames: unless the surname is a sure one, or the given name made of nothing
 * but characters of given names (楼向东), the tagger must have seen a person there.
 */
export function isSureName(
  { start, end, reason }: Finding,
  text: string,
  { surnames, givenNameCharacters }: PersonLexicon,
): boolean {
  const kind = surnames.get(text[start] as string)
  if (PRINTED.has(reason) || kind === 'common' || surnames.get(text.slice(start, start + 2)) === 'compound')
    return true
  return (
    kind !== undefined &&
    end - start === 3 &&
    givenNameCharacters.has(text[start + 1] as string) &&
    givenNameCharacters.has(text[start + 2] as string)
  )
}

const OFFICE =
  /(?:政府|局|厅|委|委员会|办公室|法院|检察院|协会|商会|联合会|学会|基金会|总会|中心|支队|大队|总队|医院)$/
const SELF_GOVERNED = new Set(['province', 'city', 'county', 'region'])

/** 上海市政府, 仙游县质监局: the area right at the beginning says whose office it is. */
function isOfficeOfArea(name: GrownName, { text, known }: NameContext): boolean {
  const surface = text.slice(name.start, name.end)
  if (name.subtype === 'company' || !OFFICE.test(surface)) return false
  return overlapping(known, name).some(
    ({ start, end, surface: area, entries }) =>
      start === name.start &&
      end < name.end &&
      SELF_GOVERNED.has(entries[0]?.subtype ?? '') &&
      (/[省市县区州旗盟]$/.test(area) || name.end - end === 2),
  )
}

/** 竺维|正认为 or 竺维正|认为: where a name begins is the title's word, where it ends the tagger's if it is sure. */
export function endAsTagged<Person extends Finding>(person: Person, tagged: readonly NameSpan[]): Person {
  if (person.reason === 'rule:byline') return person
  const same = overlapping(tagged, person).find(
    ({ type, start }) => type === 'person' && start === person.start,
  )
  return same && same.margin >= SURE ? { ...person, end: same.end } : person
}

/** Whether the tagger's proposal can be a name at all: 农业科技有限责任公司 and 管委会 are none, nor is 幸福感 a person. */
export function isPlausible(
  name: NameSpan,
  context: NameContext,
  { organizationEndings, notPlaces, persons: { surnames, transliterationCharacters, notNames } }: Knowledge,
): boolean {
  const surface = context.text.slice(name.start, name.end)
  if (surface.length < 2 || /[，。；：！？“”《》\n]/.test(surface)) return false
  if (name.type === 'organization')
    return !organizationEndings.has(surface) && hasProperWord(context, name.start, name.end)
  if (name.type === 'place') return !notPlaces.has(surface)
  if (name.margin >= SURE_OF_PERSON && /^\p{Script=Han}+$/u.test(surface)) return true
  if (surface.includes('·') || /^[A-Za-z .'-]+$/.test(surface)) return true
  if ([...surface].every(character => transliterationCharacters.has(character))) return true
  const hasSurname = surnames.has(surface[0] as string) || surnames.get(surface.slice(0, 2)) === 'compound'
  return hasSurname && surface.length <= 4 && !notNames.includes(surface.at(-1) as string)
}

/** Whether a proper name or an unknown word stands between the offsets. */
function hasProperWord({ segments, segmentAt }: NameContext, start: number, end: number): boolean {
  for (let i = segmentAt[start] as number; i < segments.length; i++) {
    const { start: from, word, tag } = segments[i] as Segment
    if (from >= end) return false
    if (/^(?:ns|nz|nr|nrt|nrfg|nt|j|x|eng)$/.test(tag) || word.length === 1) return true
  }
  return false
}
