// Finds words that stand for the one event, company or document an article is about, and the bodies that offices belong to.
import { certaintyOf } from '../entities/certainty.ts'
import { occurrences } from '../entities/find-persons.ts'
import { coverage } from '../entities/grow-names.ts'
import type { Segment } from '../entities/segment.ts'
import { overlapping } from '../entities/spans.ts'
import type { EntityType, LinkedMention } from '../types.ts'

export type ReferenceGrammar = {
  references: readonly {
    type: EntityType
    subtypes?: readonly string[]
    reason: string
    example: string
    words: readonly string[]
  }[]
  offices: {
    reason: string
    example: string
    bodies: Readonly<Record<string, readonly string[]>>
    not_posts: readonly string[]
  }
}

/** A mention of the article with its entity's subtype. */
export type TypedMention = LinkedMention & { subtype: string }

/**
 * A mention for each word that refers back, where all mentions of that kind before it are of one entity; in order of start.
 * Two events in an article leave 大会 unclear: then nothing refers.
 */
export function findReferences(
  text: string,
  mentions: readonly TypedMention[],
  segments: readonly Segment[],
  segmentAt: Uint32Array,
  { references }: ReferenceGrammar,
): LinkedMention[] {
  const taken = coverage(text.length, mentions)
  const found: LinkedMention[] = []
  for (const { type, subtypes, words } of references) {
    const named = mentions.filter(
      mention => mention.type === type && (!subtypes || subtypes.includes(mention.subtype)),
    )
    const [first] = named
    if (!first || named.some(({ entity }) => entity !== first.entity)) continue
    const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    for (const word of longestFirst)
      for (const start of occurrences(text, word)) {
        const end = start + word.length
        if (start < first.end || taken[start] || taken[end - 1]) continue
        // 展览馆 and 大会堂: the word must be one.
        if (
          segments[segmentAt[start] as number]?.start !== start ||
          segments[segmentAt[end - 1] as number]?.end !== end
        )
          continue
        // 新闻发布会 and 系列活动: a noun or a number before it makes it another thing.
        if (
          /[\p{Script=Han}\d”》]/u.test(text[start - 1] ?? '') &&
          !/[在由是到了对为的与和，席加届次]/.test(text[start - 1] as string)
        )
          continue
        taken.fill(1, start, end)
        found.push({
          start,
          end,
          type,
          entity: first.entity,
          reason: 'rule:reference',
          certainty: certaintyOf('rule:reference'),
        })
      }
  }
  return found.sort((a, b) => a.start - b.start)
}

const FAR_BACK = 160

/** The body named last before `offset`, in the same paragraph, that the office `title` heads; undefined where none does. */
export function bodyOfOffice(
  text: string,
  title: string,
  offset: number,
  mentions: readonly TypedMention[],
  { offices }: ReferenceGrammar,
): TypedMention | undefined {
  const endings = Object.entries(offices.bodies).find(
    ([office]) => title === office || title.endsWith(office),
  )?.[1]
  if (!endings) return undefined
  const reach = Math.max(0, offset - FAR_BACK)
  const from = reach + text.slice(reach, offset).lastIndexOf('\n') + 1
  return overlapping(mentions, { start: from, end: offset }).findLast(
    ({ type, start, end }) =>
      type === 'organization' &&
      end <= offset &&
      start >= from &&
      endings.some(ending => text.startsWith(ending, end - ending.length)),
  )
}
