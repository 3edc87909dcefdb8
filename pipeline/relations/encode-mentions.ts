// Writes text with every mention and every title as one character, and finds the way back.
import type { TitleMatch } from '../entities/find-titles.ts'
import type { Segment } from '../entities/segment.ts'
import type { LinkedMention, Span } from '../types.ts'
import { CODE_OF } from './relation-rules.ts'

export type EncodedText = {
  encoded: string
  /** Offset in the text of each character of `encoded`, and one more for its end. */
  offsets: Uint32Array
  /** The mention that a character of `encoded` stands for. */
  mentionAt: ReadonlyMap<number, LinkedMention>
}

// Punctuation that belongs to a name's writing, not to the sentence: 《指导意见》 and “一网统管” are one token with their marks.
const OPENING = new Set(['《', '“', '「', '『'])
const CLOSING = new Set(['》', '”', '」', '』'])

const PRIVATE = /[\uE000-\uE00F]/g

/** @param mentions in order of start, without overlaps. @param titles likewise; those inside mentions are dropped. */
export function encodeMentions(
  text: string,
  mentions: readonly LinkedMention[],
  titles: readonly TitleMatch[],
  segments: readonly Segment[],
  segmentAt: Uint32Array,
): EncodedText {
  type Token = Span & { code: string; members: LinkedMention[] }
  const tokens: Token[] = []
  for (const mention of mentions) {
    let { start, end } = mention
    // 双方 stands for two: it reads as 甲、乙.
    const last = tokens.at(-1)
    if (last?.members[0]?.start === start) {
      last.members.push(mention)
      continue
    }
    if (OPENING.has(text[start - 1] as string) && CLOSING.has(text[end] as string)) {
      start--
      end++
    }
    tokens.push({ start, end, code: CODE_OF[mention.type], members: [mention] })
  }
  const taken = new Uint8Array(text.length)
  for (const token of tokens) taken.fill(1, token.start, token.end)
  for (const title of titles) {
    // A shareholder holds no office: what a rule reads is 成为……的控股股东.
    if (title.kind === 'honorific' || text.startsWith('股东', title.end - 2)) continue
    const start = extendTitle(title.start, text, segments, segmentAt, taken)
    let free = true
    for (let i = title.start; i < title.end; i++) if (taken[i]) free = false
    if (!free) continue
    taken.fill(1, start, title.end)
    tokens.push({ start, end: title.end, code: CODE_OF.title, members: [] })
  }
  tokens.sort((a, b) => a.start - b.start)

  let encoded = ''
  const offsets: number[] = []
  const mentionAt = new Map<number, LinkedMention>()
  const copy = (from: number, to: number) => {
    // Private-use characters of the page itself must not pass for mentions.
    encoded += text.slice(from, to).replace(PRIVATE, ' ')
    for (let i = from; i < to; i++) offsets.push(i)
  }
  let at = 0
  for (const token of tokens) {
    if (token.start < at) continue
    copy(at, token.start)
    const [first, ...others] = token.members
    if (first) mentionAt.set(encoded.length, first)
    encoded += token.code
    offsets.push(token.start)
    for (const other of others) {
      mentionAt.set(encoded.length + 1, other)
      encoded += `、${token.code}`
      offsets.push(token.start, token.start)
    }
    at = token.end
  }
  copy(at, text.length)
  offsets.push(text.length)
  return { encoded, offsets: Uint32Array.from(offsets), mentionAt }
}

const MODIFIER_TAG = /^(?:n|vn|b|an|nz|j|eng|ng|l|nt|x)$/

/**
 * 知识管理总监 and 品牌总监: nouns right before a title belong to it, where a body's name or a 、 stands before them.
 * Returns the title's start, moved left.
 */
function extendTitle(
  start: number,
  text: string,
  segments: readonly Segment[],
  segmentAt: Uint32Array,
  taken: Uint8Array,
): number {
  let at = start
  while (at > 0 && start - at < 10 && !taken[at - 1]) {
    const segment = segments[segmentAt[at - 1] as number]
    if (
      !segment ||
      segment.end !== at ||
      !MODIFIER_TAG.test(segment.tag) ||
      !/^[\p{Script=Han}A-Za-z]+$/u.test(segment.word)
    )
      break
    at = segment.start
  }
  if (at === start) return start
  return at === 0 || taken[at - 1] || /[、，]/.test(text[at - 1] as string) ? at : start
}
