// Reads the relations between the entities of an article off its sentences, by the rules in graph-data/rules/relations.

import type { TitleMatch } from '../entities/find-titles.ts'
import type { Segment } from '../entities/segment.ts'
import { firstEndingBehind, overlapsAny } from '../entities/spans.ts'
import type {
  Article,
  EntityType,
  Evidence,
  LinkedMention,
  Quote,
  Relation,
  RelationType,
  Span,
} from '../types.ts'
import type { RuleChooser } from './choose-rules.ts'
import { encodeMentions } from './encode-mentions.ts'
import { bodyOfOffice, type OfficeGrammar } from './find-offices.ts'
import { nestedBodies, nestedPlaces } from './find-parts.ts'
import { type TypedMention, topicBefore } from './find-references.ts'
import { isStatedAsFact } from './is-stated-as-fact.ts'
import { relateSpeakers } from './relate-speakers.ts'
import { CODE_OF, type RelationRule } from './relation-rules.ts'

export type RelationContext = {
  article: Article
  /** The text with Traditional characters as Simplified: rules are written in these. */
  reading: string
  mentions: readonly TypedMention[]
  /** The words that stand for what was named before; see `createReferenceFinder`. */
  references: readonly TypedMention[]
  sentences: readonly Span[]
  quotes: readonly Quote[]
  titles: readonly TitleMatch[]
  segments: readonly Segment[]
  segmentAt: Uint32Array
}

// At the beginning of its clause only: 此前 and 日前 are adverbs.
const FORMER = /(?:^|[，。；：、“”（\n ])(前|原|时任)$/u

const TITLE_AND_PERSON = new RegExp(`${CODE_OF.title}(?:[、兼]${CODE_OF.title})*${CODE_OF.person}`, 'g')

const GUARDED = new Set<RelationType>([
  'issued',
  'organized',
  'founded',
  'launched',
  'cooperates_with',
  'invested_in',
  'acquired',
  'located_in',
  'participated_in',
])

/** Relations in order of their first evidence; each type, subject and object once, with all evidence. */
export function relate(
  context: RelationContext,
  chooseRules: RuleChooser,
  offices: OfficeGrammar,
): Relation[] {
  const { article, reading, mentions, references, sentences, quotes, titles, segments, segmentAt } = context
  const { text } = article
  const readable = [...mentions, ...references].sort((a, b) => a.start - b.start)
  const readableByType = Map.groupBy(readable, ({ type }) => type)
  const { encoded, offsets, mentionAt } = encodeMentions(reading, readable, titles, segments, segmentAt)
  const collected = new Map<
    string,
    { relation: Omit<Relation, 'evidence' | 'label'>; labels: string[]; evidence: Evidence[] }
  >()

  const holders = new Set<string>()
  const add = (
    type: RelationType,
    subject: string,
    object: string,
    label: string | undefined,
    evidence: Evidence,
  ) => {
    if (subject === object) return
    if (type === 'works_for') holders.add(subject)
    const key = `${type}|${subject}|${object}`
    const known = collected.get(key) ?? { relation: { type, subject, object }, labels: [], evidence: [] }
    collected.set(key, known)
    if (label && !known.labels.includes(label)) known.labels.push(label)
    // Two rules that read the same sentence state it once.
    if (!overlapsAny(evidence, known.evidence))
      known.evidence.splice(firstEndingBehind(known.evidence, evidence.start), 0, evidence)
  }

  const types: (EntityType | 'title')[] = [...readableByType.keys()]
  if (titles.length > 0) types.push('title')
  for (const rule of chooseRules(reading, types)) {
    const { expression } = rule
    expression.lastIndex = 0
    for (let match = expression.exec(encoded); match; match = expression.exec(encoded)) {
      // The next match may overlap this one: 中国科学院院士、清华大学教授姚期智 holds two.
      expression.lastIndex = match.index + 1
      const spans = match.indices?.groups
      if (!spans) continue
      const matched = match[0]
      if (GUARDED.has(rule.type) && !isStatedAsFact(encoded, match.index, matched)) continue
      const evidence = {
        start: offsets[match.index] as number,
        end: offsets[match.index + matched.length] as number,
        reason: `rule:${rule.name}`,
      }
      if (rule.requires && !rule.requires.test(reading.slice(evidence.start, evidence.end))) continue
      const held = spans.label ? text.slice(offsets[spans.label[0]], offsets[spans.label[1]]) : undefined
      // 前国家数据局局长: what stands before the body says when the office was held.
      const former = held && FORMER.exec(reading.slice(Math.max(0, evidence.start - 3), evidence.start))?.[1]
      const label = former ? `${former}${held}` : held
      if (rule.type === 'works_for' && label && offices.offices.not_posts.includes(label)) continue
      const implied = rule.implied && impliedBy(rule.implied, evidence.start, readableByType, sentences)
      if (implied === undefined) continue
      const named = implied === null ? pairsOf(spans, mentionAt) : withImplied(implied, spans, mentionAt)
      for (const [one, other] of named) {
        // The evidence is whole: it covers the names it holds with their marks.
        const whole = { ...evidence }
        for (const end of [one, other]) {
          if (end === implied) continue
          whole.start = Math.min(whole.start, end.start)
          whole.end = Math.max(whole.end, end.end)
        }
        // A match across two sentences states nothing, and must not stand in the way of one that does.
        if (!withinSentence(whole, sentences)) continue
        // Of equals the smaller id comes first, so that A with B and B with A are one relation.
        const [first, second] =
          rule.type === 'cooperates_with' && other.entity < one.entity ? [other, one] : [one, other]
        add(rule.type, first.entity, second.entity, label, whole)
      }
    }
  }

  // 院长李建华 without a body: that of the hospital named before.
  for (const match of encoded.matchAll(TITLE_AND_PERSON)) {
    const start = offsets[match.index] as number
    const holder = mentionAt.get(match.index + match[0].length - 1)
    // Only where the office opens its clause: 塞尔维亚教练 has a country of his own.
    const before = encoded[match.index - 1] ?? '\n'
    if (!holder || !/[，。；：！？、“”（）\n由和与及]/.test(before)) continue
    const label = reading.slice(start, holder.start).trim()
    const body = bodyOfOffice(reading, label.split(/[、兼]/).at(-1) as string, start, mentions, offices)
    if (!body || holders.has(holder.entity)) continue
    if (!withinSentence({ start, end: holder.end }, sentences)) continue
    const sentence = sentences[firstEndingBehind(sentences, start)]
    const from = sentence && body.start >= sentence.start ? body.start : start
    add('works_for', holder.entity, body.entity, label, {
      start: from,
      end: holder.end,
      reason: 'rule:office-of-body-before',
    })
  }

  for (const [inner, outer, evidence] of [...nestedPlaces(mentions), ...nestedBodies(text, mentions)])
    add('part_of', inner, outer, undefined, evidence)

  for (const [speaker, subject, evidence] of relateSpeakers(quotes, readable))
    add('said_about', speaker, subject, undefined, evidence)

  return [...collected.values()]
    .map(({ relation, labels, evidence }) => ({
      ...relation,
      ...(labels.length > 0 ? { label: labels.join('、') } : {}),
      evidence,
    }))
    .sort(
      (a, b) =>
        (a.evidence[0] as Evidence).start - (b.evidence[0] as Evidence).start ||
        (`${a.type}|${a.subject}|${a.object}` < `${b.type}|${b.subject}|${b.object}` ? -1 : 1),
    )
}

/** Every subject with every object, or each member of a list of equals with each later one. */
function pairsOf(
  groups: Readonly<Record<string, [number, number] | undefined>>,
  mentionAt: ReadonlyMap<number, LinkedMention>,
): [LinkedMention, LinkedMention][] {
  const { each, subject, object } = groups
  if (each) {
    const members = mentionsIn(each, mentionAt)
    return members.flatMap((one, i) =>
      members.slice(i + 1).map((other): [LinkedMention, LinkedMention] => [one, other]),
    )
  }
  if (!subject || !object) return []
  const objects = mentionsIn(object, mentionAt)
  return mentionsIn(subject, mentionAt).flatMap(one =>
    objects.map((other): [LinkedMention, LinkedMention] => [one, other]),
  )
}

/** The end that the sentence leaves out: the event named last, or whom the sentence before is about; undefined where there is none. */
function impliedBy(
  { type, role }: NonNullable<RelationRule['implied']>,
  offset: number,
  byType: ReadonlyMap<EntityType, readonly TypedMention[]>,
  sentences: readonly Span[],
): TypedMention | undefined {
  const mentions = byType.get(type) ?? []
  return role === 'subject'
    ? topicBefore(offset, mentions, sentences)
    : mentions[firstEndingBehind(mentions, offset) - 1]
}

function withImplied(
  implied: LinkedMention,
  { subject, object }: Readonly<Record<string, [number, number] | undefined>>,
  mentionAt: ReadonlyMap<number, LinkedMention>,
): [LinkedMention, LinkedMention][] {
  if (subject) return mentionsIn(subject, mentionAt).map(one => [one, implied])
  if (object) return mentionsIn(object, mentionAt).map(other => [implied, other])
  return []
}

function mentionsIn(
  [from, to]: [number, number],
  mentionAt: ReadonlyMap<number, LinkedMention>,
): LinkedMention[] {
  const found: LinkedMention[] = []
  for (let i = from; i < to; i++) {
    const mention = mentionAt.get(i)
    // Of 甘肃省武威市 only the last is meant.
    if (mention && !(mention.type === 'place' && mentionAt.get(i + 1)?.type === 'place' && i + 1 < to))
      found.push(mention)
  }
  return found
}

/** A relation is stated in one sentence; a match across two says nothing. */
function withinSentence(span: Span, sentences: readonly Span[]): boolean {
  const sentence = sentences[firstEndingBehind(sentences, span.start)]
  return sentence !== undefined && sentence.start <= span.start && span.end <= sentence.end
}
