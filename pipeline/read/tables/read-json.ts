// Reads JSON Lines, and JSON arrays of objects: each object is an article, its keys are the columns.
import { PageError } from '../page-error.ts'
import { type ColumnNames, findColumns } from './columns.ts'
import {
  MAX_CELLS,
  MAX_ROWS,
  pagesOfRows,
  type RowPage,
  type TableRow,
  tooManyRows,
} from './read-table-file.ts'

type JsonRow = { number: number; fields: ReadonlyMap<string, string> } | { number: number; error: PageError }

/** `text` is the file, decoded. A line that is no JSON fails alone. Throws PageError where it holds no articles. */
export function readJson(text: string, source: string, named: ColumnNames = {}): RowPage[] {
  const rows = rowsOf(text)
  if (rows.length > MAX_ROWS) throw tooManyRows()
  const names = [...new Set(rows.flatMap(row => ('fields' in row ? [...row.fields.keys()] : [])))]
  // Objects that share no key would make a table of their number squared.
  if (rows.length * names.length > MAX_CELLS) throw tooManyRows()
  const columns = findColumns(names, named)
  const table = rows.flatMap((row): TableRow[] =>
    'fields' in row ? [{ number: row.number, cells: names.map(name => row.fields.get(name) ?? '') }] : [],
  )
  const broken = rows.flatMap((row): RowPage[] =>
    'error' in row ? [{ source: `${source} 第${row.number}行`, error: row.error }] : [],
  )
  return [...pagesOfRows(table, columns, source), ...broken]
}

function rowsOf(text: string): JsonRow[] {
  const whole = parse(text)
  if (Array.isArray(whole)) return whole.map((value, i) => rowOf(value, i + 1))
  if (whole !== undefined) return articlesIn(whole)
  return text.split(/\r\n?|\n/).flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(parse(line), i + 1)]))
}

/** `{"data": [{…}, …]}` is how services answer; any other object is one article. */
function articlesIn(whole: unknown): JsonRow[] {
  const lists = isObject(whole) ? Object.values(whole).filter(value => Array.isArray(value)) : []
  const list = lists.find(values => values.length > 0 && values.every(isObject))
  return list === undefined ? [rowOf(whole, 1)] : list.map((value, i) => rowOf(value, i + 1))
}

/** undefined where it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function rowOf(value: unknown, number: number): JsonRow {
  if (!isObject(value)) {
    return {
      number,
      error: new PageError('damaged', {
        zh: '这一行不是 JSON 对象。',
        en: 'This line is not a JSON object.',
      }),
    }
  }
  return { number, fields: new Map(Object.entries(value).map(([name, field]) => [name, textOf(field)])) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list of paragraphs or of names is one cell; what is nested deeper is no text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return ''
  return value.filter(item => typeof item === 'string').join('\n')
}
