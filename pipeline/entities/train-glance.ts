// Trains the two quick judgements of the tagger: which characters may be in names, and in which register a text is written.
import { endLabel, middleLabel } from './tagger-chain.ts'
import { type FeatureReader, GLANCES, REGISTER_FEATURES } from './tagger-features.ts'
import { GLANCE_BITS, GLANCE_SCALE, scoreGlance } from './tagger-glance.ts'
import type { TaggerModel } from './tagger-model.ts'

/** Reads sentence after sentence: `take` may ask the reader for the features of its `length` characters. */
export type SentenceVisit = (
  order: readonly number[],
  take: (sentence: { length: number; labels: Uint8Array; register: number; index: number }) => void,
) => void

const EPOCHS = 5
const RATE = 0.1
const FIRST_BIAS = -2
const LEAST_GRADIENT = 0.005
const REGISTER_BITS = 18
const REGISTER_EPOCHS = 3

/**
 * The judgement whether a character may be in a name, made so that `keptShare` of the names of sentences it was not trained on are
 * wholly let through.
 */
export function trainGlance(
  reader: FeatureReader,
  visit: SentenceVisit,
  orders: readonly (readonly number[])[],
  keptShare: number,
): TaggerModel['glance'] {
  const weights = new Float32Array(1 << GLANCE_BITS)
  const squares = new Float32Array(weights.length)
  const found = new Int32Array(GLANCES)
  const isForTuning = (index: number) => index % 20 === 7
  let bias = FIRST_BIAS
  for (const order of orders.slice(0, EPOCHS))
    visit(
      order.filter(index => !isForTuning(index)),
      ({ length, labels }) => {
        for (let i = 0; i < length; i++) {
          const sum = bias + scoreGlance(reader, i, weights, found)
          const gradient = 1 / (1 + Math.exp(-sum)) - (labels[i] === 0 ? 0 : 1)
          if (Math.abs(gradient) < LEAST_GRADIENT) continue
          bias -= 0.001 * gradient
          for (const hash of found) step(weights, squares, hash >>> (32 - GLANCE_BITS), gradient)
        }
      },
    )
  const bytes = quantise(weights)

  // For each name the threshold at which it would just be let through; one character within may fall below.
  const least: number[] = []
  visit(
    (orders[0] as readonly number[]).filter(isForTuning).sort((a, b) => a - b),
    ({ length, labels }) => {
      const scores = Array.from({ length }, (_, i) => scoreGlance(reader, i, bytes, found))
      const scoreAt = (i: number) => scores[i] ?? Number.NEGATIVE_INFINITY
      for (let i = 0; i < length; i++) {
        if (labels[i] === 0) continue
        const name = least.length
        least.push(Number.POSITIVE_INFINITY)
        const type = ((labels[i] as number) - 1) >> 2
        do {
          const bridged = Math.max(scoreAt(i), Math.min(scoreAt(i - 1), scoreAt(i + 1)))
          least[name] = Math.min(least[name] as number, bridged)
          i++
        } while (i < length && isInside(labels[i] as number, type))
        i--
      }
    },
  )
  least.sort((a, b) => a - b)
  return { weights: bytes, threshold: least[Math.floor(least.length * (1 - keptShare))] ?? 0 }
}

/** Whether the label goes on with a name of that type. */
const isInside = (label: number, type: number) => label === middleLabel(type) || label === endLabel(type)

/** Weights by which the register of a text is told, as if all registers were equally common. */
export function trainRegisters(
  reader: FeatureReader,
  visit: SentenceVisit,
  orders: readonly (readonly number[])[],
  registerCount: number,
): Int8Array {
  const weights = new Float32Array((1 << REGISTER_BITS) * registerCount)
  const squares = new Float32Array(weights.length)
  const found = new Int32Array(REGISTER_FEATURES)
  const sizes = new Float64Array(registerCount)
  const [order = []] = orders
  visit(order, ({ register }) => {
    sizes[register] = (sizes[register] as number) + 1
  })
  const slots: number[] = []
  const sums = new Float64Array(registerCount)
  for (const round of orders.slice(0, REGISTER_EPOCHS))
    visit(round, ({ length, register }) => {
      slots.length = 0
      for (let i = 0; i < length; i++) {
        reader.describeRegister(i, found)
        for (const hash of found) slots.push((hash >>> (32 - REGISTER_BITS)) * registerCount)
      }
      // What a register is ahead by its size alone the weights need not learn: they judge as if all were equally common.
      for (let r = 0; r < registerCount; r++) sums[r] = Math.log(sizes[r] as number)
      for (const slot of slots)
        for (let r = 0; r < registerCount; r++) sums[r] = (sums[r] as number) + (weights[slot + r] as number)
      const highest = Math.max(...sums)
      const total = sums.reduce((sum, x) => sum + Math.exp(x - highest), 0)
      for (let r = 0; r < registerCount; r++) {
        const probability = Math.exp((sums[r] as number) - highest) / total
        const gradient = probability - (r === register ? 1 : 0)
        for (const slot of slots) step(weights, squares, slot + r, gradient)
      }
    })
  return quantise(weights)
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number): void {
  const sum = (squares[at] as number) + gradient * gradient
  squares[at] = sum
  weights[at] = (weights[at] as number) - (RATE * gradient) / (1 + Math.sqrt(sum))
}

const quantise = (weights: Float32Array): Int8Array =>
  Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / GLANCE_SCALE))))
