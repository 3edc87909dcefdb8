// Puts those sentences of an article first that show how it speaks of both: few of them are seen at once.
import type { Sentence } from '../../server/api/types.ts'

/** Sentences that name both come first, then the first of each; the others follow in their order. */
export function bothFirst(sentences: readonly Sentence[], one: string, other: string): Sentence[] {
  const names = (sentence: Sentence, id: string) => sentence.marks.some(({ entity }) => entity === id)
  const both = sentences.filter(sentence => names(sentence, one) && names(sentence, other))
  const firsts = [one, other].flatMap(id => sentences.find(sentence => names(sentence, id)) ?? [])
  return [...new Set([...both, ...firsts, ...sentences])]
}
