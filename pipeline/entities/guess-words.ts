// Guesses words that no dictionary has from single characters, as jieba does: a hidden Markov model of where words begin and end.

/** Calls `take` with the end of each word of `text.slice(from, to)`, in order. */
export type WordGuesser = (text: string, from: number, to: number, take: (end: number) => void) => void

// Begin, end, middle, single: in jieba's order, the odd ones close a word.
const STATES = 4
const END = 1
const SINGLE = 3
const IMPOSSIBLE = -3.14e100

/** @param model jieba's hmm_model: probabilities of the first state, of each from each, and of the characters of each. */
export function createWordGuesser(model: string): WordGuesser {
  const [firsts = '', ...others] = model
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
  const first = Float64Array.from(firsts.trim().split(' '), Number)
  const steps = Float64Array.from(
    others.slice(0, STATES).flatMap(line => line.trim().split(' ')),
    Number,
  )
  const emissions = new Float64Array(65_536 * STATES).fill(IMPOSSIBLE)
  others.slice(STATES, 2 * STATES).forEach((line, state) => {
    for (const pair of line.trim().split(',')) {
      const [character = '', probability = ''] = pair.split(':')
      emissions[character.charCodeAt(0) * STATES + state] = Number(probability)
    }
  })

  let weights = new Float64Array(64 * STATES)
  let cameFrom = new Uint8Array(64 * STATES)
  let ends = new Int32Array(64)

  const guessHan = (text: string, from: number, to: number, take: (end: number) => void): void => {
    if (to - from > ends.length) {
      weights = new Float64Array((to - from) * STATES)
      cameFrom = new Uint8Array((to - from) * STATES)
      ends = new Int32Array(to - from)
    }
    let count = 0
    for (let i = from; i < to; ) {
      const code = text.charCodeAt(i)
      const isPair = (code & 0xfc00) === 0xd800 && i + 1 < to
      for (let state = 0; state < STATES; state++) {
        const emission = isPair ? IMPOSSIBLE : (emissions[code * STATES + state] as number)
        const here = count * STATES + state
        if (count === 0) {
          weights[here] = (first[state] as number) + emission
          continue
        }
        let highest = IMPOSSIBLE
        let best = END
        for (let before = 0; before < STATES; before++) {
          const weight =
            (weights[here - state - STATES + before] as number) +
            (steps[before * STATES + state] as number) +
            emission
          if (weight > highest) {
            highest = weight
            best = before
          }
        }
        weights[here] = highest
        cameFrom[here] = best
      }
      i += isPair ? 2 : 1
      ends[count++] = i
    }
    const last = (count - 1) * STATES
    let state = (weights[last + END] as number) >= (weights[last + SINGLE] as number) ? END : SINGLE
    // `ends` keeps the places where a word closes, for the path is read from its end.
    for (let k = count - 1; k >= 0; k--) {
      if (state % 2 === 0) ends[k] = -1
      state = cameFrom[k * STATES + state] as number
    }
    for (let k = 0; k < count; k++) if (ends[k] !== -1) take(ends[k] as number)
  }

  return (text, from, to, take) => {
    let left = from
    for (let i = from; i < to; ) {
      if (text.charCodeAt(i) >= 0x80) {
        i++
        continue
      }
      if (left < i) guessHan(text, left, i, take)
      i = asciiEnd(text, i, to)
      take(i)
      left = i
    }
    if (left < to) guessHan(text, left, to, take)
  }
}

/** Letters and digits after a letter, digits and points after a digit, or one mark. */
function asciiEnd(text: string, from: number, to: number): number {
  const isLetter = isAsciiLetter(text.charCodeAt(from))
  const isNumber = isDigit(text.charCodeAt(from))
  let end = from + 1
  if (!isLetter && !isNumber) return end
  for (; end < to; end++) {
    const code = text.charCodeAt(end)
    if (!isDigit(code) && !(isLetter ? isAsciiLetter(code) : code === 0x2e)) break
  }
  return end
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isAsciiLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
