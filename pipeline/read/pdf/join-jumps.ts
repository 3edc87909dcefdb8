// Joins what 下转第3版 and 上接第1版 part: a story that goes on on another sheet of the file.
import { continuedFrom } from '../../articles/page-furniture.ts'
import { kinship, tellingWords } from '../../articles/text-kinship.ts'
import { normalizeText } from '../normalize-text.ts'
import type { PrintedLine } from './find-lines.ts'
import type { SheetStory } from './make-story.ts'
import { numeral } from './sheet-number.ts'

export type JoinedStory = { story: SheetStory; sheets: readonly number[] }

const GOES_ON =
  /[（(]?(?:紧接|下[转轉]|[转轉])\s?第?\s?[A-Z]?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?版[^（(]{0,12}[）)]?[\s▶►→]*$/

/** `sheets[i]` are the stories of sheet i, `numbers[i]` the number printed on it. */
export function joinJumps(
  sheets: readonly (readonly SheetStory[])[],
  numbers: readonly (number | null)[],
): JoinedStory[] {
  const stories = sheets.flatMap((own, sheet) => own.map(story => ({ story, sheet })))
  const continuations = stories.flatMap(one => {
    const from = continuedFrom(textOf(one.story.paragraphs[0] ?? []))
    return from === null ? [] : [{ ...one, from: from.page }]
  })
  const pairs = stories.flatMap(one => {
    const to = GOES_ON.exec(textOf(one.story.paragraphs.at(-1) ?? []))
    if (to === null) return []
    const target = numeral(to[1] as string)
    const here = numbers[one.sheet] ?? one.sheet + 1
    return continuations
      .filter(other => other.sheet !== one.sheet && other.from === here)
      .filter(other => (numbers[other.sheet] ?? other.sheet + 1) === target)
      .map(other => ({ one, other, kin: kinshipOf(one.story, other.story) }))
  })
  // Where several stories jump from one page to another, the closest of kin go together first.
  pairs.sort((a, b) => b.kin - a.kin)
  const taken = new Map<SheetStory, JoinedStory>()
  const swallowed = new Set<SheetStory>()
  for (const { one, other } of pairs) {
    if (taken.has(one.story) || swallowed.has(other.story)) continue
    swallowed.add(other.story)
    taken.set(one.story, { story: joinTwo(one.story, other.story), sheets: [one.sheet, other.sheet] })
  }
  return stories
    .filter(({ story }) => !swallowed.has(story))
    .map(({ story, sheet }) => taken.get(story) ?? { story, sheets: [sheet] })
}

function textOf(lines: readonly PrintedLine[]): string {
  return normalizeText(lines.map(line => line.text).join('')).trim()
}

/** What their words share, and above all what the continuation's headline or jump line takes up of the first one's. */
function kinshipOf(story: SheetStory, other: SheetStory): number {
  const words = (one: SheetStory) => tellingWords(one.paragraphs.map(textOf).join('\n'))
  const head = pairsOf(textOf([...story.kicker, ...story.title, ...story.subtitle]))
  const opening = textOf(other.paragraphs[0] ?? []).slice(0, 60)
  const hint = pairsOf(textOf([...other.kicker, ...other.title, ...other.subtitle]) + opening)
  const shared = [...hint].filter(pair => head.has(pair)).length
  return kinship(words(story), words(other)) + shared / Math.max(1, Math.min(hint.size, head.size))
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

function joinTwo(story: SheetStory, other: SheetStory): SheetStory {
  const [opening = [], ...rest] = other.paragraphs
  const ends = isJumpAlone(story.paragraphs.at(-1) ?? [])
  const first = ends ? story.paragraphs.slice(0, -1) : story.paragraphs
  const jump = continuedFrom(textOf(opening))
  const bare = jump !== null && jump.end >= textOf(opening).length
  const rests = bare ? rest : [opening, ...rest]
  const last = first.at(-1)
  const [next, ...others] = rests
  if (last === undefined || next === undefined || !bare || !runsOn(last, next)) {
    return { ...story, paragraphs: [...first, ...rests] }
  }
  return { ...story, paragraphs: [...first.slice(0, -1), [...last, ...next], ...others] }
}

/** A sentence cut by the jump, whose other half is not set in. */
function runsOn(last: readonly PrintedLine[], next: readonly PrintedLine[]): boolean {
  if (/[。！？…”’」』）)：:]$/.test(textOf(last))) return false
  const [a, b] = next
  if (a === undefined || b === undefined) return true
  const indent = a.vertical ? a.top - b.top : a.left - b.left
  return indent < 1.3 * a.size
}

function isJumpAlone(lines: readonly PrintedLine[]): boolean {
  const text = textOf(lines)
  return text.replace(GOES_ON, '').replace(/[（(▶►→\s]/g, '') === ''
}
