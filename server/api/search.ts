// Finds entities by name, alias or pinyin, and articles by the words in them.

import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { Span } from '../../pipeline/types.ts'
import { findInText, wordsOf } from '../search/find-in-text.ts'
import { matchKey } from '../search/match-key.ts'
import { searchNames } from '../search/name-index.ts'
import { descriptionOf, linkTo } from './entity-link.ts'
import { loadSources, type Source } from './load-sources.ts'
import { graphRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { SearchAnswer, SearchQuery } from './types.ts'

export const search = graphRoute({
  method: 'get',
  path: '/api/search',
  name: 'search',
  summary: {
    zh: '按名称、别名、拼音或首字母查实体，按字词查文章',
    en: 'Entities by name, alias, pinyin or initials; articles by the words in them',
  },
  query: SearchQuery,
  answer: { status: 200, schema: SearchAnswer },
  errors: [],
  async handle({ query, store, view }) {
    const { q, limit, type } = query
    const entities = searchNames(await view.names(), q, { limit, type })
    const state = await view.described(entities.hits.map(({ id }) => id))
    const words = wordsOf(q)
    const found =
      words.length === 0 || type !== undefined
        ? { ids: [], count: 0 }
        : await store.searchArticles(words, { limit })
    const sources = await loadSources(store, found.ids)
    return {
      query: q,
      entities: entities.hits.map(hit => ({
        ...hit,
        ...linkTo(state, hit.id),
        description: descriptionOf(state, hit.id),
      })),
      articles: found.ids.flatMap(id => {
        const source = sources.get(id)
        return source === undefined ? [] : [articleHit(source, words)]
      }),
      counts: { entities: entities.count, articles: found.count, types: entities.types },
    }
  },
})

/** The article with the sentence that holds most of the words; without one where only the headline holds any. */
function articleHit(source: Source, words: readonly string[]): SearchAnswer['articles'][number] {
  const { text, title } = source.article
  const article = summarise(source)
  let best: { span: Span; held: number } | undefined
  for (const span of indexSentences(text).sentences) {
    const key = matchKey(text.slice(span.start, span.end))
    const held = words.filter(word => key.includes(word)).length
    if (held > (best?.held ?? 0)) best = { span, held }
    if (held === words.length) break
  }
  if (best === undefined) return { article, sentence: null, found: findInText(title ?? '', words) }
  const sentence = toSentence(source, best.span, source.mentions, [])
  return { article, sentence, found: findInText(sentence.text, words) }
}
