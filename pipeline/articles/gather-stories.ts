// Gathers a page's items into stories: where one opens, where one closes, which lines are a picture's caption.
import type { ArticleKind } from '../types.ts'
import type { Byline } from './bylines.ts'
import { cutCaption, isCaption, isPicture, readsLikeCaption, takeOpening } from './captions.ts'
import type { JoinedText } from './join-lines.ts'
import { isSalutation } from './measure-line.ts'
import { isContinuedOn, isNoticeTitle } from './page-furniture.ts'
import type { BylineItem, Heading, Item, Paragraph } from './read-items.ts'
import { emptyStory, lastText, type Story, type StoryPart, sign, takeLastHeadings, textOf } from './story.ts'
import { shareIn } from './text-overlap.ts'

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

// A picture's own title comes back in its caption.
const OWN_TITLE = 0.6

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
      else {
        addText(gathering.story, item.joined)
        gathering.story.jumps ||= isContinuedOn(item.joined.text)
      }
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
  const signed = gathering.closed || (isSignedAbove(story) && !isMarkedAsEnd(item))
  const secondRow = before?.kind === 'byline' && !isCredit(before.byline) && !isMarkedAsEnd(before)
  // 读者 周宁 / 编辑同志：: letters are signed at their end.
  const letterFollows = after[0]?.kind === 'paragraph' && isSalutation(after[0].joined.text)
  const opensNext =
    pending.length > 0 ||
    story === null ||
    isMarkedAsHead(item) ||
    (signed && !secondRow && !item.bare && !letterFollows && !isCredit(item.byline))
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
    isNotice ||
    (isSalutation(item.joined.text) && pending.length > 0)

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
  if (
    !begins &&
    item.byline !== null &&
    isCredit(item.byline) &&
    item.byline.photographers.length > 0 &&
    !isPicture(story) &&
    readsLikeCaption(item.joined.text)
  ) {
    // The headline above a picture is most often that of the story below.
    const own = gathering.pending.filter(heading => shareIn(heading.text, item.joined.text) >= OWN_TITLE)
    const photo = emptyStory('photo', own)
    photo.parts = takeFirstSentence(story)
    gathering.pending = gathering.pending.filter(heading => !own.includes(heading))
    gathering.stories.push(photo)
    addText(photo, item.joined)
    sign(photo, item.byline)
    return
  }
  const current = begins ? beginStory(gathering, isNotice ? 'notice' : 'news') : story
  if (!begins && isBrokenOff(gathering, story) && (before?.kind !== 'paragraph' || isCaptioned(before))) {
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

// Only a paragraph can be: 上接第1版 ends without a full stop too.
function isBrokenOff(gathering: Gathering, story: Story): boolean {
  const last = lastText(story)
  return last !== null && last === gathering.lastParagraph && /[\p{L}\p{N}，、；：“（《]$/u.test(last.text)
}

// 5月20日，工人在铺设管道。 fills its line by chance: the caption's next sentence is read as a paragraph.
function takeFirstSentence(story: Story): StoryPart[] {
  const last = story.parts.at(-1)
  if (last?.kind !== 'text' || last.signature || story.parts.length < 2) return []
  if (last.columnWidth !== null || !/^\d{1,2}月\d{1,2}日，[^。]{6,50}。$/.test(textOf(last))) return []
  story.parts.pop()
  return [last]
}

function isCaptioned(item: Paragraph): boolean {
  return isCaption(item.joined.text) || (item.byline !== null && isCredit(item.byline))
}

function goOn(story: Story, joined: JoinedText): void {
  const last = story.parts.at(-1)
  if (last?.kind === 'text') last.pieces.push(joined)
}

function isCredit(byline: Byline): boolean {
  return byline.picture && byline.writers.length === 0
}

// A story signed in its dateline or under its headline, with no headline since that may begin another's.
function isSignedAbove(story: Story | null): boolean {
  if (story === null || story.writers.length === 0) return false
  return story.parts.every(part => part.kind === 'text')
}

// ▶ 本报记者 张伟, （本报记者 张伟）
function isMarkedAsEnd(item: BylineItem): boolean {
  return /^[▶►▷▲（(【[]/.test(item.joined.text)
}

// □ 林一, 文/林一 stand between a headline and its story.
function isMarkedAsHead(item: BylineItem): boolean {
  return /^(?:[□◎◇]|文\s?[/／])/.test(item.joined.text)
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
