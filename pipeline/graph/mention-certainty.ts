// How sure it is that a sentence names an entity: by the surest of its mentions there.
import type { LinkedMention } from '../types.ts'
import type { SentenceIndex } from './sentence-index.ts'

/**
 * Of the sentences from `first` to `last`, by their index. Where none of them names the entity (该局局长表示), it is known from
 * elsewhere in the article, and as sure as it is there; 0 where the article does not name it at all.
 */
export type CertaintyOf = (entity: string, first: number, last: number) => number

export function certaintyIn(mentions: readonly LinkedMention[], { at }: SentenceIndex): CertaintyOf {
  const named = new Map<string, Map<number, number>>()
  for (const { entity, start, certainty } of mentions) {
    const bySentence = named.get(entity) ?? new Map<number, number>()
    const sentence = at(start)
    bySentence.set(sentence, Math.max(bySentence.get(sentence) ?? 0, certainty))
    named.set(entity, bySentence)
  }
  return (entity, first, last) => {
    const bySentence = named.get(entity)
    if (!bySentence) return 0
    let surest: number | undefined
    for (let sentence = first; sentence <= last; sentence++) {
      const certainty = bySentence.get(sentence)
      if (certainty !== undefined) surest = Math.max(surest ?? 0, certainty)
    }
    return surest ?? Math.max(...bySentence.values())
  }
}
