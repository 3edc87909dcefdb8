// The one pipe: a page in, facts out. The only place that states the order of the stages.
import { splitArticles } from './articles/split-articles.ts'
import { findMentions } from './entities/find-mentions.ts'
import { identifyPersons } from './entities/identify-persons.ts'
import { linkMentions } from './entities/link.ts'
import type { Knowledge } from './knowledge.ts'
import { relate } from './relations/relate.ts'
import { relateAuthors } from './relations/relate-authors.ts'
import type { Facts, Page } from './types.ts'

export function extractFacts(page: Page, knowledge: Knowledge): Facts {
  const split = splitArticles(page, { agencies: knowledge.agencies })
  const found = split.map(article => ({ article, found: findMentions(article, knowledge) }))
  const linked = linkMentions(found, knowledge)
  const related = linked.articles.map(({ article, found, mentions }) => {
    const stated = relate({ ...found, article, mentions }, knowledge.relationRules)
    return { article, mentions, relations: [...stated, ...relateAuthors(article, mentions, stated)] }
  })
  return { page, articles: related.map(facts => identifyPersons(facts, linked.entities)) }
}
