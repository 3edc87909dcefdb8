// Finds what stands in 《》 and says whether it is a document or the medium that bears that name.
import type { EntityType, Span } from '../types.ts'
import type { Dictionary } from './dictionary.ts'

export type DocumentGrammar = {
  subtypes: readonly { subtype: string; example: string; words: readonly string[] }[]
  media: { endings: readonly string[]; followed_by: readonly string[] }
  bare_nicknames: readonly string[]
  unmarked: readonly { pattern: string; subtype: string; reason: string; example: string }[]
}

/** The span is the title without its marks; `outer` includes them. */
export type TitledWork = Span & { outer: Span; type: EntityType; subtype: string; reason: string }

const LONGEST_TITLE = 120
const LONGEST_MEDIUM = 10

export function findTitledWorks(
  text: string,
  grammar: DocumentGrammar,
  dictionary: Dictionary,
): TitledWork[] {
  const works: TitledWork[] = []
  for (let open = text.indexOf('《'); open >= 0; open = text.indexOf('《', open + 1)) {
    // 《关于〈决定〉的说明》 and a 《 inside a 《: the outermost pair counts.
    let depth = 1
    let close = open + 1
    while (close < text.length && close - open <= LONGEST_TITLE) {
      const character = text[close]
      if (character === '《') depth++
      else if (character === '》' && --depth === 0) break
      close++
    }
    if (text[close] !== '》' || depth !== 0 || close === open + 1) continue
    const title = text.slice(open + 1, close)
    works.push({
      start: open + 1,
      end: close,
      outer: { start: open, end: close + 1 },
      ...kindOf(title, text.slice(close + 1, close + 5), grammar, dictionary),
    })
    open = close
  }
  return works
}

function kindOf(
  title: string,
  after: string,
  grammar: DocumentGrammar,
  dictionary: Dictionary,
): { type: EntityType; subtype: string; reason: string } {
  const entry = dictionary.named
    .get(title)
    ?.find(({ type }) => type === 'organization' || type === 'document')
  if (entry) return { type: entry.type, subtype: entry.subtype, reason: `dictionary:${entry.source}` }
  // 《2024年医疗保障事业发展统计快报》 reports, 《每日快报》 is a paper.
  const isBrief = title.length <= LONGEST_MEDIUM && !/\d/.test(title)
  if (
    (isBrief && grammar.media.endings.some(ending => title.endsWith(ending))) ||
    grammar.media.followed_by.some(word => after.startsWith(word))
  )
    return { type: 'organization', subtype: 'media', reason: 'rule:title-marks-medium' }
  return { type: 'document', subtype: documentSubtype(title, grammar), reason: 'rule:title-marks' }
}

/** Subtype by the longest ending that fits; a title that ends otherwise is a book, film or other work. */
export function documentSubtype(title: string, grammar: DocumentGrammar): string {
  // （2024—2028年）, （试行） and （草案） say nothing of the kind.
  const bare = title.replace(/[（(][^（()）]{0,20}[)）]$/, '')
  let best = { subtype: 'book', length: 0 }
  for (const { subtype, words } of grammar.subtypes)
    for (const word of words)
      if (bare.endsWith(word) && word.length > best.length) best = { subtype, length: word.length }
  return best.subtype
}

// What cannot begin a title: 实施教育“十三五”规划 is about 教育“十三五”规划.
const BEFORE_TITLE =
  /^.*(?:实施|制订|制定|编制|落实|列入|纳入|完成|根据|按照|和|与|的|是|在|为|对|做好|我国|国家|结合|推进|谋划|印发|出台|围绕|期间)/u

export type UnmarkedDocumentFinder = (text: string) => (Span & { subtype: string; reason: string })[]

/** Finds documents that are named without 《》, by the patterns of graph-data/rules/documents.yaml. */
export function createUnmarkedDocumentFinder({ unmarked }: DocumentGrammar): UnmarkedDocumentFinder {
  const patterns = unmarked.map(({ pattern, subtype }) => ({
    expression: new RegExp(pattern, 'gu'),
    needsQuotation: /^[^|]*“/.test(pattern),
    subtype,
  }))
  return text => {
    const hasQuotation = text.includes('“')
    const possible = patterns.filter(({ needsQuotation }) => hasQuotation || !needsQuotation)
    return possible.flatMap(({ expression, subtype }) =>
      [...text.matchAll(expression)].map(match => {
        const quotation = match[0].indexOf('“')
        const lead = quotation < 0 ? 0 : (BEFORE_TITLE.exec(match[0].slice(0, quotation))?.[0].length ?? 0)
        return {
          start: match.index + lead,
          end: match.index + match[0].length,
          subtype,
          reason: 'rule:unmarked-document',
        }
      }),
    )
  }
}
