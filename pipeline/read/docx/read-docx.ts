// Reads a Word document: headings begin its stories where it has styles, else its paragraphs are read as lines of text.
import mammoth from 'mammoth'
import type { Page } from '../../types.ts'
import { checkOfficeFile } from '../check-office-file.ts'
import { findIssue } from '../find-issue.ts'
import { type Block, blocksOf } from '../html/paragraphs-of-html.ts'
import { parseHtml } from '../html/parse-html.ts'
import { PageError } from '../page-error.ts'
import { pageOfText } from '../read-text-page.ts'
import { pageOfStories, type WrittenStory } from '../story-page.ts'

export type ReadDocxOptions = { newspapers?: readonly string[] }

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h6:fresh",
  "p[style-name='副标题'] => h6:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='题注'] => figcaption:fresh",
]

/** Throws PageError where the document is damaged, protected, too large, or holds no text. */
export async function readDocx(
  bytes: Uint8Array,
  source: string,
  options: ReadDocxOptions = {},
): Promise<Page> {
  await checkOfficeFile(bytes)
  const blocks = blocksOf(parseHtml(await htmlOf(bytes)).body)
  const text = blocks.map(block => block.text).join('\n')
  const stories = storiesOf(blocks)
  if (stories.length === 0) return markHeadlines(pageOfText(text, source, options), blocks)
  const { date, newspaper } = findIssue(text.split('\n').slice(0, 40), source, options.newspapers ?? [])
  return pageOfStories({ source, date, newspaper, stories })
}

/** Without styles a headline is a short line in bold, or the first of the document. Each block is one line. */
function markHeadlines(page: Page, blocks: readonly Block[]): Page {
  const lines = page.lines.map((line, i) => {
    const short = line.text.length <= 40 && !/[。，；：！？…]$/.test(line.text) && line.text.trim() !== ''
    const bold = (blocks[i]?.bold ?? 0) > 0.9
    return short && (i === 0 || bold) && blocks.length > 1 ? { ...line, headline: true as const } : line
  })
  return { ...page, lines }
}

async function htmlOf(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        styleMap: STYLES,
        // Nothing outside the file is opened, and its pictures are left where they are.
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return value
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new PageError('damaged', {
      zh: 'Word 文档已损坏，无法读取。',
      en: 'The Word document is damaged and cannot be read.',
    })
  }
}

/** Each heading of the highest level begins a story; none where the document has no headings. */
function storiesOf(blocks: readonly Block[]): WrittenStory[] {
  const levels = blocks.flatMap(({ heading }) =>
    heading === undefined || heading === SUBTITLE ? [] : [heading],
  )
  if (levels.length === 0) return []
  const top = Math.min(...levels)
  const stories: { title: string[]; subtitle: string[]; paragraphs: string[] }[] = []
  const captions: WrittenStory[] = []
  for (const { text, heading, caption } of blocks) {
    const story = stories.at(-1)
    if (caption) captions.push({ kind: 'photo', paragraphs: [text] })
    else if (heading === top && story !== undefined && story.paragraphs.length === 0)
      story.subtitle.push(text)
    else if (heading === top) stories.push({ title: [text], subtitle: [], paragraphs: [] })
    else if (heading === SUBTITLE && story?.paragraphs.length === 0) story.subtitle.push(text)
    // What stands above the first heading: the paper's name, the date.
    else if (story === undefined) stories.push({ title: [], subtitle: [], paragraphs: [text] })
    else story.paragraphs.push(text)
  }
  const written = stories
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(
      ({ title, subtitle, paragraphs }): WrittenStory => ({
        kind: title.length === 0 ? 'notice' : 'news',
        title: title.join('\n'),
        subtitle: subtitle.join('\n'),
        paragraphs,
      }),
    )
  return written.length === 0 ? [] : [...written, ...captions]
}

/** The level that the style map gives subtitles, which Word's headings seldom reach. */
const SUBTITLE = 6
