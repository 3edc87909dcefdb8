// Makes a story of the columns that follow each other: its headline, and its paragraphs across the feet of the columns.
import { bylineOfLine, isUnfinishedByline } from '../../articles/bylines.ts'
import { createDatelineReader } from '../../articles/datelines.ts'
import { continuedFrom } from '../../articles/page-furniture.ts'
import type { ArticleKind } from '../../types.ts'
import { normalizeText } from '../normalize-text.ts'
import type { Chain } from './chain-runs.ts'
import { lettersOf } from './find-heads.ts'
import type { PrintedLine } from './find-lines.ts'
import type { Run } from './find-runs.ts'
import type { RunRole } from './score-followers.ts'

export type SheetStory = {
  kind: ArticleKind
  kicker: PrintedLine[]
  title: PrintedLine[]
  subtitle: PrintedLine[]
  paragraphs: PrintedLine[][]
}

const readDateline = createDatelineReader([])

/** null where the columns hold no story: a headline alone, words of an advertisement. */
export function makeStory(
  chain: Chain,
  roles: ReadonlyMap<Run, RunRole>,
  captions: ReadonlySet<Run>,
): SheetStory | null {
  if (chain.runs.length === 0) return null
  const paragraphs = joinBylines(paragraphsOf(chain, roles))
  const text = chain.runs.map(lettersOf).join('')
  const kind = chain.runs.every(run => captions.has(run))
    ? 'photo'
    : continuedFrom(plainText(text.slice(0, 40))) !== null
      ? 'continuation'
      : 'news'
  // Without a headline only sentences are a story.
  if (chain.head === null && kind === 'news' && !isProse(text)) return null
  const { kicker, title, subtitle } = chain.head ?? peelTitle(paragraphs, kind)
  return { kind, kicker, title, subtitle, paragraphs }
}

function plainText(text: string): string {
  return normalizeText(text).trim()
}

function paragraphsOf(chain: Chain, roles: ReadonlyMap<Run, RunRole>): PrintedLine[][] {
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
  return paragraphs
}

/** 本报记者 潘军义 通讯员 + 余天文, 通讯 + 员 余天文: a byline on two lines is one. */
function joinBylines(paragraphs: readonly PrintedLine[][]): PrintedLine[][] {
  const joined: PrintedLine[][] = []
  for (const lines of paragraphs) {
    const before = joined.at(-1)
    const text = plainText(lines.map(line => line.text).join(''))
    const opening = plainText(before?.map(line => line.text).join('') ?? '')
    if (before !== undefined && before.length === 1 && lines.length === 1 && goesOnAsByline(opening, text))
      before.push(...lines)
    else joined.push(lines)
  }
  return joined
}

function goesOnAsByline(before: string, text: string): boolean {
  // 通讯员 袁晓 + 超: one character is no paragraph.
  if (/^\p{Script=Han}{1,2}[）)]?$/u.test(text) && bylineOfLine(before + text) !== null) return true
  if (before.length > 40 || text.length > 24 || !/记者|記者|通讯|通訊/.test(before)) return false
  const cut = /(?:[、，]|记者|記者|通讯员?|通訊員?|实习生|實習生)$/.test(before) || isUnfinishedByline(before)
  const parted = /^(?:讯员|訊員|者[\s\p{Script=Han}]|[员員]\s)/u.test(text)
  return (cut || parted) && bylineOfLine(before + text) !== null
}

function isProse(text: string): boolean {
  const stops = text.match(/[。！？]/g)?.length ?? 0
  return text.length >= 40 && stops >= 1 && text.length / stops < 160
}

type Headline = Pick<SheetStory, 'kicker' | 'title' | 'subtitle'>

const LONGEST_TITLE = 40

/** Takes a title hardly larger than the text off the top of a story: lines without a full stop, then a paragraph. */
function peelTitle(paragraphs: PrintedLine[][], kind: ArticleKind): Headline {
  const none = { kicker: [], title: [], subtitle: [] }
  if (kind !== 'news') return none
  let end = 0
  while (end < Math.min(3, paragraphs.length - 1) && isTitleLine(paragraphs, end)) end++
  if (end === 0) return none
  const taken = paragraphs.splice(0, end)
  const first = taken.findIndex((lines, i) => i > 0 && /^\s*[—–]/.test(lines[0]?.text ?? ''))
  const titles = first < 0 ? taken : taken.slice(0, first)
  return { kicker: [], title: titles.flat(), subtitle: first < 0 ? [] : taken.slice(first).flat() }
}

function isTitleLine(paragraphs: readonly PrintedLine[][], at: number): boolean {
  const lines = paragraphs[at] as PrintedLine[]
  const text = plainText(lines.map(line => line.text).join(''))
  if (lines.length > 2 || text.length > LONGEST_TITLE || /[。，；]$/.test(text) || /[。；]/.test(text))
    return false
  if (bylineOfLine(text) !== null || readDateline(text) !== null) return false
  if (/^(?:编辑|編輯)?(?:同志|先生|女士|您好)?[：:]$|[：:]$/.test(text) && paragraphs.length > at + 2) {
    // 编辑同志： opens a letter; 青陵： goes on with the next line of a title.
    const next = paragraphs[at + 1]?.[0]
    if (next === undefined || next.font !== lines[0]?.font || next.size < 0.98 * (lines[0]?.size ?? 0))
      return false
    if (!isTitleLine(paragraphs, at + 1)) return false
  }
  const rest = paragraphs.slice(at + 1).flat()
  const own = lines[0] as PrintedLine
  const sameType = rest.filter(
    line => line.font === own.font && Math.abs(line.size - own.size) < 0.03 * own.size,
  )
  // Set in other type than nearly all that follows.
  return sameType.length <= 0.2 * rest.length
}
