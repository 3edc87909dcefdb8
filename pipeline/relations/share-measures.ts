// Gives each of several numbers what it measures: 进口额和出口额分别增长3.1%和4.2%.

/** What a number measures, with where the telling of it begins. */
export type SharedMeasure = { from: number; measure: string }

const WORD = '分别'
const LONGEST_LIST = 70
const LIST_END = /[，。；：！？\n“”（）()]/
const JOINT = /、|以及|[和与及]/u
const VALUES =
  /^([\p{Script=Han}]{0,8}?)(\d[\d,.]{0,15}[^\d，。；、和与及\n]{0,6}(?:(?:、|和|与|及)\d[\d,.]{0,15}[^\d，。；、和与及\n]{0,6}){1,7})/u
const CHANGE = /[增降升跌减涨落]/u

/**
 * By the offset of each number. Where there are as many names before 分别 as numbers behind it, the first belongs to the first; else
 * none is told.
 */
export function shareMeasures(text: string): Map<number, SharedMeasure> {
  const shared = new Map<number, SharedMeasure>()
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    let from = at
    while (from > 0 && at - from < LONGEST_LIST && !LIST_END.test(text[from - 1] as string)) from--
    const names = text
      .slice(from, at)
      .split(JOINT)
      .map(name => name.trim())
    const behind = at + WORD.length
    const [, verb = '', values] = VALUES.exec(text.slice(behind, behind + 120)) ?? []
    if (values === undefined || names.length < 2) continue
    const numbers = [...values.matchAll(/(?<![\d,.])\d[\d,.]*/g)].map(
      ({ index }) => behind + verb.length + index,
    )
    if (numbers.length !== names.length) continue
    const told = CHANGE.test(verb) ? verb : ''
    numbers.forEach((offset, i) => {
      const name = names[i] as string
      if (/\p{Script=Han}{2}/u.test(name)) shared.set(offset, { from, measure: name + told })
    })
  }
  return shared
}
