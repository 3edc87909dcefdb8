// Tells the captions of pictures from the stories they stand in.
import { type Byline, bylineAtEnd } from './bylines.ts'
import { emptyStory, type Story, type StoryPart, takeLastHeadings, textOf } from './story.ts'
import { kinship, STRANGERS, tellingWords } from './text-kinship.ts'
import { shareIn } from './text-overlap.ts'

const CAPTION = /^[▲△▼◀▶■●\s]*(?:图为|圖為|上图|下图|左图|右图|圖[：:]|图[①-⑳一二三四0-9]{0,2}[：:为])/

export function isCaption(text: string): boolean {
  return CAPTION.test(text)
}

// A picture and the lines that tell of it: short, without a dateline.
export function isPicture(story: Story | null): boolean {
  if (story === null || story.kind === 'continuation' || story.kind === 'notice' || story.parts.length > 5)
    return false
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

// The paragraphs before 图为…… that say what it shows are of the caption's kin and strangers to the story.
export function takeOpening(story: Story, caption: string, columnWidth: number | null): StoryPart[] {
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

/** Cuts the caption before a credit off the end of a story, as a photo of its own; null where the end reads like no caption. */
export function cutCaption(story: Story, byline: Byline): Story | null {
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

/** A caption is said in a sentence or two, or points to its picture; its credit may stand behind it. */
export function readsLikeCaption(paragraph: string): boolean {
  if (pointsToPicture(paragraph)) return true
  const text = paragraph.slice(0, bylineAtEnd(paragraph)?.span.start).trimEnd()
  return (
    /[。！？”）]$/.test(text) &&
    text.length <= 150 &&
    (text.match(/[。！？]/g)?.length ?? 0) <= 2 &&
    !/[说表示称介绍][：，。]|：“/.test(text)
  )
}

function pointsToPicture(text: string): boolean {
  return /图为|圖為/.test(text)
}
