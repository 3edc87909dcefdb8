// Trains the tagger from sentences with their names marked: a conditional random field, the same bytes for the same seed.
import { createChainLearner, type Example, type Penalties } from './chain-learner.ts'
import { type FeatureIndex, indexFeatures } from './feature-index.ts'
import type { Segmenter } from './segment.ts'
import type { TaggedSentence } from './tagged-sentences.ts'
import { beginLabel, endLabel, LABEL_COUNT, middleLabel, NAME_TYPES, singleLabel } from './tagger-chain.ts'
import {
  type CharacterKinds,
  createFeatureReader,
  cutForTagging,
  type FeatureReader,
  GLANCES,
  type Hint,
  LONGEST_SENTENCE,
  MOST_FEATURES,
} from './tagger-features.ts'
import { eachStretch, scoreGlance } from './tagger-glance.ts'
import { packModel, type TaggerModel, type WeightRows } from './tagger-model.ts'
import { type SentenceVisit, trainGlance, trainRegisters } from './train-glance.ts'

export type TaggerTraining = {
  sentences: readonly TaggedSentence[]
  segment: Segmenter
  /** What the dictionaries know of a text, as the tagger will be told at run time. */
  findHints: (text: string) => readonly Hint[]
  /** Surnames, characters of given names, of transliterations. */
  characterKinds: CharacterKinds
  seed?: number
  settings?: TrainingSettings
  /** Called after each round with its number, from 1, and the mean log likelihood of a stretch. */
  onEpoch?: (epoch: number, logLikelihood: number) => void
}

export type TrainingSettings = {
  epochs: number
  /** The model is the mean of the weights after each round from this one on. */
  firstAveraged: number
  /** Features seen less often are noise. */
  leastCount: number
  /** Penalties on the weights that all registers share, and on what each adds: a register is to differ only where it must. */
  shared: Penalties
  own: Penalties
  /** Share of hints hidden in training: a model that could rely on them would miss what no dictionary has. */
  hiddenHints: number
  /** Share of names that the first glance is to let through. */
  keptNames: number
  /** So far below its threshold does the glance let characters through in training, so that the model sees near misses, too. */
  slack: number
  /** Weights below are dropped from the file. */
  leastWeight: number
}

// Chosen on UNER dev, CLUENER dev and a tenth of MSRA held out; the model card has the scores.
export const TRAINING_SETTINGS: TrainingSettings = {
  epochs: 6,
  firstAveraged: 3,
  leastCount: 3,
  shared: { sparsity: 0.8, shrinkage: 2 },
  own: { sparsity: 2, shrinkage: 100 },
  hiddenHints: 0.4,
  keptNames: 0.994,
  slack: 30,
  leastWeight: 0.03,
}

/** The trained model as the bytes of its file. */
export function trainTagger({
  sentences,
  segment,
  findHints,
  characterKinds,
  seed = 1,
  settings = TRAINING_SETTINGS,
  onEpoch,
}: TaggerTraining): Uint8Array {
  const random = createRandom(seed)
  const registers = [...new Set(sentences.map(({ register }) => register))].sort()
  const hints = sentences.map(({ text }) => findHints(text).filter(() => random() >= settings.hiddenHints))
  const reader = createFeatureReader(characterKinds)
  const visit = createVisit(reader, sentences, segment, hints, registers)

  const inOrder = sentences.map((_, i) => i)
  const orders = Array.from({ length: 5 }, () => shuffled(inOrder, random))
  const glance = trainGlance(reader, visit, orders, settings.keptNames)
  const registerWeights = trainRegisters(reader, visit, orders, registers.length)

  const visitStretches = createStretchVisit(reader, visit, {
    ...glance,
    threshold: glance.threshold - settings.slack,
  })
  const count = (register: number | null) =>
    indexFeatures(
      take =>
        visitStretches(inOrder, stretch => {
          if (register === null || stretch.register === register)
            take(stretch.hashes, stretch.starts[stretch.length] as number)
        }),
      settings.leastCount,
    )
  const shared = count(null)
  const own = registers.length > 1 ? registers.map((_, register) => count(register)) : []
  const examples = encodeExamples(visitStretches, inOrder, shared, own)
  const total = own.reduce((sum, index) => sum + index.count, shared.count)
  const learner = createChainLearner(total, shared.count, settings)
  const { weights, transitions } = fit(examples, learner, { random, settings, onEpoch })

  const scale = settings.leastWeight
  let first = 0
  const rowsOf = (index: FeatureIndex): WeightRows => {
    const rows = quantise(weights.subarray(first * LABEL_COUNT), index, scale)
    first += index.count
    return rows
  }
  return packModel({
    characterKinds,
    transitions,
    scale,
    shared: rowsOf(shared),
    registers: registers.map((name, r) => ({ name, rows: rowsOf(own[r] ?? NO_FEATURES) })),
    glance,
    registerWeights,
  })
}

const NO_FEATURES: FeatureIndex = { count: 0, numberOf: () => -1, hashes: new Uint32Array(0) }

/** Reads the sentences, cut as at run time. Words and labels are found once: every round needs the same. */
function createVisit(
  reader: FeatureReader,
  sentences: readonly TaggedSentence[],
  segment: Segmenter,
  hints: readonly (readonly Hint[])[],
  registers: readonly string[],
): SentenceVisit {
  const prepared = sentences.map(({ text, names, register }) => ({
    text,
    segments: segment(text),
    labels: labelsOf(text, names),
    register: registers.indexOf(register),
  }))
  return (order, take) => {
    for (const index of order) {
      const { text, segments, labels, register } = prepared[index] as (typeof prepared)[number]
      let firstSegment = 0
      for (const span of cutForTagging(text)) {
        while (firstSegment < segments.length && (segments[firstSegment]?.end ?? 0) <= span.start)
          firstSegment++
        reader.read(text, span, segments, firstSegment, hints[index] ?? [], 0)
        take({
          length: span.end - span.start,
          labels: labels.subarray(span.start, span.end),
          register,
          index,
        })
      }
    }
  }
}

function labelsOf(text: string, names: TaggedSentence['names']): Uint8Array {
  const labels = new Uint8Array(text.length)
  for (const { start, end, type: name } of names) {
    const type = NAME_TYPES.indexOf(name)
    labels.fill(middleLabel(type), start, end)
    labels[start] = beginLabel(type)
    labels[end - 1] = endLabel(type)
    if (end - start === 1) labels[start] = singleLabel(type)
  }
  return labels
}

type Stretch = {
  length: number
  starts: Int32Array
  hashes: Int32Array
  labels: Uint8Array
  register: number
}
type StretchVisit = (order: readonly number[], take: (stretch: Stretch) => void) => void

/** The stretches that the glance lets through, and all that holds a name; with their features. */
function createStretchVisit(
  reader: FeatureReader,
  visit: SentenceVisit,
  { weights, threshold }: TaggerModel['glance'],
): StretchVisit {
  const found = new Int32Array(GLANCES)
  const passes = new Uint8Array(LONGEST_SENTENCE)
  const starts = new Int32Array(LONGEST_SENTENCE + 1)
  const hashes = new Int32Array(LONGEST_SENTENCE * MOST_FEATURES)
  return (order, take) =>
    visit(order, ({ length, labels, register }) => {
      for (let i = 0; i < length; i++)
        passes[i] = labels[i] !== 0 || scoreGlance(reader, i, weights, found) >= threshold ? 1 : 0
      eachStretch(passes, length, (from, to) => {
        for (let i = from; i < to; i++)
          starts[i - from + 1] = reader.describe(i, hashes, starts[i - from] as number)
        take({ length: to - from, starts, hashes, labels: labels.subarray(from, to), register })
      })
    })
}

function encodeExamples(
  visit: StretchVisit,
  order: readonly number[],
  shared: FeatureIndex,
  own: readonly FeatureIndex[],
): Example[] {
  const firstOf = own.map((_, r) => own.slice(0, r).reduce((sum, { count }) => sum + count, shared.count))
  const known = new Int32Array(2 * LONGEST_SENTENCE * MOST_FEATURES)
  const examples: Example[] = []
  visit(order, ({ length, starts, hashes, labels, register }) => {
    const knownStarts = new Int32Array(length + 1)
    const mine = own[register]
    let n = 0
    for (let i = 0; i < length; i++) {
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const number = shared.numberOf(hashes[k] as number)
        if (number >= 0) known[n++] = number
        const ownNumber = mine?.numberOf(hashes[k] as number) ?? -1
        if (ownNumber >= 0) known[n++] = (firstOf[register] as number) + ownNumber
      }
      knownStarts[i + 1] = n
    }
    examples.push({ length, starts: knownStarts, features: known.slice(0, n), labels })
  })
  return examples
}

type Fitting = {
  random: () => number
  settings: TrainingSettings
  onEpoch: TaggerTraining['onEpoch']
}

/** Rounds over all examples; the mean of the weights after the later ones. */
function fit(
  examples: readonly Example[],
  learner: ReturnType<typeof createChainLearner>,
  { random, settings: { epochs, firstAveraged }, onEpoch }: Fitting,
): { weights: Float32Array; transitions: Float32Array } {
  let order = examples.map((_, i) => i)
  const weights = new Float32Array(learner.weights.length)
  const transitions = new Float32Array(learner.transitions.length)
  const rounds = epochs - Math.min(firstAveraged, epochs) + 1
  for (let epoch = 1; epoch <= epochs; epoch++) {
    order = shuffled(order, random)
    let logLikelihood = 0
    for (const index of order) logLikelihood += learner.learn(examples[index] as Example)
    onEpoch?.(epoch, logLikelihood / examples.length)
    if (epoch <= epochs - rounds) continue
    for (let i = 0; i < weights.length; i++)
      weights[i] = (weights[i] as number) + (learner.weights[i] as number) / rounds
    for (let i = 0; i < transitions.length; i++)
      transitions[i] = (transitions[i] as number) + (learner.transitions[i] as number) / rounds
  }
  return { weights, transitions }
}

/** Weights as whole numbers of one byte, without the features that are left with none. */
function quantise(weights: Float32Array, { count, hashes }: FeatureIndex, scale: number): WeightRows {
  const whole = (weight: number) => Math.max(-127, Math.min(127, Math.round(weight / scale)))
  const kept: number[] = []
  for (let row = 0; row < count; row++) {
    let any = false
    for (let y = 0; y < LABEL_COUNT && !any; y++) any = whole(weights[row * LABEL_COUNT + y] as number) !== 0
    if (any) kept.push(row)
  }
  const bytes = new Int8Array(kept.length * LABEL_COUNT)
  kept.forEach((row, i) => {
    for (let y = 0; y < LABEL_COUNT; y++)
      bytes[i * LABEL_COUNT + y] = whole(weights[row * LABEL_COUNT + y] as number)
  })
  return { hashes: Uint32Array.from(kept, row => hashes[row] as number), weights: bytes }
}

function shuffled(items: readonly number[], random: () => number): number[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const moved = result[i] as number
    result[i] = result[j] as number
    result[j] = moved
  }
  return result
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
