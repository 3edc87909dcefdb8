// Chance that a seed decides: the same seed prints the same pages.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Random = {
  /** From 0 up to, but not including, 1. */
  next: () => number
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number
  /** True in `share` of all cases. */
  chance: (share: number) => boolean
  pick: <T>(of: readonly T[]) => T
  shuffle: <T>(list: readonly T[]) => T[]
}

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const next = () => (generator.next() >>> 0) / 2 ** 32
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: share => next() < share,
    pick: of => {
      if (of.length === 0) throw new Error('Nothing to pick from.')
      return of[Math.floor(next() * of.length)] as (typeof of)[number]
    },
    shuffle: list => {
      const shuffled = [...list]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = whole(0, i)
        const swapped = shuffled[i] as (typeof list)[number]
        shuffled[i] = shuffled[j] as (typeof list)[number]
        shuffled[j] = swapped
      }
      return shuffled
    },
  }
}
