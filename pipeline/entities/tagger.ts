// Finds names of persons, organizations and places by their context: what no dictionary knows. It proposes; locks and rules decide.
import type { Span } from '../types.ts'
import type { Segment } from './segment.ts'
import { createChain, LABEL_COUNT, NAME_TYPES, type NameType, spansOfLabels } from './tagger-chain.ts'
import {
  createFeatureBuffer,
  createFeatureExtractor,
  cutForTagging,
  type FeatureBuffer,
  type Hint,
  LONGEST_SENTENCE,
} from './tagger-features.ts'
import { type TaggerModel, unpackModel } from './tagger-model.ts'

export type { Hint } from './tagger-features.ts'

/** `margin`: the probability, 0 to 1, that exactly this stretch is a name of this type. */
export type NameSpan = Span & { type: NameType; margin: number }

/** `segments` and `hints` are those of the whole `text`, by start; the names come in order and do not overlap. */
export type Tagger = (text: string, segments: readonly Segment[], hints: readonly Hint[]) => NameSpan[]

/** @throws if `bytes` are not a model of this version; the message names the file and the mend. */
export function readTagger(bytes: Uint8Array): Tagger {
  const model = unpackModel(bytes)
  const extract = createFeatureExtractor()
  const buffer = createFeatureBuffer()
  const chain = createChain(LONGEST_SENTENCE)
  const addWeights = createWeightTable(model)
  const labels = new Uint8Array(LONGEST_SENTENCE)

  return (text, segments, hints) => {
    const names: NameSpan[] = []
    let firstSegment = 0
    let firstHint = 0
    for (const sentence of cutForTagging(text)) {
      const { start, end } = sentence
      while (firstSegment < segments.length && (segments[firstSegment] as Segment).end <= start)
        firstSegment++
      while (firstHint < hints.length && (hints[firstHint] as Hint).end <= start) firstHint++
      extract(text, sentence, segments, firstSegment, hints, firstHint, buffer)
      addWeights(buffer, end - start, chain.emissions)
      if (!chain.findBestPath(end - start, model.transitions, labels)) continue
      chain.sumPaths(end - start, model.transitions)
      for (const span of spansOfLabels(labels, end - start))
        names.push({
          start: start + span.start,
          end: start + span.end,
          type: NAME_TYPES[span.type] as NameType,
          margin: chain.spanProbability(span),
        })
    }
    return names
  }
}

/** Returns a function that sums the weights of each character's features into `emissions`. */
function createWeightTable({ hashes, weights, scale }: TaggerModel) {
  // Open addressing: slot 2k holds a hash, slot 2k + 1 the row, side by side in one cache line.
  let slots = 1024
  while (slots < hashes.length * 2) slots *= 2
  const table = new Int32Array(2 * slots).fill(-1)
  hashes.forEach((hash, row) => {
    let slot = slotOf(hash | 0, slots)
    while (table[2 * slot + 1] !== -1) slot = (slot + 1) & (slots - 1)
    table[2 * slot] = hash | 0
    table[2 * slot + 1] = row * LABEL_COUNT
  })

  return ({ starts, hashes: found }: FeatureBuffer, length: number, emissions: Float32Array): void => {
    for (let i = 0; i < length; i++) {
      // Thirteen sums in registers: an array of them here costs a third of the speed.
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let s4 = 0
      let s5 = 0
      let s6 = 0
      let s7 = 0
      let s8 = 0
      let s9 = 0
      let s10 = 0
      let s11 = 0
      let s12 = 0
      const end = starts[i + 1] as number
      for (let k = starts[i] as number; k < end; k++) {
        const hash = found[k] as number
        let slot = slotOf(hash, slots)
        let row = table[2 * slot + 1] as number
        while (row !== -1 && table[2 * slot] !== hash) {
          slot = (slot + 1) & (slots - 1)
          row = table[2 * slot + 1] as number
        }
        if (row === -1) continue
        s0 += weights[row] as number
        s1 += weights[row + 1] as number
        s2 += weights[row + 2] as number
        s3 += weights[row + 3] as number
        s4 += weights[row + 4] as number
        s5 += weights[row + 5] as number
        s6 += weights[row + 6] as number
        s7 += weights[row + 7] as number
        s8 += weights[row + 8] as number
        s9 += weights[row + 9] as number
        s10 += weights[row + 10] as number
        s11 += weights[row + 11] as number
        s12 += weights[row + 12] as number
      }
      const at = i * LABEL_COUNT
      emissions[at] = s0 * scale
      emissions[at + 1] = s1 * scale
      emissions[at + 2] = s2 * scale
      emissions[at + 3] = s3 * scale
      emissions[at + 4] = s4 * scale
      emissions[at + 5] = s5 * scale
      emissions[at + 6] = s6 * scale
      emissions[at + 7] = s7 * scale
      emissions[at + 8] = s8 * scale
      emissions[at + 9] = s9 * scale
      emissions[at + 10] = s10 * scale
      emissions[at + 11] = s11 * scale
      emissions[at + 12] = s12 * scale
    }
  }
}

const slotOf = (hash: number, slots: number) => (hash ^ (hash >>> 15)) & (slots - 1)
