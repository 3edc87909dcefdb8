// What a stage of reading articles hands on: an article that has no id yet, and the notices made of lines that no story has.
import type { Article, Page } from '../types.ts'
import { type JoinedText, joinTexts } from './join-lines.ts'

export type ArticleDraft = Omit<Article, 'id'>

export function draftNotice(
  page: Page,
  { text, lines }: JoinedText,
  kind: 'news' | 'notice' = 'notice',
): ArticleDraft {
  return {
    pageId: page.id,
    kind,
    title: null,
    subtitle: null,
    authors: [],
    agency: null,
    date: page.date,
    continuedFrom: null,
    text,
    lines,
    titleLines: [],
  }
}

/** Lines that follow each other, blank ones apart, are one notice. `notices` are in order of their first lines. */
export function joinNeighbours(notices: readonly JoinedText[]): JoinedText[] {
  const groups: JoinedText[][] = []
  for (const notice of notices) {
    const group = groups.at(-1)
    const before = group?.at(-1)?.lines.at(-1)?.line
    if (group !== undefined && before !== undefined && firstLine(notice) - before <= 2) group.push(notice)
    else groups.push([notice])
  }
  return groups.map(group => joinTexts(group, '\n'))
}

export function firstLine(joined: JoinedText): number {
  return joined.lines[0]?.line ?? 0
}
