// Articles with the mentions in them: what a sentence needs to be shown with its names marked.
import type { LinkedMention } from '../../pipeline/types.ts'
import type { StoredArticle } from '../store/articles.ts'
import type { StoreCalls } from '../store/store.ts'
import { sentencesWith, summarise } from './sentences.ts'
import type { EntityArticlesAnswer } from './types.ts'

export type Source = StoredArticle & { mentions: readonly LinkedMention[] }
export type Sources = ReadonlyMap<string, Source>

/** By id; articles that are not there are left out. */
export async function loadSources(store: StoreCalls, ids: readonly string[]): Promise<Sources> {
  const articles = await store.loadArticles(ids)
  const mentions = await store.loadMentions([...articles.keys()])
  return new Map([...articles].map(([id, stored]) => [id, { ...stored, mentions: mentions.get(id) ?? [] }]))
}

/** The articles in the order of `ids`, each with the sentences in which one of `entities` is named with at least `certainty`. */
export function articlesNaming(
  sources: Sources,
  ids: readonly string[],
  { entities, certainty }: { entities: readonly string[]; certainty: number },
): EntityArticlesAnswer['articles'] {
  return ids.flatMap(id => {
    const source = sources.get(id)
    if (source === undefined) return []
    const own = source.mentions.filter(
      mention => entities.includes(mention.entity) && mention.certainty >= certainty,
    )
    return [{ article: summarise(source), sentences: sentencesWith(source, own, source.mentions) }]
  })
}
