// Reads CSV and tab-separated files; formulas stay the text they are.
import { type CsvError, parse } from 'csv-parse/sync'
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

const DELIMITERS = [',', '\t', ';', '|', '，'] as const

/** `text` is the file, decoded. Throws PageError where it is no table of articles. */
export function readCsv(text: string, source: string, named: ColumnNames = {}): RowPage[] {
  const [header, ...rows] = rowsOf(text)
  if (header === undefined) throw new PageError('empty', { zh: '表格是空的。', en: 'The table is empty.' })
  return pagesOfRows(rows, findColumns(header.cells, named), source)
}

/** The delimiter that parts the first line into most cells. */
export function delimiterOf(text: string): string {
  const first = firstLine(text)
  let best: string = ','
  let most = 1
  for (const delimiter of DELIMITERS) {
    const cells = first.split(delimiter).length
    if (cells > most) {
      most = cells
      best = delimiter
    }
  }
  return best
}

export function firstLine(text: string): string {
  return /[^\r\n]+/.exec(text.slice(0, 10_000))?.[0] ?? ''
}

function rowsOf(text: string): TableRow[] {
  const rows: TableRow[] = []
  let cells = 0
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 4 * 1024 * 1024,
      on_record: (record: string[], { lines }) => {
        cells += record.length
        if (cells > MAX_CELLS || rows.length > MAX_ROWS) throw tooManyRows()
        // A record ends on `lines`; breaks in its cells came before. Users find it by where it begins.
        rows.push({ number: lines - breaksIn(record), cells: record })
        return null
      },
    })
    return rows
  } catch (error) {
    if (error instanceof PageError || !isCsvError(error)) throw error
    throw new PageError('damaged', {
      zh: `第 ${error.lines ?? '?'} 行附近的引号或分隔符有误，无法读成表格。`,
      en: `The quotes or delimiters near line ${error.lines ?? '?'} are wrong: it cannot be read as a table.`,
    })
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)
}

function isCsvError(error: unknown): error is CsvError & { lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}
