// Quotes and figures of an entity, each with the sentence it stands in.
import { indexSentences } from '../../pipeline/graph/sentence-index.ts'
import type { Figure, Quote } from '../../pipeline/types.ts'
import type { GraphPart } from '../graph/graph-part.ts'
import type { GraphView } from '../graph/graph-view.ts'
import type { NotePeriod } from '../store/notes.ts'
import type { StoreCalls } from '../store/store.ts'
import { linkTo } from './entity-link.ts'
import type { Within } from './evidence-within.ts'
import { loadSources, type Source } from './load-sources.ts'
import { toSentence } from './sentences.ts'
import type { EntityFiguresAnswer, EntityQuotesAnswer, FigureNote, QuoteNote, Sentence } from './types.ts'

type Named = Pick<GraphPart, 'graph' | 'hints'>

/** Undefined where the graph has moved on and no longer holds the speaker. */
export function quoteNote(state: Named, quote: Quote): QuoteNote | undefined {
  if (!state.graph.hasNode(quote.speaker)) return undefined
  const { start, end, verb, kind, reason } = quote
  return {
    start,
    end,
    speaker: linkTo(state, quote.speaker),
    verb,
    kind,
    about: quote.about.filter(id => state.graph.hasNode(id)).map(id => linkTo(state, id)),
    reason,
  }
}

export const figureNote = ({
  start,
  end,
  measure,
  value,
  unit,
  period,
  change,
  reason,
}: Figure): FigureNote => ({
  start,
  end,
  measure,
  value,
  unit,
  period,
  change,
  reason,
})

/** The sentences from the one in which `span` begins, with its speaker, to the one in which it ends. */
export function sentenceAround(source: Source, { start, end, reason }: Quote | Figure): Sentence {
  const { sentences, at } = indexSentences(source.article.text)
  const first = sentences[at(start)] ?? { start, end }
  const last = sentences[at(Math.max(start, end - 1))] ?? { start, end }
  return toSentence(source, { start: first.start, end: last.end }, source.mentions, [reason])
}

export async function quotesOf(
  store: StoreCalls,
  view: Pick<GraphView, 'part'>,
  entity: string,
  { role, ...part }: { role: 'said' | 'about'; offset: number; limit: number } & NotePeriod,
): Promise<EntityQuotesAnswer['quotes']> {
  const found = await store.loadQuotes(entity, role, part)
  const state = await view.part({ nodes: found.flatMap(({ speaker, about }) => [speaker, ...about]) })
  const sources = await loadSources(
    store,
    found.map(({ article }) => article),
  )
  return found.flatMap(stored => {
    const source = sources.get(stored.article)
    const quote = quoteNote(state, stored)
    return source && quote ? [{ quote, sentence: sentenceAround(source, stored) }] : []
  })
}

/** How many figures `figuresOf` has, counted without what it shows of each. */
export async function countFigures(store: StoreCalls, entity: string, within: Within): Promise<number> {
  let count = 0
  for (const { text, figures, mentions } of await store.figurePlaces(entity, within)) {
    const { at } = indexSentences(text)
    const named = new Set(mentions.map(at))
    count += figures.filter(start => named.has(at(start))).length
  }
  return count
}

/** All figures of sentences that name `entity` with at least `certainty`, the newest first. */
export async function figuresOf(
  store: StoreCalls,
  entity: string,
  { certainty, ...period }: Within = { certainty: 0 },
): Promise<EntityFiguresAnswer['figures']> {
  const beside = await store.figuresBeside(entity, period)
  const sources = await loadSources(
    store,
    beside.map(({ article }) => article),
  )
  const named = new Map(
    [...sources].map(([id, { article, mentions }]) => {
      const { at } = indexSentences(article.text)
      const sentences = mentions
        .filter(mention => mention.entity === entity && mention.certainty >= certainty)
        .map(({ start }) => at(start))
      return [id, { at, sentences: new Set(sentences) }]
    }),
  )
  return beside.flatMap(figure => {
    const source = sources.get(figure.article)
    const places = named.get(figure.article)
    if (!source || !places?.sentences.has(places.at(figure.start))) return []
    return [{ figure: figureNote(figure), sentence: sentenceAround(source, figure) }]
  })
}
