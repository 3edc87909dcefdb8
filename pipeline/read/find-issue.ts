// Finds which issue a page belongs to: the paper's name and date in its masthead or in the name of its file.

export type Issue = {
  /** ISO date where a whole date is given. */
  date: string | null
  /** Where only a year, or a year and a month, are given: `2024`, `2024-05`. */
  period: string | null
  newspaper: string | null
}

type IssueDate = { date: string | null; period: string | null }

const NOTHING: IssueDate = { date: null, period: null }

const FULL_DATE = /((?:19|20)\d\d)(?:年|[-./])\s?(\d{1,2})(?:月|[-./])\s?(\d{1,2})(?!\d)日?/
const HAN_DATE =
  /([一二][〇○零九一二三四五六七八]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/
// What stands beside the date in a masthead or over a web article, and hardly in a sentence.
const MASTHEAD_WORD =
  /星期[一二三四五六日天]|周[一二三四五六日]|第\d+期|总第|农历|第?[0-9A-Z]{1,3}版|来源|版面|\d:\d\d/
// 科技日报, 南方周末; the shortest that ends in 报, so that 中国教育报 is not read into 中国教育报刊社.
const NEWSPAPER =
  /\p{Script=Han}{2,8}?(?:日报|晚报|早报|晨报|午报|时报|商报|快报|导报|都市报|青年报|周报|学报|新报|法治报|法制报|工人报|农民报|教育报|文汇报|经济报|工商报|證券报|证券报|日報|晚報|時報|導報|快報|報|报|周末|周刊)(?![纸紙道告讯訊刊社名表价考])/u

/** Reads the date out of a file's name: 2024-05-20, 20240520, 2024年5月20日, 2024-05, 2024. */
export function issueDateOfFileName(name: string): IssueDate {
  const full =
    /(?<!\d)((?:19|20)\d\d)[-_.年/]?(0[1-9]|1[0-2]|[1-9](?=[-_.月/]))[-_.月/]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d{3})/.exec(
      name,
    )
  if (full !== null) {
    const date = isoDate(Number(full[1]), Number(full[2]), Number(full[3]))
    if (date !== null) return { date, period: null }
  }
  const month = /(?<!\d)((?:19|20)\d\d)[-_.年/](0?[1-9]|1[0-2])(?!\d)/.exec(name)
  if (month !== null) return { date: null, period: `${month[1]}-${(month[2] as string).padStart(2, '0')}` }
  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(name)
  return year === null ? NOTHING : { date: null, period: year[1] as string }
}

/** `lines` are normalised; `newspapers` are names to look for beside those that are plain from their form. */
export function findIssue(lines: readonly string[], source: string, newspapers: readonly string[]): Issue {
  const fileName = issueDateOfFileName(source)
  let masthead: string | null = null
  let mastheadLine = 0
  let newspaper: string | null = null
  const known = new Set(newspapers)
  for (const [i, line] of lines.entries()) {
    if (line.length > 80) continue
    const text = line.trim()
    if (text.length < 3) continue
    const date = mastheadDate(text)
    if (masthead === null && date !== null) [masthead, mastheadLine] = [date, i]
    if (newspaper === null && known.has(text)) newspaper = text
    if (newspaper === null && date !== null) newspaper = newspaperIn(text, newspapers)
  }
  if (masthead !== null) newspaper ??= nameBeside(lines, mastheadLine)
  newspaper ??= newspaperIn(source.normalize('NFC'), newspapers)
  if (masthead !== null) return { date: masthead, period: null, newspaper }
  return { ...fileName, newspaper }
}

const LINES_OF_MASTHEAD = 6

// 云州晚报 on a line of its own, above or below the line with the date.
function nameBeside(lines: readonly string[], masthead: number): string | null {
  for (let off = 0; off <= LINES_OF_MASTHEAD; off++) {
    for (const line of [lines[masthead - off], lines[masthead + off]]) {
      const text = line?.trim() ?? ''
      if (text.length >= 3 && text.length <= 10 && NEWSPAPER.exec(text)?.[0] === text) return text
    }
  }
  return null
}

/** The issue that a page line or masthead names, where its place on the sheet says that it is one: 国内 云州晚报 2025年12月21日. */
export function issueOfPageLine(line: string, newspapers: readonly string[]): Omit<Issue, 'period'> {
  const match = FULL_DATE.exec(line)
  const han = match === null ? HAN_DATE.exec(line) : null
  const found = match ?? han
  const [year, month, day] =
    found?.slice(1, 4).map(part => (han === null ? Number(part) : hanNumber(part))) ?? []
  const parts = line.replace(found?.[0] ?? '', ' ').split(/\s+/)
  return {
    date: found === null ? null : isoDate(year as number, month as number, day as number),
    newspaper: parts.map(part => newspaperIn(part, newspapers)).find(name => name !== null) ?? null,
  }
}

function mastheadDate(line: string): string | null {
  const match = FULL_DATE.exec(line)
  const han = match === null ? HAN_DATE.exec(line) : null
  const found = match ?? han
  if (found === null) return null
  const rest = line.slice(0, found.index) + line.slice(found.index + found[0].length)
  // A sentence may name a date too: the date of a masthead stands alone or beside the words of one.
  const alone = /^[\s\p{P}\p{S}]*$/u.test(rest)
  if (!alone && (!MASTHEAD_WORD.test(rest) || /[，。；]/.test(rest))) return null
  const [year, month, day] = found.slice(1, 4).map(part => (han === null ? Number(part) : hanNumber(part)))
  return isoDate(year as number, month as number, day as number)
}

function newspaperIn(text: string, newspapers: readonly string[]): string | null {
  let longest: string | null = null
  for (const name of newspapers) {
    if (name.length > (longest?.length ?? 1) && text.includes(name)) longest = name
  }
  return longest ?? NEWSPAPER.exec(text)?.[0] ?? null
}

/** 二〇二四 → 2024, 二十三 → 23 */
function hanNumber(text: string): number {
  const digits = '〇一二三四五六七八九'
  const digit = (character: string) => Math.max(digits.indexOf(character.replace(/[○零]/, '〇')), 0)
  if (!text.includes('十')) return Number([...text].map(digit).join(''))
  const [tens, ones] = text.split('十') as [string, string]
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}

/** null for 31 April and the like. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
