// Reads the sheets of an Excel workbook that hold articles; formulas stay unevaluated, their last values are read.
import readWorkbook from 'read-excel-file/universal'
import { checkOfficeFile } from '../check-office-file.ts'
import { PageError } from '../page-error.ts'
import { type ColumnNames, findColumns, isHeader } from './columns.ts'
import { MAX_CELLS, MAX_ROWS, pagesOfRows, type RowPage, tooManyRows } from './read-table-file.ts'

/** Throws PageError where no sheet is a table of articles. */
export async function readXlsx(
  bytes: Uint8Array,
  source: string,
  named: ColumnNames = {},
): Promise<RowPage[]> {
  await checkOfficeFile(bytes, (part, xml) => {
    if (part.startsWith('xl/worksheets/')) refuseWideSheet(xml)
  })
  const sheets = await sheetsOf(bytes)
  const filled = sheets.filter(({ rows }) => rows.some(row => row.some(cell => cell !== '')))
  const articles = filled.filter(({ rows }) => rows.slice(0, HEADER_ROWS).some(isHeader))
  const chosen = articles.length > 0 ? articles : filled.slice(0, 1)
  const pages = chosen.flatMap(({ name, rows }) => {
    const place = chosen.length > 1 ? `${source} ${name}` : source
    const header = Math.max(0, rows.slice(0, HEADER_ROWS).findIndex(isHeader))
    const table = rows.slice(header + 1).map((cells, i) => ({ number: header + i + 2, cells }))
    return pagesOfRows(table, findColumns(rows[header] ?? [], named), place)
  })
  if (pages.length > 0) return pages
  throw new PageError('empty', { zh: '表格是空的。', en: 'The table is empty.' })
}

// A title may stand above the names of the columns.
const HEADER_ROWS = 5

type Sheet = { name: string; rows: string[][] }

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer)
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(row => row.map(textOfCell)) }))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new PageError('damaged', {
      zh: '工作簿已损坏，或含有错误值（如 #REF!），无法读取。',
      en: 'The workbook is damaged, or holds cells in error (#REF!), and cannot be read.',
    })
  }
}

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

const ROW = /<row(?=\s)[^>]{0,400}?\sr="(\d{1,12})"/g
const CELL = /<c(?=\s)[^>]{0,400}?\sr="([A-Z]{1,8})(\d{1,12})"/g

/** One cell at XFD1048576 makes a reader build the seventeen thousand million before it. */
function refuseWideSheet(xml: Buffer): void {
  const text = xml.toString('latin1')
  let cells = 0
  let last = 0
  const note = (row: number, column: number) => {
    cells += column
    last = Math.max(last, row)
    if (cells > MAX_CELLS || last > MAX_ROWS * 2) throw tooManyRows()
  }
  for (const [, row] of text.matchAll(ROW)) note(Number(row), 0)
  let row = ''
  let width = 0
  for (const [, letters, number] of text.matchAll(CELL)) {
    if (number !== row) {
      note(Number(row), width)
      row = number as string
    }
    width = columnNumber(letters as string)
  }
  note(Number(row), width)
}

/** A → 1, AA → 27 */
function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
