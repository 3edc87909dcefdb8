// Cuts a story to the room it has, in whole sentences.
import type { PressStory, StoryBlock } from './press-story.ts'
import { type Frame, roomIn, setBlocks, type TextStyle } from './set-text.ts'

const MOST_TRIES = 60

export type Fitted = { blocks: StoryBlock[]; used: number }

/** As much of the story as the frames hold, whole sentences, its bylines in it; null where not even its start fits. */
export function fitBlocks(
  story: PressStory,
  frames: readonly Frame[],
  style: TextStyle,
  headInside: boolean,
  jump: string | null = null,
): Fitted | null {
  const room = roomIn(frames, style)
  let count = 0
  let length = 0
  while (count < story.blocks.length && length < room * 1.1) {
    length += (story.blocks[count] as StoryBlock).text.length
    count++
  }
  const kept = story.blocks.slice(0, count).map(block => ({ ...block }))
  for (let tries = 0; tries < MOST_TRIES && kept.length > 0; tries++) {
    const blocks = withBylines(story, kept, headInside, jump)
    if (setBlocks(blocks, frames, style) !== null) return { blocks, used: kept.length }
    shorten(kept)
  }
  return null
}

/** Takes the last sentence away. */
function shorten(blocks: StoryBlock[]): void {
  const last = blocks.at(-1) as StoryBlock
  const sentences = last.kind === 'paragraph' ? (last.text.match(/[^。！？]+[。！？]+[”’」』]?/g) ?? []) : []
  if (sentences.length > 1) {
    blocks[blocks.length - 1] = { ...last, text: sentences.slice(0, -1).join('') }
    return
  }
  blocks.pop()
  while (blocks.at(-1)?.kind === 'subhead') blocks.pop()
}

function withBylines(
  story: PressStory,
  kept: readonly StoryBlock[],
  headInside: boolean,
  jump: string | null,
): StoryBlock[] {
  const blocks = kept.map((block, i) => (i === 0 ? { ...block, text: story.dateline + block.text } : block))
  const { byline } = story
  if (byline?.place === 'tail' && blocks.length > 0) {
    const last = blocks.at(-1) as StoryBlock
    blocks[blocks.length - 1] = { ...last, text: `${last.text} ${byline.text}` }
  }
  if (byline?.place === 'foot') blocks.push({ kind: 'byline', text: byline.text })
  if (headInside && byline !== null) blocks.unshift({ kind: 'subhead', text: byline.text })
  if (jump !== null) blocks.unshift({ kind: 'row', text: jump })
  return blocks
}
