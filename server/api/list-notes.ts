// All quotes and all figures, a page at a time, filtered and sorted as the explorer's tables ask for them.
import type { StoreCalls } from '../store/store.ts'
import { figureNote, quoteNote, sentenceAround } from './entity-notes.ts'
import { seriesOf } from './figure-series.ts'
import { loadSources } from './load-sources.ts'
import { jsonRoute } from './route.ts'
import { EntityFiguresAnswer, EntityQuotesAnswer, FigureListQuery, QuoteListQuery } from './types.ts'

const sourcesOf = (store: StoreCalls, notes: readonly { article: string }[]) =>
  loadSources(
    store,
    notes.map(({ article }) => article),
  )

export const listQuotes = jsonRoute({
  method: 'get',
  path: '/api/quotes',
  name: 'listQuotes',
  summary: { zh: '全部引语，可筛选、排序、分页', en: 'All quotes: filtered, sorted, a page at a time' },
  query: QuoteListQuery,
  answer: { status: 200, schema: EntityQuotesAnswer },
  errors: [],
  async handle({ query, service }) {
    const { store, current } = await service
    const { notes, count } = await store.listQuotes(query, query)
    const sources = await sourcesOf(store, notes)
    const view = await current.view()
    const state = await view.part({ nodes: notes.flatMap(({ speaker, about }) => [speaker, ...about]) })
    const quotes = notes.flatMap(stored => {
      const source = sources.get(stored.article)
      const quote = quoteNote(state, stored)
      return source && quote ? [{ quote, sentence: sentenceAround(source, stored) }] : []
    })
    return { quotes, count }
  },
})

export const listFigures = jsonRoute({
  method: 'get',
  path: '/api/figures',
  name: 'listFigures',
  summary: { zh: '全部数字，可筛选、排序、分页', en: 'All figures: filtered, sorted, a page at a time' },
  query: FigureListQuery,
  answer: { status: 200, schema: EntityFiguresAnswer },
  errors: [],
  async handle({ query, service }) {
    const { store } = await service
    const { notes, count } = await store.listFigures(query, query)
    const sources = await sourcesOf(store, notes)
    const figures = notes.flatMap(stored => {
      const source = sources.get(stored.article)
      return source ? [{ figure: figureNote(stored), sentence: sentenceAround(source, stored) }] : []
    })
    const measured = await store.figuresOfMeasures(notes, query)
    return { figures, count, series: seriesOf(measured) }
  },
})
