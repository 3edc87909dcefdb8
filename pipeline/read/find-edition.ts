// Finds the number of the printed page where the format does not tell it: in a page's heading, or in the name of its file.
import type { Page } from '../types.ts'
import { issueDateOfFileName } from './find-issue.ts'
import { numeral } from './pdf/sheet-number.ts'

const NUMBER = String.raw`[A-Z]?(\d{1,3}|[一二三四五六七八九十]{1,3})`
/** 第3版, A03版：要闻, 要闻 3版 on a line of its own. */
const HEADING = new RegExp(
  String.raw`^(?:\p{Script=Han}{2,6}[\s·|｜]{1,3})?第?\s?${NUMBER}\s?版(?:[\s：:·|｜]{1,3}\p{Script=Han}{2,8})?$`,
  'u',
)
/** 2024年5月20日 星期一 第3版 */
const IN_MASTHEAD = new RegExp(String.raw`(?:^|[\s：:·|｜])第?\s?${NUMBER}\s?版(?=$|[\s：:·|｜])`, 'u')
const DATE = /(?:19|20)\d\d(?:年|[-./])\s?\d{1,2}(?:月|[-./])\s?\d{1,2}/
/** 共8版 and 今日8版 count them, 下转第4版 and 上接第1版 name another. */
const ANOTHER = /[转轉接]|今日|共/

/** 第3版.txt, 2024-05-20_A03.txt; a number without 版 or a letter may as well count copies. */
const IN_FILE_NAME = new RegExp(String.raw`(?:第\s?|(?<![\p{L}\d]))${NUMBER}\s?版`, 'u')
const LETTERED = /(?<![\p{L}\d])[A-D](\d{1,2})(?!\d)/u

const LONGEST_HEADING = 60

/** Undefined where neither says it, or where the headings name several pages: then the text is of more than one. */
export function findEdition(lines: readonly string[], source: string): number | undefined {
  const headings = new Set<number>()
  for (const line of lines) {
    const text = line.trim()
    if (text.length > LONGEST_HEADING || !text.includes('版') || ANOTHER.test(text)) continue
    const found = HEADING.exec(text) ?? (DATE.test(text) ? IN_MASTHEAD.exec(text) : null)
    if (found !== null) headings.add(numeral(found[1] as string))
  }
  if (headings.size > 1) return undefined
  const [heading] = headings
  return positive(heading) ?? editionOfFileName(source)
}

export function editionOfFileName(source: string): number | undefined {
  const name = source.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const inWords = IN_FILE_NAME.exec(name)?.[1]
  if (inWords !== undefined) return positive(numeral(inWords))
  if (issueDateOfFileName(name).date === null) return undefined
  return positive(Number(LETTERED.exec(name)?.[1] ?? 0))
}

const positive = (number: number | undefined): number | undefined =>
  number !== undefined && number > 0 ? number : undefined

/** The page with its number where it can be found, the number that the format itself tells aside. */
export function withEdition(page: Page): Page {
  const [sheet, ...others] = page.sheets ?? []
  if (sheet === undefined) {
    const number = findEdition(
      page.lines.map(({ text }) => text),
      page.source,
    )
    return number === undefined ? page : { ...page, sheets: [{ width: 0, height: 0, number }] }
  }
  if (sheet.number !== null || others.length > 0) return page
  const number = editionOfFileName(page.source)
  return number === undefined ? page : { ...page, sheets: [{ ...sheet, number }] }
}
