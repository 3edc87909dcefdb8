// Finds entities by name, alias or pinyin, and articles by the words in them.

import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { Article, Span } from '../../pipeline/types.ts'
import { matchKey } from '../search/match-key.ts'
import { searchNames } from '../search/name-index.ts'
import { jsonRoute } from './route.ts'
import { summarise, toSentence } from './sentences.ts'
import { SearchAnswer, SearchQuery } from './types.ts'

export const search = jsonRoute({
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
  async handle({ query, service }) {
    const { q, limit } = query
    const { store, current } = await service
    const { names, hints } = await current.state()
    const entities = searchNames(names, q, { limit })
    const key = matchKey(q)
    const found = key === '' ? { ids: [], count: 0 } : await store.searchArticles(key, { limit })
    const articles = await store.loadArticles(found.ids)
    const mentions = await store.loadMentions([...articles.keys()])
    return {
      query: q,
      entities: entities.hits.map(hit => {
        const hint = hints.get(hit.id)
        return hint === undefined ? hit : { ...hit, hint }
      }),
      articles: found.ids.flatMap(id => {
        const stored = articles.get(id)
        if (stored === undefined) return []
        const span = sentenceHolding(stored.article, key)
        const sentence = span === undefined ? null : toSentence(stored, span, mentions.get(id) ?? [], [])
        return [{ article: summarise(stored), sentence }]
      }),
      counts: { entities: entities.count, articles: found.count },
    }
  },
})

/** The first sentence that holds `key`; undefined where only the headline does. */
function sentenceHolding({ text }: Article, key: string): Span | undefined {
  return indexSentences(text).sentences.find(({ start, end }) =>
    matchKey(text.slice(start, end)).includes(key),
  )
}
