// Trains the tagger: a linear-chain conditional random field, by seeded stochastic gradient, from sentences with their names marked.
import type { Span } from '../types.ts'
import type { Segmenter } from './segment.ts'
import {
  beginLabel,
  createChain,
  endLabel,
  FROM,
  LABEL_COUNT,
  middleLabel,
  NAME_TYPES,
  type NameType,
  singleLabel,
  TO,
} from './tagger-chain.ts'
import {
  createFeatureBuffer,
  createFeatureExtractor,
  cutForTagging,
  type Hint,
  LONGEST_SENTENCE,
} from './tagger-features.ts'
import { packModel } from './tagger-model.ts'

/** A sentence and the names in it, which must not overlap. */
export type TaggedSentence = { text: string; names: readonly (Span & { type: NameType })[] }

export type TaggerTraining = {
  sentences: readonly TaggedSentence[]
  segment: Segmenter
  /** What the dictionaries know of a text, as the tagger will be told at run time. */
  findHints: (text: string) => readonly Hint[]
  seed?: number
  epochs?: number
  /** Called after each round with its number, from 1, and the mean log likelihood of a sentence. */
  onEpoch?: (epoch: number, logLikelihood: number) => void
}

/** Features seen less often are noise to a model of this size. */
const LEAST_COUNT = 3
/** FTRL-proximal (McMahan and others 2013): learning rate, and the two penalties that keep weights few and small. */
const RATE = 0.1
const SPARSITY = 0.5
const SHRINKAGE = 2
/** Two in five hints are hidden in training: a model that could rely on them would miss what no dictionary has. */
const HIDDEN_HINTS = 0.4
/** The model is the mean of the weights after each round from this one on. */
const FIRST_AVERAGED = 3
/** Weights below are dropped from the file. */
const LEAST_WEIGHT = 0.03

// How the kinds of names in known training sets map to ours. What stands in none of them is no name here.
const TYPE_OF_KIND: Readonly<Record<string, NameType>> = {
  PER: 'person',
  NAME: 'person',
  name: 'person',
  person: 'person',
  ORG: 'organization',
  company: 'organization',
  government: 'organization',
  organization: 'organization',
  LOC: 'place',
  address: 'place',
  scene: 'place',
  place: 'place',
}

/**
 * Reads JSON Lines of `{"text", "ents": [[start, end, kind], …]}`, offsets in UTF-16 code units. Kinds that are no name of a person,
 * organization or place (TITLE, book, game …) are passed over.
 *
 * @param source the file's name, for messages. @throws on a line that is none, naming file and line.
 */
export function readTaggedSentences(jsonLines: string, source: string): TaggedSentence[] {
  return jsonLines
    .split('\n')
    .map((line, i) => ({ line, at: `${source}:${i + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => readTaggedSentence(line, at))
}

function readTaggedSentence(line: string, at: string): TaggedSentence {
  const shape = 'a line must be {"text": "…", "ents": [[start, end, "PER"], …]}'
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch (error) {
    throw new Error(`${at}: no JSON; ${shape}`, { cause: error })
  }
  const { text, ents } = parsed as { text?: unknown; ents?: unknown }
  if (typeof text !== 'string' || !Array.isArray(ents)) throw new Error(`${at}: ${shape}`)
  const names: (Span & { type: NameType })[] = []
  for (const entity of ents) {
    const [start, end, kind] = entity as [unknown, unknown, unknown]
    const fits =
      typeof start === 'number' && typeof end === 'number' && 0 <= start && start < end && end <= text.length
    if (!fits || typeof kind !== 'string')
      throw new Error(`${at}: ${JSON.stringify(entity)} is no [start, end, kind] within the text`)
    const type = TYPE_OF_KIND[kind]
    if (type) names.push({ start, end, type })
  }
  return { text, names }
}

/** The trained model as the bytes of its file. The same training gives the same bytes. */
export function trainTagger({
  sentences,
  segment,
  findHints,
  seed = 1,
  epochs = 6,
  onEpoch,
}: TaggerTraining): Uint8Array {
  const random = createRandom(seed)
  const hiding = sentences.map(({ text }) => findHints(text).filter(() => random() >= HIDDEN_HINTS))
  const visit = createVisitor(sentences, segment, hiding)
  const features = indexFeatures(visit)
  const examples = encodeExamples(visit, features)
  const { weights, transitions } = fit(examples, features.count, { random, epochs, onEpoch })
  return packModel({ ...quantise(weights, features), transitions })
}

/** A sentence as the learner sees it: feature numbers of character i are `features[starts[i]] … features[starts[i + 1] - 1]`. */
type Example = { length: number; starts: Int32Array; features: Int32Array; labels: Uint8Array }

type Visit = (
  take: (hashes: Int32Array, starts: Int32Array, length: number, labels: Uint8Array) => void,
) => void

/** Goes through all sentences, cut as at run time, with their features. Segments once, since every round needs the same. */
function createVisitor(
  sentences: readonly TaggedSentence[],
  segment: Segmenter,
  hints: readonly (readonly Hint[])[],
): Visit {
  const extract = createFeatureExtractor()
  const buffer = createFeatureBuffer()
  return take => {
    sentences.forEach(({ text, names }, index) => {
      const labels = labelsOf(text, names)
      const segments = segment(text)
      for (const span of cutForTagging(text)) {
        const firstSegment = segments.findIndex(({ end }) => end > span.start)
        extract(text, span, segments, Math.max(firstSegment, 0), hints[index] as Hint[], 0, buffer)
        take(buffer.hashes, buffer.starts, span.end - span.start, labels.subarray(span.start, span.end))
      }
    })
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

/** Feature hashes that occur often enough and their numbers, from 0: an open table, since a Map of 25 million is too large. */
type FeatureIndex = { count: number; numberOf: (hash: number) => number; hashOf: Int32Array }

function indexFeatures(visit: Visit): FeatureIndex {
  let slots = 1 << 16
  let used = 0
  let keys = new Int32Array(slots)
  let counts = new Uint8Array(slots)
  // Hash 0 marks a free slot; the one feature that has it is lost, which no score notices.
  const slotOf = (hash: number) => {
    let slot = (hash ^ (hash >>> 15)) & (slots - 1)
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (slots - 1)
    return slot
  }
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts]
    slots *= 2
    keys = new Int32Array(slots)
    counts = new Uint8Array(slots)
    oldKeys.forEach((hash, old) => {
      if (hash === 0) return
      const slot = slotOf(hash)
      keys[slot] = hash
      counts[slot] = oldCounts[old] as number
    })
  }
  visit((hashes, starts, length) => {
    for (let k = 0; k < (starts[length] as number); k++) {
      const hash = hashes[k] as number
      if (hash === 0) continue
      const slot = slotOf(hash)
      if (keys[slot] === 0) {
        keys[slot] = hash
        used++
      }
      if ((counts[slot] as number) < LEAST_COUNT) counts[slot] = (counts[slot] as number) + 1
      if (used > slots * 0.7) grow()
    }
  })
  // Numbers in order of hash, so that they do not depend on the table's size.
  const hashOf = keys.filter((hash, slot) => hash !== 0 && counts[slot] === LEAST_COUNT).sort()
  slots = 1024
  while (slots < hashOf.length * 2) slots *= 2
  keys = new Int32Array(slots)
  counts = new Uint8Array(0)
  const numbers = new Int32Array(slots)
  hashOf.forEach((hash, number) => {
    const slot = slotOf(hash)
    keys[slot] = hash
    numbers[slot] = number
  })
  const numberOf = (hash: number) => {
    const slot = slotOf(hash)
    return hash === 0 || keys[slot] === 0 ? -1 : (numbers[slot] as number)
  }
  return { count: hashOf.length, numberOf, hashOf }
}

function encodeExamples(visit: Visit, { numberOf }: FeatureIndex): Example[] {
  const examples: Example[] = []
  visit((hashes, starts, length, labels) => {
    const known: number[] = []
    const knownStarts = new Int32Array(length + 1)
    for (let i = 0; i < length; i++) {
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const number = numberOf(hashes[k] as number)
        if (number >= 0) known.push(number)
      }
      knownStarts[i + 1] = known.length
    }
    examples.push({ length, starts: knownStarts, features: Int32Array.from(known), labels })
  })
  return examples
}

type Fitting = { random: () => number; epochs: number; onEpoch: TaggerTraining['onEpoch'] }
type Weights = { weights: Float32Array; transitions: Float32Array }

function fit(
  examples: readonly Example[],
  featureCount: number,
  { random, epochs, onEpoch }: Fitting,
): Weights {
  const learner = createLearner(featureCount)
  const order = examples.map((_, i) => i)
  const mean = new Float32Array(learner.weights.length)
  const meanTransitions = new Float32Array(learner.transitions.length)
  let averaged = 0
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random)
    let logLikelihood = 0
    for (const index of order) logLikelihood += learner.learn(examples[index] as Example)
    onEpoch?.(epoch, logLikelihood / examples.length)
    if (epoch < Math.min(FIRST_AVERAGED, epochs)) continue
    averaged++
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (learner.weights[i] as number)
    for (let i = 0; i < meanTransitions.length; i++)
      meanTransitions[i] = (meanTransitions[i] as number) + (learner.transitions[i] as number)
  }
  return {
    weights: mean.map(sum => sum / averaged),
    transitions: meanTransitions.map(sum => sum / averaged),
  }
}

function createLearner(featureCount: number) {
  const weights = new Float32Array(featureCount * LABEL_COUNT)
  const gradients = new Float32Array(weights.length)
  const squares = new Float32Array(weights.length)
  const transitions = new Float32Array(FROM.length)
  const transitionSquares = new Float32Array(FROM.length)
  const chain = createChain(LONGEST_SENTENCE)
  const probabilities = new Float64Array(LABEL_COUNT)
  const pairs = new Float64Array(FROM.length)
  const scores = new Float64Array(LABEL_COUNT)

  const update = (at: number, gradient: number) => {
    const before = squares[at] as number
    const now = before + gradient * gradient
    const root = Math.sqrt(now)
    const sum =
      (gradients[at] as number) + gradient - ((root - Math.sqrt(before)) / RATE) * (weights[at] as number)
    gradients[at] = sum
    squares[at] = now
    const size = Math.abs(sum)
    weights[at] =
      size <= SPARSITY ? 0 : (-Math.sign(sum) * (size - SPARSITY)) / ((1 + root) / RATE + SHRINKAGE)
  }

  /** One step on one sentence; returns the sum of its labels' log probabilities before it. */
  const learn = ({ length, starts, features, labels }: Example): number => {
    for (let i = 0; i < length; i++) {
      scores.fill(0)
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const row = (features[k] as number) * LABEL_COUNT
        for (let y = 0; y < LABEL_COUNT; y++) scores[y] = (scores[y] as number) + (weights[row + y] as number)
      }
      for (let y = 0; y < LABEL_COUNT; y++) chain.emissions[i * LABEL_COUNT + y] = scores[y] as number
    }
    chain.sumPaths(length, transitions)
    pairs.fill(0)
    let logLikelihood = 0
    for (let i = 0; i < length; i++) {
      const label = labels[i] as number
      chain.labelProbabilities(i, probabilities)
      logLikelihood += Math.log(Math.max(probabilities[label] as number, 1e-300))
      if (i > 0) {
        chain.addPairProbabilities(i, pairs)
        const before = labels[i - 1] as number
        for (let k = 0; k < FROM.length; k++)
          if (FROM[k] === before && TO[k] === label) pairs[k] = (pairs[k] as number) - 1
      }
      for (let y = 0; y < LABEL_COUNT; y++) {
        const gradient = (probabilities[y] as number) - (y === label ? 1 : 0)
        // What the model already holds for certain needs no step: this is nine tenths of the work.
        if (Math.abs(gradient) < 0.002) continue
        for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
          update((features[k] as number) * LABEL_COUNT + y, gradient)
      }
    }
    for (let k = 0; k < pairs.length; k++) {
      const gradient = pairs[k] as number
      transitionSquares[k] = (transitionSquares[k] as number) + gradient * gradient
      transitions[k] =
        (transitions[k] as number) - (RATE * gradient) / (1 + Math.sqrt(transitionSquares[k] as number))
    }
    return logLikelihood
  }
  return { weights, transitions, learn }
}

/** Weights as whole numbers of one byte, without the features that are left with none, in order of the unsigned hash. */
function quantise(weights: Float32Array, { hashOf }: FeatureIndex) {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
  const scale = Math.min(largest, 127 * LEAST_WEIGHT) / 127
  const whole = (weight: number) => {
    if (Math.abs(weight) < LEAST_WEIGHT) return 0
    return Math.max(-127, Math.min(127, Math.round(weight / scale)))
  }
  const kept: number[] = []
  for (let row = 0; row < hashOf.length; row++)
    for (let y = 0; y < LABEL_COUNT; y++)
      if (whole(weights[row * LABEL_COUNT + y] as number) !== 0) {
        kept.push(row)
        break
      }
  const unsigned = (row: number) => (hashOf[row] as number) >>> 0
  kept.sort((a, b) => unsigned(a) - unsigned(b))
  const bytes = new Int8Array(kept.length * LABEL_COUNT)
  kept.forEach((row, i) => {
    for (let y = 0; y < LABEL_COUNT; y++)
      bytes[i * LABEL_COUNT + y] = whole(weights[row * LABEL_COUNT + y] as number)
  })
  return { hashes: Uint32Array.from(kept, unsigned), weights: bytes, scale }
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const moved = items[i] as number
    items[i] = items[j] as number
    items[j] = moved
  }
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
