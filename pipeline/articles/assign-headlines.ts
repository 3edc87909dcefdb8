// Gives each headline of a page to the story whose words it shares, wherever on the page it stands.
import { bestAssignment } from './best-assignment.ts'
import { widthOf } from './line-width.ts'
import { isNoticeTitle } from './page-furniture.ts'
import type { Heading } from './read-items.ts'
import { type Story, storyText } from './story.ts'
import { type Cover, createCover, type StoryWords, storyWords } from './text-overlap.ts'

export type StoryTitle = { title: string; subtitle: string | null; lines: readonly number[] }

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

type Candidate = { story: Story; words: StoryWords }

function assignBlock(
  block: readonly Candidate[],
  headings: readonly Heading[],
  result: { cover: Cover; titles: Map<Story, StoryTitle>; left: Heading[] },
): void {
  const { cover, titles, left } = result
  const candidates = headings.filter((_, i) => isNearRunEnd(headings, i)).slice(0, MOST_CANDIDATES)
  const covers = candidates.map(heading => block.map(({ words }) => cover(heading.text, words)))
  const scores = candidates.map((heading, row) =>
    block.map(({ story }, column) => {
      const cover = (covers[row] as number[])[column] as number
      const elsewhere = (covers[row] as number[]).reduce(
        (most, other, i) => (i === column ? most : Math.max(most, other)),
        0,
      )
      return fitness(heading, story, { cover, elsewhere })
    }),
  )
  const columnOf = bestAssignment(scores)
  const linesOf = new Map<Story, Heading[]>()
  const attach = (story: Story, heading: Heading) => {
    const lines = linesOf.get(story)
    if (lines === undefined) linesOf.set(story, [heading])
    else lines.push(heading)
  }
  candidates.forEach((heading, row) => {
    const column = columnOf[row] as number
    if (column >= 0) attach((block[column] as Candidate).story, heading)
  })
  // What is left over beside a headline is its second line: kicker, subtitle, or the rest of a long title.
  candidates.forEach((heading, row) => {
    if ((columnOf[row] as number) >= 0) return
    const beside = [row - 1, row + 1].flatMap(other => {
      const column = columnOf[other] ?? -1
      const neighbour = candidates[other]
      if (column < 0 || neighbour === undefined || Math.abs(neighbour.order - heading.order) !== 1) return []
      return [
        { story: (block[column] as Candidate).story, cover: (covers[row] as number[])[column] as number },
      ]
    })
    const best = beside.sort((a, b) => b.cover - a.cover)[0]
    const belongs = best !== undefined && (best.cover >= 0.12 || best.story.above.includes(heading))
    if (best !== undefined && belongs) {
      columnOf[row] = block.findIndex(({ story }) => story === best.story)
      attach(best.story, heading)
    } else left.push(heading)
  })
  const tried = new Set(candidates)
  for (const heading of headings) if (!tried.has(heading)) left.push(heading)
  for (const { story } of block) {
    const lines = linesOf.get(story)
    if (lines !== undefined) titles.set(story, composeTitle(lines, storyText(story).text))
  }
}

function isNearRunEnd(headings: readonly Heading[], i: number): boolean {
  const order = (headings[i] as Heading).order
  const inRun = (offset: number) => headings[i + offset]?.order === order + offset
  return !(inRun(-LONGEST_RUN / 2) && inRun(LONGEST_RUN / 2))
}

/** 0 where the two must not be paired. */
function fitness(heading: Heading, story: Story, words: { cover: number; elsewhere: number }): number {
  const { cover, elsewhere } = words
  const directlyAbove = story.above.includes(heading)
  // A picture or a continued story rarely has a headline: only one that is plainly its own.
  if (story.kind === 'continuation' && directlyAbove) return cover >= Math.max(0.08, elsewhere) ? cover : 0
  if (story.kind === 'photo' && !directlyAbove) return 0
  if (story.kind === 'notice') return directlyAbove && isNoticeTitle(heading.text) ? 2 : 0
  if (story.kind !== 'news') return cover >= 0.35 ? cover : 0
  // What stands above a story by chance is plainly another's.
  if (directlyAbove) return elsewhere > cover + 0.35 ? 0 : cover + 0.25
  return cover >= 0.2 ? cover : 0
}

/** The first line is the title, the others the subtitle; a line that only goes on with the one before is joined to it. */
function composeTitle(headings: readonly Heading[], text: string): StoryTitle {
  const sorted = [...headings].sort((a, b) => a.number - b.number)
  const rows: string[] = []
  for (const { text: row } of sorted) {
    const before = rows.at(-1)
    if (before === row) continue
    if (before !== undefined && goesOn(before, row, text)) rows[rows.length - 1] = before + row
    else rows.push(row)
  }
  const dashed = (row: string) => /^[—–-]/.test(row)
  const title = rows.find(row => !dashed(row)) ?? (rows[0] as string)
  const others = rows.filter(row => row !== title).map(row => row.replace(/^[—–-]+\s*/, ''))
  return {
    title,
    subtitle: others.length === 0 ? null : others.join(' '),
    lines: sorted.map(heading => heading.number),
  }
}

/** The headline was too long for its line. */
function goesOn(before: string, row: string, text: string): boolean {
  if (/^[—–-]/.test(row)) return false
  // 推进城 + 市全域数字化转型: the story knows the word 城市 that the line end cut.
  const cut = before.slice(-1) + row.slice(0, 1)
  if (/^\p{Script=Han}{2}$/u.test(cut) && text.split(cut).length > 3) return true
  // 我市首条跨海轻轨 + 进入试运行阶段: too short to be headlines each.
  const short = (line: string) => widthOf(line) <= 10 && !/\s|(?![“”《》])\p{P}/u.test(line)
  return short(before) && short(row)
}
