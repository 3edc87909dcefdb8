// Decides what the headings inside a story are: its subheads, the title of another story that begins there, or strays.

import { isContradicted, partStory } from './part-strangers.ts'
import type { Heading } from './read-items.ts'
import { emptyStory, type Story, type StoryPart, storyText, takeLastHeadings, textOf } from './story.ts'
import { kinship, STRANGERS, sharesRefrain, type TellingWords, tellingWords } from './text-kinship.ts'
import { type Cover, createCover, type StoryWords, shareIn, storyWords } from './text-overlap.ts'

// Above this, two sections are plainly of one story.
const KIN = 0.04
// A section of a sentence or two is too short to be measured.
const SHORT = 120
// A headline is looked for among so many stories on either side.
const RIVALS = 30
// A lead that restates its heading is the lead of a story of its own: 世界制造业大会开幕 / 2024世界制造业大会昨天在合肥开幕.
const RESTATED = 0.5

type Section = { headings: readonly Heading[]; parts: StoryPart[]; words: TellingWords; text: string }

/** Returns the stories, those that hold several parted, and the headings that belong to none of what surrounds them. */
export function settleInnerHeadings(stories: readonly Story[]): { stories: Story[]; loose: Heading[] } {
  const settled: Story[] = []
  const loose: Heading[] = []
  const words = stories.map(story => storyWords(storyText(story).text))
  const cover = createCover(words)
  const untitled = stories.flatMap((story, i) =>
    story.kind === 'news' && story.above.length === 0
      ? [{ story, words: words[i] as StoryWords, place: i }]
      : [],
  )
  stories.forEach((story, i) => {
    for (const heading of takeLastHeadings(story)) loose.push(heading)
    if (story.parts.every(({ kind }) => kind === 'text')) {
      settled.push(story)
      return
    }
    const sections = sectionsOf(story)
    const rivals = untitled.filter(other => other.story !== story && Math.abs(other.place - i) <= RIVALS)
    const parted = settleStory(story, sections, { cover, words: words[i] as StoryWords, rivals, loose })
    for (const part of parted) settled.push(part)
  })
  return { stories: joinLeads(settled), loose }
}

function sectionsOf(story: Story): Section[] {
  const sections: { headings: readonly Heading[]; parts: StoryPart[] }[] = [{ headings: [], parts: [] }]
  for (const part of story.parts) {
    if (part.kind === 'headings') sections.push({ headings: part.headings, parts: [] })
    else (sections.at(-1) as Section).parts.push(part)
  }
  return sections.map(({ headings, parts }) => {
    const text = parts.map(textOf).join('\n')
    return { headings, parts, text, words: tellingWords(text) }
  })
}

type Surroundings = {
  cover: Cover
  /** The words of the story that holds the headings. */
  words: StoryWords
  /** The stories near by that have no headline above them. */
  rivals: readonly { words: StoryWords }[]
  /** Takes the strays. */
  loose: Heading[]
}

function settleStory(story: Story, sections: readonly Section[], surroundings: Surroundings): Story[] {
  const first = sections[0] as Section
  let current: Story = { ...story, parts: [...first.parts] }
  let length = first.text.length
  let words = new Map(first.words)
  const stories = [current]
  for (const section of sections.slice(1)) {
    const strays = section.headings.filter(heading => isStray(heading, section, surroundings))
    // The rows of one headline stray together.
    const own = section.headings.filter(
      heading =>
        !strays.includes(heading) && (strays.length === 0 || shareIn(heading.text, section.text) >= 0.3),
    )
    for (const heading of section.headings) if (!own.includes(heading)) surroundings.loose.push(heading)
    const contradicted = stories.length === 1 && isContradicted(story)
    const before = { story: current, length, words, contradicted }
    const ends =
      own.length > 0 && section.parts.length > 0 && endsStory({ ...section, headings: own }, before)
    if (ends) surroundings.loose.push(...own)
    if (ends || (own.length > 0 && beginsStory({ ...section, headings: own }, before))) {
      current = { ...emptyStory('news', ends ? [] : own), parts: [...section.parts] }
      stories.push(current)
      length = section.text.length
      words = new Map(section.words)
      continue
    }
    if (own.length > 0) current.parts.push({ kind: 'headings', headings: own })
    for (const part of section.parts) current.parts.push(part)
    length += section.text.length
    for (const [word, count] of section.words) words.set(word, (words.get(word) ?? 0) + count)
  }
  if (stories.length > 1) {
    const [first, last] = partStory(story, story.parts.length)
    stories[0] = { ...first, parts: (stories[0] as Story).parts }
    stories[stories.length - 1] = { ...last, above: current.above, parts: current.parts }
  }
  return stories
}

/** A headline of another story of the page, which has none above it, and not of this one. */
function isStray(heading: Heading, section: Section, { cover, words, rivals }: Surroundings): boolean {
  const own = Math.max(cover(heading.text, words), shareIn(heading.text, section.text))
  return rivals.some(rival => cover(heading.text, rival.words) >= Math.max(0.4, own + 0.25))
}

// A column half as wide, or twice: 近日 beside a picture, under the last line of a page-wide story.
function columnTurns(story: Story, section: Section): boolean {
  const widthOf = (part: StoryPart) => (part.kind === 'text' ? part.columnWidth : null)
  const before = story.parts.map(widthOf).findLast(width => width !== null)
  const after = section.parts.map(widthOf).find(width => width !== null)
  if (before === undefined || before === null || after === undefined || after === null) return false
  return Math.min(before, after) < 0.6 * Math.max(before, after)
}

const BEGINNING = /^(?:近日|日前|今日|今天|昨日|昨天|\d{1,2}月\d{1,2}日|记者(?:日前|近日|昨日|今日|从|\d))/

type Before = { story: Story; length: number; words: TellingWords; contradicted: boolean }

// The headline of an untitled story may stand at its foot; what follows it is another story.
function endsStory(section: Section, before: Before): boolean {
  // A story of so many parts has subheads; reading it again for each would take too long.
  if (before.story.above.length > 0 || before.story.parts.length > 40) return false
  if (kinship(before.words, section.words) >= KIN) return false
  const heading = section.headings.map(({ text }) => text).join(' ')
  return shareIn(heading, storyText(before.story).text) >= 0.5 && shareIn(heading, section.text) < 0.25
}

function beginsStory(section: Section, before: Before): boolean {
  const alike = kinship(before.words, section.words)
  if (alike >= KIN) return false
  if (section.text.length < SHORT && sharesRefrain(before.words, section.words)) return false
  if (before.contradicted || columnTurns(before.story, section)) return true
  // Subheads come alone; a title may have its subtitle with it.
  if (section.headings.length > 1) return true
  // The title of the story so far names what this section is about: the section is part of it.
  if (before.story.above.some(heading => shareIn(heading.text, section.text) >= 0.4)) return false
  const heading = section.headings.map(({ text }) => text).join(' ')
  const lead = section.text.slice(0, 120)
  if (alike > STRANGERS) return false
  return (
    shareIn(heading, lead) >= RESTATED ||
    BEGINNING.test(section.text) ||
    (before.length >= 200 && section.text.length >= 200 && alike === 0)
  )
}

/** A paragraph that stands before the dateline and tells the same is the story's summary. */
function joinLeads(stories: readonly Story[]): Story[] {
  const joined: Story[] = []
  for (const story of stories) {
    const summary = joined.at(-1)
    if (summary !== undefined && isSummary(summary) && story.dateline !== null && story.above.length === 0) {
      const alike = kinship(tellingWords(storyText(summary).text), tellingWords(storyText(story).text))
      if (alike >= 0.15) {
        joined.pop()
        joined.push({ ...story, above: summary.above, parts: [...summary.parts, ...story.parts] })
        continue
      }
    }
    joined.push(story)
  }
  return joined
}

function isSummary(story: Story): boolean {
  return (
    story.kind === 'news' && story.parts.length === 1 && story.dateline === null && story.writers.length === 0
  )
}
