// Finds what is part of what by how it is written: places one into the other, bodies whose name begins with another's.
import type { Evidence, LinkedMention } from '../types.ts'
import type { TypedMention } from './find-references.ts'

const RANK = ['country', 'region', 'province', 'city', 'county', 'zone', 'town', 'village']

/** 广西柳州市融水苗族自治县: places written one into the other, each part of the one before. */
export function nestedPlaces(mentions: readonly TypedMention[]): [string, string, Evidence][] {
  const nested: [string, string, Evidence][] = []
  for (let i = 1; i < mentions.length; i++) {
    const outer = mentions[i - 1] as TypedMention
    const inner = mentions[i] as TypedMention
    if (outer.type !== 'place' || inner.type !== 'place' || outer.end !== inner.start) continue
    const ranks = [RANK.indexOf(outer.subtype), RANK.indexOf(inner.subtype)] as const
    if (ranks[0] < 0 || ranks[1] < 0 || ranks[0] >= ranks[1]) continue
    nested.push([
      inner.entity,
      outer.entity,
      { start: outer.start, end: inner.end, reason: 'rule:place-within-place' },
    ])
  }
  return nested
}

/** 南开大学生命科学学院: a body whose name begins with that of another body of the article is part of it. */
export function nestedBodies(text: string, mentions: readonly LinkedMention[]): [string, string, Evidence][] {
  const bodies = new Map<string, string>()
  for (const { type, start, end, entity } of mentions)
    if (type === 'organization') bodies.set(text.slice(start, end), entity)
  const nested: [string, string, Evidence][] = []
  for (const { type, start, end, entity } of mentions) {
    if (type !== 'organization') continue
    // The longest beginning is the nearest whole: 大学 before 学院 before 系.
    for (let cut = end - 1; cut > start + 1; cut--) {
      const whole = bodies.get(text.slice(start, cut))
      // 新鸿基有限公司 and 香港新鸿基有限公司 are one, however they were linked.
      if (
        !whole ||
        whole.endsWith(entity.slice(entity.indexOf(':') + 1)) ||
        entity.endsWith(whole.slice(whole.indexOf(':') + 1))
      )
        continue
      nested.push([entity, whole, { start, end, reason: 'rule:body-within-body' }])
      break
    }
  }
  return nested
}
