// Makes a page of stories whose parts a format names: the row of a table, the body of a web page, the paragraphs of a document.
import { createHash } from 'node:crypto'
import type { ArticleKind, Line, Page, PageStory } from '../types.ts'
import { normalizeText } from './normalize-text.ts'
import { PageError } from './page-error.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'

/** The parts of a story as the format gives them, not yet normalised. A part may hold several lines. */
export type WrittenStory = {
  kind: ArticleKind
  kicker?: string
  title?: string
  subtitle?: string
  paragraphs: readonly string[]
  authors?: readonly string[]
  agency?: string
  date?: string
}

export type WrittenPage = {
  source: string
  date: string | null
  newspaper: string | null
  /** The number of the printed page that it stood on: 3 of 第3版. */
  edition?: number
  stories: readonly WrittenStory[]
}

/**
 * The agency that the format names, where the text opens with none: a paper's page may well print 新华社北京5月20日电.
 */
export function agencyUnlessDated(agency: string, paragraphs: readonly string[]): { agency?: string } {
  const dated = paragraphs
    .slice(0, 2)
    .some(text => /^.{0,30}(?:[电電讯訊]|消息)[\s（(：:]/u.test(text.trim()))
  return dated || agency === '' ? {} : { agency }
}

/** 3 of 第03版：要闻, A3, 3; undefined where there is no number. */
export function editionOf(text: string): number | undefined {
  const digits = /^\s*(?:第\s?)?[A-Za-z]?0{0,2}(\d{1,3})(?!\d)/.exec(text)?.[1]
  return digits === undefined || digits === '0' ? undefined : Number(digits)
}

/** Lines are numbered in the order of reading. Throws PageError where there is no text, or text that only a picture could tell. */
export function pageOfStories({ source, date, newspaper, edition, stories }: WrittenPage): Page {
  const lines: Line[] = []
  const add = (part: string | undefined, mark?: 'headline'): number[] =>
    normalizeText(part ?? '')
      .split('\n')
      .map(text => text.trim())
      .filter(text => text !== '')
      .map(text => {
        const number = lines.length + 1
        lines.push({
          number,
          text,
          ...(mark === undefined ? {} : { headline: true }),
          ...(edition === undefined ? {} : { sheet: 0 }),
        })
        return number
      })
  const placed = stories.map((story): PageStory => {
    const kicker = add(story.kicker, 'headline')
    const title = add(story.title, 'headline')
    const subtitle = add(story.subtitle, 'headline')
    const paragraphs = story.paragraphs.flatMap(part => add(part).map(number => [number]))
    return {
      kind: story.kind,
      kicker,
      title,
      subtitle,
      paragraphs,
      ...(story.authors !== undefined && story.authors.length > 0
        ? { authors: story.authors.map(cleanValue) }
        : {}),
      ...(story.agency ? { agency: cleanValue(story.agency) } : {}),
      ...(story.date ? { date: story.date } : {}),
    }
  })
  const paper = newspaper === null ? null : cleanValue(newspaper)
  const text = lines.map(line => line.text).join('\n')
  if (placed.every(story => story.paragraphs.length === 0)) {
    throw new PageError('empty', { zh: '文件里没有文字。', en: 'The file holds no text.' })
  }
  refuseUnreadable(text)
  const sheets = edition === undefined ? {} : { sheets: [{ width: 0, height: 0, number: edition }] }
  return {
    id: idOf(text, placed, { date, newspaper: paper, edition }),
    source,
    lines,
    date,
    newspaper: paper,
    ...sheets,
    stories: placed,
  }
}

/** On one line, as text is: no control characters, no halves of pairs. */
function cleanValue(text: string): string {
  return normalizeText(text).replace(/\s+/g, ' ').trim()
}

/** What the format says beside the text tells pages apart, too: one notice printed on two days is two pages. */
function idOf(
  text: string,
  stories: readonly PageStory[],
  issue: { date: string | null; newspaper: string | null; edition: number | undefined },
): string {
  return createHash('sha256')
    .update(text)
    .update(`\0${JSON.stringify([stories, issue.date, issue.newspaper, issue.edition ?? null])}`)
    .digest('hex')
    .slice(0, 16)
}
