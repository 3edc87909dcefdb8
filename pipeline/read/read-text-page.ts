// Reads a plain text file as one newspaper page.
import { hash } from 'node:crypto'
import type { Line, Page } from '../types.ts'
import { decodeText } from './decode-text.ts'
import { findIssue } from './find-issue.ts'
import { normalizeText } from './normalize-text.ts'
import { PageError } from './page-error.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { undoOverprint } from './undo-overprint.ts'

export type ReadTextPageOptions = {
  /** Names of newspapers to look for in mastheads and file names. */
  newspapers?: readonly string[]
}

/**
 * `bytes` is the file, `source` its name. Throws PageError where the file is empty, larger than MAX_PAGE_BYTES, not text, or text
 * that only a picture of the page could tell (fonts without Unicode).
 */
export function readTextPage(bytes: Uint8Array, source: string, options: ReadTextPageOptions = {}): Page {
  return pageOfText(decodeText(bytes), source, options)
}

// More than any page, and more than a week's papers pasted together; each line is worked on by itself.
const MAX_PAGE_LINES = 1_000_000

/** The page of a text already decoded; throws PageError as readTextPage does. */
export function pageOfText(text: string, source: string, options: ReadTextPageOptions = {}): Page {
  const lines = normalizeText(text)
    .split('\n')
    .map((printed, i): Line => {
      const text = undoOverprint(printed)
      return text === printed ? { number: i + 1, text } : { number: i + 1, text, headline: true }
    })
  if (lines.length > MAX_PAGE_LINES) {
    throw new PageError('too_large', {
      zh: `文件超过 ${MAX_PAGE_LINES} 行。请按版面拆分后再导入。`,
      en: `The file has more than ${MAX_PAGE_LINES} lines. Split it into pages and try again.`,
    })
  }
  const normalised = lines.map(line => line.text).join('\n')
  if (normalised.trim() === '') {
    throw new PageError('empty', { zh: '文件里没有文字。', en: 'The file holds no text.' })
  }
  refuseUnreadable(normalised)
  const issue = findIssue(
    lines.map(line => line.text),
    source,
    options.newspapers ?? [],
  )
  return {
    id: hash('sha256', normalised).slice(0, 16),
    source,
    lines,
    date: issue.date,
    newspaper: issue.newspaper,
  }
}
