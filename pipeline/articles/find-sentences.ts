// Finds the sentences of an article's text: the unit in which names occur together and relations are stated.
import type { Span } from '../types.ts'

// A sentence ends with its mark and the closing quotes and brackets behind it: “……。”他说 goes on, 。” at a line end does not.
const ENDS = new Set(['。', '！', '？', '!', '?', '；', '…'])
const CLOSERS = new Set(['”', '’', '」', '』', '）', ')', '》', '】'])

/** Spans of the sentences of `text`, in order, without the white space around them; every other character is in exactly one. */
export function findSentences(text: string): Span[] {
  const sentences: Span[] = []
  let start = 0
  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && /\s/.test(text[from] as string)) from++
    while (to > from && /\s/.test(text[to - 1] as string)) to--
    if (to > from) sentences.push({ start: from, end: to })
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '\n') {
      close(i + 1)
      continue
    }
    if (!ENDS.has(character)) continue
    let end = i + 1
    while (end < text.length && (ENDS.has(text[end] as string) || CLOSERS.has(text[end] as string))) end++
    // “……挑战。”陈荣辉说，…… is one sentence: the speaker follows his words at once.
    const quoteClosed = CLOSERS.has(text[end - 1] as string)
    const next = text[end]
    if (quoteClosed && next !== undefined && next !== '\n' && !/[“「『（(《\s]/.test(next)) {
      i = end - 1
      continue
    }
    // A semicolon joins clauses of one sentence inside quotation marks as outside; it ends a unit of statement.
    close(end)
    i = end - 1
  }
  close(text.length)
  return sentences
}
