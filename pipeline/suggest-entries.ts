// Suggests dictionary entries: names that keep appearing and that no dictionary knows, ranked, with sentences to judge them by.
import { findSentences } from './articles/find-sentences.ts'
import type { ArticleFacts, EntityType } from './types.ts'

export type Suggestion = {
  name: string
  type: EntityType
  subtype: string
  /** Other forms under which the pages name it. */
  aliases: readonly string[]
  articles: number
  mentions: number
  /** Up to three sentences, from different articles where there are several. */
  sentences: readonly string[]
}

const MOST_SENTENCES = 3

/**
 * Names found by rules or the tagger alone in at least `leastArticles` articles, most widely used first.
 * Persons are left out: who bears a name is a matter of affiliation, not of the name.
 */
export function suggestEntries(articles: readonly ArticleFacts[], { leastArticles = 2 } = {}): Suggestion[] {
  const found = new Map<string, Suggestion & { articleIds: Set<string>; sentences: string[] }>()
  for (const { article, entities, mentions } of articles) {
    const sentences = findSentences(article.text)
    const curated = new Set(
      mentions.filter(({ reason }) => reason.startsWith('dictionary:')).map(({ entity }) => entity),
    )
    for (const entity of entities) {
      if (entity.type === 'person' || entity.type === 'topic' || curated.has(entity.id)) continue
      const named = mentions.filter(mention => mention.entity === entity.id)
      const [first] = named
      if (!first) continue
      const known = found.get(entity.id) ?? {
        name: entity.name,
        type: entity.type,
        subtype: entity.subtype ?? '',
        aliases: [],
        articles: 0,
        mentions: 0,
        sentences: [],
        articleIds: new Set<string>(),
      }
      known.articleIds.add(article.id)
      const sentence = sentences.find(({ start, end }) => start <= first.start && first.end <= end)
      if (sentence && known.sentences.length < MOST_SENTENCES)
        known.sentences.push(article.text.slice(sentence.start, sentence.end))
      found.set(entity.id, {
        ...known,
        aliases: [...new Set([...known.aliases, ...entity.aliases])].sort(),
        articles: known.articleIds.size,
        mentions: known.mentions + named.length,
      })
    }
  }
  return [...found.values()]
    .filter(suggestion => suggestion.articles >= leastArticles)
    .sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .map(({ articleIds: _, ...suggestion }) => suggestion)
}
