// Tells namesakes apart: a person is known by a curated entry, else by name and affiliation, else by name within one article.
import type { Article, ArticleFacts, Entity, Figure, LinkedMention, Quote, Relation } from '../types.ts'

/** An article's facts while persons are still known by name alone. */
export type LinkedFacts = {
  article: Article
  mentions: readonly (LinkedMention & { subtype: string })[]
  relations: readonly Relation[]
  quotes: readonly Quote[]
  figures: readonly Figure[]
}

/**
 * 张伟, 王涛, 赵刚 are among China's commonest names: two mentions in different articles are one person only with the same affiliation.
 * The id becomes `person:陈荣辉@国家数据局`, or `person:王志辉@<article id>` where no affiliation is stated.
 */
export function identifyPersons(
  { article, mentions, relations, quotes, figures }: LinkedFacts,
  { entities, curated }: { entities: ReadonlyMap<string, Entity>; curated: ReadonlySet<string> },
): ArticleFacts {
  const posts = new Map<string, Relation>()
  for (const relation of relations)
    if (relation.type === 'works_for' && !posts.has(relation.subject)) posts.set(relation.subject, relation)
  const renamed = new Map<string, string>()
  for (const { entity, type } of mentions) {
    if (type !== 'person' || curated.has(entity) || renamed.has(entity)) continue
    const post = posts.get(entity)
    const body = post && entities.get(post.object)
    renamed.set(entity, `${entity}@${body ? body.name : article.id}`)
  }
  const idOf = (id: string) => renamed.get(id) ?? id

  const named = new Map<string, Entity>()
  for (const { entity, start, end } of mentions) {
    const known = entities.get(entity) as Entity
    const id = idOf(entity)
    const surface = article.text.slice(start, end)
    const { aliases } = named.get(id) ?? known
    named.set(id, {
      ...known,
      id,
      aliases: surface === known.name || aliases.includes(surface) ? aliases : [...aliases, surface],
    })
  }
  return {
    article,
    entities: [...named.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    mentions: mentions.map(({ subtype: _, entity, ...mention }) => ({ ...mention, entity: idOf(entity) })),
    relations: relations.map(relation => ({
      ...relation,
      subject: idOf(relation.subject),
      object: idOf(relation.object),
    })),
    quotes: quotes.map(quote => ({ ...quote, speaker: idOf(quote.speaker), about: quote.about.map(idOf) })),
    figures,
  }
}
