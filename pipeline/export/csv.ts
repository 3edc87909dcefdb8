// Rows of a table as CSV that spreadsheets open without running what stands in a cell.

/** A cell that begins so is taken for a formula by Excel, LibreOffice or WPS; in Chinese ones ＝ is typed for =. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n\0]/u

/** Cells of one row, with its line end. Text that would be a formula gets an apostrophe before it; numbers stay numbers. */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Without it Excel takes UTF-8 for the code page of the machine. */
export const CSV_OPENING = '\uFEFF'
