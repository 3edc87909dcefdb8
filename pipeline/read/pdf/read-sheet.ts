// Reads one sheet: its print becomes lines, columns and stories.
import { createDatelineReader } from '../../articles/datelines.ts'
import { continuedFrom, isContinuedOn } from '../../articles/page-furniture.ts'
import type { ArticleKind, Box } from '../../types.ts'
import { normalizeText } from '../normalize-text.ts'
import { indexBoxes } from './box-index.ts'
import { type Chain, chainRuns, type RunRole } from './chain-runs.ts'
import { dropOverprint } from './drop-overprint.ts'
import { findCaptions } from './find-captions.ts'
import { findFurniture } from './find-furniture.ts'
import { bodySize, findHeads, lettersOf } from './find-heads.ts'
import { findLines, type PrintedLine } from './find-lines.ts'
import { findRuns, type Run } from './find-runs.ts'
import type { Print } from './print.ts'
import { readRun } from './read-run.ts'
import { takeInScraps } from './take-in-scraps.ts'

export type SheetStory = {
  kind: ArticleKind
  kicker: PrintedLine[]
  title: PrintedLine[]
  subtitle: PrintedLine[]
  paragraphs: PrintedLine[][]
}

/** `loose`: what is in no story, each block by itself. Both in reading order. */
export type SheetText = { stories: SheetStory[]; loose: PrintedLine[][]; body: number }

const readDateline = createDatelineReader([])

export function readSheet(traced: Print): SheetText {
  const print = withDrawings(traced)
  const lines = findLines(dropOverprint(print.glyphs), print.walls, print.width)
  const body = bodySize(lines)
  const all = findRuns(lines, print.walls, print.width)
  const furniture = findFurniture(all, print)
  const sheet = { body, walls: print.walls, width: print.width }
  const columns = takeInScraps(
    all.filter(run => !furniture.includes(run)),
    { ...sheet, kind: 'subheads' },
  )
  const found = findHeads(columns, body, print.walls, print.width)
  const { heads } = found
  const plain = takeInScraps(found.texts, { ...sheet, kind: 'bylines' })
  const { captions, texts } = findCaptions(plain, print, body)
  const roles = texts.map(run => ({ ...roleOf(run, print.width), caption: captions.has(run) }))
  const chains = chainRuns({ heads, runs: texts, roles, print, body })
  const roleOfRun = new Map(texts.map((run, i) => [run, roles[i] as RunRole]))
  const stories: SheetStory[] = []
  const loose = furniture.map(run => run.lines)
  for (const chain of chains) {
    const story = storyOf(chain, roleOfRun, captions)
    if (story === null) loose.push(...chain.runs.map(run => run.lines), ...headLines(chain))
    else stories.push(story)
  }
  return { stories, loose, body }
}

/** A box with nothing printed in it is a drawing or a photo that is drawn, not an image: a map, a chart, a coloured field. */
function withDrawings(print: Print): Print {
  const index = indexBoxes(print.glyphs, 20)
  const isEmpty = ({ x, y, width, height }: Box) => {
    let printed = 0
    index.near(x + 1, y + 1, x + width - 1, y + height - 1, () => printed++)
    return printed === 0
  }
  const empty = new Set(print.frames.filter(frame => frame.height >= SMALLEST_DRAWING && isEmpty(frame)))
  return {
    ...print,
    frames: print.frames.filter(frame => !empty.has(frame)),
    pictures: [...print.pictures, ...empty],
  }
}

const SMALLEST_DRAWING = 30

function headLines({ head }: Chain): PrintedLine[][] {
  return head === null ? [] : [[...head.kicker, ...head.title, ...head.subtitle]]
}

function roleOf(run: Run, width: number): Omit<RunRole, 'caption'> {
  const text = readRun(run, width)
  const opening = normalizeText(text.paragraphs[0]?.map(line => line.text).join('') ?? '').trim()
  const closing = normalizeText(run.lines.at(-1)?.text ?? '').trim()
  return {
    ...text,
    opens: readDateline(opening) !== null || continuedFrom(opening) !== null,
    closes:
      isContinuedOn(closing) ||
      /下[转轉]第?.{1,4}版[）)]?$/.test(closing) ||
      /[（(].{0,12}(?:记者|記者|通讯员).{2,20}[）)]$/.test(closing),
  }
}

function storyOf(
  chain: Chain,
  roles: ReadonlyMap<Run, RunRole>,
  captions: ReadonlySet<Run>,
): SheetStory | null {
  if (chain.runs.length === 0) return null
  const paragraphs: PrintedLine[][] = []
  let before: RunRole | null = null
  for (const run of chain.runs) {
    const role = roles.get(run) as RunRole
    const [first = [], ...rest] = role.paragraphs
    const goesOn =
      before !== null &&
      (before.open === true ? role.indented !== true : before.open === null && role.indented === false)
    if (goesOn) paragraphs.at(-1)?.push(...first)
    else paragraphs.push([...first])
    paragraphs.push(...rest.map(lines => [...lines]))
    before = role
  }
  const text = chain.runs.map(lettersOf).join('')
  const kind = chain.runs.every(run => captions.has(run))
    ? 'photo'
    : continuedFrom(normalizeText(text.slice(0, 40)).trim()) !== null
      ? 'continuation'
      : 'news'
  // Without a headline only sentences are a story.
  if (chain.head === null && kind === 'news' && !isProse(text)) return null
  const { kicker, title, subtitle } = chain.head ?? { kicker: [], title: [], subtitle: [] }
  return { kind, kicker, title, subtitle, paragraphs }
}

function isProse(text: string): boolean {
  const stops = text.match(/[。！？]/g)?.length ?? 0
  return text.length >= 40 && stops >= 1 && text.length / stops < 160
}
