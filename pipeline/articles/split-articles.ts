// Splits a page into its articles.
import { hash } from 'node:crypto'
import type { Article, Page } from '../types.ts'
import { assignHeadlines } from './assign-headlines.ts'
import { newsHouse } from './bylines.ts'
import type { StoryTitle } from './compose-title.ts'
import { createDatelineReader, type ReadDateline } from './datelines.ts'
import { type ArticleDraft, draftNotice, firstLine, joinNeighbours } from './draft-article.ts'
import { draftStories } from './draft-stories.ts'
import { gatherStories } from './gather-stories.ts'
import { joinContinued } from './join-continued.ts'
import type { JoinedText } from './join-lines.ts'
import { partStrangers } from './part-strangers.ts'
import { type Heading, type Item, readItems } from './read-items.ts'
import { resolveStoryDate } from './resolve-date.ts'
import { settleInnerHeadings } from './settle-inner-headings.ts'
import { type Story, storyText } from './story.ts'

export type SplitArticlesOptions = {
  /** Names of agencies, papers, stations and sites, beside those that are plain from their form. */
  agencies: readonly string[]
}

/**
 * The articles of a page in the order of their first lines. Every line that is not blank is in the `lines` or `titleLines` of one
 * of them; what belongs to no story (mastheads, editors, headlines of stories on other pages) is a `notice`. Time is linear in the
 * length of the page.
 */
export function splitArticles(page: Page, options: SplitArticlesOptions): Article[] {
  const readDateline = createDatelineReader(options.agencies)
  const drafts =
    page.stories === undefined
      ? splitLines(page, readDateline)
      : draftStories(page, page.stories, readDateline)
  drafts.sort((a, b) => firstLineOf(a) - firstLineOf(b))
  return nameArticles(page, drafts)
}

/** Where nothing but the lines tells where an article begins and ends. */
function splitLines(page: Page, readDateline: ReadDateline): ArticleDraft[] {
  const items = readItems(page, readDateline)
  const gathered = gatherStories(items)
  const settled = settleInnerHeadings(partStrangers(gathered.stories, headingsApart(items, gathered.stories)))
  const stories = joinContinued(settled.stories)
  const { titles, left } = assignHeadlines(stories, [...gathered.loose, ...settled.loose])
  const drafts = stories.map(story => draftArticle(page, story, titles.get(story) ?? null))
  // A page of headings only, or one line without a full stop, is still what the page says.
  const notices = [...gathered.furniture, ...left.map(headingText)].sort(
    (a, b) => firstLine(a) - firstLine(b),
  )
  const kind = stories.length === 0 && left.length > 0 ? 'news' : 'notice'
  for (const joined of joinNeighbours(notices)) drafts.push(draftNotice(page, joined, kind))
  return drafts
}

/** The headings that do not stand directly above a paragraph: their stories may be anywhere. */
function headingsApart(items: readonly Item[], stories: readonly Story[]): Heading[] {
  const above = new Set(stories.flatMap(story => story.above))
  return items.filter(item => item.kind === 'heading').filter(heading => !above.has(heading))
}

function draftArticle(page: Page, story: Story, title: StoryTitle | null): ArticleDraft {
  const { text, lines } = storyText(story)
  const authors = story.kind === 'photo' ? [...story.photographers, ...story.writers] : story.writers
  return {
    pageId: page.id,
    kind: story.kind,
    title: title?.title ?? null,
    subtitle: title?.subtitle ?? null,
    authors,
    agency: story.dateline?.agency ?? newsHouse(story.house),
    date: resolveStoryDate(page, story.dateline?.date ?? null, text),
    continuedFrom: story.continuedFrom,
    text,
    lines,
    titleLines: title?.lines ?? [],
  }
}

function headingText(heading: Heading): JoinedText {
  return { text: heading.text, lines: [{ start: 0, end: heading.text.length, line: heading.number }] }
}

function firstLineOf(draft: ArticleDraft): number {
  return Math.min(
    draft.lines[0]?.line ?? Number.POSITIVE_INFINITY,
    draft.titleLines[0] ?? Number.POSITIVE_INFINITY,
  )
}

function nameArticles(page: Page, drafts: readonly ArticleDraft[]): Article[] {
  const seen = new Map<string, number>()
  return drafts.map(draft => {
    const before = seen.get(draft.text) ?? 0
    seen.set(draft.text, before + 1)
    // The same notice twice on a page is two articles.
    const content = `${page.id}\n${draft.text}${before > 0 ? `\n${before}` : ''}`
    return { id: hash('sha256', content).slice(0, 16), ...draft }
  })
}
