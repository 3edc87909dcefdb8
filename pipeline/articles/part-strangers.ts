// Parts stories that ran together because no line on the page stands between them: neither headline, byline nor dateline.
import type { Heading } from './read-items.ts'
import { emptyStory, type Story, type StoryPart, textOf } from './story.ts'
import { keepApart, kinship, STRANGERS, tellingWords } from './text-kinship.ts'
import { shareIn } from './text-overlap.ts'

// Of the text on either side of a place, so much is compared.
const WINDOW = 300
// What a text keeps coming back to shows in a longer stretch.
const REFRAIN_WINDOW = 600
// A page has some ten headlines apart from their stories, a story some twenty paragraphs.
const MOST_HEADLINES = 40
const MOST_PARTS = 80
// A headline that stands elsewhere names what the paragraph behind the place is about, and nothing of what is before it.
const TOLD = 0.4
const UNTOLD = 0.2
const SHORTEST_HEADLINE = 6
// Less than this tells nothing.
const LEAST = 80
// Lines of one column differ by a squeezed comma or a row of digits.
const SAME_COLUMN = 0.1

// How stories begin, and paragraphs within one sometimes: 5月20日，……; 近日，……; 记者从……获悉.
const OPENING =
  /^(?:近日|日前|今日|今天|昨日|昨天|(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:记者|記者)(?:近日|日前|今日|昨日|\d|[从從]))/

/**
 * Parts a story where its text turns to something else and the page shows a seam too: the column's width changes, or a reporter in
 * the dateline and another one at the end cannot both have written it. A survey of five towns turns as sharply, so words alone part
 * nothing.
 */
export function partStrangers(stories: readonly Story[], loose: readonly Heading[] = []): Story[] {
  const parted: Story[] = []
  const headlines = loose
    .map(({ text }) => text)
    .filter(text => text.length >= SHORTEST_HEADLINE)
    .slice(0, MOST_HEADLINES)
  for (const story of stories) {
    let rest = story
    for (let seam = findSeam(rest, headlines); seam !== null; seam = findSeam(rest, headlines)) {
      const [first, second] = partStory(rest, seam)
      parted.push(first)
      rest = second
    }
    parted.push(rest)
  }
  return parted
}

/** The first keeps the headlines and the dateline with its reporter, the second gets the byline at the end. */
export function partStory(story: Story, place: number): [Story, Story] {
  const named = story.dateline?.authors ?? []
  const first: Story = {
    ...story,
    parts: story.parts.slice(0, place),
    writers: named,
    photographers: [],
    house: null,
  }
  const second: Story = {
    ...emptyStory('news', []),
    parts: story.parts.slice(place),
    writers: story.writers.filter(name => !named.includes(name)),
    photographers: story.photographers,
    house: story.house,
  }
  return [first, second]
}

/** A reporter in the dateline and another at the end: two stories, unless the two share one. */
export function isContradicted(story: Story): boolean {
  const named = story.dateline?.authors ?? []
  return named.length > 0 && story.writers.some(name => !named.includes(name))
}

function findSeam(story: Story, headlines: readonly string[]): number | null {
  if (story.parts.length < 2) return null
  const contradicted = isContradicted(story) && story.parts.every(part => part.kind === 'text')
  const apart = story.parts.length <= MOST_PARTS ? headlines : []
  let best: { place: number; alike: number } | null = null
  for (let place = 1; place < story.parts.length; place++) {
    if (story.parts[place]?.kind !== 'text' || story.parts[place - 1]?.kind !== 'text') continue
    const turns = columnChanges(story.parts, place)
    const opening = textOf(story.parts[place] as StoryPart)
    const opens = OPENING.test(opening)
    const told = apart.filter(headline => shareIn(headline, opening) >= TOLD)
    if (!turns && !opens && !contradicted && told.length === 0) continue
    const before = windowBefore(story.parts, place)
    const after = windowAfter(story.parts, place)
    if (before.length < LEAST || after.length < LEAST) continue
    const alike = kinship(tellingWords(before), tellingWords(after))
    if ((turns || opens) && goApart(story.parts, place)) return place
    if (alike < STRANGERS / 2 && (turns || told.some(headline => shareIn(headline, before) <= UNTOLD)))
      return place
    if (contradicted && alike < STRANGERS && alike < (best?.alike ?? 1)) best = { place, alike }
  }
  return best?.place ?? null
}

function goApart(parts: readonly StoryPart[], place: number): boolean {
  const before = tellingWords(windowBefore(parts, place, REFRAIN_WINDOW))
  return keepApart(before, tellingWords(windowAfter(parts, place, REFRAIN_WINDOW)))
}

function columnChanges(parts: readonly StoryPart[], place: number): boolean {
  const before = nearestWidth(parts, place - 1, -1)
  const after = nearestWidth(parts, place, 1)
  return (
    before !== null && after !== null && Math.abs(before - after) > 1 + SAME_COLUMN * Math.max(before, after)
  )
}

// A paragraph of one line does not show its column; the one beside it may.
function nearestWidth(parts: readonly StoryPart[], from: number, step: 1 | -1): number | null {
  for (let i = from; i >= 0 && i < parts.length && Math.abs(i - from) < 3; i += step) {
    const part = parts[i] as StoryPart
    if (part.kind === 'text' && part.columnWidth !== null) return part.columnWidth
  }
  return null
}

function windowBefore(parts: readonly StoryPart[], place: number, length = WINDOW): string {
  let text = ''
  for (let i = place - 1; i >= 0 && text.length < length; i--)
    text = `${textOf(parts[i] as StoryPart)}\n${text}`
  return text
}

function windowAfter(parts: readonly StoryPart[], place: number, length = WINDOW): string {
  let text = ''
  for (let i = place; i < parts.length && text.length < length; i++)
    text += `\n${textOf(parts[i] as StoryPart)}`
  return text
}
