// Says what people spoke of: documents, events and products that their words name.
import { overlapping } from '../entities/spans.ts'
import type { Evidence, LinkedMention, Quote } from '../types.ts'

const SPOKEN_OF = new Set(['document', 'event', 'product'])

/** Speaker, what was spoken of, and the words from the beginning of the quotation to its name. @param readable mentions and references, in order of start. */
export function relateSpeakers(
  quotes: readonly Quote[],
  readable: readonly LinkedMention[],
): [string, string, Evidence][] {
  return quotes
    .filter(({ speaker }) => speaker.startsWith('person:'))
    .flatMap(quote =>
      overlapping(readable, quote)
        .filter(({ type, start, end }) => SPOKEN_OF.has(type) && start >= quote.start && end <= quote.end)
        .map(({ entity, end }): [string, string, Evidence] => [
          quote.speaker,
          entity,
          { start: quote.start, end, reason: `rule:speaks-of:${quote.reason.slice('rule:'.length)}` },
        ]),
    )
}
