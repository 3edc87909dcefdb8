// Places the period that a figure is told of in time: 今年一季度 in an article of 2024 is the first quarter of 2024.

/** Figures of different kinds are no series: the turnover of a year beside that of a month says nothing. */
export type SpanKind = 'year' | 'half' | 'quarter' | 'month' | 'months' | 'so-far' | 'moment'

export type PlaceInTime = {
  kind: SpanKind
  /** ISO date of its last day, to be sorted by. */
  day: string
  /** With its year: 2024年一季度. */
  label: string
}

const NUMERALS = ['一', '二', '三', '四']

/** Years before that of the article. */
const RELATIVE: Readonly<Record<string, number>> = { 今年: 0, 去年: 1 }

/** `date` of the article: a period without a year is of its year, a figure without a period of its day. Undefined where neither tells. */
export function placeInTime(period: string | null, date: string | null): PlaceInTime | undefined {
  if (period === null) return date === null ? undefined : { kind: 'moment', day: date, label: date }
  const [told = '', explicit] = /^(\d{4})年/.exec(period) ?? []
  const relative = /^[今去]年/.exec(period)?.[0]
  const rest = period.slice((told || (relative ?? '')).length).replace(/份$/, '')
  const written = date === null ? undefined : Number(date.slice(0, 4))
  const year =
    explicit === undefined
      ? written === undefined
        ? undefined
        : written - (RELATIVE[relative ?? '今年'] ?? 0)
      : Number(explicit)
  if (year === undefined) return undefined
  // This year is not over: what is told of it goes up to the day of the article.
  if (relative === '今年' && (rest === '' || rest === '以来'))
    return date === null ? undefined : { kind: 'so-far', day: date, label: `${year}年以来` }
  const span = spanOf(rest)
  if (span === undefined) return undefined
  return { kind: span.kind, day: lastDay(year, span.month), label: `${year}年${rest}` }
}

/** What is left of a period without its year, with the month in which it ends. */
function spanOf(rest: string): { kind: SpanKind; month: number } | undefined {
  if (rest === '') return { kind: 'year', month: 12 }
  if (rest === '底' || rest === '末') return { kind: 'moment', month: 12 }
  if (rest === '上半年') return { kind: 'half', month: 6 }
  if (rest === '下半年') return { kind: 'half', month: 12 }
  const [, before, numeral] = /^(前)?(?:第)?([一二三四])个?季度?$/.exec(rest) ?? []
  if (numeral !== undefined)
    return { kind: before ? 'so-far' : 'quarter', month: 3 * (NUMERALS.indexOf(numeral) + 1) }
  const [, count] = /^前(\d{1,2}|[一二三四])个?月$/.exec(rest) ?? []
  if (count !== undefined) return inYear('so-far', NUMERALS.indexOf(count) + 1 || Number(count))
  const [, first, last] = /^(\d{1,2})(?:[-—至](\d{1,2}))?月$/.exec(rest) ?? []
  if (first === undefined) return undefined
  if (last === undefined) return inYear('month', Number(first))
  return inYear(Number(first) === 1 ? 'so-far' : 'months', Number(last))
}

const inYear = (kind: SpanKind, month: number) => (month >= 1 && month <= 12 ? { kind, month } : undefined)

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
