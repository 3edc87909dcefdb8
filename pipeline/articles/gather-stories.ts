// Gathers a page's items into stories: where one opens, where one closes, which lines are a picture's caption.
import type { ArticleKind } from '../types.ts'
import type { Byline } from './bylines.ts'
import type { Dateline } from './datelines.ts'
import { type JoinedText, joinTexts } from './join-lines.ts'
import type { BylineItem, Heading, Item, Paragraph } from './read-items.ts'

/** A stretch of a story's text, or headings that stand inside it and may be its subheads. */
export type StoryPart =
  | { kind: 'text'; joined: JoinedText }
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

export type GatheredPage = {
  stories: Story[]
  /** Headings that stand above no story. */
  loose: Heading[]
  furniture: JoinedText[]
}

export function gatherStories(items: readonly Item[]): GatheredPage {
  const stories: Story[] = []
  const loose: Heading[] = []
  const furniture: JoinedText[] = []
  let current: Story | null = null
  let closed = false
  let pending: Heading[] = []
  let topByline: BylineItem | null = null
  let paragraphBefore: JoinedText | null = null

  const begin = (kind: ArticleKind): Story => {
    const story: Story = {
      kind,
      parts: [],
      above: pending,
      dateline: null,
      writers: [],
      photographers: [],
      house: null,
      continuedFrom: null,
    }
    pending = []
    stories.push(story)
    closed = false
    current = story
    if (topByline !== null) {
      story.parts.push({ kind: 'text', joined: topByline.joined })
      sign(story, topByline.byline)
      topByline = null
    }
    return story
  }

  items.forEach((item, i) => {
    switch (item.kind) {
      case 'heading':
        pending.push(item)
        return
      case 'furniture':
        furniture.push(item.joined)
        return
      case 'continued-from': {
        const story = begin('continuation')
        story.continuedFrom = item.page
        story.parts.push({ kind: 'text', joined: item.joined })
        return
      }
      case 'continued-on':
        if (current === null) furniture.push(item.joined)
        else {
          current.parts.push({ kind: 'text', joined: item.joined })
          closed = true
        }
        return
      case 'byline': {
        const behindByline = items[i - 1]?.kind === 'byline'
        const opensNext = pending.length > 0 || current === null || (closed && !behindByline && !item.bare)
        if (opensNext && storyFollows(items, i)) {
          topByline = item
          // A headline with a byline under it is no subhead: the story before it has ended.
          closed = true
          return
        }
        if (current === null) {
          furniture.push(item.joined)
          return
        }
        current.parts.push({ kind: 'text', joined: item.joined })
        closed = closeStory(stories, current, item.byline) || closed
        return
      }
      case 'paragraph': {
        const story: Story | null = current
        if (story === null || closed || item.dateline !== null || topByline !== null) {
          takeParagraph(begin('news'), item)
        } else if (isBrokenOff(story, paragraphBefore) && items[i - 1]?.kind !== 'paragraph') {
          // Something of another story stood in the middle of this one's sentence.
          loose.push(...pending)
          pending = []
          goOn(story, item)
        } else {
          if (pending.length > 0) story.parts.push({ kind: 'headings', headings: pending })
          pending = []
          takeParagraph(story, item)
        }
        paragraphBefore = lastText(current as unknown as Story)
        if (item.byline !== null) closed = closeStory(stories, current as unknown as Story, item.byline)
        else
          closed =
            closed || (isCaption(item.joined.text) && setCaptionApart(stories, current as unknown as Story))
        return
      }
    }
  })
  loose.push(...pending)
  const left = topByline as BylineItem | null
  if (left !== null) furniture.push(left.joined)
  return { stories, loose, furniture }
}

function storyFollows(items: readonly Item[], i: number): boolean {
  const next = items.slice(i + 1, i + 4).find(item => item.kind !== 'furniture')
  return next !== undefined && (next.kind === 'paragraph' || next.kind === 'heading')
}

function sign(story: Story, byline: Byline): void {
  story.writers = [...new Set([...story.writers, ...byline.writers])]
  story.photographers = [...new Set([...story.photographers, ...byline.photographers])]
  story.house ??= byline.house
}

function takeParagraph(story: Story, paragraph: Paragraph): void {
  story.parts.push({ kind: 'text', joined: paragraph.joined })
  if (paragraph.dateline === null) return
  story.dateline ??= paragraph.dateline
  story.writers = [...new Set([...story.writers, ...paragraph.dateline.authors])]
}

function lastText(story: Story): JoinedText | null {
  const last = story.parts.at(-1)
  return last?.kind === 'text' ? last.joined : null
}

// Only a paragraph can be: 上接第1版 ends without a full stop too.
function isBrokenOff(story: Story, paragraph: JoinedText | null): boolean {
  const last = lastText(story)
  return last !== null && last === paragraph && /[\p{L}\p{N}，、；：“（《]$/u.test(last.text)
}

function goOn(story: Story, paragraph: Paragraph): void {
  const before = lastText(story)
  if (before === null) return
  story.parts[story.parts.length - 1] = { kind: 'text', joined: joinTexts([before, paragraph.joined], '') }
}

const CAPTION = /^[▲△▼◀▶■●\s]*(?:图为|圖為|上图|下图|左图|右图|圖[：:]|图[①-⑳一二三四0-9]{0,2}[：:])/

function isCaption(text: string): boolean {
  return CAPTION.test(text)
}

/** Notes who signed; true where the story ends with it. A picture's credit ends its caption only, which may stand inside a story. */
function closeStory(stories: Story[], story: Story, byline: Byline): boolean {
  const credit = byline.photographers.length > 0 && byline.writers.length === 0
  if (!credit) {
    sign(story, byline)
    return byline.writers.length > 0 || byline.editors.length > 0
  }
  if (isPicture(story)) {
    story.kind = 'photo'
    sign(story, byline)
    return true
  }
  const caption = cutCaption(stories, story)
  if (caption !== null) sign(caption, byline)
  return false
}

/** Makes a caption without credit a story of its own; true where the whole story was the caption. */
function setCaptionApart(stories: Story[], story: Story): boolean {
  if (isPicture(story)) {
    story.kind = 'photo'
    return false
  }
  cutCaption(stories, story)
  return false
}

// A picture and the lines that tell of it: short, without a dateline.
function isPicture(story: Story): boolean {
  const texts = story.parts.flatMap(part => (part.kind === 'text' ? [part.joined.text] : []))
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  return (
    story.kind !== 'continuation' &&
    story.dateline === null &&
    story.writers.length === 0 &&
    texts.length === story.parts.length &&
    texts.length <= 4 &&
    length <= 600
  )
}

/** Cuts the caption off the end of a story, as a photo of its own; null where the end reads like no caption. */
function cutCaption(stories: Story[], story: Story): Story | null {
  let start = story.parts.length
  for (let i = story.parts.length - 1; i > 0 && i >= story.parts.length - 3; i--) {
    const part = story.parts[i] as StoryPart
    if (part.kind === 'text' && (isCaption(part.joined.text) || /图为|圖為/.test(part.joined.text))) {
      start = i
      break
    }
  }
  if (start === story.parts.length) return null
  const parts = story.parts.splice(start)
  let above: readonly Heading[] = []
  const before = story.parts.at(-1)
  if (before?.kind === 'headings') {
    above = before.headings
    story.parts.pop()
  }
  const caption: Story = {
    kind: 'photo',
    parts,
    above,
    dateline: null,
    writers: [],
    photographers: [],
    house: null,
    continuedFrom: null,
  }
  stories.push(caption)
  return caption
}

/** The text of a story as it is printed in the article, its subheads in it. */
export function storyText(story: Story): JoinedText {
  const texts = story.parts.flatMap(part =>
    part.kind === 'text'
      ? [part.joined]
      : part.headings.map(heading => ({
          text: heading.text,
          lines: [{ start: 0, end: heading.text.length, line: heading.number }],
        })),
  )
  return joinTexts(texts, '\n')
}
