// Reads a page's lines as what they are: headings, paragraphs, bylines, jumps between pages, page furniture.
import type { Line, Page } from '../types.ts'
import { advertisementLines } from './advertisements.ts'
import { type Byline, bylineAtEnd, bylineOfLine, isUnfinishedByline } from './bylines.ts'
import type { Dateline, ReadDateline } from './datelines.ts'
import { findHabits } from './find-habits.ts'
import { type JoinedText, joinLines } from './join-lines.ts'
import { labelLines } from './label-lines.ts'
import { widthOf } from './line-width.ts'
import {
  endsInNames,
  isNameList,
  isRestOfByline,
  isRestOfName,
  isRestOfResult,
  type MeasuredLine,
  measureLine,
} from './measure-line.ts'
import { continuedFrom, isAuthorNote, isContinuedOn, isFurniture } from './page-furniture.ts'

export type Heading = { kind: 'heading'; number: number; text: string; order: number }
export type Paragraph = {
  kind: 'paragraph'
  order: number
  joined: JoinedText
  dateline: Dateline | null
  byline: Byline | null
  /** Of the column it is set in; null for a paragraph of one short line. */
  columnWidth: number | null
}
/** `bare`: names only, without 记者. */
export type BylineItem = { kind: 'byline'; order: number; joined: JoinedText; byline: Byline; bare: boolean }
export type JumpFrom = { kind: 'continued-from'; order: number; joined: JoinedText; page: number }
/** 下转第4版, or a note on the author: nothing of the story follows. */
export type StoryEnd = { kind: 'story-end'; order: number; joined: JoinedText }
export type Furniture = { kind: 'furniture'; order: number; joined: JoinedText; byline: Byline | null }
export type Item = Heading | Paragraph | BylineItem | JumpFrom | StoryEnd | Furniture

type Fixed =
  | { kind: 'byline'; lines: Line[]; byline: Byline; bare: boolean }
  | { kind: 'continued-from'; lines: Line[]; page: number }
  | { kind: 'story-end'; lines: Line[] }
  | { kind: 'furniture'; lines: Line[]; byline: Byline | null }
type Entry = { fixed: Fixed } | { running: MeasuredLine }

/** Every line of the page that is not blank is in exactly one item. */
export function readItems(page: Page, readDateline: ReadDateline): Item[] {
  const entries = readEntries(page, readDateline)
  const habits = findHabits(entries.flatMap(entry => ('running' in entry ? [entry.running] : [])))
  const items: Item[] = []
  let running: MeasuredLine[] = []
  const flush = () => {
    if (running.length > 0) addRunning(items, running, labelLines(running, habits), readDateline)
    running = []
  }
  for (const entry of entries) {
    if ('running' in entry) {
      running.push(entry.running)
      continue
    }
    flush()
    const { lines, ...fixed } = entry.fixed
    items.push({
      ...fixed,
      order: items.length,
      joined: joinLines(lines.map(line => ({ number: line.number, text: line.text.trim() }))),
    })
  }
  flush()
  return readVerse(items.map((item, i) => bylineOfHeading(items, item, i)))
}

// A poem's lines have no full stop; fewer than this under a poet's name are headlines of something else.
const SHORTEST_POEM = 4
const WIDEST_VERSE = 16

/** The lines between a poet's name and what follows the poem read like headings: 收割之后 / □ 林一 / 稻茬排成整齐的诗行 … */
function readVerse(items: readonly Item[]): Item[] {
  const read = [...items]
  for (let i = 1; i < read.length; i++) {
    const item = read[i] as Item
    if (item.kind !== 'byline' || !isPoet(item, read[i - 1] as Item)) continue
    let end = i + 1
    while (read[end]?.kind === 'heading' && isVerse(read[end] as Heading)) end++
    if (end - i - 1 < SHORTEST_POEM) continue
    for (let at = i + 1; at < end; at++) read[at] = paragraphOfHeading(read[at] as Heading)
  }
  return read
}

// Headlines gathered behind the last story follow a byline too, but that one names a reporter and no headline stands above it.
function isPoet({ joined, byline, bare }: BylineItem, above: Item): boolean {
  if (byline.writers.length !== 1 || byline.picture || /记者|記者|通讯员|通訊員/.test(joined.text))
    return false
  return above.kind === 'heading' || (bare && /^[□◎○◇■]/.test(joined.text))
}

function isVerse({ text }: Heading): boolean {
  return widthOf(text) <= WIDEST_VERSE && !/^[—–]/.test(text) && !/\d/.test(text)
}

function paragraphOfHeading({ number, text, order }: Heading): Paragraph {
  const joined = joinLines([{ number, text }])
  return { kind: 'paragraph', order, joined, dateline: null, byline: null, columnWidth: null }
}

// 欧阳敬 between a headline and its story is no second headline.
function bylineOfHeading(items: readonly Item[], item: Item, i: number): Item {
  if (item.kind !== 'heading' || items[i - 1]?.kind !== 'heading' || items[i + 1]?.kind !== 'paragraph')
    return item
  const byline = item.text.length <= 12 ? bylineOfLine(item.text) : null
  if (byline === null) return item
  const joined = joinLines([{ number: item.number, text: item.text }])
  return { kind: 'byline', order: item.order, joined, byline, bare: byline.bare }
}

function readEntries(page: Page, readDateline: ReadDateline): Entry[] {
  type GappedLine = Line & { gap: number }
  const lines: GappedLine[] = []
  let gap = 0
  for (const line of page.lines) {
    if (line.text.trim() === '') {
      gap++
      continue
    }
    lines.push({ ...line, gap })
    gap = 0
  }
  const entries: Entry[] = []
  let datelineOpen = false
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as GappedLine
    // （记者 王芳） on its own line under 新华社北京5月20日电 belongs to the dateline.
    const fixed = datelineOpen ? null : readFixed(lines, i, page, readDateline)
    if (fixed !== null) {
      entries.push({ fixed })
      i += fixed.lines.length
      continue
    }
    const text = line.text.trim()
    // 上接第3版 may stand on the line that goes on with the story.
    const from = continuedFrom(text)
    if (from !== null && from.end < text.length) {
      entries.push({
        fixed: {
          kind: 'continued-from',
          lines: [{ number: line.number, text: text.slice(0, from.end).trim() }],
          page: from.page,
        },
      })
      const rest = { number: line.number, text: text.slice(from.end).trim() }
      // It fills its line together with what stood before it, and is no headline.
      entries.push({ running: { ...measureLine(rest, { gap: 0, opening: true }), width: widthOf(text) } })
      i++
      continue
    }
    // A dateline may itself be cut: 新华社北京5月20日电（记 + 者 王芳）.
    const dateline = mayOpen(text) ? readDateline(openingText(lines, i, readDateline)) : null
    // （记者 林一） goes on with the dateline above it.
    const opening = dateline !== null && (dateline.agency !== null || !datelineOpen)
    const running = measureLine(line, { gap: line.gap, opening })
    // The bracket that ends 新华社北京5月20日电（记者 王芳） ends no story.
    const end: number = opening ? dateline.end : 0
    datelineOpen = end >= text.length
    if (datelineOpen) running.closed = false
    if (endsByline(text, lines[i - 1]?.text.trim() ?? '')) running.closed = true
    entries.push({ running })
    i++
  }
  return entries
}

/** The line with the two after it, unless it is long or the next opens by itself: 河湾新桥通车 over 本报讯 is no house of that name. */
function openingText(lines: readonly Line[], i: number, readDateline: ReadDateline): string {
  const text = (lines[i] as Line).text.trim()
  const next = lines[i + 1]?.text.trim() ?? ''
  if (text.length >= 40 || (mayOpen(next) && readDateline(next) !== null)) return text
  return [text, next, lines[i + 2]?.text.trim() ?? ''].join('')
}

// 苏北 / 辰, （郝 / 佳 通讯员 罗琳）: the byline began on the line before.
function endsByline(text: string, before: string): boolean {
  if (/[）)】]$/.test(text)) return bylineAtEnd(before + text)?.tight === false
  return isRestOfName(text, before) || isRestOfByline(text, before) || isRestOfResult(text, before)
}

// What every dateline has near its start; spares the reader most lines.
function mayOpen(text: string): boolean {
  return /[报報社网網台电電讯訊刊新记記消据]/.test(text.slice(0, 12))
}

function readFixed(lines: readonly Line[], i: number, page: Page, readDateline: ReadDateline): Fixed | null {
  const line = lines[i] as Line
  const text = line.text.trim()
  if (text.length > 120) return null
  const from = continuedFrom(text)
  if (from !== null) {
    return from.end < text.length ? null : { kind: 'continued-from', lines: [line], page: from.page }
  }
  if (isContinuedOn(text) || isAuthorNote(text)) return { kind: 'story-end', lines: [line] }
  if (isFurniture(text) || text === page.newspaper) return { kind: 'furniture', lines: [line], byline: null }
  if (text.length > 80 || line.headline) return null
  const advertised = advertisementLines(text, {
    before: lines[i - 1]?.text.trim() ?? '',
    after: lines[i + 1]?.text.trim() ?? '',
  })
  if (advertised > 0) return { kind: 'furniture', lines: lines.slice(i, i + advertised), byline: null }
  if (isRestOfByline(text, lines[i - 1]?.text.trim() ?? '')) return null
  // 香港文匯報訊（記者 張聰 北京報道） on a line of its own opens what follows.
  if (mayOpen(text) && readDateline(text)?.agency) return null
  const next = lines[i + 1]
  // 孟繁 / 森/摄, 易水 / 寒: the name was cut.
  const cut = next !== undefined && /^\p{Script=Han}(?:\s?[/／]?\s?(?:摄|攝))?$/u.test(next.text.trim())
  const mended = cut ? bylineOfLine(text + next.text.trim()) : null
  if (mended !== null && (!mended.bare || isBareByline(lines, i)))
    return bylineOrEditors(mended, [line, next as Line])
  const goesOn = next === undefined ? null : cutByline(text, next.text.trim())
  if (goesOn !== null) return bylineOrEditors(goesOn, [line, next as Line])
  const signed = bylineOfLine(text)
  if (signed !== null && (!signed.bare || isBareByline(lines, i))) return bylineOrEditors(signed, [line])
  // 新华社记者 + 李然/摄: the name did not fit its line.
  // 新华社记者 孟 + 繁森/摄
  if (
    signed === null &&
    next !== undefined &&
    /(?:记者|記者|通讯员|通訊員)[\s\p{Script=Han}]{0,8}$/u.test(text)
  ) {
    const whole = bylineOfLine(text + next.text.trim())
    if (whole !== null && widthOf(text) + widthOf(next.text.trim()) <= 30)
      return bylineOrEditors(whole, [line, next])
  }
  if (next !== undefined && isUnfinishedByline(text)) {
    const whole = bylineOfLine(`${text} ${next.text.trim()}`)
    if (whole !== null && widthOf(next.text.trim()) <= 20) return bylineOrEditors(whole, [line, next])
  }
  return null
}

// 本报记者 邱彤雨 通讯员 + 沈静飞, 本报记者 邱彤雨 通讯 + 员 沈静飞, 本报记者 潘 + 兰云
const CUT_BYLINE =
  /(?:^|[\s、者员員])(?:[本特见見实實习習]*[记記]者?|通|通[讯訊][员員]?|实习生|實習生|(?![摄攝图圖文])\p{Script=Han})$/u

/** A byline of which the line's end cut off a part. */
function cutByline(text: string, next: string): (Byline & { bare: boolean }) | null {
  if (next === '' || widthOf(next) > 14 || !/[记記]者|通[讯訊]/.test(text)) return null
  if (!CUT_BYLINE.test(text) && !/、$/.test(text)) return null
  const role = /[记記]者?$|通$|通[讯訊][员員]?$/.test(text)
  const space = /[记記]者$|[员員]$/.test(text) ? ' ' : ''
  const whole = bylineOfLine(text + space + next)
  const names = (byline: Byline | null) =>
    byline === null ? 0 : byline.writers.length + byline.photographers.length
  if (whole === null || whole.bare) return null
  const alone = bylineOfLine(text)
  return role || alone === null || names(whole) >= names(alone) ? whole : null
}

function bylineOrEditors(byline: Byline & { bare: boolean }, lines: Line[]): Fixed {
  const onlyEditors = byline.writers.length === 0 && !byline.picture
  return onlyEditors
    ? { kind: 'furniture', lines, byline }
    : { kind: 'byline', lines, byline, bare: byline.bare }
}

// 童晟 on a line of its own: only where the text before it has ended and no sentence follows on.
function isBareByline(lines: readonly Line[], i: number): boolean {
  const before = lines[i - 1]?.text.trim() ?? ''
  const text = (lines[i] as Line).text.trim()
  // 曾星 侯宇 崔青远 amid a list of names signs nothing.
  if (isNameList(before) || isNameList(lines[i + 1]?.text.trim() ?? '')) return false
  // 丁宁 / 苏北辰: the line before ends in the first of the names.
  if (endsInNames(before)) return true
  if (!/[。！？…][”’」』）]?$/.test(before)) return false
  const names = text.split(/[\s、]+/)
  return names.length > 1 || widthOf(text) < 0.75 * widthOf(before)
}

// The column of paragraphs that stand on one line, however long.
const UNWRAPPED = 1000

function addRunning(
  items: Item[],
  lines: readonly MeasuredLine[],
  labels: readonly string[],
  readDateline: ReadDateline,
): void {
  let paragraph: MeasuredLine[] = []
  const flush = () => {
    if (paragraph.length === 0) return
    const joined = joinLines(paragraph)
    const dateline = paragraph[0]?.opening ? readDateline(joined.text) : null
    const signed = bylineAtEnd(joined.text)
    const full = paragraph
      .slice(0, -1)
      .map(line => line.width)
      .sort((a, b) => a - b)
    items.push({
      kind: 'paragraph',
      order: items.length,
      joined,
      dateline,
      columnWidth: full[Math.floor(full.length / 2)] ?? (joined.text.length > 45 ? UNWRAPPED : null),
      // The bracket of a dateline that ends its line is not the story's end.
      byline: signed !== null && signed.span.start >= (dateline?.end ?? 0) ? signed.byline : null,
    })
    paragraph = []
  }
  lines.forEach((line, i) => {
    if (labels[i] !== 'continued') flush()
    if (labels[i] === 'heading') {
      items.push({ kind: 'heading', order: items.length, number: line.number, text: line.text })
    } else paragraph.push(line)
  })
  flush()
}
