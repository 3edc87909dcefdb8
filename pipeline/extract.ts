// The one pipe: a page in, facts out. The only place that states the order of the stages.
import { findSentences } from './articles/find-sentences.ts'
import { splitArticles } from './articles/split-articles.ts'
import { findMentions } from './entities/find-mentions.ts'
import { identifyPersons } from './entities/identify-persons.ts'
import { linkMentions } from './entities/link.ts'
import type { Knowledge } from './knowledge.ts'
import { findQuotes } from './relations/find-quotes.ts'
import { relate } from './relations/relate.ts'
import { relateAuthors } from './relations/relate-authors.ts'
import type { Article, ArticleFacts, Facts, Page } from './types.ts'

export function extractFacts(page: Page, knowledge: Knowledge): Facts {
  return { page, articles: extractArticles(splitArticles(page, { agencies: knowledge.agencies }), knowledge) }
}

/** The facts of the articles of one page, which share their short forms. */
export function extractArticles(articles: readonly Article[], knowledge: Knowledge): ArticleFacts[] {
  const found = articles.map(article => ({ article, found: findMentions(article, knowledge) }))
  const linked = linkMentions(found, knowledge)
  return linked.articles.map(({ article, found, mentions }) => {
    const sentences = findSentences(article.text)
    const references = knowledge.findReferences({ ...found, text: found.reading, mentions, sentences })
    const quotes = findQuotes(found.reading, mentions, references)
    const stated = relate(
      { ...found, article, mentions, references, sentences, quotes },
      knowledge.chooseRelationRules,
      knowledge.grammar.offices,
    )
    const relations = [...stated, ...relateAuthors(article, mentions, stated)]
    const figures = knowledge.findFigures(found.reading)
    return identifyPersons({ article, mentions, relations, quotes, figures }, linked)
  })
}
