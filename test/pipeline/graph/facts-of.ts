// Writes an article's facts down as a sentence with its names in braces: `{person:陈荣辉}任{organization:国家数据局}副局长。`
import type { ArticleFacts, Entity, EntityType, LinkedMention, Relation } from '../../../pipeline/types.ts'

/** A relation and the words that state it, which must stand in the text. */
export type StatedRelation = Omit<Relation, 'evidence'> & { by: readonly string[] }

export function factsOf(
  id: string,
  marked: string,
  {
    date = null,
    title = null,
    relations = [],
  }: {
    date?: string | null
    title?: string | null
    relations?: readonly StatedRelation[]
  } = {},
): ArticleFacts {
  const entities = new Map<string, Entity>()
  const mentions: LinkedMention[] = []
  let text = ''
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const name = /^\{(\w+):(.*)\}$/.exec(part)
    if (name === null) {
      text += part
      continue
    }
    const type = name[1] as EntityType
    const word = name[2] as string
    const entity = `${type}:${word}`
    entities.set(entity, { id: entity, type, name: word, aliases: [] })
    mentions.push({
      start: text.length,
      end: text.length + word.length,
      type,
      reason: `dictionary:${type}`,
      certainty: 1,
      entity,
    })
    text += word
  }
  return {
    article: {
      id,
      pageId: 'page',
      kind: 'news',
      title,
      subtitle: null,
      authors: [],
      agency: null,
      date,
      continuedFrom: null,
      text,
      lines: [],
      titleLines: [],
    },
    entities: [...entities.values()],
    mentions,
    relations: relations.map(({ by, ...relation }) => ({
      ...relation,
      evidence: by.map(words => {
        const start = text.indexOf(words)
        if (start < 0) throw new Error(`${words} does not stand in ${text}`)
        return { start, end: start + words.length, reason: `${relation.type}:test` }
      }),
    })),
    quotes: [],
    figures: [],
  }
}
