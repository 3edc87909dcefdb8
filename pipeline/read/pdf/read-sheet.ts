// Reads one sheet: its print becomes lines, columns and stories.
import { createDatelineReader } from '../../articles/datelines.ts'
import { continuedFrom, isContinuedOn } from '../../articles/page-furniture.ts'
import { normalizeText } from '../normalize-text.ts'
import { type Chain, chainRuns } from './chain-runs.ts'
import { dropOverprint } from './drop-overprint.ts'
import { findCaptions } from './find-captions.ts'
import { findFurniture } from './find-furniture.ts'
import { bodySize, findHeads, isByline } from './find-heads.ts'
import { findLines, type PrintedLine } from './find-lines.ts'
import { findRuns, type Run } from './find-runs.ts'
import { makeStory, type SheetStory } from './make-story.ts'
import { peelSubtitles } from './peel-subtitles.ts'
import type { Print } from './print.ts'
import { readRun } from './read-run.ts'
import type { RunRole } from './score-followers.ts'
import { settleFrames } from './settle-frames.ts'
import { takeInScraps } from './take-in-scraps.ts'

/** `loose`: what is in no story, each block by itself; `furniture`, a part of it: masthead, page line, editors. `body` in points. */
export type SheetText = {
  stories: SheetStory[]
  loose: PrintedLine[][]
  furniture: PrintedLine[]
  body: number
}

const readDateline = createDatelineReader([])

export function readSheet(traced: Print): SheetText {
  const print = settleFrames(traced)
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
  const unheaded = peelSubtitles(heads, found.texts, print.width)
  const plain = takeInScraps(unheaded, { ...sheet, kind: 'bylines' })
  const { captions, texts } = findCaptions(plain, print, body)
  const roles = texts.map(run => ({ ...roleOf(run, print.width), caption: captions.has(run) }))
  const chains = chainRuns({ heads, runs: texts, roles, print, body })
  const roleOfRun = new Map(texts.map((run, i) => [run, roles[i] as RunRole]))
  const stories: SheetStory[] = []
  const loose = furniture.map(run => run.lines)
  for (const chain of chains) {
    const story = makeStory(chain, roleOfRun, captions)
    if (story === null) loose.push(...chain.runs.map(run => run.lines), ...headLines(chain))
    else stories.push(story)
  }
  return { stories, loose, furniture: furniture.flatMap(run => run.lines), body }
}

function headLines({ head }: Chain): PrintedLine[][] {
  return head === null ? [] : [[...head.kicker, ...head.title, ...head.subtitle]]
}

function roleOf(run: Run, width: number): Omit<RunRole, 'caption'> {
  const text = readRun(run, width)
  const opening = normalizeText(text.paragraphs[0]?.map(line => line.text).join('') ?? '').trim()
  const closing = normalizeText(run.lines.at(-1)?.text ?? '').trim()
  return {
    ...text,
    opens:
      readDateline(opening) !== null ||
      continuedFrom(opening) !== null ||
      // □ 任芳义 over a story's first words.
      (run.lines.length > 2 && text.paragraphs.length > 1 && opening.length <= 40 && isByline(opening)),
    closes:
      isContinuedOn(closing) ||
      /下[转轉]第?.{1,4}版[）)]?$/.test(closing) ||
      /[（(].{0,12}(?:记者|記者|通讯员).{2,20}[）)]$/.test(closing),
  }
}
