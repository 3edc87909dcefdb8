// Parts a grown name from the areas written before it: 盐城|黄海, 河北省|邯郸市|魏县|大辛庄镇卫生院.
import type { DictionaryMatch } from './dictionary.ts'
import type { GrownName, NameContext } from './grow-names.ts'
import { overlapping } from './spans.ts'

const AREAS = new Set(['country', 'region', 'province', 'city', 'county'])
// 大辛庄镇卫生院: the town names the body, and what it lies in only says where.
const BEGINS_WITH_TOWN = /^[\p{Script=Han}]{1,5}?(?:乡|镇|街道|苏木)[\p{Script=Han}]{2}/u
const FULL_AREA = /[省市县区州旗盟]$/

/** The areas that a name begins with, in order, each right behind the other. */
function areasBefore(name: GrownName, known: readonly DictionaryMatch[]): DictionaryMatch[] {
  const areas: DictionaryMatch[] = []
  let at = name.start
  for (const match of overlapping(known, name)) {
    if (match.start !== at || match.end >= name.end || !AREAS.has(match.entries[0]?.subtype ?? '')) break
    areas.push(match)
    at = match.end
  }
  return areas
}

/** A body keeps its own area and the one that is over it (昆明市五华区人民政府); a town's body keeps none. */
export function partBodyFromAreas(name: GrownName, { text, known }: NameContext): GrownName {
  const areas = areasBefore(name, known)
  const last = areas.at(-1)
  if (!last) return name
  if (BEGINS_WITH_TOWN.test(text.slice(last.end, name.end))) return { ...name, start: last.end }
  return areas.length < 3 ? name : { ...name, start: last.start }
}

/**
 * A place is named without the areas it lies in: 江西省|龙南县|雷公山, 坦桑尼亚|达累斯萨拉姆港. Stations, zones and the like are named
 * by their city: 合肥南站, 天津滨海高新区.
 */
export function partPlaceFromAreas(name: GrownName, { text, known }: NameContext): GrownName | undefined {
  let { start } = name
  for (const area of areasBefore(name, known)) {
    const rest = text.slice(area.end, name.end)
    const own = rest.length - name.suffix.length
    const isNature = name.subtype === 'nature' || name.suffix === '港'
    const isFull = FULL_AREA.test(area.surface) || area.entries[0]?.subtype === 'country'
    if (own < 1 || (own < 2 && !isNature)) break
    if (!isNature && !isFull) break
    if (!isNature && name.subtype === 'zone' && !FULL_AREA.test(area.surface)) break
    start = area.end
  }
  // Of 安徽芜湖 is left what the dictionaries know, and better.
  const isKnown = overlapping(known, { start, end: name.end }).some(
    match => match.start === start && match.end === name.end,
  )
  return isKnown ? undefined : { ...name, start }
}
