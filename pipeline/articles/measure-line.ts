// Measures a line of a page: its width, its indent, whether a sentence or a byline ends with it.
import { isBuiltLikeName } from '../read/common-surnames.ts'
import type { Line } from '../types.ts'
import { bylineAtEnd, bylineOfLine } from './bylines.ts'
import { widthOf } from './line-width.ts'

/** A line of running text or a heading, as the labeller sees it. */
export type MeasuredLine = {
  number: number
  /** Without white space at either end. */
  text: string
  width: number
  /** Columns of white space before it. */
  indent: number
  /** Blank lines before it. */
  gap: number
  /** It ends a sentence or a byline. */
  closed: boolean
  /** It begins a story: 本报讯, 新华社北京5月20日电. */
  opening: boolean
  /** The layout shows a headline. */
  headline: boolean
}

export function measureLine(line: Line, before: { gap: number; opening: boolean }): MeasuredLine {
  const text = line.text.trim()
  return {
    number: line.number,
    text,
    width: widthOf(text),
    indent: line.text.length - line.text.trimStart().length,
    gap: before.gap,
    closed: isClosed(text),
    opening: before.opening,
    headline: line.headline === true,
  }
}

const SENTENCE_END = /[。！？…!?；][”’」』）)》】]*$|[A-Za-z)]\.$/
export function isClosed(text: string): boolean {
  // （作者单位：云州市行政学院） is a line of its own.
  if (SENTENCE_END.test(text) || /^[（(【].*[）)】]$/.test(text)) return true
  if (isListItem(text) || isSalutation(text)) return true
  // Only these can end a byline; asking the byline reader for every line would be slow.
  return (
    /[\p{Script=Han}）)】]$/u.test(text) && /[。！？”）)】]/.test(text) && bylineAtEnd(text)?.tight === false
  )
}

/** 编辑同志：, 尊敬的读者朋友： */
export function isSalutation(text: string): boolean {
  return (
    text.endsWith('：') &&
    /^(?:.{0,8}(?:同志|先生|女士|老师|朋友们?)|(?:尊敬|亲爱|敬爱|親愛|敬愛)的.{1,12})：$/.test(text)
  )
}

// 1.古一轩（福建）10秒31: items of a list end without a full stop.
const LIST_ITEM = /(?:^|\s)(?:\d{1,2}[.、．]|[①-⑳]|[（(]\d{1,2}[）)])\s?\p{Script=Han}/u

export function isListItem(text: string): boolean {
  return LIST_ITEM.test(text)
}

const LAST_ITEM = /(?:^|\s)(\d{1,2}[.、．]\s?\p{Script=Han}[^.、．]*)$/u
const RESULT =
  /^\d{1,2}[.、．]\s?[\p{Script=Han}·]{2,8}\s?(?:[（(][^（()）]{1,12}[)）]\s?\d|\d+(?:[:：.]\d|[秒分米环環]))/u

/** 3.吴 / 阳清（白川）41秒95, 3.贾芳平（枫阳）47 / 秒56: the rest of a table's row that the line's end cut. */
export function isRestOfResult(text: string, before: string): boolean {
  if (text.length > 24 || before.length > 60) return false
  const item = LAST_ITEM.exec(before)?.[1]
  if (item === undefined) return false
  if (/^\s?[秒分米环環]\s?\d{0,2}(?:\s|$)/u.test(text)) return /\d$/.test(item)
  return !RESULT.test(item) && RESULT.test(item + text)
}

/** 丁宁 苏北: a line that ends in names without a bracket, which may go on below. */
export function endsInNames(text: string): boolean {
  return /[。！？”」]\s*[\p{Script=Han}\s、]{2,16}$/u.test(text) && bylineAtEnd(text)?.tight === false
}

/** 苏北 / 辰, 董瑞 / 丰 戴小河, 丁 / 宁 苏北辰: the rest of a name that the line's end cut. */
export function isRestOfName(text: string, before: string): boolean {
  return (
    text.length <= 14 &&
    /^\p{Script=Han}{1,2}(?:[\s、]|$)/u.test(text) &&
    /[。！？”」]\s+[\p{Script=Han}\s、]{1,16}$/u.test(before) &&
    endsInNames(before + text)
  )
}

/** 新华 / 社记者 韦沐子/摄, 本报记者 潘 / 兰云/摄: the rest of a byline that the line's end cut. */
export function isRestOfByline(text: string, before: string): boolean {
  if (text.length > 16 || before.length < 4 || /[，。：；！？]/.test(text)) return false
  const begun = /[。！？”」](?:\s*|.*[\s（(])([\p{Script=Han}\s、/／]{1,20})$/u.exec(before)?.[1]
  if (begun === undefined || begun === '') return false
  const whole = bylineAtEnd(before + text)
  if (whole === null || whole.tight || whole.span.end < before.length + text.trimEnd().length) return false
  if (whole.span.start >= before.length) return false
  const alone = bylineOfLine(begun)
  // 本报记者 is no byline yet, 本报记者 潘 names half of him.
  return (
    alone === null || /^\s?[/／]?\s?[摄攝]$/.test(text) || /(?:^|[\s、者员員])\p{Script=Han}$/u.test(begun)
  )
}

/** 阳长子 叶鹏艳 尹知帆: a line of a list of names; the first and the last may be cut by the line's end. */
export function isNameList(text: string): boolean {
  // Most lines are none: tell them at a glance.
  if (!/^\p{Script=Han}{1,4}[\s、]/u.test(text)) return false
  const names = text.split(/[\s、]+/)
  const inner = names.slice(1, -1)
  return (
    inner.length >= 2 &&
    names.every(name => /^\p{Script=Han}{1,4}$/u.test(name)) &&
    inner.filter(isBuiltLikeName).length >= 0.8 * inner.length
  )
}
