// Scores the articles read from a printed page against the truth beside it.
import type { Article } from '../../pipeline/types.ts'
import { longestCommon } from './longest-common.ts'
import type { TrueArticle } from './press-page.ts'

/** Right out of all; for `order` in characters. */
export type Share = { right: number; all: number }

export type PressScore = {
  /** Articles whole and unmixed. */
  whole: Share
  /** Titles, of the articles that have one. */
  titles: Share
  /** Articles whose authors are all there and nobody else, of those that name any. */
  bylines: Share
  /** Characters that stand in the order of the truth, wherever they were cut. */
  order: Share
}

export type Wrong = { what: keyof PressScore; truth: string; found: string }

// Of the truth's characters so many must be there, and of those found so many may be foreign.
const WHOLE = 0.98
const FOREIGN = 0.02
const SHINGLE = 6

export const NOTHING: PressScore = {
  whole: { right: 0, all: 0 },
  titles: { right: 0, all: 0 },
  bylines: { right: 0, all: 0 },
  order: { right: 0, all: 0 },
}

/** As the scorer of real pages: neither white space nor quotation marks count. */
export function normalForm(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'‘’《》〈〉「」『』]/g, '')
}

/**
 * Notices, advertisements and page lines need not be found, but none of their text may be in an article. An article is right where
 * the found article that shares most of its text holds at least 98 % of its characters in order and at most 2 % others; bylines and
 * jump lines count neither way.
 */
export function scorePress(
  truth: readonly TrueArticle[],
  found: readonly Pick<Article, 'text' | 'title' | 'authors' | 'kind'>[],
): { score: PressScore; wrong: Wrong[] } {
  const score = structuredClone(NOTHING)
  const wrong: Wrong[] = []
  const texts = found.map(article => normalForm(article.text))
  const owners = ownersOf(truth, texts)
  for (const [i, article] of truth.entries()) {
    if (article.kind === 'notice') continue
    const text = withoutApart(normalForm(article.text), article.apart)
    const mine = texts.flatMap((own, j) => (owners.get(j) === i ? [{ own, j }] : []))
    const best = mine.reduce(
      (most, other) => (other.own.length > (most?.own.length ?? 0) ? other : most),
      mine[0],
    )
    const count = (what: keyof PressScore, right: boolean, told: readonly [string, string]) => {
      score[what].all++
      if (right) score[what].right++
      else wrong.push({ what, truth: told[0], found: told[1] })
    }
    const read = withoutApart(best?.own ?? '', article.apart)
    const common = longestCommon(text, read)
    const isWhole =
      common >= WHOLE * text.length && read.length - common <= FOREIGN * Math.max(read.length, 1)
    count('whole', isWhole, [text, read])
    const title = best === undefined ? null : (found[best.j]?.title ?? null)
    if (article.title !== null) {
      count('titles', normalForm(title ?? '') === normalForm(article.title), [article.title, String(title)])
    }
    const authors = best === undefined ? [] : (found[best.j]?.authors ?? [])
    if (article.authors.length > 0) {
      const same = [...authors].sort().join() === [...article.authors].sort().join()
      count('bylines', same, [article.authors.join(' '), authors.join(' ')])
    }
    const all = mine.map(({ own }) => own).join('')
    score.order.all += text.length
    score.order.right += longestCommon(text, withoutApart(all, article.apart))
  }
  return { score, wrong }
}

export function addScores(first: PressScore, second: PressScore): PressScore {
  const add = (a: Share, b: Share): Share => ({ right: a.right + b.right, all: a.all + b.all })
  return {
    whole: add(first.whole, second.whole),
    titles: add(first.titles, second.titles),
    bylines: add(first.bylines, second.bylines),
    order: add(first.order, second.order),
  }
}

/** Each found article belongs to the true one it shares most with: found index → true index. */
function ownersOf(truth: readonly TrueArticle[], texts: readonly string[]): Map<number, number> {
  const holders = new Map<string, number[]>()
  truth.forEach((article, i) => {
    for (const shingle of shinglesOf(normalForm(article.text))) {
      const list = holders.get(shingle)
      if (list === undefined) holders.set(shingle, [i])
      else list.push(i)
    }
  })
  const owners = new Map<number, number>()
  texts.forEach((text, j) => {
    const shares = new Map<number, number>()
    for (const shingle of shinglesOf(text)) {
      const list = holders.get(shingle) ?? []
      for (const i of list) shares.set(i, (shares.get(i) ?? 0) + 1 / list.length)
    }
    const [most] = [...shares].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (most !== undefined) owners.set(j, most[0])
  })
  return owners
}

function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>()
  for (let i = 0; i + SHINGLE <= text.length; i++) shingles.add(text.slice(i, i + SHINGLE))
  if (shingles.size === 0 && text !== '') shingles.add(text)
  return shingles
}

/** Jump lines wherever they stand, bylines at either end. */
function withoutApart(text: string, apart: readonly string[]): string {
  let rest = text
  for (const piece of apart.map(normalForm)) {
    const ornament = /^[^\p{L}\p{N}]+/u.exec(piece)?.[0] ?? ''
    for (const form of [piece, piece.slice(ornament.length)]) {
      if (/[上下][接转]/.test(form)) rest = rest.replace(form, '')
      else if (rest.startsWith(form)) rest = rest.slice(form.length)
      else if (rest.endsWith(form)) rest = rest.slice(0, -form.length)
    }
  }
  return rest
}
