// Finds names of persons, organizations and places by their context: what no dictionary knows. It proposes; locks and rules decide.
import type { Span } from '../types.ts'
import type { Segment } from './segment.ts'
import { createChain, LABEL_COUNT, NAME_TYPES, type NameType, spansOfLabels } from './tagger-chain.ts'
import {
  createFeatureReader,
  cutForTagging,
  type FeatureReader,
  type Hint,
  LONGEST_SENTENCE,
  MOST_FEATURES,
  REGISTER_FEATURES,
} from './tagger-features.ts'
import { createGlance, GLANCE_SCALE } from './tagger-glance.ts'
import { type TaggerModel, unpackModel } from './tagger-model.ts'
import { createWeightTable, type WeightTable } from './tagger-weights.ts'

export type { Hint } from './tagger-features.ts'

/** `margin`: the probability, 0 to 1, that exactly this stretch is a name of this type. */
export type NameSpan = Span & { type: NameType; margin: number }

/**
 * `segments` and `hints` are those of the whole `text`, by start; the names come in order and do not overlap.
 *
 * `register` says how the text is written: `news`, `encyclopedia` … as the model was trained, each with its own customs of what counts
 * as a name. Left out, the tagger judges by the words.
 */
export type Tagger = (
  text: string,
  segments: readonly Segment[],
  hints: readonly Hint[],
  register?: string,
) => NameSpan[]

/** So many characters tell the register of a text. */
const REGISTER_SAMPLE = 4000
/** A register that is less likely than this, compared with the likeliest, has no say. */
const LEAST_SHARE = 0.05

/** @throws if `bytes` are not a model of this version; the message names the file and the mend. */
export function readTagger(bytes: Uint8Array): Tagger {
  const model = unpackModel(bytes)
  const reader = createFeatureReader(model.characterKinds)
  const findCandidates = createGlance(reader, model.glance)
  const judgeRegister = createRegisterJudge(reader, model)
  const chain = createChain(LONGEST_SENTENCE)
  const labels = new Uint8Array(LONGEST_SENTENCE)
  const hashes = new Int32Array(MOST_FEATURES)
  const tableOfRegister = new Map<number, WeightTable>()
  const tableOf = (register: number): WeightTable => {
    const table = tableOfRegister.get(register) ?? createWeightTable(model, register)
    tableOfRegister.set(register, table)
    return table
  }

  return (text, segments, hints, register) => {
    const sentences = cutForTagging(text)
    const known = model.registers.findIndex(({ name }) => name === register)
    if (register !== undefined && known < 0)
      throw new Error(
        `the tagger knows no register ${register}, only ${model.registers.map(({ name }) => name).join(', ')}`,
      )
    const shares = known >= 0 ? [{ register: known, share: 1 }] : judgeRegister(text, sentences, segments)
    const tables = shares.map(({ register: number, share }) => ({ addWeights: tableOf(number), share }))
    const names: NameSpan[] = []
    let firstSegment = 0
    let firstHint = 0
    for (const sentence of sentences) {
      const { start, end } = sentence
      while (firstSegment < segments.length && (segments[firstSegment] as Segment).end <= start)
        firstSegment++
      while (firstHint < hints.length && (hints[firstHint] as Hint).end <= start) firstHint++
      reader.read(text, sentence, segments, firstSegment, hints, firstHint)
      findCandidates(end - start, (from, to) => {
        chain.emissions.fill(0, 0, (to - from) * LABEL_COUNT)
        for (let i = from; i < to; i++) {
          const count = reader.describe(i, hashes, 0)
          for (const { addWeights, share } of tables)
            addWeights(hashes, count, chain.emissions, (i - from) * LABEL_COUNT, share)
        }
        if (!chain.findBestPath(to - from, model.transitions, labels)) return
        chain.sumPaths(to - from, model.transitions)
        for (const span of spansOfLabels(labels, to - from))
          names.push({
            start: start + from + span.start,
            end: start + from + span.end,
            type: NAME_TYPES[span.type] as NameType,
            margin: chain.spanProbability(span),
          })
      })
    }
    return names
  }
}

type RegisterShare = { register: number; share: number }

/** Returns a function that tells which registers the beginning of a text looks like: their numbers and probabilities. */
function createRegisterJudge(reader: FeatureReader, { registers, registerWeights }: TaggerModel) {
  const count = registers.length
  const shift = 32 - Math.log2(registerWeights.length / count)
  const found = new Int32Array(REGISTER_FEATURES)
  return (text: string, sentences: readonly Span[], segments: readonly Segment[]): RegisterShare[] => {
    if (count < 2) return [{ register: 0, share: 1 }]
    const sums = new Float64Array(count)
    let firstSegment = 0
    for (const sentence of sentences) {
      if (sentence.end > REGISTER_SAMPLE && sentence.start > 0) break
      while (firstSegment < segments.length && (segments[firstSegment] as Segment).end <= sentence.start)
        firstSegment++
      reader.read(text, sentence, segments, firstSegment, [], 0)
      for (let i = 0; i < sentence.end - sentence.start; i++) {
        reader.describeRegister(i, found)
        for (const hash of found)
          for (let r = 0; r < count; r++)
            sums[r] = (sums[r] as number) + (registerWeights[(hash >>> shift) * count + r] as number)
      }
    }
    const highest = Math.max(...sums)
    const shares = Array.from(sums, (sum, register) => ({
      register,
      share: Math.exp((sum - highest) * GLANCE_SCALE),
    })).filter(({ share }) => share > LEAST_SHARE)
    const total = shares.reduce((sum, { share }) => sum + share, 0)
    return shares.map(({ register, share }) => ({ register, share: share / total }))
  }
}
