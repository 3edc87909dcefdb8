// Finds what is part of what by how it is written: places one into the other, bodies whose name begins with another's.
import type { Evidence } from '../types.ts'
import type { TypedMention } from './find-references.ts'

const RANK = ['country', 'region', 'province', 'city', 'county', 'zone', 'town', 'village']
/** The rank of a place that no register knows, by how its name ends. */
const RANK_BY_ENDING: readonly (readonly [RegExp, string])[] = [
  [/(?:省|自治区|特别行政区)$/u, 'province'],
  [/(?:[市州盟]|地区)$/u, 'city'],
  [/[县区旗]$/u, 'county'],
  [/(?:[镇乡]|街道|苏木)$/u, 'town'],
  [/(?:村|社区|屯|寨|嘎查)$/u, 'village'],
]

function rankOf(mention: TypedMention, text: string): number {
  const rank = RANK.indexOf(mention.subtype)
  if (rank >= 0) return rank
  const name = text.slice(mention.start, mention.end)
  const [, kind] = RANK_BY_ENDING.find(([ending]) => ending.test(name)) ?? []
  return kind ? RANK.indexOf(kind) : -1
}

/** 广西柳州市融水苗族自治县: places written one into the other, each part of the one before. */
export function nestedPlaces(text: string, mentions: readonly TypedMention[]): [string, string, Evidence][] {
  const nested: [string, string, Evidence][] = []
  for (let i = 1; i < mentions.length; i++) {
    const outer = mentions[i - 1] as TypedMention
    const inner = mentions[i] as TypedMention
    if (outer.type !== 'place' || inner.type !== 'place' || outer.end !== inner.start) continue
    const outerRank = rankOf(outer, text)
    const innerRank = rankOf(inner, text)
    // 意大利普拉托: a place of no known rank behind a known one lies in it.
    if (outerRank < 0 || (innerRank >= 0 && outerRank >= innerRank)) continue
    nested.push([
      inner.entity,
      outer.entity,
      { start: outer.start, end: inner.end, reason: 'rule:place-within-place' },
    ])
  }
  return nested
}

const DEPARTMENT =
  /(?:[司处科室部局系院所队]|中心|分公司|子公司|分行|支行|党委|党组|团队|课题组|实验室|委员会|办公室|分会|支队|大队|分校|校区|编辑部|项目部)$/u
const SHORTEST_TAIL = 4

/**
 * 南开大学生命科学学院: a body whose name begins with that of another body of the article is part of it, and 安贞医院小儿心脏中心 of
 * 北京安贞医院, whose name ends so; 该院作物研究所 of what 该院 stands for. @param readable mentions and references in order of start.
 */
export function nestedBodies(text: string, readable: readonly TypedMention[]): [string, string, Evidence][] {
  const bodies = new Map<string, string>()
  const tails = new Map<string, string>()
  for (const { type, start, end, entity, reason } of readable)
    if (type === 'organization' && reason !== 'rule:reference') {
      const name = text.slice(start, end)
      bodies.set(name, entity)
      for (let cut = 1; name.length - cut >= SHORTEST_TAIL; cut++) {
        const tail = name.slice(cut)
        // A tail of two bodies is the whole of neither.
        tails.set(tail, (tails.get(tail) ?? entity) === entity ? entity : '')
      }
    }
  const nested: [string, string, Evidence][] = []
  readable.forEach(({ type, start, end, entity, reason }, i) => {
    if (type !== 'organization' || reason === 'rule:reference') return
    const before = readable[i - 1]
    if (before?.type === 'organization' && before.end === start && DEPARTMENT.test(text.slice(start, end)))
      nested.push([
        entity,
        before.entity,
        { start: before.start, end, reason: 'rule:department-behind-body' },
      ])
    // The longest beginning is the nearest whole: 大学 before 学院 before 系.
    for (let cut = end - 1; cut > start + 1; cut--) {
      const beginning = text.slice(start, cut)
      const whole = bodies.get(beginning) ?? tails.get(beginning)
      // 新鸿基有限公司 and 香港新鸿基有限公司 are one, however they were linked.
      if (
        !whole ||
        whole === entity ||
        whole.endsWith(entity.slice(entity.indexOf(':') + 1)) ||
        entity.endsWith(whole.slice(whole.indexOf(':') + 1))
      )
        continue
      nested.push([entity, whole, { start, end, reason: 'rule:body-within-body' }])
      break
    }
  })
  return nested
}
