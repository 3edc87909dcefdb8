// Pages by hand whose text stays and whose facts change: what a history of savings, replacements and removals is made of.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { EntityType, Facts } from '../../../pipeline/types.ts'
import { pageByHand } from '../facts-by-hand.ts'

const NAMES: Readonly<Record<string, EntityType>> = {
  甲公司: 'organization',
  乙公司: 'organization',
  丙大学: 'organization',
  河湾市: 'place',
  青石县: 'place',
  林望舒: 'person',
  曾旭东: 'person',
  数据要素: 'topic',
}

export type Chance = { next(): number; pick<Item>(items: readonly Item[]): Item }

export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const next = () => uniformFloat64(generator)
  return { next, pick: items => items[Math.floor(next() * items.length)] as (typeof items)[number] }
}

/** Page `number` with facts by chance: the same number has the same text, and so the same id. */
export function randomPage(number: number, chance: Chance): Facts {
  const text = chanceFrom(number + 1000)
  const dates = ['2031-03-04', '2031-03-05', '2030-12-31', '2029-01-01']
  const articles = Array.from({ length: 1 + Math.floor(text.next() * 3) }, (_, nth) => {
    const sentences = Array.from({ length: 1 + Math.floor(text.next() * 4) }, () => {
      const [one, other, third] = [1, 2, 3].map(() => text.pick(Object.keys(NAMES)))
      return `${one}与${other}在${third}签约。`
    })
    const known = Object.entries(NAMES).filter(() => chance.next() < 0.7)
    const printed = known.map(([name]) => name).filter(name => sentences.some(line => line.includes(name)))
    const [one, other] = [chance.pick(printed), chance.pick(printed)]
    const words = one && sentences.find(line => line.includes(one))
    return {
      text: `${number}之${nth}：${sentences.join('')}`,
      ...(text.next() < 0.2 ? {} : { date: text.pick(dates) }),
      names: Object.fromEntries(
        known.map(([name, type]) => [name, [type, chance.next() < 0.1 ? `新${name}` : name] as const]),
      ),
      relations:
        one && other && words
          ? [
              [one, 'works_for', other, words, chance.pick(['经理', '顾问', '经理、顾问'])] as const,
              [other, 'cooperates_with', one, words] as const,
            ]
          : [],
    }
  })
  return pageByHand(`${number}.txt`, articles)
}
