// Trains the tagger with what the dictionaries know, for “baotu train”.
import type { Knowledge } from '../knowledge.ts'
import { findHints } from './find-hints.ts'
import { createSegmenter } from './segment.ts'
import type { TaggedSentence } from './tagged-sentences.ts'
import type { CharacterKinds } from './tagger-features.ts'
import { type TaggerTraining, trainTagger } from './train-tagger.ts'

/**
 * The trained model as the bytes of its file; the same for the same sentences and dictionaries. Takes two minutes and 2.5 GB for
 * 64,000 sentences.
 *
 * The segmenter forgets the names it was taught: a tagger that met only known names as whole words in training would pass over those
 * that no dictionary has. So extract nothing with this `knowledge` in the same process.
 */
export function trainWithKnowledge(
  sentences: readonly TaggedSentence[],
  knowledge: Pick<Knowledge, 'dictionary' | 'findTitles' | 'persons'>,
  options: Pick<TaggerTraining, 'seed' | 'settings' | 'onEpoch'> = {},
): Uint8Array {
  const { surnames, givenNameCharacters, transliterationCharacters } = knowledge.persons
  const segment = createSegmenter(new Map())
  const characterKinds: CharacterKinds = [
    ['surname', charactersOf(surnames.keys())],
    ['given name', charactersOf(givenNameCharacters)],
    ['transliteration', charactersOf(transliterationCharacters)],
  ]
  return trainTagger({
    ...options,
    sentences,
    segment,
    findHints: text => findHints(text, segment(text), knowledge),
    characterKinds,
  })
}

/** Single characters in order, so that the model does not depend on the order of a dictionary's lines. */
const charactersOf = (names: Iterable<string>): string =>
  [...new Set(names)]
    .filter(name => name.length === 1)
    .sort()
    .join('')
