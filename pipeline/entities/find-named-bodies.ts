// Finds bodies by a quotation beside what they are, and by level of government: 企业“北极星储能”, 省经信厅.
import type { Finding } from './certainty.ts'
import { quotations } from './find-products.ts'
import type { NameContext } from './grow-names.ts'
import { createWordList } from './word-list.ts'

export type NamedBodyGrammar = {
  /** `within`: what may follow an office as a part of it: 县公安局|交警大队. */
  local: { levels: readonly string[]; endings: readonly string[]; within: readonly string[] }
  quoted: { heads_before: readonly string[]; heads_after: readonly string[] }
}

// A level of government stands for a place only where no name runs into it: 全省, 各县 and 浙江省 do not.
const NO_LEVEL_BEFORE = /[\p{Script=Han}]/u
const MAY_STAND_BEFORE = /[由与和及、据经在从向对给到是的]/

export type NamedBodyFinder = (context: NameContext) => Finding[]

/** @param endings how names of bodies end; those of one character say too little inside a quotation. */
export function createNamedBodyFinder(
  endings: ReadonlySet<string>,
  grammar: NamedBodyGrammar,
): NamedBodyFinder {
  const closings = createWordList([...endings].filter(ending => ending.length > 1))
  const local = new RegExp(
    `[${grammar.local.levels.join('')}]\\p{Script=Han}{0,5}?(?:${grammar.local.endings.join('|')})(?:\\p{Script=Han}{0,2}?(?:${grammar.local.within.join('|')}))?`,
    'gu',
  )
  return ({ text, segments, segmentAt }) => {
    const found: Finding[] = []
    for (const { start, end } of quotations(text)) {
      const inner = text.slice(start + 1, end - 1)
      if (!/^[\p{Script=Han}A-Za-z0-9·]{2,14}$/u.test(inner)) continue
      const before = text.slice(Math.max(0, start - 6), start)
      const after = text.slice(end, end + 6)
      const closing = closings.endingAt(inner, inner.length, inner.length - 2) !== undefined
      if (
        closing ||
        grammar.quoted.heads_before.some(head => before.endsWith(head)) ||
        grammar.quoted.heads_after.some(head => after.startsWith(head))
      )
        found.push({ start: start + 1, end: end - 1, type: 'organization', reason: 'rule:quoted-body' })
    }

    for (const { 0: name, index } of text.matchAll(local)) {
      const end = index + name.length
      const previous = text[index - 1] ?? '\n'
      if (NO_LEVEL_BEFORE.test(previous) && !MAY_STAND_BEFORE.test(previous)) continue
      // 区别, 市场 and 乡镇 are words: the level stands alone or begins the body's own word; the ending closes one.
      const first = segments[segmentAt[index] as number]
      const last = segments[segmentAt[end - 1] as number]
      if (!first || !last || first.start !== index || last.end !== end) continue
      // 县文化馆|主办 ends with what the body does.
      if (/^v/.test(last.tag) && last.start > index) continue
      if (first.end - first.start > 1 && first.end < end && !/^(?:n|j|nt|ns|x)/.test(first.tag)) continue
      if (
        /[的了和与在是]/.test(name) ||
        /^(?:市场|区域|县域|乡村|城镇|省级|市级|县级|区级|乡镇|省内|市内|区块)/.test(name)
      )
        continue
      found.push({ start: index, end, type: 'organization', reason: 'rule:local-office' })
    }
    return found
  }
}
