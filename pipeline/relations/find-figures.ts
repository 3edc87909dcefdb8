// Finds the figures an article states: what is measured, value, unit, period and change.
import { createWordList, type WordList } from '../entities/word-list.ts'
import type { Figure } from '../types.ts'
import { shareMeasures } from './share-measures.ts'

export type FigureGrammar = {
  multipliers: Readonly<Record<string, number>>
  units: { words: readonly string[] }
  verbs: { words: readonly string[] }
  against: { times: readonly string[]; rise: readonly string[]; fall: readonly string[] }
  no_measure: { words: readonly string[] }
  changes: readonly { words: readonly string[]; kind: string; sign: number }[]
}

const NUMBER = /(?<![\d.A-Za-z第〔[-])(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,6})?/g
const PERIOD =
  /(?:\d{4}年(?:\d{1,2}(?:[-—至]\d{1,2})?月(?:份)?|前?[一二三四]季度|[上下]半年|底|末)?|\d{1,2}[-—]\d{1,2}月(?:份)?|前\d{1,2}个?月|\d{1,2}月份|今年(?:以来|前[\d一二三四]{1,2}个?[月季]度?|[上下]半年)?|去年|[上下]半年|前[一二三四]季度|[一二三四]季度|“[十][一二三四五]五”期间)/g
const CLAUSE_MARK = /[，。；：！？、\n“”（）(]/
const LONGEST_MEASURE = 26

/** Figures in order of start. Numbers without a unit, in dates and in names of laws or streets are none. */
export type FigureFinder = (text: string) => Figure[]

/** A way of telling a change, 同比下降, with what it says. */
type Change = { word: string; kind: string; sign: number }

export function createFigureFinder(grammar: FigureGrammar): FigureFinder {
  const units = createWordList(grammar.units.words)
  const multipliers = createWordList(Object.keys(grammar.multipliers))
  const verbs = createWordList(grammar.verbs.words)
  const noMeasures = createWordList(grammar.no_measure.words)
  const changes = grammar.changes
    .flatMap(({ words, kind, sign }) => words.map(word => ({ word, kind, sign })))
    .sort((a, b) => b.word.length - a.word.length)
  const against = againstOtherTimes(grammar.against)
  return text => {
    const figures: Figure[] = []
    const shared = shareMeasures(text)
    for (const match of text.matchAll(NUMBER)) {
      const start = match.index
      let end = start + match[0].length
      const multiplier = multipliers.beginningAt(text, end)
      if (multiplier) end += multiplier.length
      while (end < text.length && /[余多 ]/.test(text[end] as string) && end - start < 24) end++
      const unit = units.beginningAt(text, end)
      if (!unit) continue
      // 5天 tells how long something took; a measure of days comes in tens of thousands. Years are dates and no unit at all.
      if (unit === '天' && !multiplier) continue
      end += unit.length
      const number = Number((match[1] as string).replaceAll(',', '') + (match[2] ?? ''))
      const ofSeveral = shared.get(start)
      const { from, measure, change } = ofSeveral
        ? { ...ofSeveral, measure: withoutPeriod(ofSeveral.measure), change: undefined }
        : measureBefore(text, start, { verbs, changes, against })
      if (measure === '' || noMeasures.endingAt(measure, measure.length) !== undefined) continue
      // 五家公司分别增长20.2%、15.5% does not say whose is which.
      if (measure.includes('分别')) continue
      const isPercent = unit === '%' || unit === '％'
      // 同比增长7.09% behind a value is its change, not a figure of its own.
      const previous = figures.at(-1)
      if (
        change &&
        isPercent &&
        previous &&
        measure === change.word &&
        start - previous.end < 12 &&
        !previous.change
      ) {
        previous.change = { kind: change.kind, percent: change.sign * number }
        previous.end = end
        continue
      }
      // A change whose value stands elsewhere measures nothing by itself.
      if (change && measure === change.word) continue
      figures.push({
        start: from,
        end,
        measure,
        value: multiplier ? roundTo(number * (grammar.multipliers[multiplier] as number)) : number,
        unit: isPercent ? '%' : unit,
        period: periodBefore(text, start),
        change: null,
        reason: 'rule:figure',
      })
    }
    return figures
  }
}

/** What a clause says that only sets a value against another time; nothing of others. */
type AgainstOtherTimes = (phrase: string) => Change | undefined

function againstOtherTimes({ times, rise, fall }: FigureGrammar['against']): AgainstOtherTimes {
  const told = new RegExp(
    `^[比较](${times.join('|')}|${PERIOD.source})(${[...rise, ...fall].join('|')})$`,
    'u',
  )
  return phrase => {
    const [, time, word] = told.exec(phrase) ?? []
    if (time === undefined || word === undefined) return undefined
    return { word: phrase, kind: `比${time}`, sign: rise.includes(word) ? 1 : -1 }
  }
}

/** 4.41 × 10¹² without the tail that binary fractions leave. */
const roundTo = (value: number): number => Number(value.toPrecision(12))

/** The noun phrase that the number measures: what stands before it in its clause, without period and verb. */
function measureBefore(
  text: string,
  start: number,
  { verbs, changes, against }: { verbs: WordList; changes: readonly Change[]; against: AgainstOtherTimes },
) {
  let from = start
  while (from > 0 && start - from < LONGEST_MEASURE && !CLAUSE_MARK.test(text[from - 1] as string)) from--
  let phrase = text.slice(from, start)
  const before = phrase.length
  phrase = phrase.trimStart()
  const skipped = before - phrase.length
  const change = against(phrase) ?? changes.find(({ word }) => phrase.endsWith(word))
  if (change && phrase === change.word) return { from: from + skipped, measure: change.word, change }
  for (let again = true; again; ) {
    again = false
    phrase = phrase.trimEnd()
    const verb = verbs.endingAt(phrase, phrase.length, phrase.length - 1)
    if (verb && !(change && phrase.endsWith(change.word))) {
      phrase = phrase.slice(0, -verb.length)
      again = true
    }
  }
  const measure = withoutPeriod(phrase)
  return { from: from + skipped, measure: /\p{Script=Han}{2}/u.test(measure) ? measure : '', change }
}

const withoutPeriod = (phrase: string): string =>
  phrase
    .replace(/^.*[》】]/u, '')
    .replace(/^.*[电讯] /u, '')
    .replace(PERIOD, '')
    .replace(/^(?:其中|截至目前|目前|据统计|全年|当年|的)+/, '')
    .replace(/[的了]$/, '')
    .trim()

/** The nearest period named before the number in its sentence. */
function periodBefore(text: string, start: number): string | null {
  const from = Math.max(0, start - 80)
  const stretch = text.slice(from, start)
  const sentence = stretch.slice(
    Math.max(stretch.lastIndexOf('。'), stretch.lastIndexOf('\n'), stretch.lastIndexOf('；')) + 1,
  )
  // 《…三年行动计划（2024-2026年）》 and 自1960年以来 give no period to what is counted behind them.
  const told = sentence.replace(/《[^《》]{0,80}》/g, '').replace(/自\d{4}年[^，。]{0,30}以来/g, '')
  return [...told.matchAll(PERIOD)].at(-1)?.[0] ?? null
}
