// Which mention comes next, from where the reader is; after the last comes the first.
import type { Span } from '../panel/split-text.ts'

/** Index among `mentions`, which are in order; `from` need not be one of them. Undefined where there is none. */
export function stepTo(mentions: readonly Span[], from: Span | null, by: 1 | -1): number | undefined {
  if (mentions.length === 0) return undefined
  if (from === null) return by === 1 ? 0 : mentions.length - 1
  const at = mentions.findIndex(({ start, end }) => start === from.start && end === from.end)
  if (at >= 0) return (at + by + mentions.length) % mentions.length
  if (by === 1) {
    const next = mentions.findIndex(({ start }) => start >= from.start)
    return next < 0 ? 0 : next
  }
  const previous = mentions.findLastIndex(({ start }) => start < from.start)
  return previous < 0 ? mentions.length - 1 : previous
}
