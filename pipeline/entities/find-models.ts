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
  platforms: { openings: readonly string[]; words: readonly string[]; never_within: string }
  /** Right behind a name with a number these make it a variety. */
  varieties: readonly string[]
}

export type ModelFinder = (context: NameContext) => Finding[]

// M9, SU7, Z10 Pro and X1, never G15 alone: a name of its own stands before the number.
const TRIM = '(?:Pro|Max|Plus|Ultra|Air|SE|GT|PLUS|PRO|MAX)?'

const NO_VARIETY = /[的了和与及在用种是为由把将有等、]/

// 客户端 and offices are called by letters, too: 微信APP, 华为CEO.
const NO_MODEL =
  /^(?:APP|App|CEO|CFO|CTO|COO|CMO|AI|IT|IP|IPO|ETF|VIP|NBA|LED|HR|ID|PC|PK|VS|MINI|Q[1-4]|H[12])$/

// 长光芯|35W, 速腾|5G: a number with its unit.
const QUANTITY = /^\d{1,2}(?:[WVAGKDTMBC]|[KGM]W|[GTM]B|HZ|KM|CM|MM|KG)$/

export function createModelFinder({ models, platforms, varieties }: ModelGrammar): ModelFinder {
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
  // 华为|Mate 70, iPhone| 16 Pro, 龙芯|3A6000: behind a maker or a product that the dictionaries know.
  const ofMaker = new RegExp(
    `^\\s?(?:(?:[A-Z][A-Za-z]{1,10}\\s){0,2}[A-Z][A-Za-z]{0,10}[ -]?\\d{1,4}[A-Za-z]{0,2}|\\d[A-Z]\\d{3,5}[A-Z]?)(?:\\s?(?:Pro|Max|Plus|Ultra|Air|SE|GT|PLUS|PRO|MAX|Mini|mini)){0,2}(?![A-Za-z\\d.])${notQuantity}`,
    'u',
  )
  const ofProduct = new RegExp(
    `^(?:\\s\\d{1,2}(?:\\.\\d)?(?:\\s?(?:Pro|Max|Plus|Ultra|Air|SE)){0,2}|[A-Z][A-Za-z]{2,9})(?![A-Za-z\\d.])(?!\\s)${notQuantity}`,
    'u',
  )
  const type =
    /(?<![\d.])\d{2,4}[A-Z]?型(?:导弹)?(?:驱逐舰|护卫舰|巡逻舰|补给舰|登陆舰|核潜艇|潜艇|坦克|步兵战车|直升机)/g
  const platform = new RegExp(
    `(?:${platforms.openings.join('|')})[^\\P{Script=Han}${platforms.never_within}]{2,16}?(?:${platforms.words.join('|')})`,
    'gu',
  )
  const beforeCrop = new RegExp(
    `(?<=(?:^|[^\\p{Script=Han}]|[种植育推广了的用与和“]))([A-Z]?\\p{Script=Han}{2,4}\\d{1,4}号?)(?=(?:等|系列|优质)?(?:${varieties.join('|')}))`,
    'gu',
  )
  const medicine = new RegExp(`(?:${models.medicines.join('|')})(?!类|药物)`, 'gu')
  const vehicle = new RegExp(`“([\\p{Script=Han}A-Za-z0-9·-]{2,10})”(?:${models.vehicles.join('|')})`, 'gu')

  return ({ text, segments, segmentAt, known }) => {
    const found: Finding[] = []
    const add = (start: number, end: number, reason: string) =>
      found.push({ start, end, type: 'product', reason })
    const segmentOf = (offset: number) => segments[segmentAt[offset] as number] as Segment

    for (const { 0: name, index } of text.matchAll(series)) add(index, index + name.length, 'rule:model')
    for (const { 0: model, index } of text.matchAll(lettered)) {
      // 问界M9: a word that no dictionary has, or one that names a brand, stands before the number.
      if (NO_MODEL.test(model) || QUANTITY.test(model)) continue
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
    for (const { start, end, entries } of known) {
      const kind = entries[0]?.type
      if (kind !== 'product' && (kind !== 'organization' || entries[0]?.subtype !== 'company')) continue
      const following = text.slice(end, end + 28)
      const model =
        ofMaker.exec(following)?.[0] ?? (kind === 'product' ? ofProduct.exec(following)?.[0] : undefined)
      if (model && !NO_MODEL.test(model.trim())) add(start, end + model.length, 'rule:model')
    }
    for (const { 0: name, index } of text.matchAll(type)) add(index, index + name.length, 'rule:model')
    for (const { 0: name, index } of text.matchAll(platform)) {
      // The words end it where the text's own words end: 服务平台|上.
      if (segmentOf(index).start === index && segmentOf(index + name.length - 1).end === index + name.length)
        add(index, index + name.length, 'rule:national-platform')
    }
    for (const { 0: name, index } of text.matchAll(beforeCrop)) {
      // 种植|郑单958: what is done with it is no part of its name.
      let start = index
      const digits = index + name.search(/\d/)
      while (segmentOf(start).end < digits && /^(?:v|vn|a|b|d)$/.test(segmentOf(start).tag))
        start = segmentOf(start).end
      if (digits - start > 1) add(start, index + name.length, 'rule:variety')
    }
    for (const { 0: whole, 1: name = '', index } of text.matchAll(vehicle))
      if (whole !== '') add(index + 1, index + 1 + name.length, 'rule:quoted-vehicle')
    return found
  }
}
