// A story as it is gathered from a page, before it becomes an article.
import type { ArticleKind } from '../types.ts'
import type { Byline } from './bylines.ts'
import type { Dateline } from './datelines.ts'
import { type JoinedText, joinTexts } from './join-lines.ts'
import type { Heading } from './read-items.ts'

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
  /** It ends with 下转第3版. */
  jumps: boolean
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
    jumps: false,
  }
}

export function sign(story: Story, byline: Byline): void {
  story.writers = [...new Set([...story.writers, ...byline.writers])]
  story.photographers = [...new Set([...story.photographers, ...byline.photographers])]
  story.house ??= byline.house
}

export function textOf(part: StoryPart): string {
  return part.kind === 'text' ? part.pieces.map(piece => piece.text).join('') : ''
}

export function lastText(story: Story): JoinedText | null {
  const last = story.parts.at(-1)
  return last?.kind === 'text' ? (last.pieces.at(-1) ?? null) : null
}

/** Headings that nothing of the story follows. */
export function takeLastHeadings(story: Story): readonly Heading[] {
  const last = story.parts.at(-1)
  if (last?.kind !== 'headings') return []
  story.parts.pop()
  return last.headings
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
