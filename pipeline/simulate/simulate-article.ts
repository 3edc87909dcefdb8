// Makes one article of a simulated corpus: the same seed and number give the same article, whichever were made before.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  BODIES,
  COUNCILS,
  FIELDS,
  GIVEN,
  HEADLINES,
  OPENINGS,
  SENTENCES,
  SUBJECTS,
  SURNAMES,
  TOWNS,
} from './vocabulary.ts'

/** Under the column names that tables of articles have, so that `ingest` reads it back. */
export type SimulatedArticle = { title: string; text: string; author: string; date: string; source: string }

export type Corpus = {
  seed: number
  /** How many bodies and as many people the corpus speaks of; the n-th is met as 1/n as often as the first (Zipf's law). */
  names: number
}

type Random = () => number
type Body = { name: string; titles: readonly string[] }

/** Article `number`, counted from 0, of `corpus`. */
export function simulateArticle(number: number, { seed, names }: Corpus): SimulatedArticle {
  const generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const random: Random = () => uniformFloat64(generator)
  // One story speaks of few bodies and people, again and again.
  const town = townOf(zipf(random, TOWNS.length ** 2))
  const cast = {
    town,
    subject: pick(random, SUBJECTS),
    body: bodyOf(zipf(random, names)),
    other: bodyOf(zipf(random, names)),
    person: personOf(zipf(random, names)),
    author: personOf(zipf(random, names)),
  }
  const fill = (template: string) =>
    template.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
      if (part === 'body') return cast.body.name
      if (part === 'other') return cast.other.name
      if (part === 'title') return pick(random, cast.body.titles)
      if (part === 'figure') return String(1 + Math.floor(random() * 40))
      return cast[part as 'town' | 'subject' | 'person']
    })
  const count = 4 + Math.floor(random() * 6)
  const sentences = [pick(random, OPENINGS), ...Array.from({ length: count }, () => pick(random, SENTENCES))]
  const filled = sentences.map(fill)
  const half = Math.ceil(filled.length / 2)
  return {
    title: fill(pick(random, HEADLINES)),
    text: [filled.slice(0, half), filled.slice(half)].map(part => part.join('')).join('\n'),
    author: cast.author,
    date: dateOf(Math.floor(random() * 3650)),
    source: `${townOf(zipf(random, 50))}日报`,
  }
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item
}

/** A rank from 0 to `count` - 1; the chance of rank n falls as 1 / (n + 1). */
function zipf(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1)
}

// Each digit of a rank chooses one part of a name, so that names repeat only after all parts were used with all others.

function townOf(rank: number): string {
  const turn = Math.floor(rank / TOWNS.length)
  return `${at(TOWNS, rank)}${at(TOWNS, turn + rank * 5 + 3)}`
}

function personOf(rank: number): string {
  const first = Math.floor(rank / SURNAMES.length)
  const second = Math.floor(first / GIVEN.length)
  return `${at(SURNAMES, rank)}${at(GIVEN, first)}${at(GIVEN, second + first * 3 + 1)}`
}

/** Companies, institutes and associations, and every fifth a public body. */
function bodyOf(rank: number): Body {
  const turn = Math.floor(rank / 5)
  if (rank % 5 === 4) {
    const { ending, titles } = at(COUNCILS, turn)
    return { name: `${townOf(Math.floor(turn / COUNCILS.length))}${ending}`, titles }
  }
  const { ending, titles } = at(BODIES, rank % 5)
  return { name: `${townOf(Math.floor(turn / FIELDS.length))}${at(FIELDS, turn)}${ending}`, titles }
}

function at<Item>(items: readonly Item[], place: number): Item {
  return items[place % items.length] as Item
}

/** Days after New Year of 2015. */
function dateOf(days: number): string {
  return new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10)
}
