// Reads a page's lines as what they are: headings, paragraphs, bylines, jumps between pages, page furniture.
import type { Line, Page } from '../types.ts'
import { type Byline, bylineAtEnd, bylineOfLine, isUnfinishedByline } from './bylines.ts'
import type { Dateline, ReadDateline } from './datelines.ts'
import { type JoinedText, joinLines } from './join-lines.ts'
import { findHabits, labelLines, type MeasuredLine, measureLine } from './label-lines.ts'
import { widthOf } from './line-width.ts'
import { continuedFrom, isContinuedOn, isFurniture } from './page-furniture.ts'

export type Heading = { kind: 'heading'; number: number; text: string; order: number }
export type Paragraph = {
  kind: 'paragraph'
  order: number
  joined: JoinedText
  dateline: Dateline | null
  byline: Byline | null
}
export type BylineItem = { kind: 'byline'; order: number; joined: JoinedText; byline: Byline }
export type JumpFrom = { kind: 'continued-from'; order: number; joined: JoinedText; page: number }
export type JumpOn = { kind: 'continued-on'; order: number; joined: JoinedText }
export type Furniture = { kind: 'furniture'; order: number; joined: JoinedText; byline: Byline | null }
export type Item = Heading | Paragraph | BylineItem | JumpFrom | JumpOn | Furniture

type Fixed =
  | { kind: 'byline'; lines: Line[]; byline: Byline }
  | { kind: 'continued-from'; lines: Line[]; page: number }
  | { kind: 'continued-on'; lines: Line[] }
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
    items.push({ ...fixed, order: items.length, joined: joinLines(lines) })
  }
  flush()
  return items
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
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as GappedLine
    const fixed = readFixed(lines, i, page, readDateline)
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
      entries.push({ running: measureLine(rest, { gap: 0, opening: false }) })
      i++
      continue
    }
    // A dateline may itself be cut: 新华社北京5月20日电（记 + 者 王芳）.
    const ahead =
      text.length >= 40
        ? text
        : [text, lines[i + 1]?.text.trim() ?? '', lines[i + 2]?.text.trim() ?? ''].join('')
    const opening = mayOpen(text) && readDateline(ahead) !== null
    entries.push({ running: measureLine(line, { gap: line.gap, opening }) })
    i++
  }
  return entries
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
  if (isContinuedOn(text)) return { kind: 'continued-on', lines: [line] }
  if (isFurniture(text) || text === page.newspaper) return { kind: 'furniture', lines: [line], byline: null }
  if (text.length > 80 || line.headline) return null
  // 香港文匯報訊（記者 張聰 北京報道） on a line of its own opens what follows.
  if (mayOpen(text) && readDateline(text)?.agency) return null
  const signed = bylineOfLine(text)
  if (signed !== null && (hasRole(text) || isBareByline(lines, i))) return bylineOrEditors(signed, [line])
  // 新华社记者 + 李然/摄: the name did not fit its line.
  if (isUnfinishedByline(text) && lines[i + 1] !== undefined) {
    const next = lines[i + 1] as Line
    const whole = bylineOfLine(`${text} ${next.text.trim()}`)
    if (whole !== null && widthOf(next.text.trim()) <= 20) return bylineOrEditors(whole, [line, next])
  }
  return null
}

function bylineOrEditors(byline: Byline, lines: Line[]): Fixed {
  const onlyEditors = byline.writers.length === 0 && byline.photographers.length === 0
  return onlyEditors ? { kind: 'furniture', lines, byline } : { kind: 'byline', lines, byline }
}

function hasRole(text: string): boolean {
  return /记者|記者|通讯员|通訊員|撰|作者|摄|攝|编|編|责|校|版|图|圖|文[/：:]|报道|報道|评论员|实习生|整理|采写|发|策划|统筹|监制|审|设计|视觉/.test(
    text,
  )
}

// 童晟 on a line of its own: only where the text before it has ended and no sentence follows on.
function isBareByline(lines: readonly Line[], i: number): boolean {
  const before = lines[i - 1]?.text.trim() ?? ''
  const text = (lines[i] as Line).text.trim()
  if (!/[。！？…][”’」』）]?$/.test(before)) return false
  const names = text.split(/[\s、]+/)
  return names.length > 1 || (widthOf(text) < 0.75 * widthOf(before) && !NOT_NAMES.has(text))
}

// Labels of sections and subheads that are built like names.
const NOT_NAMES: ReadonlySet<string> = new Set(
  '文化 文体 文摘 金融 时政 时评 周刊 方法 方案 高端 高层 江苏 安徽 云南 温州 常州 温馨提示 党建 关注 国际 万象 言论 严选 华为 马上 常识 易知 时讯 史话 车市 车讯 楼市 文娱 项目 成效 成果 方向 党课 应用 全国 全球 全文 安全 安排 宁夏 广东 广西 项目介绍 解读 解析 卫生 康养 简讯 简介 通知 单位 单项 路线 关键词 章程 贺信 祝福 古迹 常态 强项 强音'.split(
    ' ',
  ),
)

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
    items.push({
      kind: 'paragraph',
      order: items.length,
      joined,
      dateline,
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
