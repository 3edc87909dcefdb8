// Reads the relations between the entities of an article off its sentences, by the rules in graph-data/rules/relations.

import { findSentences } from '../articles/find-sentences.ts'
import type { TitleMatch } from '../entities/find-titles.ts'
import type { Segment } from '../entities/segment.ts'
import { firstEndingBehind, overlapsAny } from '../entities/spans.ts'
import type { Article, EntityType, Evidence, LinkedMention, Relation, RelationType, Span } from '../types.ts'
import { encodeMentions } from './encode-mentions.ts'
import { bodyOfOffice, findReferences, type ReferenceGrammar, type TypedMention } from './find-references.ts'
import { CODE_OF, type RelationRule } from './relation-rules.ts'

export type RelationContext = {
  article: Article
  /** The text with Traditional characters as Simplified: rules are written in these. */
  reading: string
  mentions: readonly TypedMention[]
  titles: readonly TitleMatch[]
  segments: readonly Segment[]
  segmentAt: Uint32Array
}

// A plan, a denial or a condition between the two ends: 拟成立, 未发布. 将于明日举行 is a plan, too.
const NOT_A_FACT =
  /(?:拟|未(?!来)|并非|没有|不再|拒绝|否认|如果|假如|要求|呼吁|建议|希望|计划于?(?=[\p{Script=Han}]{0,4}(?:发布|举行|举办|召开|成立|推出|收购|投资)))|(?:将|即将|将要|有望|或)(?:于|在|正式|共同|联合|陆续|择期)?[\p{Script=Han}\d]{0,8}(?:发布|举行|举办|召开|成立|推出|收购|投资|印发|出台|制定|设立|组建|启动)/u
// What makes a condition or a rumour of its clause, and what undoes it behind: 如果华为收购……, 据传……, ……被拒.
const CONDITION =
  /(?:如果|假如|倘若|若|一旦|假设|据传|传闻|传出|网传|谣传|是否|能否|有意|打算|考虑|试图|曾想|有望|或将)/u
const UNDONE = /^[^，。；！？\n]{0,6}?(?:被拒|未果|失败|告吹|落空|流产|终止|的可能|的传闻|的消息不实)/u
const CLAUSE_LEAD = 24
// At the beginning of its clause only: 此前 and 日前 are adverbs.
const FORMER = /(?:^|[，。；：、“”（\n ])(前|原|时任)$/u

/** Whether a match is told as having happened: neither it nor its clause plans, denies, conditions or reports it as hearsay. */
function isStatedAsFact(encoded: string, index: number, matched: string): boolean {
  if (NOT_A_FACT.test(matched)) return false
  const lead = encoded.slice(Math.max(0, index - CLAUSE_LEAD), index)
  const clause = lead.slice(
    Math.max(...['，', '。', '；', '\n', '！', '？'].map(mark => lead.lastIndexOf(mark))) + 1,
  )
  if (CONDITION.test(clause) || /(?:有意|打算|考虑|试图|曾想)/u.test(matched)) return false
  const end = index + matched.length
  return !UNDONE.test(encoded.slice(end, end + 14))
}

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
  rules: readonly RelationRule[],
  references: ReferenceGrammar,
): Relation[] {
  const { article, reading, mentions, titles, segments, segmentAt } = context
  const { text } = article
  const referring = findReferences(reading, mentions, segments, segmentAt, references)
  const readable = [...mentions, ...referring].sort((a, b) => a.start - b.start)
  const { encoded, offsets, mentionAt } = encodeMentions(reading, readable, titles, segments, segmentAt)
  const sentences = findSentences(text)
  const onlyOf = onlyOnes(mentions)
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
    // A match across two sentences states nothing, and must not stand in the way of one that does.
    if (subject === object || !withinSentence(evidence, sentences)) return
    if (type === 'works_for') holders.add(subject)
    const key = `${type}|${subject}|${object}`
    const known = collected.get(key) ?? { relation: { type, subject, object }, labels: [], evidence: [] }
    collected.set(key, known)
    if (label && !known.labels.includes(label)) known.labels.push(label)
    // Two rules that read the same sentence state it once.
    if (!overlapsAny(evidence, known.evidence))
      known.evidence.splice(firstEndingBehind(known.evidence, evidence.start), 0, evidence)
  }

  for (const rule of rules) {
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
      if (rule.type === 'works_for' && label && references.offices.not_posts.includes(label)) continue
      const only = (rule.implied && onlyOf.get(rule.implied)) ?? []
      const implied = only[firstEndingBehind(only, evidence.start) - 1]
      if (rule.implied && !implied) continue
      for (const [one, other] of implied
        ? impliedPairs(spans.subject, implied, mentionAt)
        : pairsOf(spans, mentionAt)) {
        // The evidence is whole: it covers both names with their marks.
        const whole = implied
          ? evidence
          : {
              ...evidence,
              start: Math.min(evidence.start, one.start, other.start),
              end: Math.max(evidence.end, one.end, other.end),
            }
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
    const body = bodyOfOffice(reading, label.split(/[、兼]/).at(-1) as string, start, mentions, references)
    if (!body || holders.has(holder.entity)) continue
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

function impliedPairs(
  subject: [number, number] | undefined,
  object: LinkedMention,
  mentionAt: ReadonlyMap<number, LinkedMention>,
): [LinkedMention, LinkedMention][] {
  return subject
    ? mentionsIn(subject, mentionAt).map((one): [LinkedMention, LinkedMention] => [one, object])
    : []
}

/** The mentions of the only entity of each type; none where an article names two. */
function onlyOnes(mentions: readonly LinkedMention[]): Map<EntityType, readonly LinkedMention[]> {
  const byType = Map.groupBy(mentions, ({ type }) => type)
  return new Map([...byType].filter(([, named]) => named.every(({ entity }) => entity === named[0]?.entity)))
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

const RANK = ['country', 'region', 'province', 'city', 'county', 'zone', 'town', 'village']

/** 广西柳州市融水苗族自治县: places written one into the other, each part of the one before. */
function nestedPlaces(mentions: readonly TypedMention[]): [string, string, Evidence][] {
  const nested: [string, string, Evidence][] = []
  for (let i = 1; i < mentions.length; i++) {
    const outer = mentions[i - 1] as TypedMention
    const inner = mentions[i] as TypedMention
    if (outer.type !== 'place' || inner.type !== 'place' || outer.end !== inner.start) continue
    const ranks = [RANK.indexOf(outer.subtype), RANK.indexOf(inner.subtype)] as const
    if (ranks[0] < 0 || ranks[1] < 0 || ranks[0] >= ranks[1]) continue
    nested.push([
      inner.entity,
      outer.entity,
      { start: outer.start, end: inner.end, reason: 'rule:place-within-place' },
    ])
  }
  return nested
}

/** 南开大学生命科学学院: a body whose name begins with that of another body of the article is part of it. */
function nestedBodies(text: string, mentions: readonly LinkedMention[]): [string, string, Evidence][] {
  const bodies = new Map<string, string>()
  for (const { type, start, end, entity } of mentions)
    if (type === 'organization') bodies.set(text.slice(start, end), entity)
  const nested: [string, string, Evidence][] = []
  for (const { type, start, end, entity } of mentions) {
    if (type !== 'organization') continue
    // The longest beginning is the nearest whole: 大学 before 学院 before 系.
    for (let cut = end - 1; cut > start + 1; cut--) {
      const whole = bodies.get(text.slice(start, cut))
      // 新鸿基有限公司 and 香港新鸿基有限公司 are one, however they were linked.
      if (
        !whole ||
        whole.endsWith(entity.slice(entity.indexOf(':') + 1)) ||
        entity.endsWith(whole.slice(whole.indexOf(':') + 1))
      )
        continue
      nested.push([entity, whole, { start, end, reason: 'rule:body-within-body' }])
      break
    }
  }
  return nested
}
