// The linear chain behind the tagger: its labels, which may follow which, the best path and the probability of every label.

export const NAME_TYPES = ['person', 'organization', 'place'] as const
export type NameType = (typeof NAME_TYPES)[number]

/** O, then begin, middle, end and single of each type: 1 is begin of a person, 6 middle of an organization. */
export const LABELS: readonly string[] = [
  'O',
  ...NAME_TYPES.flatMap(type => ['B', 'M', 'E', 'S'].map(place => `${place}-${type}`)),
]
export const LABEL_COUNT = LABELS.length

export const beginLabel = (type: number) => 1 + 4 * type
export const middleLabel = (type: number) => 2 + 4 * type
export const endLabel = (type: number) => 3 + 4 * type
export const singleLabel = (type: number) => 4 + 4 * type

/** Whether a name or nothing may start with the label, so that it can stand behind a finished name. */
const opens = (label: number) => label === 0 || (label - 1) % 4 === 0 || (label - 1) % 4 === 3
const closes = (label: number) => label === 0 || (label - 1) % 4 >= 2

function mayFollow(before: number, after: number): boolean {
  if (closes(before)) return opens(after)
  return after !== 0 && !opens(after) && (before - 1) >> 2 === (after - 1) >> 2
}

const allPairs = LABELS.flatMap((_, after) =>
  LABELS.flatMap((_, before) => (mayFollow(before, after) ? [[before, after] as const] : [])),
)

/** All pairs of labels that may follow each other, ordered by the second: the pair k is `FROM[k]`, `TO[k]`. */
export const FROM = Uint8Array.from(allPairs, ([before]) => before)
export const TO = Uint8Array.from(allPairs, ([, after]) => after)
/** The pairs that end in label y are those from `FIRST_PAIR[y]` to below `FIRST_PAIR[y + 1]`. */
const FIRST_PAIR = Uint8Array.from({ length: LABEL_COUNT + 1 }, (_, y) =>
  allPairs.reduce((count, [, after]) => count + (after < y ? 1 : 0), 0),
)

/** A name found: characters `start` … `end` of the sentence and the index of its type. */
export type LabelledSpan = { start: number; end: number; type: number }

export function spansOfLabels(labels: Uint8Array, length: number): LabelledSpan[] {
  const spans: LabelledSpan[] = []
  let start = 0
  for (let i = 0; i < length; i++) {
    const label = labels[i] as number
    if (label === 0) continue
    const place = (label - 1) & 3
    if (place === 0) start = i
    else if (place === 2) spans.push({ start, end: i + 1, type: (label - 1) >> 2 })
    else if (place === 3) spans.push({ start: i, end: i + 1, type: (label - 1) >> 2 })
  }
  return spans
}

/**
 * Working space for sentences of at most `longest` characters.
 *
 * Scores stand in `emissions[i * LABEL_COUNT + label]`; transitions in `transitions[k]` for the pair k of FROM and TO.
 */
export function createChain(longest: number) {
  const emissions = new Float32Array(longest * LABEL_COUNT)
  const best = new Float64Array(longest * LABEL_COUNT)
  const cameFrom = new Uint8Array(longest * LABEL_COUNT)
  const weights = new Float64Array(longest * LABEL_COUNT)
  const forward = new Float64Array(longest * LABEL_COUNT)
  const backward = new Float64Array(longest * LABEL_COUNT)
  const factors = new Float64Array(FROM.length)
  const probabilities = new Float64Array(LABEL_COUNT)
  const pairs = FROM.length

  /** Writes the labels of the best path into `labels`; true where one of them is a name. */
  const findBestPath = (length: number, transitions: Float32Array, labels: Uint8Array): boolean => {
    for (let y = 0; y < LABEL_COUNT; y++) best[y] = opens(y) ? (emissions[y] as number) : -1e9
    for (let i = 1; i < length; i++) {
      const here = i * LABEL_COUNT
      const before = here - LABEL_COUNT
      for (let y = 0; y < LABEL_COUNT; y++) {
        let score = -1e18
        let from = 0
        const end = FIRST_PAIR[y + 1] as number
        for (let k = FIRST_PAIR[y] as number; k < end; k++) {
          const candidate = (best[before + (FROM[k] as number)] as number) + (transitions[k] as number)
          if (candidate > score) {
            score = candidate
            from = FROM[k] as number
          }
        }
        best[here + y] = score + (emissions[here + y] as number)
        cameFrom[here + y] = from
      }
    }
    const last = (length - 1) * LABEL_COUNT
    let label = 0
    for (let y = 1; y < LABEL_COUNT; y++)
      if (closes(y) && (best[last + y] as number) > (best[last + label] as number)) label = y
    let found = false
    for (let i = length - 1; i >= 0; i--) {
      labels[i] = label
      if (label !== 0) found = true
      label = cameFrom[i * LABEL_COUNT + label] as number
    }
    return found
  }

  // The exponentials of the transitions last seen: in training they change in place, so their values are compared.
  const seen = new Float32Array(pairs).fill(Number.NaN)
  const setFactors = (transitions: Float32Array): void => {
    for (let k = 0; k < pairs; k++) {
      if (seen[k] === transitions[k]) continue
      seen[k] = transitions[k] as number
      factors[k] = Math.exp(transitions[k] as number)
    }
  }

  /** Sums over all paths, scaled at each character; `probability` and `expectPairs` read off it. */
  const sumPaths = (length: number, transitions: Float32Array): void => {
    setFactors(transitions)
    for (let i = 0; i < length; i++) {
      const here = i * LABEL_COUNT
      let highest = emissions[here] as number
      for (let y = 1; y < LABEL_COUNT; y++)
        if ((emissions[here + y] as number) > highest) highest = emissions[here + y] as number
      for (let y = 0; y < LABEL_COUNT; y++)
        weights[here + y] = Math.exp((emissions[here + y] as number) - highest)
    }
    for (let y = 0; y < LABEL_COUNT; y++) forward[y] = opens(y) ? (weights[y] as number) : 0
    normalise(forward, 0)
    for (let i = 1; i < length; i++) {
      const here = i * LABEL_COUNT
      const before = here - LABEL_COUNT
      forward.fill(0, here, here + LABEL_COUNT)
      for (let k = 0; k < pairs; k++) {
        const to = here + (TO[k] as number)
        const step = (forward[before + (FROM[k] as number)] as number) * (factors[k] as number)
        forward[to] = (forward[to] as number) + step
      }
      for (let y = 0; y < LABEL_COUNT; y++)
        forward[here + y] = (forward[here + y] as number) * (weights[here + y] as number)
      normalise(forward, here)
    }
    const last = (length - 1) * LABEL_COUNT
    for (let y = 0; y < LABEL_COUNT; y++) backward[last + y] = closes(y) ? 1 : 0
    for (let i = length - 2; i >= 0; i--) {
      const here = i * LABEL_COUNT
      const after = here + LABEL_COUNT
      backward.fill(0, here, here + LABEL_COUNT)
      for (let k = 0; k < pairs; k++) {
        const to = after + (TO[k] as number)
        const from = here + (FROM[k] as number)
        const step = (backward[to] as number) * (weights[to] as number) * (factors[k] as number)
        backward[from] = (backward[from] as number) + step
      }
      normalise(backward, here)
    }
  }

  /** After `sumPaths`: the probability of each label at character i, into `into`. */
  const labelProbabilities = (i: number, into: Float64Array): void => {
    const here = i * LABEL_COUNT
    let sum = 0
    for (let y = 0; y < LABEL_COUNT; y++) {
      into[y] = (forward[here + y] as number) * (backward[here + y] as number)
      sum += into[y] as number
    }
    for (let y = 0; y < LABEL_COUNT; y++) into[y] = (into[y] as number) / sum
  }

  /** After `sumPaths`: the probability of each pair at characters i - 1 and i, added to `into`. */
  const addPairProbabilities = (i: number, into: Float64Array): void => {
    const here = i * LABEL_COUNT
    const before = here - LABEL_COUNT
    let sum = 0
    for (let k = 0; k < pairs; k++) sum += pairWeight(before, here, k)
    for (let k = 0; k < pairs; k++) into[k] = (into[k] as number) + pairWeight(before, here, k) / sum
  }

  const pairWeight = (before: number, here: number, k: number): number => {
    const to = here + (TO[k] as number)
    return (
      (forward[before + (FROM[k] as number)] as number) *
      (factors[k] as number) *
      (weights[to] as number) *
      (backward[to] as number)
    )
  }

  /** After `sumPaths`: the probability that exactly this stretch is a name of this type, all else left open. */
  const spanProbability = ({ start, end, type }: LabelledSpan): number => {
    const labelAt = (i: number) =>
      end - start === 1
        ? singleLabel(type)
        : i === start
          ? beginLabel(type)
          : i === end - 1
            ? endLabel(type)
            : middleLabel(type)
    labelProbabilities(start, probabilities)
    let probability = probabilities[labelAt(start)] as number
    for (let i = start + 1; i < end; i++) {
      // The probability of the label at i given that at i - 1.
      const here = i * LABEL_COUNT
      const label = labelAt(i)
      const before = labelAt(i - 1)
      let any = 0
      let together = 0
      for (let k = 0; k < pairs; k++) {
        if (FROM[k] !== before) continue
        const to = here + (TO[k] as number)
        const weight = (factors[k] as number) * (weights[to] as number) * (backward[to] as number)
        any += weight
        if (TO[k] === label) together = weight
      }
      probability *= any > 0 ? together / any : 0
    }
    return probability
  }

  return { emissions, findBestPath, sumPaths, labelProbabilities, addPairProbabilities, spanProbability }
}

function normalise(values: Float64Array, from: number): void {
  let sum = 0
  for (let y = 0; y < LABEL_COUNT; y++) sum += values[from + y] as number
  for (let y = 0; y < LABEL_COUNT; y++) values[from + y] = (values[from + y] as number) / sum
}
