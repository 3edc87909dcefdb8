// Quotes as a list of sentences shows them: two that one speaker makes in one sentence stand there once.
import type { EntityLink, QuoteNote, Sentence } from '../../server/api/types.ts'

/** What one speaker says in one sentence; `start` and `end` span all of it. */
export type SentenceQuotes = {
  sentence: Sentence
  speaker: EntityLink
  verbs: readonly string[]
  count: number
  start: number
  end: number
}

/** In the order of their first quotes. */
export function quotesBySentence(
  quotes: readonly { quote: QuoteNote; sentence: Sentence }[],
): SentenceQuotes[] {
  const groups = Map.groupBy(quotes, ({ quote, sentence: { article, start, end } }) =>
    JSON.stringify([article.id, start, end, quote.speaker.id]),
  )
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    return [
      {
        sentence: first.sentence,
        speaker: first.quote.speaker,
        verbs: [...new Set(group.map(({ quote }) => quote.verb))],
        count: group.length,
        start: Math.min(...group.map(({ quote }) => quote.start)),
        end: Math.max(...group.map(({ quote }) => quote.end)),
      },
    ]
  })
}
