// Pages of one town's paper, in every disorder that text pages come in, must fall into the same articles.
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../pipeline/articles/split-articles.ts'
import { readTextPage } from '../../../pipeline/read/read-text-page.ts'
import type { Article, Page } from '../../../pipeline/types.ts'
import { expectWhole } from './expect-whole.ts'
import { type Columns, setStory } from './set-in-columns.ts'
import {
  FOOTBALL,
  HARBOUR,
  LIBRARY,
  OLD_STREET,
  PICKING_TEA,
  POWER_GRID,
  SCIENCE_PARK,
  type TownStory,
  VACCINE,
} from './town-stories.ts'

const AGENCIES = ['新华社', '中新社', '科技日报']

function pageOf(text: string, source = 'yunzhou-2024-05.txt'): Page {
  return readTextPage(new TextEncoder().encode(text), source)
}

const flat = (text: string) => text.replace(/\s/g, '')

function expectStories(articles: readonly Article[], stories: readonly TownStory[]): void {
  const printed = articles.filter(article => article.kind !== 'notice')
  const found = stories.map(story => {
    const article = printed.find(({ text }) => flat(text).includes(flat(story.paragraphs.at(-1) as string)))
    return (
      article && {
        title: article.title,
        subtitle: article.subtitle,
        kind: article.kind,
        authors: [...article.authors],
        agency: article.agency,
        whole: flat(article.text).startsWith(flat(story.paragraphs.join(''))),
      }
    )
  })
  expect(found).toEqual(
    stories.map(story => ({
      title: story.title,
      subtitle: story.subtitle ?? null,
      kind: story.kind,
      authors: story.authors,
      agency: story.agency,
      whole: true,
    })),
  )
  expect(printed).toHaveLength(stories.length)
}

function body(story: TownStory, columns: Columns): string[] {
  return setStory(
    story.byline === undefined ? story.paragraphs : [...story.paragraphs, story.byline],
    columns,
  )
}

function headlines(story: TownStory): string[] {
  return [story.title, story.subtitle ?? null].filter(line => line !== null)
}

const LAYOUTS: readonly [string, Columns][] = [
  ['narrow columns, a blank line after each line', { width: 14, blanks: true, indent: 'lost' }],
  ['columns of 17, a blank line after each line', { width: 17, blanks: true, indent: 'lost' }],
  ['columns of 20, indented', { width: 20, indent: '　　' }],
  ['columns of 22, indents lost', { width: 22, indent: 'lost' }],
  ['columns of 30, indented, blank lines', { width: 30, blanks: true, indent: '　　' }],
  ['one paragraph a line', { width: 10_000 }],
  ['one paragraph a line, indented', { width: 10_000, indent: '　　' }],
  ['one paragraph a line, blank lines between', { width: 10_000, blanks: true }],
]

describe.each(LAYOUTS)('%s', (_, columns) => {
  const paste = (...blocks: readonly (readonly string[])[]) => {
    const text = blocks.map(block => block.join('\n')).join('\n')
    const page = pageOf(text)
    const articles = splitArticles(page, { agencies: AGENCIES })
    expectWhole(page, articles)
    return articles
  }

  test('each headline above its story', () => {
    const stories = [HARBOUR, OLD_STREET, VACCINE, POWER_GRID, LIBRARY]
    expectStories(paste(...stories.flatMap(story => [headlines(story), body(story, columns)])), stories)
  })

  test('all headlines behind the stories, in another order', () => {
    const stories = [HARBOUR, VACCINE, POWER_GRID, LIBRARY, FOOTBALL]
    const titles = [FOOTBALL, HARBOUR, LIBRARY, POWER_GRID, VACCINE].flatMap(headlines)
    expectStories(paste(...stories.map(story => body(story, columns)), titles), stories)
  })

  test('headlines before a picture that has none', () => {
    const stories = [OLD_STREET, VACCINE, LIBRARY, PICKING_TEA, HARBOUR]
    expectStories(
      paste(
        headlines(OLD_STREET),
        body(OLD_STREET, columns),
        body(VACCINE, columns),
        body(LIBRARY, columns),
        [...headlines(LIBRARY), ...headlines(HARBOUR), ...headlines(VACCINE)],
        body(PICKING_TEA, columns),
        body(HARBOUR, columns),
      ),
      stories,
    )
  })

  test('a continuation between stories', () => {
    const stories = [VACCINE, SCIENCE_PARK, FOOTBALL]
    expectStories(
      paste(
        headlines(VACCINE),
        body(VACCINE, columns),
        body(SCIENCE_PARK, columns),
        headlines(FOOTBALL),
        body(FOOTBALL, columns),
      ),
      stories,
    )
  })
})
