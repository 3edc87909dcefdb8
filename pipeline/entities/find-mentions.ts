// Finds all names in an article: locks, dictionaries, titles, grammar and the tagger propose, the order of trust decides.
import { tableWhere } from '../characters.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Article, EntityType, Mention, Span } from '../types.ts'
import { certaintyOf } from './certainty.ts'
import { type DictionaryEntry, type DictionaryMatch, longestMatches } from './dictionary.ts'
import { findTitledWorks } from './find-documents.ts'
import { findEmployers } from './find-employers.ts'
import { hintsFrom } from './find-hints.ts'
import { findPersons } from './find-persons.ts'
import { findProducts } from './find-products.ts'
import type { TitleMatch } from './find-titles.ts'
import { foldTraditional } from './fold-traditional.ts'
import { coverage, indexSegments, LONGEST_TEXT, type NameContext } from './grow-names.ts'
import { partBodyFromAreas, partPlaceFromAreas } from './part-areas.ts'
import { type Segment, splitAt, splitGuesses } from './segment.ts'
import { overlapping, overlapsAny } from './spans.ts'
import {
  agreeWithTagger,
  asBody,
  endAsTagged,
  isAroundKnown,
  isPerson,
  isPlausible,
  isSureName,
  nameWithoutCountry,
  roundProbability,
  SURE_ENOUGH,
  withoutCountry,
} from './weigh-tagger.ts'

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
  // “小程序清朗行动” is longer than the 清朗行动 that the dictionaries know.
  quotedEvent: 81,
  eventBehindMarks: 83,
  // 湖北省第十四届人民代表大会第二次会议 holds the names of bodies.
  session: 86,
  grammar: 70,
  person: 72,
  markedProduct: 82,
  productKind: 76,
  product: 60,
  taggerAroundKnown: 81,
  tagger: 50,
  // 东方金诚 is no Mr 金诚 before an office.
  company: 58,
  employer: 52,
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
    .filter(
      match =>
        standsAlone(match, text, segments, segmentAt) &&
        !overlapsAny(match, locked) &&
        !runsOutOfTitle(match, titles),
    )
  const known = longestMatches(matches).filter(({ entries }) => entries.length > 0)
  const guesses = new Set<number>()
  for (const { start, end, tag } of guessed)
    if (tag === 'x' && end - start > 1) guesses.add(start * LONGEST_TEXT + end)
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
  const proposed = knowledge
    .tagNames(text, guessed, hintsFrom(known, titles), 'news')
    .map(name => asBody(name, text))
  const tagged = proposed.filter(name => name.margin >= SURE_ENOUGH && isPlausible(name, context, knowledge))
  const officesAt = new Set(titles.filter(({ kind }) => kind !== 'honorific').map(({ start }) => start))
  const places = knowledge.growPlaces(context)
  // 郑州国际|会展中心 is a venue: the longer ending says what it is.
  const endingOfPlace = new Map(places.map(({ end, suffix }) => [end, suffix.length]))
  for (const [type, grown] of [
    [
      'organization',
      knowledge
        .growOrganizations(context)
        .filter(({ end, suffix }) => suffix.length >= (endingOfPlace.get(end) ?? 0)),
    ],
    ['place', places],
  ] as const)
    for (const candidate of grown) {
      const agreed = agreeWithTagger(candidate, type, tagged, context, officesAt.has(candidate.end))
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
      { start: name.start, end: name.start + lengthOfGames(text.slice(name.start, name.end)) },
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
  for (const company of knowledge.findCompanies(context, titles))
    propose(company, 'organization', 'company', company.reason, TRUST.company)
  for (const document of knowledge.findUnmarkedDocuments(text))
    propose(document, 'document', document.subtype, document.reason, TRUST.titleMarks)
  for (const event of knowledge.findEvents(context))
    propose(event, 'event', event.subtype, event.reason, trustOfEvent(event.reason))
  for (const village of knowledge.findVillages(context))
    propose(village, 'place', village.subtype, village.reason, TRUST.village)
  for (const name of knowledge.growProducts(context)) {
    // “爱达·魔都号”邮轮 is named by the marks, 山东舰航母 by its first word.
    if (/”|[舰艇]\p{Script=Han}{2,}$/u.test(text.slice(name.start, name.end))) continue
    propose(
      name,
      'product',
      name.subtype,
      `rule:product-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown + 1 : TRUST.productKind,
    )
  }
  for (const model of knowledge.findModels(context))
    propose(model, 'product', '', model.reason, TRUST.markedProduct)
  const placeSpans = known.filter(match => match.entries[0]?.type === 'place')
  for (const product of findProducts(context, grammar.products, placeSpans))
    propose(
      product,
      'product',
      '',
      product.reason,
      product.reason === 'rule:place-quoted-service' ? TRUST.product : TRUST.markedProduct,
    )
  for (const name of tagged) {
    const around = isAroundKnown(name, context)
    const span = around ? nameWithoutCountry(name, context) : name
    const trust = around ? TRUST.taggerAroundKnown : TRUST.tagger
    // 金砖国家工商论坛 is a body for the tagger, who knows no events.
    const type = EVENT_OF_TAGGER.test(text.slice(span.start, span.end)) ? 'event' : name.type
    propose(span, type, '', 'tagger', trust, [], roundProbability(name.margin))
  }

  return {
    reading: text,
    mentions: agreeOnTypes(chooseMentions(text.length, candidates), text),
    titles,
    segments,
    segmentAt,
  }
}

/** 长白 in 处长白崇岳 begins with the title's last character. */
const runsOutOfTitle = (match: Span, titles: readonly Span[]): boolean =>
  overlapping(titles, match).some(
    ({ start, end }) => start < match.start && match.start < end && end < match.end,
  )

// 第十五届全国学生运动会|田径比赛 is one of many contests at the games.
const CONTEST_AT_GAMES =
  /^(.{2,24}(?:运动会|奥运会|亚运会|全运会|残奥会|冬奥会|大运会|世运会|青奥会|军运会))\p{Script=Han}{1,8}(?:比赛|预赛|决赛|资格赛)$/u

const lengthOfGames = (name: string): number => CONTEST_AT_GAMES.exec(name)?.[1]?.length ?? name.length

const EVENT_OF_TAGGER = /.(?:论坛|峰会|博览会|锦标赛|联赛|公开赛|运动会|艺术节|文化节|电影节|世界杯)$/u

/** The marks end a name for certain; what follows them may belong to the sentence. */
const trustOfEvent = (reason: string): number =>
  reason.startsWith('rule:event-behind-marks')
    ? // “云闪付”优惠活动 may be any activity of a known product; “魅力北京”图片展 is a name.
      reason.endsWith('活动')
      ? TRUST.event
      : TRUST.eventBehindMarks
    : reason === 'rule:session' || reason === 'rule:edition' || reason === 'rule:anniversary'
      ? TRUST.session
      : TRUST.quotedEvent

/** Of one type all that is called the same in one article: 高美馆 is no place where a rule has found it a museum. */
function agreeOnTypes(mentions: FoundMention[], text: string): FoundMention[] {
  const surest = new Map<string, FoundMention>()
  for (const mention of mentions) {
    const surface = text.slice(mention.start, mention.end)
    const other = surest.get(surface)
    if (!other || weight(mention) > weight(other)) surest.set(surface, mention)
  }
  return mentions.map(mention => {
    const best = surest.get(text.slice(mention.start, mention.end)) as FoundMention
    return best.type === mention.type ? mention : { ...mention, type: best.type, subtype: best.subtype }
  })
}

/** A rule or a dictionary outweighs the tagger, who judges each sentence by itself. */
const weight = ({ reason, certainty }: FoundMention): number => certainty + (reason === 'tagger' ? 0 : 1)

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
