// The articles: a list, and each in full with the names in it.

import { HttpError } from '../http-error.ts'
import { briefOf } from './entity-link.ts'
import { figureNote, quoteNote } from './entity-notes.ts'
import { boxesOfSpan, placeOfArticle } from './place-on-sheets.ts'
import { jsonRoute, NoQuery } from './route.ts'
import { summarise, summariseHead } from './sentences.ts'
import { ArticleAnswer, ArticleListAnswer, ArticleListQuery } from './types.ts'

export const listArticles = jsonRoute({
  method: 'get',
  path: '/api/articles',
  name: 'listArticles',
  summary: { zh: '全部文章，可分页', en: 'All articles, a page at a time where wished' },
  query: ArticleListQuery,
  answer: { status: 200, schema: ArticleListAnswer },
  errors: [],
  async handle({ query, service }) {
    const { store } = await service
    const articles = await store.listArticles(query)
    const count = await store.countArticles()
    return { count, articles: articles.map(head => ({ ...summariseHead(head), entities: head.entities })) }
  },
})

export const getArticle = jsonRoute({
  method: 'get',
  path: '/api/articles/{id}',
  name: 'getArticle',
  summary: { zh: '一篇文章及其中的名称', en: 'An article and the names in it' },
  params: { id: 'The id of an article' },
  query: NoQuery,
  answer: { status: 200, schema: ArticleAnswer },
  errors: [404],
  async handle({ params, service }) {
    const id = params.id as string
    const { store, current } = await service
    const view = await current.view()
    const stored = (await store.loadArticles([id])).get(id)
    if (stored === undefined) throw new HttpError('unknown_article', { id })
    const { article } = stored
    const mentions = (await store.loadMentions([id])).get(id) ?? []
    const { quotes, figures } = await store.loadNotes(id)
    const named = [...new Set(mentions.map(({ entity }) => entity))]
    const names = await store.entityNames(article)
    const places = await store.loadPlaces(article.pageId)
    const speakers = quotes.flatMap(({ speaker, about }) => [speaker, ...about])
    const state = await view.described([...named, ...speakers])
    return {
      article: summarise(stored),
      text: article.text,
      continuedFrom: article.continuedFrom,
      lines: article.lines.map(({ start, end, line }) => ({ start, end, line })),
      mentions: mentions.map(({ start, end, entity, type, reason, certainty }) => ({
        start,
        end,
        entity,
        name: names.get(entity) ?? article.text.slice(start, end),
        type,
        reason,
        certainty,
        ...(places === undefined ? {} : { boxes: boxesOfSpan(places, article, { start, end }) }),
      })),
      ...(places === undefined ? {} : { place: placeOfArticle(places, article) }),
      // The graph may be a moment behind the store.
      entities: named.filter(entity => state.graph.hasNode(entity)).map(entity => briefOf(state, entity)),
      quotes: quotes.flatMap(quote => quoteNote(state, quote) ?? []),
      figures: figures.map(figureNote),
    }
  },
})
