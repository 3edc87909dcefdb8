// What a careful reader finds in a text: the facts that extraction is scored against.
import type { ArticleKind, EntityType, RelationType } from '../types.ts'

export type GoldEntity = {
  /** The fullest form that the text has. */
  name: string
  type: EntityType
  /** Every form of it in the text, where there is more than the name; whoever finds one has found it. */
  surfaces?: readonly string[] | undefined
  /** Types that are as right as `type`: a zone that signs a contract is a place and an organization. */
  type_alt?: EntityType | readonly EntityType[] | undefined
  /** Neither rewarded nor punished. */
  optional?: boolean | undefined
}

export type GoldRelation = {
  type: RelationType
  /** Names of entities; the object of `authored` is `@article`. */
  subject: string
  object: string
  /** The titles of works_for as the text has them, parted by `|`. */
  label?: string | undefined
}

export type GoldFacts = {
  entities: readonly GoldEntity[]
  relations: readonly GoldRelation[]
  /** Names, and relations, that are neither rewarded nor punished: borderline, planned, implied. */
  optional?: readonly string[] | undefined
  optional_relations?: readonly GoldRelation[] | undefined
}

export type GoldPassage = GoldFacts & { id: string; text: string }

export type GoldArticle = GoldFacts & {
  title: string | null
  subtitle?: string | undefined
  kind: ArticleKind
  authors: readonly string[]
  /** Words from its beginning and its end: an article is whole where it holds both, and those of no other. */
  first: string
  last: string
  continuedFrom?: number | undefined
}

export type GoldPage = { articles: readonly GoldArticle[] }

/** How names are compared: without 《》, quotation marks and spaces, in one width and case. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s“”"'‘’《》〈〉「」『』]/g, '')
    .toLowerCase()

/** Every form under which `entity` may be found, as keys. */
export const goldKeys = ({ name, surfaces = [] }: GoldEntity): ReadonlySet<string> =>
  new Set([name, ...surfaces].map(nameKey))

export const relationKey = (type: RelationType, subject: string, object: string): string => {
  // Who cooperates with whom is the same either way round.
  const [from, to] = type === 'cooperates_with' && subject > object ? [object, subject] : [subject, object]
  return `${type}|${from}|${to}`
}
