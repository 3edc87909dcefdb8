// The types that grow along the pipe: Page → Article → Mention → Entity → Relation → Facts.

/** A half-open range of UTF-16 code units: `text.slice(start, end)` is the quotation. */
export type Span = { start: number; end: number }

export const ENTITY_TYPES = [
  'person',
  'organization',
  'place',
  'document',
  'event',
  'product',
  'topic',
] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export const RELATION_TYPES = [
  'works_for',
  'issued',
  'organized',
  'participated_in',
  'located_in',
  'part_of',
  'founded',
  'launched',
  'cooperates_with',
  'invested_in',
  'acquired',
  'said_about',
  'authored',
] as const
export type RelationType = (typeof RELATION_TYPES)[number]

/** In points from the top left corner of its sheet, x to the right, y downwards. */
export type Box = { x: number; y: number; width: number; height: number }

/**
 * One line of the file a page came from; `number` counts from 1 through the whole file, `text` is normalised. `headline` where the
 * layout shows one: printed over itself, or in larger type. `sheet` (an index into the page's `sheets`) and `box` where the file
 * shows its layout, `vertical` where the line runs from top to bottom.
 */
export type Line = {
  number: number
  text: string
  headline?: true
  sheet?: number
  box?: Box
  vertical?: true
}

/**
 * One printed side of paper; width and height in points, 0 where the file does not show its layout; `number` as printed on it
 * (第3版), null where it says none. `unread` says why nothing could be read from it where the file's other sheets could: a scan or
 * private fonts, or far too much print.
 */
export type Sheet = {
  width: number
  height: number
  number: number | null
  unread?: 'needs_ocr' | 'too_large'
}

/**
 * A story that the format itself sets apart, by geometry, mark-up or rows. All numbers are line numbers; a paragraph is the lines
 * it is printed on, in reading order. What the format states outright (the author column of a table, the meta data of a web page)
 * stands in `authors`, `agency` and `date` and outranks what the text says.
 */
export type PageStory = {
  kind: ArticleKind
  /** 引题 before the title, 副题 after it: both become the subtitle. */
  kicker: readonly number[]
  title: readonly number[]
  subtitle: readonly number[]
  paragraphs: readonly (readonly number[])[]
  authors?: readonly string[]
  agency?: string
  /** ISO date. */
  date?: string
}

export type Page = {
  /** Derived from the page's normalised text, so the same page under another name is the same page. */
  id: string
  /** The file's name as the user gave it; display only. */
  source: string
  lines: readonly Line[]
  /** ISO date of the issue where the file's name or text says it. */
  date: string | null
  /** Name of the newspaper where the page says it: 本报 then means this paper. */
  newspaper: string | null
  /** Where the file shows its layout: a PDF of a whole issue has many sheets. */
  sheets?: readonly Sheet[]
  /** Where the format tells stories apart; else they are found from the lines alone. Lines in none of them become notices. */
  stories?: readonly PageStory[]
}

export type ArticleKind = 'news' | 'photo' | 'continuation' | 'notice'

/** The part of an article's text that stood on one line of the file. */
export type LineSpan = Span & { line: number }

export type Article = {
  /** Derived from the page's id and the article's text. */
  id: string
  pageId: string
  kind: ArticleKind
  title: string | null
  subtitle: string | null
  /** Names as printed in the byline, without 记者, 通讯员 and the like. */
  authors: readonly string[]
  /** The agency or paper that a dateline names: 新华社, 科技日报; 本报 where it only says so. */
  agency: string | null
  /** ISO date, `2024-05-20`; null where the page does not say. */
  date: string | null
  /** The page number after 上接第N版. */
  continuedFrom: number | null
  /** Dateline, paragraphs joined by `\n`, byline. Frozen: all spans refer to it. The headline is not in it. */
  text: string
  /** Which line of the file each part of the text came from, in order of `start`; headline lines are in `titleLines`. */
  lines: readonly LineSpan[]
  titleLines: readonly number[]
}

/** `reason` names the dictionary entry, rule or tagger that found it: `dictionary:organizations`, `rule:title-person`, `tagger`. */
export type Mention = Span & {
  type: EntityType
  reason: string
  /** How sure it is that this is a name of this type, 0 to 1: fixed for dictionaries and rules, the tagger's own probability. */
  certainty: number
}
export type LinkedMention = Mention & { entity: string }

export type Entity = {
  /** `type:canonical name`, with `@` and what tells namesakes apart where there is a need. Never from a counter. */
  id: string
  type: EntityType
  subtype?: string
  name: string
  aliases: readonly string[]
}

/** The sentence part that states a relation. `reason` is the rule's name. */
export type Evidence = Span & { reason: string }

export type Relation = {
  type: RelationType
  subject: string
  /** An entity id, or `@article` for `authored`. */
  object: string
  /** For works_for the title or titles: 党组成员、副局长. */
  label?: string
  /** ISO date where the sentence states it. */
  date?: string
  evidence: readonly Evidence[]
}

/** Who said what: the span covers the words said. */
export type Quote = Span & {
  speaker: string
  verb: string
  /** Entities that the words name. */
  about: readonly string[]
  kind: 'direct' | 'indirect'
  reason: string
}

/** A stated number: 产业总体产值 2023年 5362亿元 同比+7.09%. */
export type Figure = Span & {
  measure: string
  value: number
  unit: string
  period: string | null
  change: { kind: string; percent: number } | null
  reason: string
}

export type ArticleFacts = {
  article: Article
  entities: readonly Entity[]
  mentions: readonly LinkedMention[]
  relations: readonly Relation[]
  quotes: readonly Quote[]
  figures: readonly Figure[]
}

export type Facts = { page: Page; articles: readonly ArticleFacts[] }
