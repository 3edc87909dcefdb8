// Gathers a page's items into stories: where one opens, where one closes, which lines are a picture's caption.
import type { ArticleKind } from '../types.ts'
import type { Byline } from './bylines.ts'
import { isCaption } from './captions.ts'
import type { Dateline } from './datelines.ts'
import { type JoinedText, joinTexts } from './join-lines.ts'
import { isNoticeTitle } from './page-furniture.ts'
import type { BylineItem, Heading, Item, Paragraph } from './read-items.ts'
import { kinship, STRANGERS, tellingWords } from './text-kinship.ts'
import { shareIn } from './text-overlap.ts'

/** A paragraph of a story's text, in pieces where something else stood in its midst, or headings that stand inside it and may be its subheads. */
export type StoryPart =
  | { kind: 'text'; pieces: JoinedText[]; columnWidth: number | null; signature: boolean }
  | { kind: 'headings'; headings: readonly Heading[] }

export type Story = {
  kind: ArticleKind
  parts: StoryPart[]
  /** The headings that stand directly above it. */
  above: readonly Heading[]
  dateline: Dateline | null
  writers: readonly string[]
  photographers: readonly string[]
  house: string | null
  continuedFrom: number | null
}

export function emptyStory(kind: ArticleKind, above: readonly Heading[]): Story {
  return {
    kind,
    parts: [],
    above,
    dateline: null,
    writers: [],
    photographers: [],
    house: null,
    continuedFrom: null,
  }
}

export type GatheredPage = {
  stories: readonly Story[]
  /** Headings that stand above no story. */
  loose: readonly Heading[]
  furniture: readonly JoinedText[]
}

type Gathering = {
  stories: Story[]
  loose: Heading[]
  furniture: JoinedText[]
  /** The story that the next paragraph goes on with, unless it is closed. */
  story: Story | null
  closed: boolean
  /** The story's last paragraph, which something else may have broken off. */
  lastParagraph: JoinedText | null
  /** A caption that stood inside the story and waits for its credit. */
  caption: Story | null
  /** Headings since the last text. */
  pending: Heading[]
  /** Bylines that stand under a headline and above its story. */
  topBylines: BylineItem[]
}

export function gatherStories(items: readonly Item[]): GatheredPage {
  const gathering: Gathering = {
    stories: [],
    loose: [],
    furniture: [],
    story: null,
    closed: false,
    lastParagraph: null,
    caption: null,
    pending: [],
    topBylines: [],
  }
  items.forEach((item, i) => {
    gatherItem(gathering, item, { before: items[i - 1], after: items.slice(i + 1, i + 4) })
  })
  const { stories, loose, furniture, pending, topBylines } = gathering
  for (const { joined } of topBylines) furniture.push(joined)
  return { stories, loose: [...loose, ...pending], furniture }
}

type Surroundings = { before: Item | undefined; after: readonly Item[] }

function gatherItem(gathering: Gathering, item: Item, surroundings: Surroundings): void {
  switch (item.kind) {
    case 'heading':
      gathering.pending.push(item)
      return
    case 'furniture':
      gathering.furniture.push(item.joined)
      return
    case 'continued-from': {
      const story = beginStory(gathering, 'continuation')
      story.continuedFrom = item.page
      addText(story, item.joined)
      return
    }
    case 'story-end':
      if (gathering.story === null) gathering.furniture.push(item.joined)
      else addText(gathering.story, item.joined)
      gathering.closed = true
      return
    case 'byline':
      gatherByline(gathering, item, surroundings)
      return
    case 'paragraph':
      gatherParagraph(gathering, item, surroundings)
  }
}

function beginStory(gathering: Gathering, kind: ArticleKind): Story {
  const story = emptyStory(kind, gathering.pending)
  gathering.stories.push(story)
  gathering.pending = []
  gathering.story = story
  gathering.closed = false
  gathering.lastParagraph = null
  gathering.caption = null
  for (const byline of gathering.topBylines) addSignature(story, byline)
  gathering.topBylines = []
  return story
}

function addText(story: Story, joined: JoinedText, columnWidth: number | null = null): void {
  story.parts.push({ kind: 'text', pieces: [joined], columnWidth, signature: false })
}

function addSignature(story: Story, { joined, byline }: BylineItem): void {
  story.parts.push({ kind: 'text', pieces: [joined], columnWidth: null, signature: true })
  sign(story, byline)
}

function sign(story: Story, byline: Byline): void {
  story.writers = [...new Set([...story.writers, ...byline.writers])]
  story.photographers = [...new Set([...story.photographers, ...byline.photographers])]
  story.house ??= byline.house
}

function gatherByline(gathering: Gathering, item: BylineItem, { before, after }: Surroundings): void {
  const { story, caption, pending } = gathering
  if (caption !== null && isCredit(item.byline) && before?.kind === 'paragraph') {
    addSignature(caption, item)
    gathering.caption = null
    return
  }
  const storyFollows = after
    .filter(next => next.kind !== 'furniture')
    .slice(0, 1)
    .some(next => next.kind === 'paragraph' || next.kind === 'heading')
  // Behind a closed story only a reporter named as one opens the next: bare names and credits belong to what stands before them.
  const opensNext =
    pending.length > 0 ||
    story === null ||
    (gathering.closed && before?.kind !== 'byline' && !item.bare && !isCredit(item.byline))
  if (opensNext && storyFollows) {
    gathering.topBylines.push(item)
    // A headline with a byline under it is no subhead: the story before it has ended.
    gathering.closed = true
  } else if (story === null) {
    gathering.furniture.push(item.joined)
  } else {
    // closeStory says whose signature it is.
    story.parts.push({ kind: 'text', pieces: [item.joined], columnWidth: null, signature: true })
    closeStory(gathering, story, item.byline)
  }
}

function gatherParagraph(gathering: Gathering, item: Paragraph, { before }: Surroundings): void {
  const { story, pending } = gathering
  const isNotice = pending.some(heading => isNoticeTitle(heading.text))
  const begins =
    story === null ||
    gathering.closed ||
    item.dateline !== null ||
    gathering.topBylines.length > 0 ||
    isNotice

  if (!begins && isCaption(item.joined.text) && !isPicture(story)) {
    const opening = pending.length === 0 ? takeOpening(story, item.joined.text, item.columnWidth) : []
    gathering.caption = emptyStory('photo', pending.length > 0 ? pending : takeLastHeadings(story))
    gathering.caption.parts = opening
    gathering.pending = []
    gathering.stories.push(gathering.caption)
    addText(gathering.caption, item.joined)
    if (item.byline !== null) {
      sign(gathering.caption, item.byline)
      gathering.caption = null
    }
    return
  }
  const current = begins ? beginStory(gathering, isNotice ? 'notice' : 'news') : story
  if (!begins && isBrokenOff(gathering, story) && before?.kind !== 'paragraph') {
    // Something of another story stood in the middle of this one's sentence.
    gathering.loose = gathering.loose.concat(pending)
    gathering.pending = []
    goOn(story, item.joined)
  } else {
    if (gathering.pending.length > 0) current.parts.push({ kind: 'headings', headings: gathering.pending })
    gathering.pending = []
    addText(current, item.joined, item.columnWidth)
  }
  if (item.dateline !== null) {
    current.dateline ??= item.dateline
    current.writers = [...new Set([...current.writers, ...item.dateline.authors])]
  }
  gathering.lastParagraph = lastText(current)
  if (isCaption(item.joined.text) && isPicture(current)) current.kind = 'photo'
  if (item.byline !== null) closeStory(gathering, current, item.byline)
}

// The paragraphs before 图为…… that say what it shows are of the caption's kin and strangers to the story.
function takeOpening(story: Story, caption: string, columnWidth: number | null): StoryPart[] {
  const taken: StoryPart[] = []
  let words = tellingWords(caption)
  while (taken.length < 3 && story.parts.length > 1) {
    const part = story.parts.at(-1)
    if (part?.kind !== 'text' || part.signature) break
    const own = tellingWords(textOf(part))
    const before = tellingWords(story.parts.slice(-4, -1).map(textOf).join('\n'))
    const kin = kinship(own, words)
    const inItsColumn = setApart(story, part.columnWidth, columnWidth)
    if (!inItsColumn && (kin < 0.1 || kinship(own, before) >= Math.max(STRANGERS, Math.min(0.03, kin / 4))))
      break
    taken.unshift(part)
    story.parts.pop()
    words = tellingWords(`${textOf(part)}\n${caption}`)
  }
  return taken
}

// Set in the caption's narrow column, which is not the story's.
function setApart(story: Story, own: number | null, caption: number | null): boolean {
  const before = story.parts
    .slice(0, -1)
    .map(part => (part.kind === 'text' ? part.columnWidth : null))
    .findLast(width => width !== null)
  if (own === null || caption === null || before === undefined || before === null) return false
  return Math.abs(own - caption) <= 1.5 && Math.min(own, before) < 0.6 * Math.max(own, before)
}

export function textOf(part: StoryPart): string {
  return part.kind === 'text' ? part.pieces.map(piece => piece.text).join('') : ''
}

function lastText(story: Story): JoinedText | null {
  const last = story.parts.at(-1)
  return last?.kind === 'text' ? (last.pieces.at(-1) ?? null) : null
}

// Only a paragraph can be: 上接第1版 ends without a full stop too.
function isBrokenOff(gathering: Gathering, story: Story): boolean {
  const last = lastText(story)
  return last !== null && last === gathering.lastParagraph && /[\p{L}\p{N}，、；：“（《]$/u.test(last.text)
}

function goOn(story: Story, joined: JoinedText): void {
  const last = story.parts.at(-1)
  if (last?.kind === 'text') last.pieces.push(joined)
}

function isCredit(byline: Byline): boolean {
  return byline.picture && byline.writers.length === 0
}

/** Notes who signed. Writers and editors close a story; a picture's credit closes its caption only, which may stand inside a story. */
function closeStory(gathering: Gathering, story: Story, byline: Byline): void {
  if (!isCredit(byline)) {
    sign(story, byline)
    if (byline.writers.length > 0 || byline.editors.length > 0) gathering.closed = true
  } else if (isPicture(story)) {
    story.kind = 'photo'
    sign(story, byline)
    gathering.closed = true
  } else {
    const caption = cutCaption(story, byline)
    if (caption === null) return
    sign(caption, byline)
    gathering.stories.push(caption)
  }
}

// A picture and the lines that tell of it: short, without a dateline.
function isPicture(story: Story | null): boolean {
  if (story === null || story.kind === 'continuation' || story.parts.length > 5) return false
  if (story.dateline !== null || story.writers.length > 0) return false
  if (story.parts.some(part => part.kind === 'headings')) return false
  const told = story.parts
    .filter(part => part.kind === 'text' && !part.signature)
    .map(textOf)
    .filter(text => !isCaption(text))
  // A headline with two paragraphs under it is a story; 图为…… after it is of its picture.
  const text = told.join('\n')
  const titled = story.above.some(heading => shareIn(heading.text, text) >= 0.2)
  const most = titled ? 1 : 2
  return told.length <= most && text.length <= 500
}

/** Cuts the caption before a credit off the end of a story, as a photo of its own; null where the end reads like no caption. */
function cutCaption(story: Story, byline: Byline): Story | null {
  const start = story.parts.findLastIndex(part => part.kind !== 'text' || !part.signature)
  const caption = story.parts[start]
  // 上接第1版 alone is no story.
  const least = story.kind === 'continuation' ? 2 : 1
  if (start < least || caption?.kind !== 'text' || !readsLikeCaption(textOf(caption))) return null
  // （受访单位供图） after a diagram's title, amid the story it explains.
  if (byline.photographers.length === 0 && !pointsToPicture(textOf(caption))) return null
  const credited = story.parts.splice(start)
  const parts = [
    ...(pointsToPicture(textOf(caption)) ? takeOpening(story, textOf(caption), caption.columnWidth) : []),
    ...credited,
  ]
  return { ...emptyStory('photo', takeLastHeadings(story)), parts }
}

function pointsToPicture(text: string): boolean {
  return /图为|圖為/.test(text)
}

/** Headings that nothing of the story follows. */
export function takeLastHeadings(story: Story): readonly Heading[] {
  const last = story.parts.at(-1)
  if (last?.kind !== 'headings') return []
  story.parts.pop()
  return last.headings
}

// A caption is said in a sentence or two, or points to its picture.
function readsLikeCaption(text: string): boolean {
  if (pointsToPicture(text)) return true
  return (
    /[。！？”）]$/.test(text) &&
    text.length <= 150 &&
    (text.match(/[。！？]/g)?.length ?? 0) <= 2 &&
    !/[说表示称介绍][：，。]|：“/.test(text)
  )
}

/** The text of a story as it is printed in the article, its subheads in it. */
export function storyText(story: Story): JoinedText {
  const texts = story.parts.flatMap(part =>
    part.kind === 'text'
      ? [joinTexts(part.pieces, '')]
      : part.headings.map(heading => ({
          text: heading.text,
          lines: [{ start: 0, end: heading.text.length, line: heading.number }],
        })),
  )
  return joinTexts(texts, '\n')
}
