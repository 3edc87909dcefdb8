// Dictionary entries for China's provinces, cities and counties, from china-area-data, with the short forms newspapers use.
import areas from 'china-area-data'
import type { DictionaryEntry } from './dictionary.ts'

// The package nests: '86' holds the provinces, a province's code its cities, a city's code its counties.
const AREAS: Record<string, Record<string, string>> = areas

// Names of the register that are no names: “市辖区” stands for "the districts of this city".
const FILLERS = new Set([
  '市辖区',
  '老城区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '城区',
  '郊区',
  '矿区',
  '市区',
])

const PLAIN_ENDING = /(?:特别行政区|自治区|自治州|自治县|地区|省|市|县|盟|旗)$/

/**
 * Provinces, prefectures and counties as entries of type place.
 *
 * @param shortForms customary short forms, parted by |, that stripping the ending does not give: 广西壮族自治区 → 广西.
 * @param commonWords stems that are everyday words or other names, never matched alone: 和平 for 和平县.
 */
export function divisionsOfChina(
  shortForms: ReadonlyMap<string, string>,
  commonWords: ReadonlySet<string>,
): DictionaryEntry[] {
  const found: DictionaryEntry[] = []
  const visit = (code: string, parent: string, depth: number) => {
    for (const [childCode, name] of Object.entries(AREAS[code] ?? {})) {
      const isFiller = FILLERS.has(name)
      if (!isFiller) {
        const subtype = depth === 0 ? 'province' : depth === 1 ? 'city' : 'county'
        found.push({
          id: `place:${name}`,
          type: 'place',
          subtype,
          name,
          aliases: shortFormsOf(name, shortForms, commonWords),
          parent,
          source: `china-area-data:${childCode}`,
        })
      }
      if (depth < 2) visit(childCode, isFiller ? parent : name, depth + 1)
    }
  }
  visit('86', '', 0)
  return found
}

function shortFormsOf(
  name: string,
  shortForms: ReadonlyMap<string, string>,
  commonWords: ReadonlySet<string>,
): string[] {
  const customary = shortForms.get(name)
  if (customary) return customary.split('|')
  // Districts (朝阳区) are not called by their stem in print; 朝阳 alone is a city in Liaoning or a word.
  const stem = name.replace(PLAIN_ENDING, '')
  if (stem === name || stem.length < 2 || commonWords.has(stem)) return []
  // 融水苗族自治县 and the like: only the customary form, since 融水苗族 is no name.
  if (/(?:族|自治)/.test(name) && !customary) return []
  return [stem]
}
