// Finds spans by place in lists that are in order of start and without overlaps, in the time that halving takes.
import type { Span } from '../types.ts'

/** The index of the first span that ends behind `offset`; the number of spans where none does. */
export function firstEndingBehind(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The spans that share a character with `span`, in order. */
export function overlapping<S extends Span>(spans: readonly S[], { start, end }: Span): S[] {
  const found: S[] = []
  for (let i = firstEndingBehind(spans, start); i < spans.length; i++) {
    const span = spans[i] as S
    if (span.start >= end) break
    found.push(span)
  }
  return found
}

/** Whether one of `spans` shares a character with `span`. */
export function overlapsAny(span: Span, spans: readonly Span[]): boolean {
  const first = spans[firstEndingBehind(spans, span.start)]
  return first !== undefined && first.start < span.end
}
