// Reads a PDF of one page or of a whole issue as one page of the pipe, its stories decided by their places on the sheets.
import { createHash } from 'node:crypto'
import type { Line, Page, PageStory, Sheet } from '../../types.ts'
import { findIssue, issueOfPageLine } from '../find-issue.ts'
import { normalizeText } from '../normalize-text.ts'
import { PageError } from '../page-error.ts'
import type { Bounds } from './box-index.ts'
import type { PrintedLine } from './find-lines.ts'
import { joinJumps } from './join-jumps.ts'
import type { SheetStory } from './make-story.ts'
import type { Print } from './print.ts'
import { readPrints } from './read-prints.ts'
import { readSheet, type SheetText } from './read-sheet.ts'
import { readSheetNumber } from './sheet-number.ts'

export type ReadPdfOptions = {
  /** Names of newspapers to look for in mastheads and file names. */
  newspapers?: readonly string[]
}

/**
 * `bytes` is the file, `source` its name. Lines are numbered through the file in reading order; blank lines part blocks. Throws
 * PageError: empty, too_large, encrypted, damaged, needs_ocr. A sheet that cannot be read beside others that can is named by its
 * `unread`.
 */
export async function readPdf(
  bytes: Uint8Array,
  source: string,
  options: ReadPdfOptions = {},
): Promise<Page> {
  const prints = await readPrints(bytes)
  const unread = prints.map(reasonUnread)
  if (unread.every(reason => reason !== null)) throw unreadable(unread)
  const sheets: Sheet[] = []
  const texts: SheetText[] = []
  prints.forEach((print, i) => {
    const reason = unread[i] ?? null
    const text =
      print === null || reason !== null
        ? { stories: [], loose: [], furniture: [], body: 10 }
        : readSheet(print)
    texts.push(text)
    sheets.push({
      width: print?.width ?? 0,
      height: print?.height ?? 0,
      number: print === null ? null : readSheetNumber(text.loose, print.height),
      ...(reason === null ? {} : { unread: reason }),
    })
  })
  const joined = joinJumps(
    texts.map(text => text.stories),
    sheets.map(sheet => sheet.number),
  )
  return makePage({ source, sheets, texts, stories: joined, options })
}

/** null where the sheet can be read. */
function reasonUnread(print: Print | null): Sheet['unread'] | null {
  if (print === null) return 'too_large'
  const printed = print.glyphs.reduce((count, glyph) => (glyph.space ? count : count + 1), 0)
  return printed === 0 || print.lost > printed / 100 ? 'needs_ocr' : null
}

function unreadable(reasons: readonly (Sheet['unread'] | null)[]): PageError {
  if (reasons.every(reason => reason === 'too_large')) {
    return new PageError('too_large', {
      zh: 'PDF 的版面内容过多，无法读取。',
      en: 'The pages of this PDF hold too much to be read.',
    })
  }
  return new PageError('needs_ocr', {
    zh: 'PDF 没有可用的文字层（可能是扫描件或使用了特殊字体）。请先做文字识别（OCR）。',
    en: 'The PDF has no usable text: it is a scan or uses private fonts. Run text recognition (OCR) on it first.',
  })
}

type Parts = {
  source: string
  sheets: Sheet[]
  texts: readonly SheetText[]
  stories: readonly { story: SheetStory; sheets: readonly number[] }[]
  options: ReadPdfOptions
}

type Block = { sheet: number; top: number; side: number; lines: PrintedLine[] }

function makePage({ source, sheets, texts, stories, options }: Parts): Page {
  const sheetOf = new Map<PrintedLine, number>()
  const blocks: Block[] = []
  texts.forEach((text, sheet) => {
    for (const lines of text.loose) blocks.push(blockOf(lines, sheet, text.body))
    for (const block of text.loose) for (const line of block) sheetOf.set(line, sheet)
    for (const story of text.stories) for (const line of linesOf(story)) sheetOf.set(line, sheet)
  })
  for (const { story, sheets: on } of stories) {
    const sheet = on[0] ?? 0
    blocks.push({ ...blockOf(linesOf(story), sheet, texts[sheet]?.body ?? 10), lines: linesOf(story) })
  }
  for (const { story, sheets: on } of stories)
    for (const line of linesOf(story)) if (!sheetOf.has(line)) sheetOf.set(line, on[0] ?? 0)
  blocks.sort((a, b) => a.sheet - b.sheet || a.top - b.top || a.side - b.side)
  const lines: Line[] = []
  const numberOf = new Map<PrintedLine, number>()
  blocks.forEach((block, i) => {
    // Two blank lines: what stands apart on the sheet is not one notice.
    if (i > 0) for (let blank = 0; blank < 2; blank++) lines.push({ number: lines.length + 1, text: '' })
    const body = texts[block.sheet]?.body ?? 10
    for (const line of block.lines) {
      const number = lines.length + 1
      numberOf.set(line, number)
      lines.push({
        number,
        text: normalizeText(line.text).trim(),
        ...(line.size >= 1.22 * body ? { headline: true } : {}),
        sheet: sheetOf.get(line) ?? block.sheet,
        box: boxOf(line),
        ...(line.vertical ? { vertical: true } : {}),
      })
    }
  })
  const numbers = (of: readonly PrintedLine[]) => of.flatMap(line => numberOf.get(line) ?? [])
  const pageStories = blocks.flatMap((block): PageStory[] => {
    const found = stories.find(({ story }) => linesOf(story)[0] === block.lines[0])
    if (found === undefined) return []
    const { kind, kicker, title, subtitle, paragraphs } = found.story
    return [
      {
        kind,
        kicker: numbers(kicker),
        title: numbers(title),
        subtitle: numbers(subtitle),
        paragraphs: paragraphs.map(numbers),
      },
    ]
  })
  const normalised = lines.map(line => line.text).join('\n')
  const issue = findIssue(
    lines.map(line => line.text),
    source,
    options.newspapers ?? [],
  )
  const printed = issueOfFurniture(texts, options.newspapers ?? [])
  return {
    id: createHash('sha256').update(normalised).digest('hex').slice(0, 16),
    source,
    lines,
    date: printed.date ?? issue.date,
    newspaper: printed.newspaper ?? issue.newspaper,
    sheets,
    stories: pageStories,
  }
}

/** What the sheets say of themselves at their heads and feet, the first of them first. */
function issueOfFurniture(
  texts: readonly SheetText[],
  newspapers: readonly string[],
): { date: string | null; newspaper: string | null } {
  let date: string | null = null
  let newspaper: string | null = null
  for (const line of texts.flatMap(text => text.furniture)) {
    const text = normalizeText(line.text).trim()
    if (text.length > 60) continue
    const said = issueOfPageLine(text, newspapers)
    date ??= said.date
    newspaper ??= said.newspaper
  }
  return { date, newspaper }
}

function linesOf(story: SheetStory): PrintedLine[] {
  return [...story.kicker, ...story.title, ...story.subtitle, ...story.paragraphs.flat()]
}

function blockOf(lines: PrintedLine[], sheet: number, body: number): Block {
  const top = Math.min(...lines.map(line => line.top))
  const vertical = lines.some(line => line.vertical)
  // Blocks whose heads stand on about one level are read from the side where their lines begin.
  const side = vertical
    ? -Math.max(...lines.map(line => line.right))
    : Math.min(...lines.map(line => line.left))
  return { sheet, top: Math.round(top / (2 * body)), side, lines }
}

function boxOf({ left, top, right, bottom }: Bounds): Line['box'] & object {
  const round = (value: number) => Math.round(value * 100) / 100
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) }
}
