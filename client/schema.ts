// Names, colours and glyphs of entity and relation types, from graph-data/schema.yaml.

import schemaFile from '../graph-data/schema.yaml'
import type { EntityType, NodeType } from '../server/api/types.ts'

type Words = { zh: string; en: string }
type EntityEntry = Words & { glyph: string; colour: string; dark: string; subtypes: Record<string, Words> }
type RelationEntry = Words & { inverse: Words; symmetric?: boolean }

const schema = schemaFile as {
  entities: Record<EntityType, EntityEntry>
  relations: Record<string, RelationEntry>
}

export type Language = 'zh' | 'zh-Hant' | 'en'

/** Traditional words by their simplified ones; empty until somebody reads traditional characters. */
let traditional: Readonly<Record<string, string>> = {}
export const setTraditional = (words: Readonly<Record<string, string>>): void => {
  traditional = words
}

function inLanguage({ zh, en }: Words, language: Language): string {
  if (language === 'en') return en
  return language === 'zh' ? zh : (traditional[zh] ?? zh)
}
export type Scheme = 'light' | 'dark'
export type Contrast = 'normal' | 'more'

/** In the order of the schema: the order of the legend. */
export const ENTITY_TYPES = Object.keys(schema.entities) as EntityType[]

/** Articles are drawn in the colour of ink: they are no entity. */
const ARTICLE: EntityEntry = {
  zh: '文章',
  en: 'Article',
  glyph: '篇',
  colour: '#5e574b',
  dark: '#b5ac9c',
  subtypes: {},
}

const entryOf = (type: NodeType): EntityEntry => (type === 'article' ? ARTICLE : schema.entities[type])

export const typeName = (type: NodeType, language: Language): string => inLanguage(entryOf(type), language)

export const typeGlyph = (type: NodeType): string => entryOf(type).glyph

export const typeColour = (type: NodeType, scheme: Scheme): string =>
  scheme === 'dark' ? entryOf(type).dark : entryOf(type).colour

/** The subtype's name, or nothing where the schema does not know it. */
export const subtypeName = (
  type: NodeType,
  subtype: string | undefined,
  language: Language,
): string | undefined => {
  const words = subtype ? entryOf(type).subtypes[subtype] : undefined
  return words && inLanguage(words, language)
}

/** 任职 from the person's side (`out`), 人员 from the organization's (`in`). A type the schema does not know keeps its name. */
export function relationName(type: string, direction: 'out' | 'in', language: Language): string {
  const entry = schema.relations[type]
  if (!entry) return type
  return inLanguage(direction === 'out' ? entry : entry.inverse, language)
}

export const isSymmetric = (type: string): boolean => schema.relations[type]?.symmetric ?? false
