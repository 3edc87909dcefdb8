// Joins what 下转第3版 and 上接第1版 part: a story that goes on on another sheet of the file.
import { continuedFrom } from '../../articles/page-furniture.ts'
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
  const taken = new Map<SheetStory, JoinedStory>()
  const swallowed = new Set<SheetStory>()
  for (const { story, sheet } of stories) {
    const last = story.paragraphs.at(-1) ?? []
    const to = GOES_ON.exec(textOf(last))
    if (to === null) continue
    const target = numeral(to[1] as string)
    const here = numbers[sheet] ?? sheet + 1
    const candidates = continuations
      .filter(other => other.sheet !== sheet && !swallowed.has(other.story) && other.from === here)
      .filter(other => (numbers[other.sheet] ?? other.sheet + 1) === target)
      .map(other => ({ other, kin: kinship(story, other.story) }))
      .sort((a, b) => b.kin - a.kin)
    const best = candidates[0]?.other
    if (best === undefined) continue
    swallowed.add(best.story)
    taken.set(story, { story: joinTwo(story, best.story), sheets: [sheet, best.sheet] })
  }
  return stories
    .filter(({ story }) => !swallowed.has(story))
    .map(({ story, sheet }) => taken.get(story) ?? { story, sheets: [sheet] })
}

function textOf(lines: readonly PrintedLine[]): string {
  return normalizeText(lines.map(line => line.text).join('')).trim()
}

/** Pairs of characters that the first story's head and the other's head or jump line share. */
function kinship(story: SheetStory, other: SheetStory): number {
  const pairs = (text: string) => {
    const letters = [...text.replace(/[\s\p{P}]/gu, '')]
    return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
  }
  const own = pairs(textOf([...story.kicker, ...story.title, ...story.subtitle]))
  const hint = pairs(
    textOf([...other.kicker, ...other.title, ...other.subtitle, ...(other.paragraphs[0] ?? [])]),
  )
  return [...hint].filter(pair => own.has(pair)).length
}

function joinTwo(story: SheetStory, other: SheetStory): SheetStory {
  const [opening = [], ...rest] = other.paragraphs
  const ends = isJumpAlone(story.paragraphs.at(-1) ?? [])
  const first = ends ? story.paragraphs.slice(0, -1) : story.paragraphs
  const jump = continuedFrom(textOf(opening))
  const bare = jump !== null && jump.end >= textOf(opening).length
  return { ...story, paragraphs: [...first, ...(bare ? rest : [opening, ...rest])] }
}

function isJumpAlone(lines: readonly PrintedLine[]): boolean {
  const text = textOf(lines)
  return text.replace(GOES_ON, '').replace(/[（(▶►→\s]/g, '') === ''
}
