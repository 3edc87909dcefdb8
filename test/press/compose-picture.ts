// Draws a picture with its caption and credit under it.
import {
  addArticle,
  addChunk,
  addSetLines,
  boxOf,
  currentSheet,
  inHand,
  type PageInTheMaking,
} from './page-in-the-making.ts'
import type { StoryBlock } from './press-story.ts'
import { type Frame, setBlocks } from './set-text.ts'
import { writeCaption } from './write-story.ts'

const CAPTION_SIZE = 8.5

export function composePicture(page: PageInTheMaking, frame: Frame): void {
  const { random } = page.desk
  const caption = inHand(page, writeCaption(page.desk))
  const style = { size: CAPTION_SIZE, leading: CAPTION_SIZE * 1.4, indent: random.chance(0.3) ? 2 : 0 }
  const text = caption.blocks[0]?.text ?? ''
  const credit = caption.byline?.text ?? ''
  const tail = caption.byline?.place === 'tail'
  const blocks: StoryBlock[] = tail
    ? [{ kind: 'paragraph', text: `${text}　${credit}` }]
    : [
        { kind: 'paragraph', text },
        { kind: 'byline', text: credit },
      ]
  for (let rows = 2; rows < 14; rows++) {
    const height = rows * style.leading
    const under = { ...frame, v: frame.v + frame.height - height, height }
    const lines = setBlocks(blocks, [under], style)
    if (lines === null) continue
    const drawn = { ...frame, height: frame.height - height - 5 }
    if (drawn.height < 30) return
    currentSheet(page).pictures.push({ ...boxOf(page, drawn), hue: random.whole(0, 359) })
    const index = page.articles.length
    addSetLines(page, addChunk(page, 'caption', index), lines, {
      font: 'sans',
      weight: 400,
      twice: null,
      size: style.size,
    })
    addArticle(page, caption, blocks)
    return
  }
}
