// Finds products by how such names are made: 问界M9, 歼-20, 信迪利单抗, 济麦22, “雪龙2”号.
import type { Finding } from './certainty.ts'
import type { NameContext } from './grow-names.ts'
import type { Segment } from './segment.ts'

export type ModelGrammar = {
  models: {
    /** Series whose members go by a number: 歼-20, 波音737. */
    series: readonly string[]
    /** How names of medicines end: 替尼, 单抗. */
    medicines: readonly string[]
    /** What crops are called in names of varieties: 济麦22, 龙粳31. */
    crops: readonly string[]
    /** Behind a number these make it a quantity. */
    units: readonly string[]
    /** Right behind “…” these make it a ship, a train, a satellite. */
    vehicles: readonly string[]
  }
}

export type ModelFinder = (context: NameContext) => Finding[]

// M9, SU7, Z10 Pro and X1, never G15 alone: a name of its own stands before the number.
const TRIM = '(?:Pro|Max|Plus|Ultra|Air|SE|GT|PLUS|PRO|MAX)?'

const NO_VARIETY = /[的了和与及在用种是为由把将有等、]/

export function createModelFinder({ models }: ModelGrammar): ModelFinder {
  const notQuantity = `(?![\\d.%％]|${models.units.join('|')})`
  // 图8 is a figure in a book, 图-154 an aircraft.
  const series = new RegExp(
    `(?<![\\p{Script=Han}A-Za-z])(?:(?:${models.series.filter(name => name.length > 1).join('|')})[-—－]?|(?:${models.series.filter(name => name.length === 1).join('|')})[-—－])[A-Z]?\\d{1,4}[A-Z]{0,3}${notQuantity}`,
    'gu',
  )
  const lettered = new RegExp(
    `(?<=\\p{Script=Han})(?:[A-Z]{1,3}-?\\d{1,4}[A-Z]?|\\d{1,2}[A-Z]{1,2})${TRIM}(?![A-Za-z\\d.])${notQuantity}`,
    'gu',
  )
  const variety = new RegExp(
    `\\p{Script=Han}{1,2}(?:${models.crops.join('|')})\\d{1,4}号?${notQuantity}`,
    'gu',
  )
  const medicine = new RegExp(`(?:${models.medicines.join('|')})(?!类|药物)`, 'gu')
  const vehicle = new RegExp(`“([\\p{Script=Han}A-Za-z0-9·-]{2,10})”(?:${models.vehicles.join('|')})`, 'gu')

  return ({ text, segments, segmentAt }) => {
    const found: Finding[] = []
    const add = (start: number, end: number, reason: string) =>
      found.push({ start, end, type: 'product', reason })
    const segmentOf = (offset: number) => segments[segmentAt[offset] as number] as Segment

    for (const { 0: name, index } of text.matchAll(series)) add(index, index + name.length, 'rule:model')
    for (const { 0: model, index } of text.matchAll(lettered)) {
      // 问界M9: a word that no dictionary has, or one that names a brand, stands before the number.
      const brand = segmentOf(index - 1)
      if (brand.end !== index || brand.word.length < 2 || !/^(?:x|nz|nt)$/.test(brand.tag)) continue
      if (/^\p{Script=Han}{2,5}$/u.test(brand.word)) add(brand.start, index + model.length, 'rule:model')
    }
    for (const { 0: name, index } of text.matchAll(variety)) {
      // 小麦20 begins a quantity; 济麦 is a name since no dictionary has it.
      const digits = index + name.search(/\d/)
      const last = segmentOf(digits - 1)
      let start = index
      while (
        start < last.start &&
        (segmentOf(start).word.length > 1 || NO_VARIETY.test(text[start] as string))
      )
        start = segmentOf(start).end
      if (last.word.length > 1 && last.tag !== 'x') continue
      if (digits - start > 1) add(Math.min(start, last.start), index + name.length, 'rule:variety')
    }
    for (const { 0: ending, index } of text.matchAll(medicine)) {
      // 信迪利|单抗: what stands before is spelt by sound, character by character.
      let start = index
      while (start > 0 && index - start < 5) {
        const { word, tag, start: from } = segmentOf(start - 1)
        const isSound =
          word.length === 1
            ? /\p{Script=Han}/u.test(word) && !/[的了和与及用服种是为、]/.test(word)
            : /^(?:x|nrt|nr|nz)$/.test(tag)
        if (!isSound || from < 0) break
        start = from
      }
      if (start < index) add(start, index + ending.length, 'rule:medicine')
    }
    for (const { 0: whole, 1: name = '', index } of text.matchAll(vehicle))
      if (whole !== '') add(index + 1, index + 1 + name.length, 'rule:quoted-vehicle')
    return found
  }
}
