// Makes articles of the stories that a file's format sets apart: a PDF by its layout, a web page by its mark-up, a table by its rows.
import type { Line, Page, PageStory } from '../types.ts'
import { type Byline, bylineAtEnd, bylineOfLine, newsHouse } from './bylines.ts'
import type { Dateline, ReadDateline } from './datelines.ts'
import { type ArticleDraft, draftNotice, joinNeighbours } from './draft-article.ts'
import { type JoinedText, joinLines, joinTexts } from './join-lines.ts'
import { continuedFrom, isAuthorNote, isContinuedOn } from './page-furniture.ts'
import { resolveStoryDate } from './resolve-date.ts'

/** Every line of the page that is not blank is in one of them; what is in no story is in a notice. */
export function draftStories(
  page: Page,
  stories: readonly PageStory[],
  readDateline: ReadDateline,
): ArticleDraft[] {
  const left = new Map(
    page.lines.filter(line => line.text.trim() !== '').map(line => [line.number, line] as const),
  )
  const drafts: ArticleDraft[] = []
  for (const story of stories) {
    // A headline whose story is not here stays for a notice.
    const paragraphs = story.paragraphs.map(lines => take(left, lines)).filter(lines => lines.length > 0)
    if (paragraphs.length === 0) continue
    const headline = {
      kicker: take(left, story.kicker),
      title: take(left, story.title),
      subtitle: take(left, story.subtitle),
    }
    drafts.push(draftStory(page, story, { ...headline, paragraphs }, readDateline))
  }
  const loose = [...left.values()].sort((a, b) => a.number - b.number)
  for (const joined of joinNeighbours(loose.map(line => joinTrimmed([line])))) {
    drafts.push(draftNotice(page, joined))
  }
  return drafts
}

type StoryLines = { kicker: Line[]; title: Line[]; subtitle: Line[]; paragraphs: Line[][] }

/** Each line goes into one article only. */
function take(left: Map<number, Line>, numbers: readonly number[]): Line[] {
  return numbers.flatMap(number => {
    const line = left.get(number)
    left.delete(number)
    return line === undefined ? [] : [line]
  })
}

function joinTrimmed(lines: readonly Line[]): JoinedText {
  return joinLines(lines.map(({ number, text }) => ({ number, text: text.trim() })))
}

function draftStory(
  page: Page,
  story: PageStory,
  { kicker, title, subtitle, paragraphs }: StoryLines,
  readDateline: ReadDateline,
): ArticleDraft {
  const jump = readJump(paragraphs)
  const texts = jump.texts
  const { text, lines } = joinTexts(texts, '\n')
  const said = readSignatures(texts, readDateline)
  const under = [kicker, subtitle].flatMap(rowsOf).join(' ')
  return {
    pageId: page.id,
    kind: story.kind,
    title: joinTrimmed(title).text || null,
    subtitle: under === '' ? null : under,
    authors:
      story.authors ?? (story.kind === 'photo' ? [...said.photographers, ...said.writers] : said.writers),
    agency: story.agency ?? said.dateline?.agency ?? newsHouse(said.house),
    date: story.date ?? resolveStoryDate(page, said.dateline?.date ?? null, text),
    continuedFrom: jump.page,
    text,
    lines,
    titleLines: [...kicker, ...title, ...subtitle].map(line => line.number),
  }
}

/** A subtitle's lines go on with each other, but each —— begins one of its own. */
function rowsOf(lines: readonly Line[]): string[] {
  const rows: Line[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row === undefined || /^\s*[—–-]/.test(line.text)) rows.push([line])
    else row.push(line)
  }
  return rows.map(row => joinTrimmed(row).text.replace(/^[—–-]+\s*/, '')).filter(text => text !== '')
}

/** （上接第1版） stands in a paragraph of its own, also where the page runs on behind it. */
function readJump(paragraphs: readonly Line[][]): { texts: JoinedText[]; page: number | null } {
  const [first = [], ...others] = paragraphs
  const texts = others.map(joinTrimmed)
  const opening = joinTrimmed(first)
  const jump = continuedFrom(opening.text)
  if (jump === null) return { texts: [opening, ...texts], page: null }
  if (jump.end >= opening.text.length) return { texts: [opening, ...texts], page: jump.page }
  return { texts: [...splitJoined(opening, jump.end), ...texts], page: jump.page }
}

function splitJoined({ text, lines }: JoinedText, at: number): JoinedText[] {
  const part = (start: number, end: number): JoinedText => {
    const indent = text.slice(start, end).length - text.slice(start, end).trimStart().length
    const from = start + indent
    const to = start + text.slice(start, end).trimEnd().length
    return {
      text: text.slice(from, to),
      lines: lines
        .filter(span => span.end > from && span.start < to)
        .map(span => ({
          start: Math.max(span.start, from) - from,
          end: Math.min(span.end, to) - from,
          line: span.line,
        })),
    }
  }
  return [part(0, at), part(at, text.length)]
}

type Signatures = {
  dateline: Dateline | null
  writers: readonly string[]
  photographers: readonly string[]
  house: string | null
}

// A lead or an editor's note may stand before the paragraph with the dateline.
const OPENING_PARAGRAPHS = 3

/** Who wrote it: bylines under the headline, the dateline, bylines behind the last words. */
function readSignatures(texts: readonly JoinedText[], readDateline: ReadDateline): Signatures {
  const bylines: Byline[] = []
  let first = 0
  for (; first < texts.length - 1; first++) {
    const paragraph = (texts[first] as JoinedText).text
    const byline = continuedFrom(paragraph) === null ? bylineOfLine(paragraph) : null
    if (byline === null && continuedFrom(paragraph) === null) break
    if (byline !== null) bylines.push(byline)
  }
  const datelines = texts
    .slice(first, first + OPENING_PARAGRAPHS)
    .map(({ text }) => readDateline(text))
    .filter(dateline => dateline !== null)
  const dateline = datelines[0] ?? null
  const last: Byline[] = []
  for (let i = texts.length - 1; i >= first; i--) {
    const { text } = texts[i] as JoinedText
    const whole = bylineOfLine(text)
    if (whole !== null) {
      last.unshift(whole)
      continue
    }
    if (isContinuedOn(text) || isAuthorNote(text)) continue
    const signed = bylineAtEnd(text)
    const opening = i === first ? (dateline?.end ?? 0) : 0
    if (signed !== null && signed.span.start >= opening) last.unshift(signed.byline)
    break
  }
  bylines.push(...last)
  const all = (of: (byline: Byline) => readonly string[]) => [...new Set(bylines.flatMap(of))]
  return {
    dateline,
    writers: [...new Set([...(dateline?.authors ?? []), ...all(byline => byline.writers)])],
    photographers: all(byline => byline.photographers),
    house: bylines.find(byline => byline.house !== null)?.house ?? null,
  }
}
