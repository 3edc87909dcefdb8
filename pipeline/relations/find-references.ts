// Finds words that stand for what the article named before: 该公司, 大会, 他, 双方.
import { certaintyOf } from '../entities/certainty.ts'
import { longestMatches } from '../entities/dictionary.ts'
import { coverage } from '../entities/grow-names.ts'
import type { Lexicon } from '../entities/lexicon.ts'
import type { Segment } from '../entities/segment.ts'
import { firstEndingBehind } from '../entities/spans.ts'
import type { EntityType, LinkedMention, Span } from '../types.ts'

/** What one kind of thing is called when it is named again; see graph-data/rules/references.yaml. */
type ReferenceClass = {
  type: EntityType
  reason: string
  nouns: readonly string[]
  pointed: readonly string[]
  names?: readonly string[]
  subtypes?: readonly string[]
  any?: 'unclaimed' | 'all'
  choose: 'topic' | 'nearest'
}

export type ReferenceGrammar = {
  demonstratives: readonly string[]
  references: readonly ReferenceClass[]
  pronouns: Readonly<Record<'person' | 'organization', readonly string[]>>
  together: { organization: Readonly<Record<string, number>> }
}

/** A mention of the article with its entity's subtype. */
export type TypedMention = LinkedMention & { subtype: string }

/** What was read of an article when references are looked for. */
export type ReferenceContext = {
  text: string
  mentions: readonly TypedMention[]
  sentences: readonly Span[]
  segments: readonly Segment[]
  segmentAt: Uint32Array
}

/**
 * A mention for each word that refers back, in order of start; 双方 gives two on the same span. None where nothing that fits stands
 * near enough before.
 */
export type ReferenceFinder = (context: ReferenceContext) => TypedMention[]

type Word = { noun: string; pointed: boolean; classes: ReferenceClass[] }

// Three or four sentences: beyond that a reader has to look himself.
const FAR_BACK = 300
const MOST_CANDIDATES = 40
/** A noun beside a name says its kind: 英国电池企业“北极星储能”, “盘古”大模型. */
const BESIDE = 10
// 新闻发布会 and 系列活动: a noun or a number before a bare word makes it another thing; behind these words it stands alone.
const STANDS_ALONE_BEHIND = /[^\p{Script=Han}\d”》]|[在由是到了对为与和，席向因给据让]/u

export function createReferenceFinder(grammar: ReferenceGrammar, lexicon: Lexicon): ReferenceFinder {
  const words = new Map<string, Word>()
  const learn = (keyword: string, noun: string, pointed: boolean, kind: ReferenceClass) => {
    const word = words.get(keyword) ?? { noun, pointed, classes: [] }
    word.classes.push(kind)
    words.set(keyword, word)
  }
  for (const kind of grammar.references) {
    for (const noun of kind.nouns) learn(noun, noun, false, kind)
    for (const noun of new Set([...kind.nouns, ...kind.pointed]))
      for (const demonstrative of grammar.demonstratives) learn(demonstrative + noun, noun, true, kind)
  }
  const pronouns = new Map(
    (['person', 'organization'] as const).flatMap(type =>
      grammar.pronouns[type].map((word): [string, EntityType] => [word, type]),
    ),
  )
  const together = new Map(Object.entries(grammar.together.organization))
  const keywords = [...words.keys(), ...pronouns.keys(), ...together.keys()]
  const find = lexicon.createFinder(keywords.map(keyword => [keyword, keyword]))
  const claims = claimsOf(grammar.references)

  return ({ text, mentions, sentences, segments, segmentAt }) => {
    const byType = Map.groupBy(mentions, ({ type }) => type)
    const taken = coverage(text.length, mentions)
    const isWord = ({ start, end }: Span) =>
      !taken[start] &&
      !taken[end - 1] &&
      // 展览馆 and 大会堂: the word must be one.
      segments[segmentAt[start] as number]?.start === start &&
      segments[segmentAt[end - 1] as number]?.end === end
    const found: TypedMention[] = []
    const refer = ({ start, end }: Span, to: TypedMention | undefined) => {
      if (to)
        found.push({ ...to, start, end, reason: 'rule:reference', certainty: certaintyOf('rule:reference') })
    }
    const quoted = insideQuotes(text)
    const matches = longestMatches(
      find(text)
        .map(({ start, end, value: keyword }) => ({ start, end, keyword }))
        .filter(isWord),
    )
    for (const match of matches) {
      const pronoun = pronouns.get(match.keyword)
      if (pronoun) {
        // Whom a speaker calls he is for nobody to say.
        if (quoted[match.start]) continue
        const named = topicBefore(clauseStart(text, match.start), byType.get(pronoun) ?? [], {
          text,
          sentences,
        })
        // What this or the last sentence already called 这家公司 goes on being 它.
        const again = found.findLast(({ type }, i) => type === pronoun || found.length - i > MOST_CANDIDATES)
        const isNearer =
          again?.type === pronoun &&
          match.start - again.end < FAR_BACK &&
          (!named || firstEndingBehind(sentences, again.start) >= firstEndingBehind(sentences, named.start))
        refer(match, isNearer ? again : named)
        continue
      }
      const count = together.get(match.keyword)
      if (count) {
        for (const one of namedTogether(match.start, count, byType.get('organization') ?? []))
          refer(match, one)
        continue
      }
      const word = words.get(match.keyword) as Word
      if (!word.pointed && match.start > 0 && !STANDS_ALONE_BEHIND.test(text[match.start - 1] as string))
        continue
      refer(match, antecedent(match.start, word, { text, byType, sentences, claims }))
    }
    return found.sort((a, b) => a.start - b.start)
  }
}

type Claims = ReadonlyMap<EntityType, { endings: RegExp; subtypes: ReadonlySet<string> }>

/** For each type all endings and subtypes that some class asks for: a name with none of them is of no known kind. */
function claimsOf(classes: readonly ReferenceClass[]): Claims {
  const byType = Map.groupBy(classes, ({ type }) => type)
  return new Map(
    [...byType].map(([type, kinds]) => [
      type,
      {
        endings: new RegExp(
          `(?:${kinds
            .filter(({ any }) => any !== 'all')
            .flatMap(({ nouns, pointed, names }) => [...nouns, ...pointed, ...(names ?? [])])
            .join('|')})$`,
          'u',
        ),
        subtypes: new Set(kinds.flatMap(({ subtypes }) => subtypes ?? [])),
      },
    ]),
  )
}

type Antecedents = {
  text: string
  byType: ReadonlyMap<EntityType, readonly TypedMention[]>
  sentences: readonly Span[]
  claims: Claims
}

/** The mention before `start` that fits best; of equals that of the nearest sentence, in it the first or the last as the class says. */
function antecedent(start: number, word: Word, context: Antecedents): TypedMention | undefined {
  const { text, byType, sentences } = context
  let best: { mention: TypedMention; fit: number; sentence: number } | undefined
  for (const kind of word.classes) {
    const mentions = byType.get(kind.type) ?? []
    const last = firstEndingBehind(mentions, start) - 1
    for (let i = last; i >= 0 && last - i < MOST_CANDIDATES; i--) {
      const mention = mentions[i] as TypedMention
      if (start - mention.end > FAR_BACK) break
      const fit = fitOf(mention, word.noun, kind, text, context.claims)
      if (fit === 0) continue
      // 离开大疆的工程师创立这家公司: that is another company.
      if (fit < 4 && BEFORE_NO_TOPIC.test(text.slice(Math.max(0, mention.start - 4), mention.start))) continue
      const sentence = firstEndingBehind(sentences, mention.start)
      const better =
        !best ||
        fit > best.fit ||
        (fit === best.fit && sentence === best.sentence && kind.choose === 'topic' && !word.pointed)
      if (better) best = { mention, fit, sentence }
    }
  }
  return best?.mention
}

/** 4: its name ends so; 3: it stands beside the noun; 2: it is of the kind; 1: of no known kind, which may do; 0: it does not fit. */
function fitOf(
  mention: TypedMention,
  noun: string,
  { type, names = [], subtypes = [], any }: ReferenceClass,
  text: string,
  claims: Claims,
): number {
  const surface = text.slice(mention.start, mention.end)
  const name = mention.entity.slice(mention.entity.indexOf(':') + 1)
  if (surface.endsWith(noun) || name.endsWith(noun)) return 4
  // 保护区 is 盐城自然保护区管理处, too.
  if (noun.length > 2 && name.includes(noun)) return 2
  const ends = (ending: string) => surface.endsWith(ending) || name.endsWith(ending)
  const isOfKind = subtypes.includes(mention.subtype) || names.some(ends)
  if (any === 'all' || isOfKind || any === 'unclaimed') {
    const beside = text.slice(Math.max(0, mention.start - BESIDE), mention.end + BESIDE)
    if (noun.length > 1 && (any === 'all' || isOfKind) && beside.includes(noun)) return 3
  }
  if (isOfKind) return 2
  if (any === 'all') return 1
  if (any !== 'unclaimed') return 0
  const claimed = claims.get(type)
  const isClaimed =
    claimed && (claimed.subtypes.has(mention.subtype) || mention.subtype !== '' || claimed.endings.test(name))
  return isClaimed ? 0 : 1
}

// 离开大疆的工程师: a body behind these is not what its sentence is about.
const BEFORE_NO_TOPIC = /(?:离开|毕业于|来自|就读于|考入|加入|向|对|给|被|从)$/u

/** The first of the nearest sentence that names one that fits: who a sentence begins with is whom it is about. */
export function topicBefore(
  start: number,
  mentions: readonly TypedMention[],
  { text, sentences }: { text: string; sentences: readonly Span[] },
  fits: (mention: TypedMention) => boolean = () => true,
): TypedMention | undefined {
  let topic: TypedMention | undefined
  let ofSentence = -1
  for (let i = firstEndingBehind(mentions, start) - 1; i >= 0; i--) {
    const mention = mentions[i] as TypedMention
    if (start - mention.end > FAR_BACK) break
    if (!fits(mention) || BEFORE_NO_TOPIC.test(text.slice(Math.max(0, mention.start - 4), mention.start)))
      continue
    const sentence = firstEndingBehind(sentences, mention.start)
    if (topic && sentence !== ofSentence) break
    topic = mention
    ofSentence = sentence
  }
  return topic
}

/** 李建华见到他: who does something to him is another, so he is named before this clause. */
function clauseStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !/[，。；：！？、\n]/.test(text[at - 1] as string)) at--
  return at
}

/** The last `count` different bodies before `start`, in order; none where there are fewer. */
function namedTogether(start: number, count: number, mentions: readonly TypedMention[]): TypedMention[] {
  const named: TypedMention[] = []
  for (let i = firstEndingBehind(mentions, start) - 1; i >= 0 && named.length < count; i--) {
    const mention = mentions[i] as TypedMention
    if (start - mention.end > FAR_BACK) break
    if (!named.some(({ entity }) => entity === mention.entity)) named.unshift(mention)
  }
  return named.length === count ? named : []
}

/** 1 for each character inside “…” or 「…」. */
function insideQuotes(text: string): Uint8Array {
  const inside = new Uint8Array(text.length)
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '“' || character === '「') depth++
    else if (character === '”' || character === '」' || character === '\n') depth = 0
    if (depth > 0) inside[i] = 1
  }
  return inside
}
