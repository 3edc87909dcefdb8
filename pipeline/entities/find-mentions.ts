// Finds all names in an article: locks, dictionaries, titles, grammar and the tagger propose, the order of trust decides.
import type { Knowledge } from '../knowledge.ts'
import type { Article, EntityType, Mention, Span } from '../types.ts'
import { type DictionaryEntry, type DictionaryMatch, longestMatches } from './dictionary.ts'
import { findTitledWorks } from './find-documents.ts'
import { findPersons } from './find-persons.ts'
import { findProducts, quotations } from './find-products.ts'
import type { TitleMatch } from './find-titles.ts'
import { findVillages } from './find-villages.ts'
import { foldTraditional } from './fold-traditional.ts'
import { indexSegments, type NameContext } from './grow-names.ts'
import { type Segment, splitAt, splitGuesses } from './segment.ts'

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
  village: 78,
  event: 75,
  grammar: 70,
  person: 72,
  product: 60,
  tagger: 50,
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
  const known = longestMatches(matches)
  const context: NameContext = { text, segments, segmentAt, known, locked }

  const candidates: Candidate[] = []
  const propose = (
    span: Span,
    type: EntityType,
    subtype: string,
    reason: string,
    trust: number,
    entries: readonly DictionaryEntry[] = [],
  ) => candidates.push({ start: span.start, end: span.end, type, subtype, reason, trust, entries })

  for (const work of works)
    propose(
      work,
      work.type,
      work.subtype,
      work.reason,
      TRUST.titleMarks,
      dictionary.named.get(text.slice(work.start, work.end)) ?? [],
    )
  for (const match of known) {
    const entry = match.entries[0] as DictionaryEntry
    propose(match, entry.type, entry.subtype, `dictionary:${entry.source}`, TRUST.dictionary, match.entries)
  }
  const longerThanKnown = (span: Span) =>
    known.some(match => span.start <= match.start && match.end <= span.end)
  for (const name of knowledge.growOrganizations(context))
    propose(
      name,
      'organization',
      name.subtype,
      `rule:organization-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown : TRUST.grammar,
    )
  for (const name of knowledge.growPlaces(context))
    propose(
      name,
      'place',
      name.subtype,
      `rule:place-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown - 1 : TRUST.grammar - 1,
    )
  for (const name of knowledge.growEvents(context))
    propose(
      name,
      'event',
      name.subtype,
      `rule:event-ending:${name.suffix}`,
      longerThanKnown(name) ? TRUST.grammarAroundKnown + 1 : TRUST.event,
    )
  for (const person of findPersons(context, titles, article.authors.map(foldTraditional), persons))
    propose(
      person,
      'person',
      '',
      person.reason,
      person.reason === 'rule:byline'
        ? TRUST.byline
        : person.reason.startsWith('rule:title')
          ? TRUST.titledPerson
          : TRUST.person,
    )
  for (const quotation of quotations(text)) {
    // “航天新技术、新成果展”: the marks say where the name begins and ends, its last word what it is.
    const inner = { start: quotation.start + 1, end: quotation.end - 1 }
    const ending = grammar.quotedEvents.find(
      word => text.startsWith(word, inner.end - word.length) && inner.end - inner.start > word.length + 1,
    )
    if (ending) propose(inner, 'event', '', `rule:quoted-event:${ending}`, TRUST.event)
  }
  for (const village of findVillages(context, grammar.chainedPlaces))
    propose(village, 'place', village.subtype, village.reason, TRUST.village)
  const placeSpans = known.filter(match => match.entries[0]?.type === 'place')
  for (const product of findProducts(context, grammar.products, placeSpans))
    propose(product, 'product', '', product.reason, TRUST.product)
  for (const span of knowledge.tagNames(text, guessed)) propose(span, span.type, '', 'tagger', TRUST.tagger)

  return { reading: text, mentions: chooseMentions(candidates), titles, segments, segmentAt }
}

/** The most trusted candidates without overlaps, in order of start. */
function chooseMentions(candidates: Candidate[]): FoundMention[] {
  const taken = new Set<number>()
  const chosen: FoundMention[] = []
  candidates.sort((a, b) => b.trust - a.trust || b.end - b.start - (a.end - a.start) || a.start - b.start)
  for (const { trust: _, ...mention } of candidates) {
    let free = true
    for (let i = mention.start; i < mention.end && free; i++) free = !taken.has(i)
    if (!free) continue
    for (let i = mention.start; i < mention.end; i++) taken.add(i)
    chosen.push(mention)
  }
  return chosen.sort((a, b) => a.start - b.start)
}

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
  if (/[A-Za-z0-9]/.test(surface[0] as string) && /[A-Za-z0-9]/.test(text[start - 1] ?? '')) return false
  if (/[A-Za-z0-9]/.test(surface[surface.length - 1] as string) && /[A-Za-z0-9]/.test(text[end] ?? ''))
    return false
  if (surface.length > 3) return true
  // A short name must not cut through a longer word of the segmenter: 东方 in 东方红.
  const first = segments[segmentAt[start] as number] as Segment
  const last = segments[segmentAt[end - 1] as number] as Segment
  const cutsFirst = first.start < start && first.end - first.start > 1
  const cutsLast = last.end > end && last.end - last.start > 1
  return !cutsFirst && !cutsLast
}

const overlapsAny = (span: Span, others: readonly Span[]): boolean => {
  let low = 0
  let high = others.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((others[middle] as Span).end <= span.start) low = middle + 1
    else high = middle
  }
  const other = others[low]
  return other !== undefined && other.start < span.end
}
