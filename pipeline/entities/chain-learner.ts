// Learns the weights of the tagger: maximum likelihood of a linear chain, one sentence a step.
import { createChain, FROM, LABEL_COUNT, TO } from './tagger-chain.ts'
import { LONGEST_SENTENCE } from './tagger-features.ts'

/** Feature numbers of character i are `features[starts[i]] … features[starts[i + 1] - 1]`; ascending within a character. */
export type Example = { length: number; starts: Int32Array; features: Int32Array; labels: Uint8Array }

export type Penalties = {
  /** A weight stays 0 until its gradients add up to this much. */
  sparsity: number
  shrinkage: number
}

const RATE = 0.1
/** What the model holds for nearly certain needs no step: this is nine tenths of the work. */
const LEAST_GRADIENT = 0.002

/**
 * FTRL-proximal (McMahan and others 2013) on a conditional random field.
 *
 * @param sharedCount features below this number are under `shared` penalties, those above under `own`.
 */
export function createChainLearner(
  featureCount: number,
  sharedCount: number,
  { shared, own }: { shared: Penalties; own: Penalties },
) {
  const weights = new Float32Array(featureCount * LABEL_COUNT)
  const gradients = new Float32Array(weights.length)
  const squares = new Float32Array(weights.length)
  const transitions = new Float32Array(FROM.length)
  const transitionSquares = new Float32Array(FROM.length)
  const chain = createChain(LONGEST_SENTENCE)
  const { emissions } = chain
  const probabilities = new Float64Array(LABEL_COUNT)
  const pairs = new Float64Array(FROM.length)
  const sharedWeights = sharedCount * LABEL_COUNT

  const update = (at: number, gradient: number): void => {
    const { sparsity, shrinkage } = at < sharedWeights ? shared : own
    const before = squares[at] as number
    const now = before + gradient * gradient
    const root = Math.sqrt(now)
    const sum =
      (gradients[at] as number) + gradient - ((root - Math.sqrt(before)) / RATE) * (weights[at] as number)
    gradients[at] = sum
    squares[at] = now
    const excess = Math.abs(sum) - sparsity
    weights[at] = excess <= 0 ? 0 : (sum > 0 ? -excess : excess) / ((1 + root) / RATE + shrinkage)
  }

  const score = ({ length, starts, features }: Example): void => {
    for (let i = 0; i < length; i++) {
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
        const row = (features[k] as number) * LABEL_COUNT
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
      emissions.set([s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12], i * LABEL_COUNT)
    }
  }

  /** One step on one sentence; returns the sum of its labels' log probabilities before it. */
  const learn = (example: Example): number => {
    const { length, starts, features, labels } = example
    score(example)
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
      const end = starts[i + 1] as number
      for (let y = 0; y < LABEL_COUNT; y++) {
        const gradient = (probabilities[y] as number) - (y === label ? 1 : 0)
        if (Math.abs(gradient) < LEAST_GRADIENT) continue
        for (let k = starts[i] as number; k < end; k++)
          update((features[k] as number) * LABEL_COUNT + y, gradient)
      }
    }
    for (let k = 0; k < pairs.length; k++) {
      const gradient = pairs[k] as number
      const sum = (transitionSquares[k] as number) + gradient * gradient
      transitionSquares[k] = sum
      transitions[k] = (transitions[k] as number) - (RATE * gradient) / (1 + Math.sqrt(sum))
    }
    return logLikelihood
  }
  return { weights, transitions, learn }
}
