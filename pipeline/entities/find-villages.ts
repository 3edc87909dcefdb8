// Finds towns and villages written right behind the county or city they belong to: 融水苗族自治县|香粉乡|中坪村.
import type { Finding } from './certainty.ts'
import type { NameContext } from './grow-names.ts'

export type ChainGrammar = {
  reason: string
  example: string
  towns: readonly string[]
  villages: readonly string[]
}

export type VillageMention = Finding & { subtype: 'town' | 'village' }

export type VillageFinder = (context: NameContext) => VillageMention[]

const NO_NAME = /[的和与在是有各农乡全本该个届次轮两几每某等]/

export function createVillageFinder({ towns, villages }: ChainGrammar): VillageFinder {
  const town = new RegExp(`^\\p{Script=Han}{1,4}?(?:${towns.join('|')})`, 'u')
  const village = new RegExp(`^\\p{Script=Han}{1,4}?(?:${villages.join('|')})`, 'u')
  const kinds = towns.filter(kind => kind !== '乡').join('|')
  const pair = new RegExp(
    `(?<=^|[\\n，。；：、“（在到自往从赴向])(?<town>\\p{Script=Han}{2,3}(?<kind>${kinds}|乡))(?<village>\\p{Script=Han}{2,3}(?:村|社区))`,
    'gu',
  )
  return ({ text, segments, segmentAt, known }) => {
    const found: VillageMention[] = []
    const closesWord = (end: number) => segments[segmentAt[end - 1] as number]?.end === end

    for (const { end: placeEnd, entries } of known) {
      if (!entries.some(({ subtype }) => subtype === 'county' || subtype === 'city')) continue
      let start = placeEnd
      for (const [subtype, pattern] of [
        ['town', town],
        ['village', village],
      ] as const) {
        const match = pattern.exec(text.slice(start, start + 9))
        // 全县乡村振兴: the ending must close a word, and the name be more than 乡 and the like.
        if (!match || !closesWord(start + match[0].length) || NO_NAME.test(match[0].slice(0, -1))) continue
        found.push({
          start,
          end: start + match[0].length,
          type: 'place',
          subtype,
          reason: `rule:${subtype}-behind-county`,
        })
        start += match[0].length
      }
    }
    const taken = new Set(found.map(({ start }) => start))
    // 白舍镇上甘村: a town and its village vouch for each other where a clause begins.
    for (const { index, groups } of text.matchAll(pair)) {
      const middle = index + (groups?.town ?? '').length
      const end = middle + (groups?.village ?? '').length
      if (taken.has(index) || !closesWord(middle) || !closesWord(end)) continue
      if (NO_NAME.test(text.slice(index, end - 1).replace(groups?.kind ?? '', ''))) continue
      found.push({
        start: index,
        end: middle,
        type: 'place',
        subtype: 'town',
        reason: 'rule:town-and-village',
      })
      found.push({ start: middle, end, type: 'place', subtype: 'village', reason: 'rule:town-and-village' })
    }
    return found
  }
}
