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

// Who does something stands before the verb, unless a preposition makes a place or a patient of it: 毕业于南开大学，先后研制……
const AGENT_FIRST = new Set<RelationType>([
  'issued',
  'organized',
  'founded',
  'launched',
  'invested_in',
  'acquired',
  'cooperates_with',
  'participated_in',
])
const BEFORE_NO_AGENT =
  /(?:毕业于|就读于|考入|[^存现所实潜内外]在|离开|加入|进入|参观|走进|访问|落实|贯彻|响应|遵照|获得?|被|给|向|对|赴|到|南下|北上|返回|从|击败|战胜)(?:\uE001、|\uE002){0,3}$/u

function isNoAgent(
  encoded: string,
  index: number,
  { subject, each }: Readonly<Record<string, [number, number] | undefined>>,
): boolean {
  if ((subject ?? each)?.[0] !== index) return false
  const before = encoded.slice(Math.max(0, index - 8), index)
  return BEFORE_NO_AGENT.test(`，${before}`) || (each !== undefined && /[与和同跟]$/.test(before))
}

/** Relations in order of their first evidence; each type, subject and object once, with all evidence. */
export function relate(
  context: RelationContext,
  chooseRules: RuleChooser,
  offices: OfficeGrammar,
): Relation[] {
  const { article, reading, mentions, references, sentences, quotes, titles, segments, segmentAt } = context
  const { text } = article
  const readable = [...mentions, ...references].sort((a, b) => a.start - b.start)
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

  const types = new Set<EntityType | 'title'>(readable.map(({ type }) => type))
  if (titles.length > 0) types.add('title')
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
      if (AGENT_FIRST.has(rule.type) && isNoAgent(encoded, match.index, spans)) continue
      const implied =
        rule.implied && impliedBy(rule.implied, evidence.start, readable, { text: reading, sentences })
      if (implied === undefined) continue
      const membersOf = (role: 'subject' | 'object' | 'each') => {
        const kinds = rule.kinds[role]
        return spans[role] && kinds ? mentionsIn(spans[role], kinds, mentionAt) : []
      }
      const named = implied === null ? pairsOf(membersOf) : withImplied(implied, membersOf)
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
    const body = bodyOfOffice(reading, label.split(/[、兼]/).at(-1) as string, start, readable, offices)
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

  for (const [inner, outer, evidence] of [
    ...nestedPlaces(reading, mentions),
    ...nestedBodies(text, readable),
  ])
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

type MembersOf = (role: 'subject' | 'object' | 'each') => LinkedMention[]

/** Every subject with every object, or each member of a list of equals with each later one. */
function pairsOf(membersOf: MembersOf): [LinkedMention, LinkedMention][] {
  const equals = membersOf('each')
  const objects = membersOf('object')
  return [
    ...equals.flatMap((one, i) =>
      equals.slice(i + 1).map((other): [LinkedMention, LinkedMention] => [one, other]),
    ),
    ...membersOf('subject').flatMap(one =>
      objects.map((other): [LinkedMention, LinkedMention] => [one, other]),
    ),
  ]
}

/**
 * The end that the sentence leaves out: as object what was named last, or what the article names only once and later; as subject whom
 * the sentence before is about. Undefined where there is none.
 */
function impliedBy(
  { types, by, like }: NonNullable<RelationRule['implied']>,
  offset: number,
  readable: readonly TypedMention[],
  context: { text: string; sentences: readonly Span[] },
): TypedMention | undefined {
  const fits = ({ type, entity }: TypedMention) => types.has(type) && (!like || like.test(entity))
  if (by === 'topic') return topicBefore(offset, readable, context, fits)
  const from = firstEndingBehind(readable, offset)
  for (let i = from - 1; i >= 0 && from - i < FAR_BACK; i--)
    if (fits(readable[i] as TypedMention)) return readable[i]
  // A caption begins with who is in the picture, and says at which games behind.
  const later = readable.slice(from, from + FAR_BACK).find(fits)
  return later
}

const FAR_BACK = 60

function withImplied(implied: LinkedMention, membersOf: MembersOf): [LinkedMention, LinkedMention][] {
  return [
    ...membersOf('subject').map((one): [LinkedMention, LinkedMention] => [one, implied]),
    ...membersOf('object').map((other): [LinkedMention, LinkedMention] => [implied, other]),
  ]
}

function mentionsIn(
  [from, to]: [number, number],
  kinds: ReadonlySet<EntityType>,
  mentionAt: ReadonlyMap<number, LinkedMention>,
): LinkedMention[] {
  const found: LinkedMention[] = []
  for (let i = from; i < to; i++) {
    const mention = mentionAt.get(i)
    if (!mention || !kinds.has(mention.type)) continue
    // Of 甘肃省武威市 and 日本京都大学 only the last is meant.
    const next = mentionAt.get(i + 1)
    if (mention.type === 'place' && next && (next.type === 'place' || i + 1 < to)) continue
    found.push(mention)
  }
  return found
}

/** A relation is stated in one sentence; a match across two says nothing. */
function withinSentence(span: Span, sentences: readonly Span[]): boolean {
  const sentence = sentences[firstEndingBehind(sentences, span.start)]
  return sentence !== undefined && sentence.start <= span.start && span.end <= sentence.end
}
