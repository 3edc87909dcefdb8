// Resolves the dates that stories print without a year: 5月20日 in the issue of 23 May 2024 is 2024-05-20.
import { isoDate, issueDateOfFileName } from '../read/find-issue.ts'
import type { Page } from '../types.ts'
import type { DatelineDate } from './datelines.ts'

/** What is known of the issue: the first and the last day it can be of. */
type IssueDays = { first: string; last: string }

function issueDays(page: Page): IssueDays | null {
  if (page.date !== null) return { first: page.date, last: page.date }
  const { date, period } = issueDateOfFileName(page.source)
  if (date !== null) return { first: date, last: date }
  if (period === null) return null
  const [year, month] = period.split('-').map(Number) as [number, number | undefined]
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { first: `${period}-01`, last: `${period}-${String(lastDay).padStart(2, '0')}` }
}

// News reports what happened in the weeks before; what a story dates later or much earlier is a plan or history.
const DAYS_BEFORE = 62
const DAYS_AFTER = 1
// 截至2017年9月30日 says how old a figure is, not the story.
const DATE = /(?<!截至|截止|自|从)(?:((?:19|20)\d\d)年)?(?<!\d|截至|截止|自|从)(\d{1,2})月(\d{1,2})日/g
// Where the page tells no year, only a whole date at the story's start is taken for its own.
const START = 200

/**
 * The date of a story: its dateline's, else the first date its text gives that fits the issue, else the issue's. Null where the page
 * tells no year.
 */
export function resolveStoryDate(page: Page, dateline: DatelineDate | null, text: string): string | null {
  const days = issueDays(page)
  if (dateline !== null) {
    const date = nearestDate(dateline, days)
    if (date !== null) return date
  }
  for (const match of text.slice(0, days === null ? START : 20_000).matchAll(DATE)) {
    const written = {
      year: match[1] === undefined ? null : Number(match[1]),
      month: Number(match[2]),
      day: Number(match[3]),
    }
    const date = nearestDate(written, days)
    if (date === null) continue
    if (days === null) return date
    if (date >= shift(days.first, -DAYS_BEFORE) && date <= shift(days.last, DAYS_AFTER)) return date
  }
  return page.date
}

/** The last such day up to the issue; null where there is no year to go by. */
function nearestDate(written: DatelineDate, days: IssueDays | null): string | null {
  if (written.year !== null) {
    return written.month === null ? null : isoDate(written.year, written.month, written.day)
  }
  if (days === null) return null
  const latest = shift(days.last, DAYS_AFTER)
  const [year, month] = days.last.split('-').map(Number) as [number, number]
  const tries: readonly [number, number][] =
    written.month === null
      ? [[year, month], month === 1 ? [year - 1, 12] : [year, month - 1]]
      : [
          [year, written.month],
          [year - 1, written.month],
        ]
  // 27日 needs an issue of a known day, or at least month.
  if (written.month === null && days.first.slice(0, 7) !== days.last.slice(0, 7)) return null
  for (const [y, m] of tries) {
    const date = isoDate(y, m, written.day)
    if (date !== null && date <= latest) return date
  }
  return null
}

function shift(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
