// Finds all names in an article: locks, dictionaries, titles, grammar and the tagger propose, the order of trust decides.
import { tableWhere } from '../characters.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Article, EntityType, Mention, Span } from '../types.ts'
import { certaintyOf, type Finding } from './certainty.ts'
import { type DictionaryEntry, type DictionaryMatch, longestMatches } from './dictionary.ts'
import { findTitledWorks } from './find-documents.ts'
import { findEmployers } from './find-employers.ts'
import { hintsFrom } from './find-hints.ts'
import { findPersons, type PersonLexicon } from './find-persons.ts'
import { findProducts, quotations } from './find-products.ts'
import type { TitleMatch } from './find-titles.ts'
import { foldTraditional } from './fold-traditional.ts'
import { coverage, type GrownName, indexSegments, LONGEST_TEXT, type NameContext } from './grow-names.ts'
import { partBodyFromAreas, partPlaceFromAreas } from './part-areas.ts'
import { type Segment, splitAt, splitGuesses } from './segment.ts'
import { overlapping, overlapsAny } from './spans.ts'
import type { NameSpan } from './tagger.ts'

/** A mention with what linking needs to know of it. `entries` are the curated entities that bear the name. */
export type FoundMention = Mention & { subtype: string; entries: readonly DictionaryEntry[] }

export type FoundMentions = {
  /** The article's text as the rules read it: Traditional characters as Simplified, same offsets. */
  reading: string
  /** In order of start, without overlaps. */
  mentions: FoundMention[]
  titles: TitleMatch[]
  segments: Segment[]
  segmentAt: Uint32Array
}

type Candidate = FoundMention & { trust: number }

/** Who is believed where two proposals overlap; among equals the longer. */
const TRUST = {
  titleMarks: 100,
  byline: 95,
  titledPerson: 90,
  grammarAroundKnown: 85,
  dictionary: 80,
  village: 84,
  event: 75,
  grammar: 70,
  person: 72,
  markedProduct: 82,
  productKind: 76,
  product: 60,
  taggerAroundKnown: 81,
  tagger: 50,
  employer: 45,
  namedBody: 83,
}

export function findMentions(article: Article, knowledge: Knowledge): FoundMentions {
  const text = foldTraditional(article.text)
  const { dictionary, grammar, persons } = knowledge
  const guessed = knowledge.segment(text)
  const titles = knowledge.findTitles(text, guessed, indexSegments(text.length, guessed))
  const segments = splitAt(splitGuesses(guessed), new Set(titles.map(title => title.start)))
  const segmentAt = indexSegments(text.length, segments)
  const works = findTitledWorks(text, grammar.documents, dictionary)
  const locked = works.map(work => work.outer)
  const matches = dictionary
    .match(text)
    .filter(match => standsAlone(match, text, segments, segmentAt) && !overlapsAny(match, locked))
  const known = longestMatches(matches).filter(({ entries }) => entries.length > 0)
  const guesses = new Set(
    guessed
      .filter(({ tag, word }) => tag === 'x' && word.length > 1)
      .map(({ start, end }) => start * LONGEST_TEXT + end),
  )
  const context: NameContext = {
    text,
    segments,
    segmentAt,
    known,
    knownEnding: new Map(known.map(match => [match.end, match])),
    locked,
    lockedAt: coverage(text.length, locked),
    guesses,
  }

  const candidates: Candidate[] = []
  const propose = (
    span: Span,
    type: EntityType,
    subtype: string,
    reason: string,
    trust: number,
    entries: readonly DictionaryEntry[] = [],
    certainty = certaintyOf(reason),
  ) => candidates.push({ start: span.start, end: span.end, type, subtype, reason, certainty, trust, entries })

  for (const work of works)
    propose(
      work,
      work.type,
      work.subtype,
      work.reason,
      TRUST.titleMarks,
      (dictionary.named.get(text.slice(work.start, work.end)) ?? []).filter(({ type }) => type === work.type),
    )
  for (const match of known) {
    const entry = match.entries[0] as DictionaryEntry
    propose(match, entry.type, entry.subtype, `dictionary:${entry.source}`, TRUST.dictionary, match.entries)
  }
  const longerThanKnown = (span: Span) =>
    overlapping(known, span).some(match => span.start <= match.start && match.end <= span.end)
  const proposed = knowledge.tagNames(text, guessed, hintsFrom(known, titles), 'news')
  const tagged = proposed.filter(name => name.margin >= SURE_ENOUGH && isPlausible(name, context, knowledge))
  const officesAt = new Set(titles.filter(({ kind }) => kind !== 'honorific').map(({ start }) => start))
  for (const [type, grow] of [
    ['organization', knowledge.growOrganizations],
    ['place', knowledge.growPlaces],
  ] as const)
    for (const grown of grow(context)) {
      const agreed = agreeWithTagger(grown, type, tagged, context, officesAt.has(grown.end))
      if (!agreed) continue
      const name =
        type === 'organization'
          ? partBodyFromAreas(withoutCountry(agreed, known), context)
          : partPlaceFromAreas(agreed, context)
      if (!name) continue
      const trust =
        longerThanKnown(name) || name.start > agreed.start ? TRUST.grammarAroundKnown : TRUST.grammar
      propose(
        name,
        type,
        name.subtype,
        `rule:${type}-ending:${name.suffix}`,
        type === 'place' ? trust - 1 : trust,
      )
    }
  for (const name of knowledge.growEvents(context))
    propose(
      name,
      'event',
      name.subtype,
      `rule:event-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown + 1 : TRUST.event,
    )
  // 埃马纽埃尔·马克龙 holds the country 纽埃 and is none.
  const isLonger = (span: Span) =>
    overlapping(known, span).every(({ start, end }) => end - start < span.end - span.start)
  const people = findPersons(context, titles, article.authors.map(foldTraditional), persons)
    .filter(person => isSureName(person, text, persons) || overlapping(proposed, person).some(isPerson))
    .map(person => endAsTagged(person, tagged))
  for (const person of people)
    propose(
      person,
      'person',
      '',
      person.reason,
      person.reason === 'rule:byline'
        ? TRUST.byline
        : person.reason.startsWith('rule:title')
          ? TRUST.titledPerson
          : person.reason === 'rule:transliterated-name' && isLonger(person)
            ? TRUST.grammarAroundKnown
            : TRUST.person,
    )
  for (const body of knowledge.findNamedBodies(context))
    propose(
      body,
      'organization',
      body.reason === 'rule:local-office' ? 'government' : 'company',
      body.reason,
      TRUST.namedBody,
    )
  const titled = people.filter(({ reason }) => reason.startsWith('rule:title'))
  for (const body of findEmployers(context, titles, titled))
    propose(body, 'organization', 'company', body.reason, TRUST.employer)
  for (const document of knowledge.findUnmarkedDocuments(text))
    propose(document, 'document', document.subtype, document.reason, TRUST.titleMarks)
  for (const quotation of quotations(text)) {
    // “航天新技术、新成果展”: the marks say where the name begins and ends, its last word what it is.
    const inner = { start: quotation.start + 1, end: quotation.end - 1 }
    const ending = grammar.quotedEvents.find(
      word => text.startsWith(word, inner.end - word.length) && inner.end - inner.start > word.length + 1,
    )
    if (ending) propose(inner, 'event', '', `rule:quoted-event:${ending}`, TRUST.event)
  }
  for (const village of knowledge.findVillages(context))
    propose(village, 'place', village.subtype, village.reason, TRUST.village)
  for (const name of knowledge.growProducts(context))
    propose(
      name,
      'product',
      name.subtype,
      `rule:product-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown + 1 : TRUST.productKind,
    )
  const placeSpans = known.filter(match => match.entries[0]?.type === 'place')
  for (const product of findProducts(context, grammar.products, placeSpans))
    propose(
      product,
      'product',
      '',
      product.reason,
      product.reason === 'rule:place-quoted-service' ? TRUST.product : TRUST.markedProduct,
    )
  for (const name of tagged)
    propose(
      isAroundKnown(name, context) &&
        name.type === 'organization' &&
        NEEDS_NO_COUNTRY.test(text.slice(name.start, name.end))
        ? { start: behindCountry(name, known), end: name.end }
        : name,
      name.type,
      '',
      'tagger',
      isAroundKnown(name, context) ? TRUST.taggerAroundKnown : TRUST.tagger,
      [],
      roundProbability(name.margin),
    )

  return { reading: text, mentions: chooseMentions(text.length, candidates), titles, segments, segmentAt }
}

/** Three digits are more than it knows, and keep the facts readable. */
const roundProbability = (probability: number): number => Math.round(probability * 1000) / 1000

/** Below this probability the tagger's proposals are as often wrong as right. */
const SURE_ENOUGH = 0.65

/** From here on the tagger is believed where a person's name has no Chinese surname: 额尔敦巴雅尔, 村山富市. */
const SURE_OF_PERSON = 0.8

/** From here on the tagger is believed where its name holds a curated one: 重庆|高速集团, 祁连山|生态保护与修复研究院. */
const SURE_AROUND_KNOWN = 0.75

// 秘鲁阿雷纳斯铜矿公司 is named without its country; 越南国防部 and 印尼女队 are named by theirs.
const NEEDS_NO_COUNTRY =
  /(?:大学|学院|学校|研究所|研究院|实验室|公司|集团|银行|医院|报|电视台|通讯社|博物馆|基金会|协会|中心)$/

// 中国科学技术大学总部 is where the university sits.
const AT_BODY = /^(?:总部|本部|总院|校区|厂区|园区|校园|官网|网站|官方|方面|团队)/

/** Whether the tagger's name is longer than the curated names in it, and theirs are but parts of it. */
function isAroundKnown(name: NameSpan, { text, known }: NameContext): boolean {
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

function withoutCountry(name: GrownName, known: readonly DictionaryMatch[]): GrownName {
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
function agreeWithTagger(
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
  // beforeOffice: 长城战略咨询|合伙人, an office right behind it says that it is a body.
  const closing = proposed.some(other => other.end >= name.end)
  // 中国版权保护中心: the country's name in front makes an everyday ending a body's.
  const isNational =
    /^(?:中国|中华|全国|国家)/.test(context.text.slice(name.start, name.start + 2)) && name.suffix.length > 1
  // 华能石岛湾核电站: a curated name before a full ending needs no consent.
  const isAnchored =
    name.suffix.length > 2 && known.some(({ start, end }) => name.start <= start && end <= name.end)
  // 河南队: the place says whose team it is.
  const isTeamOfPlace =
    name.subtype === 'team' && known.some(({ start, end }) => start === name.start && end < name.end)
  if (
    name.weak &&
    !closing &&
    !beforeOffice &&
    !isNational &&
    !isTeamOfPlace &&
    !isAnchored &&
    !(holdsBody && BODIES_WITHIN.has(name.subtype))
  )
    return undefined
  return name
}

// Printed as names: the tagger has no say.
const PRINTED = new Set(['rule:byline', 'rule:result-list', 'rule:transliterated-name'])

const isPerson = ({ type }: NameSpan): boolean => type === 'person'

/**
 * 观众和听众, 队员都要 and 病人能利用 hold what may be surnames: unless the surname is a sure one, or the given name made of nothing
 * but characters of given names (楼向东), the tagger must have seen a person there.
 */
function isSureName(
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

/** 竺维|正认为 or 竺维正|认为: where a name begins is the title's word, where it ends the tagger's if it is sure. */
function endAsTagged<Person extends Finding>(person: Person, tagged: readonly NameSpan[]): Person {
  if (person.reason === 'rule:byline') return person
  const same = overlapping(tagged, person).find(
    ({ type, start }) => type === 'person' && start === person.start,
  )
  return same && same.margin >= SURE ? { ...person, end: same.end } : person
}

/** Whether the tagger's proposal can be a name at all: 农业科技有限责任公司 and 管委会 are none, nor is 幸福感 a person. */
function isPlausible(
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

/** The most trusted candidates without overlaps, in order of start. */
function chooseMentions(length: number, candidates: Candidate[]): FoundMention[] {
  const taken = new Uint8Array(length)
  const chosen: FoundMention[] = []
  candidates.sort((a, b) => b.trust - a.trust || b.end - b.start - (a.end - a.start) || a.start - b.start)
  for (const { start, end, type, subtype, reason, certainty, entries } of candidates) {
    let free = true
    for (let i = start; i < end && free; i++) free = taken[i] === 0
    if (!free) continue
    taken.fill(1, start, end)
    chosen.push({ start, end, type, subtype, reason, certainty, entries })
  }
  return chosen.sort((a, b) => a.start - b.start)
}

const LATIN_OR_DIGIT = tableWhere(/[A-Za-z0-9]/)

/**
 * Whether a curated name stands in the text as a name: 大方 is a county, and a word inside 落落大方; Latin names end where words end.
 */
function standsAlone(
  match: DictionaryMatch,
  text: string,
  segments: readonly Segment[],
  segmentAt: Uint32Array,
): boolean {
  const { start, end, surface } = match
  const joins = (one: number, other: number) =>
    LATIN_OR_DIGIT[text.charCodeAt(one)] === 1 && LATIN_OR_DIGIT[text.charCodeAt(other)] === 1
  if (joins(start - 1, start) || joins(end - 1, end)) return false
  if (surface.length > 3) return true
  // A short name must not cut through a longer word of the segmenter: 东方 in 东方红.
  const first = segments[segmentAt[start] as number] as Segment
  const last = segments[segmentAt[end - 1] as number] as Segment
  const cutsFirst = first.start < start && first.end - first.start > 1
  const cutsLast = last.end > end && last.end - last.start > 1
  // 云南昆明 and 东盟国家 are one word each for the segmenter, and two for everyone else.
  if (cutsFirst && !cutsLast) return first.tag === 'ns' && first.end === end && start - first.start > 1
  if (cutsLast && !cutsFirst)
    return (
      last.start === start &&
      ((last.end - end > 1 && last.tag === 'ns') ||
        /^(?:国家|地区|各国|各地|人民|境内|队|男队|女队|籍|政府)$/.test(text.slice(end, last.end)))
    )
  return !cutsFirst && !cutsLast
}
