// Ways from one entity to another through small graphs of sentences, and what the ties on them count.
import { describe, expect, test } from 'vitest'
import { logLikelihoodOf, npmiOf, tieStrength } from '../../../pipeline/graph/association.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import { findPaths, MOST_STEPS } from '../../../pipeline/graph/find-paths.ts'
import { tieGraphOf } from '../../../pipeline/graph/tie-graph.ts'
import { factsOf } from './facts-of.ts'

/** Each string is a sentence whose characters are persons: 甲乙 names 甲 and 乙 together. */
const tiesOf = (...sentences: string[]) =>
  tieGraphOf(
    buildGraph(
      sentences.map((names, index) =>
        factsOf(`a${index}`, `${[...names].map(name => `{person:${name}}`).join('和')}见面。`),
      ),
    ),
  )

const waysOf = (ties: ReturnType<typeof tiesOf>, one: string, other: string, limit = 3) =>
  findPaths(ties, { one: `person:${one}`, other: `person:${other}`, limit }).map(
    ({ nodes, shortest, strongest }) =>
      `${nodes.map(node => node.slice(-1)).join('')}${shortest ? ' shortest' : ''}${strongest ? ' strongest' : ''}`,
  )

describe('findPaths', () => {
  test.each<[string, string[], string, string, string[]]>([
    ['a straight way', ['甲乙', '乙丙'], '甲', '丙', ['甲乙丙 shortest strongest']],
    ['no way', ['甲乙', '丙丁'], '甲', '丁', []],
    ['nowhere to go', ['甲乙'], '甲', '甲', []],
    ['direct', ['甲乙', '甲丙', '丙乙'], '甲', '乙', ['甲乙 shortest strongest']],
    // 众 meets everybody once; 丙 is met again and again, and takes a step more.
    [
      'around the hub',
      [
        ...['甲众', '众乙', '众子', '众丑', '众寅', '众卯', '众辰', '众巳', '众午', '众未'],
        ...['甲丙', '甲丙', '甲丙', '丙丁', '丙丁', '丙丁', '丁乙', '丁乙', '丁乙'],
      ],
      '甲',
      '乙',
      ['甲众乙 shortest', '甲丙丁乙 strongest'],
    ],
  ])('%s', (_, sentences, one, other, ways) => {
    expect(waysOf(tiesOf(...sentences), one, other)).toEqual(ways)
  })

  test('no more shortest ways than asked for, the firmest first', () => {
    const ties = tiesOf('甲乙', '乙戊', '甲丙', '甲丙', '丙戊', '丙戊', '甲丁', '丁戊')
    expect(waysOf(ties, '甲', '戊', 2)).toEqual(['甲丙戊 shortest strongest', '甲丁戊 shortest'])
  })

  test('a chain that is too long is none', () => {
    const people = [...'甲乙丙丁戊己庚辛壬癸']
    const chain = people.slice(1).map((person, index) => `${people[index]}${person}`)
    expect(waysOf(tiesOf(...chain), '甲', people[MOST_STEPS] as string)).toHaveLength(1)
    expect(waysOf(tiesOf(...chain), '甲', people[MOST_STEPS + 1] as string)).toEqual([])
  })
})

describe('association', () => {
  test.each([
    // Neither is named without the other.
    [{ together: 3, one: 3, other: 3, all: 100 }, 1],
    // As often as chance would have it.
    [{ together: 1, one: 10, other: 10, all: 100 }, 0],
    [{ together: 0, one: 10, other: 10, all: 100 }, -1],
    [{ together: 100, one: 100, other: 100, all: 100 }, 1],
  ])('npmi of %j is %d', (counts, npmi) => {
    expect(npmiOf(counts)).toBeCloseTo(npmi)
  })

  test('three shared sentences outrank one, one with a seldom name outranks one with a name met everywhere', () => {
    const thrice = logLikelihoodOf({ together: 3, one: 5, other: 5, all: 1000 })
    const once = logLikelihoodOf({ together: 1, one: 5, other: 5, all: 1000 })
    const withHub = logLikelihoodOf({ together: 1, one: 5, other: 400, all: 1000 })
    expect(thrice).toBeGreaterThan(once)
    expect(once).toBeGreaterThan(withHub)
    // Chance alone: less than expected is negative.
    expect(withHub).toBeLessThan(0)
  })

  test('a stated relation alone is a firm tie, nothing is none', () => {
    expect(tieStrength({ logLikelihood: 0, together: 0, stated: 1 })).toBeGreaterThan(0.6)
    expect(tieStrength({ logLikelihood: -3, together: 0, stated: 0 })).toBe(0)
    expect(tieStrength({ logLikelihood: 1e9, together: 1e9, stated: 1e9 })).toBeLessThanOrEqual(1)
  })
})
