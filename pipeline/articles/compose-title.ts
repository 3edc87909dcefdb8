// Composes a headline of its rows: which is the title, which go on with each other, which are kicker and subtitle.
import { widthOf } from './line-width.ts'
import type { Heading } from './read-items.ts'
import { pairsOf, shareIn } from './text-overlap.ts'

export type StoryTitle = { title: string; subtitle: string | null; lines: readonly number[] }

/** `text` is the story's. What is not the title is the subtitle, kicker first. */
export function composeTitle(headings: readonly Heading[], text: string): StoryTitle {
  const sorted = [...headings].sort((a, b) => a.number - b.number)
  const lines = sorted.map(heading => heading.number)
  const rows = joinRows(
    sorted.map(heading => heading.text).filter((row, i, all) => row !== all[i - 1]),
    text,
  )
  const title = rows[titleRow(rows, text)] as string
  const others = rows.filter(row => row !== title).map(row => row.replace(/^[—–-]+\s*/, ''))
  return { title, subtitle: others.length === 0 ? null : others.join(' '), lines }
}

const isDashed = (row: string) => /^[—–-]/.test(row)

// A kicker is short and says little of its story: 民生实事进行时. The title below it names what the story is about.
const LONGEST_KICKER = 12

function titleRow(rows: readonly string[], text: string): number {
  const first = rows.findIndex(row => !isDashed(row))
  if (first < 0) return 0
  const next = rows[first + 1]
  if (next === undefined || isDashed(next)) return first
  return isKicker(rows[first] as string, next, text) ? first + 1 : first
}

function isKicker(row: string, next: string, text: string): boolean {
  if (widthOf(row) > LONGEST_KICKER || widthOf(row) > widthOf(next) + 2) return false
  if (shareIn(next, text) >= shareIn(row, text) + 0.25) return true
  // 畅行云州 shares the town with its story, 云州跨江大桥年底通车 all the rest.
  const longer = widthOf(row) < widthOf(next) - 1
  return longer && widthOf(row) <= 9 && wordsIn(next, text) >= wordsIn(row, text) + 2
}

function wordsIn(row: string, text: string): number {
  return Math.round(shareIn(row, text) * pairsOf(row).size)
}

/** Rows that only go on with the one before are joined to it. */
function joinRows(rows: readonly string[], text: string): string[] {
  const joined: string[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    if (before !== undefined && goesOn(before, row, text)) joined[joined.length - 1] = before + row
    else joined.push(row)
  }
  if (joined.length < rows.length) return joined
  const at = halvesIn(rows, text)
  return at < 0 ? joined : [...rows.slice(0, at), `${rows[at]}${rows[at + 1]}`, ...rows.slice(at + 2)]
}

/** The headline was too long for its line. */
function goesOn(before: string, row: string, text: string): boolean {
  if (isDashed(row)) return false
  if (/[、，：]$|[的和与在把被将向]$/.test(before) || /^[、，。！？”》）]/.test(row)) return true
  if (before.split('“').length > before.split('”').length && row.includes('”')) return true
  // 推进城 + 市全域数字化转型: the story knows the word 城市 that the line end cut.
  const cut = before.slice(-1) + row.slice(0, 1)
  return /^\p{Script=Han}{2}$/u.test(cut) && text.split(cut).length > 3
}

// 我市首条跨海轻轨 + 进入试运行阶段: two rows of one length, too short to be headlines each.
const LONGEST_HALF = 10
const UNEVEN = 2.5

/** 民生实事进行时, 文化遗产日特别报道: what papers call the series a story belongs to. */
function namesSeries(row: string): boolean {
  return /^(?:聚焦|关注|關注|走基层|走基層)|(?:进行时|進行時|报道|報道|报导|報導|调查|調查|观察|觀察|探访|探訪|见闻|見聞|一线|一線|在线|行动|行動|追踪|追蹤|纪实|紀實|身边事|身邊事|之[一二三四五六七八九十]|篇)$/.test(
    row,
  )
}

// 一城花香 满街书声 has both its halves; 展期至3月5日 is a subtitle.
function isWhole(row: string): boolean {
  return /\p{Script=Han}\s+\p{Script=Han}/u.test(row) || /\d{1,2}月\d{1,2}日/.test(row)
}

// 海上风电 / 从蓝图走进现实: what the headline is about, and what is said of it without naming it.
function isTopic(first: string, second: string): boolean {
  return (
    widthOf(first) <= 6 &&
    /^\p{Script=Han}+$/u.test(first) &&
    /^(?:从|從|让|讓|把|在|向|为|為|走[进進向出]|[撑撐]起)/.test(second)
  )
}

/** The place of the two rows that are most alike in width, as the halves of a title are; -1 where none are. */
function halvesIn(rows: readonly string[], text: string): number {
  let best = { at: -1, off: UNEVEN + 0.1 }
  // 公平正义在身边 above 瑶湖出台6条措施 / 妥善化解纠纷 is no half of it, nor 民生实事进行时 above 口袋公园建到家门口.
  const [top = ''] = rows
  const kicker = shareIn(top, text) <= 0.2 && (rows.length >= 3 || namesSeries(top)) ? 1 : 0
  for (let at = kicker; at + 1 < rows.length; at++) {
    const [first, second] = [rows[at] as string, rows[at + 1] as string]
    if (isDashed(first) || isDashed(second) || isWhole(first) || isWhole(second)) continue
    const off = isTopic(first, second) ? 0 : Math.abs(widthOf(first) - widthOf(second))
    if (Math.max(widthOf(first), widthOf(second)) > LONGEST_HALF || off >= best.off) continue
    best = { at, off }
  }
  return best.at
}
