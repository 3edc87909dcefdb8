// Gives each headline of a page to the story whose words it shares, wherever on the page it stands.
import { bestAssignment } from './best-assignment.ts'
import { composeTitle, type StoryTitle } from './compose-title.ts'
import { type Headline, joinCutRows } from './join-cut-rows.ts'
import { joinRowsBeside } from './join-rows-beside.ts'
import { isNoticeTitle } from './page-furniture.ts'
import type { Heading } from './read-items.ts'
import { type Story, storyText } from './story.ts'
import { type Cover, createCover, type StoryWords, storyWords } from './text-overlap.ts'

export type AssignedHeadlines = {
  titles: ReadonlyMap<Story, StoryTitle>
  /** Headlines whose story is not on the page. */
  left: readonly Heading[]
}

// The Hungarian method is cubic: a page has some ten stories, a file of a thousand is cut into blocks.
const BLOCK = 48
const MOST_CANDIDATES = 150
// More headings in a row than this are a list; only those next to a story can be its headline.
const LONGEST_RUN = 12

export function assignHeadlines(stories: readonly Story[], loose: readonly Heading[]): AssignedHeadlines {
  const words = stories.map(story => storyWords(storyText(story).text))
  const cover = createCover(words)
  const titles = new Map<Story, StoryTitle>()
  const left: Heading[] = []
  const looseByBlock = looseHeadingsByBlock(stories, loose)
  for (let start = 0; start < Math.max(1, stories.length); start += BLOCK) {
    const block = stories.slice(start, start + BLOCK).map((story, i) => ({
      story,
      words: words[start + i] as StoryWords,
    }))
    const headings = [
      ...block.flatMap(({ story }) => story.above),
      ...(looseByBlock.get(start / BLOCK) ?? []),
    ]
    headings.sort((a, b) => a.order - b.order || a.number - b.number)
    assignBlock(block, headings, { cover, titles, left })
  }
  return { titles, left }
}

/** A loose heading is tried on the stories of the block it stands in. */
function looseHeadingsByBlock(stories: readonly Story[], loose: readonly Heading[]): Map<number, Heading[]> {
  const firstLine = (story: Story | undefined) =>
    story?.parts.flatMap(part => (part.kind === 'text' ? part.pieces.flatMap(piece => piece.lines) : []))[0]
      ?.line ?? 0
  const starts: number[] = []
  for (let i = 0; i < stories.length; i += BLOCK) starts.push(firstLine(stories[i]))
  const blocks = new Map<number, Heading[]>()
  for (const heading of loose) {
    let block = 0
    while (block + 1 < starts.length && (starts[block + 1] as number) <= heading.number) block++
    const headings = blocks.get(block)
    if (headings === undefined) blocks.set(block, [heading])
    else headings.push(heading)
  }
  return blocks
}

const DIRECTLY_ABOVE = 0.25
const NO_WORD = 0.02
const NOTHING_BETTER = 0.08

type Candidate = { story: Story; words: StoryWords }

function assignBlock(
  block: readonly Candidate[],
  headings: readonly Heading[],
  result: { cover: Cover; titles: Map<Story, StoryTitle>; left: Heading[] },
): void {
  const { cover, titles, left } = result
  const tried = headings.filter((_, i) => isNearRunEnd(headings, i)).slice(0, MOST_CANDIDATES)
  const rows = joinCutRows(
    tried,
    block.map(({ story }) => storyText(story).text),
  )
  const covers = rows.map(headline => block.map(({ words }) => cover(headline.text, words)))
  const columnOf = pairRows(rows, block, covers)
  const linesOf = new Map<Story, Heading[]>()
  rows.forEach((headline, row) => {
    const column = columnOf[row] as number
    const story = block[column]?.story
    if (story === undefined) left.push(...headline.rows)
    else linesOf.set(story, [...(linesOf.get(story) ?? []), ...headline.rows])
  })
  const known = new Set(tried)
  for (const heading of headings) if (!known.has(heading)) left.push(heading)
  for (const { story } of block) {
    const lines = linesOf.get(story)
    if (lines !== undefined) titles.set(story, composeTitle(lines, storyText(story).text))
  }
}

const MOST_ROUNDS = 4

/** The column of the story that each row belongs to, or -1: one row for each story first, then the rows beside those. */
function pairRows(
  rows: readonly Headline[],
  block: readonly Candidate[],
  covers: readonly (readonly number[])[],
): number[] {
  const scores = rows.map((heading, row) =>
    block.map(({ story }, column) => {
      const own = covers[row] as readonly number[]
      const elsewhere = own.reduce((most, other, i) => (i === column ? most : Math.max(most, other)), 0)
      return fitness(heading, story, { cover: own[column] as number, elsewhere })
    }),
  )
  let columnOf = bestAssignment(scores)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false
    columnOf.forEach((column, row) => {
      if (column < 0 || !belongsBeside(rows, row, { columnOf, covers, block })) return
      ;(scores[row] as number[])[column] = 0
      changed = true
    })
    if (!changed) break
    columnOf = bestAssignment(scores)
  }
  return joinRowsBeside(rows, {
    columnOf,
    covers,
    above: (row, column) => standsAbove(rows[row] as Headline, (block[column] as Candidate).story),
  })
}

type Pairing = {
  columnOf: readonly number[]
  covers: readonly (readonly number[])[]
  block: readonly Candidate[]
}

// 白岭推进海绵城市 / 惠及699户居民: the second row is nearer to the story of the first than to the one that lacks a headline.
function belongsBeside(
  rows: readonly Headline[],
  row: number,
  { columnOf, covers, block }: Pairing,
): boolean {
  const own = columnOf[row] as number
  const cover = (column: number) => (covers[row] as readonly number[])[column] as number
  if (standsAbove(rows[row] as Headline, (block[own] as Candidate).story)) return false
  return neighboursOf(rows, row).some(other => {
    const column = columnOf[other] as number
    const better = (covers[other] as readonly number[])[column] as number
    return column >= 0 && column !== own && cover(column) > cover(own) && better >= cover(column)
  })
}

function neighboursOf(rows: readonly Headline[], row: number): number[] {
  const order = (rows[row] as Headline).order
  return [row - 1, row + 1].filter(
    other => Math.abs((rows[other]?.order ?? Number.POSITIVE_INFINITY) - order) === 1,
  )
}

function isNearRunEnd(headings: readonly Heading[], i: number): boolean {
  const order = (headings[i] as Heading).order
  const inRun = (offset: number) => headings[i + offset]?.order === order + offset
  return !(inRun(-LONGEST_RUN / 2) && inRun(LONGEST_RUN / 2))
}

function standsAbove({ rows }: Headline, story: Story): boolean {
  return rows.some(heading => story.above.includes(heading))
}

/** 0 where the two must not be paired. */
function fitness(heading: Headline, story: Story, words: { cover: number; elsewhere: number }): number {
  const { cover, elsewhere } = words
  const directlyAbove = standsAbove(heading, story)
  // A picture or a continued story rarely has a headline: only one that is plainly its own.
  if (story.kind === 'continuation' && directlyAbove) return cover >= Math.max(0.08, elsewhere) ? cover : 0
  if (story.kind === 'photo' && !directlyAbove) return 0
  if (story.kind === 'notice') return directlyAbove && isNoticeTitle(heading.text) ? 2 : 0
  if (story.kind !== 'news') return cover >= 0.35 ? cover : 0
  // What stands above a story by chance is plainly another's.
  // An advertisement's line above a story shares no word with it; its headline may stand elsewhere.
  if (directlyAbove && cover < NO_WORD) return NOTHING_BETTER
  if (directlyAbove) return elsewhere > cover + 0.35 ? 0 : cover + DIRECTLY_ABOVE
  return cover >= 0.2 ? cover : 0
}
