// Reads a table of articles: each row is a page of its own, so that a table exported again with more rows only adds the new ones.

import type { Page } from '../../types.ts'
import { PageError } from '../page-error.ts'
import { dateIn, namesIn } from '../stated-values.ts'
import { agencyUnlessDated, editionOf, pageOfStories } from '../story-page.ts'
import type { ColumnField, Columns } from './columns.ts'
import { paragraphsOfCell } from './paragraphs-of-cell.ts'

export type TableRow = {
  /** As the user counts them: the row of a sheet, the line of a file. */
  number: number
  cells: readonly string[]
}

export type RowPage = { source: string; page: Page } | { source: string; error: PageError }

/** More than a national paper prints in a year. */
export const MAX_ROWS = 200_000
export const MAX_CELLS = 5_000_000

/** Rows without any text at all are passed over. Throws PageError where the table has no row. */
export function pagesOfRows(rows: Iterable<TableRow>, columns: Columns, source: string): RowPage[] {
  const pages: RowPage[] = []
  for (const row of rows) {
    if (row.cells.every(cell => cell.trim() === '')) continue
    if (pages.length >= MAX_ROWS) throw tooManyRows()
    const name = `${source} 第${row.number}行`
    try {
      pages.push({ source: name, page: pageOfRow(row, columns, name) })
    } catch (error) {
      if (!(error instanceof PageError)) throw error
      pages.push({ source: name, error })
    }
  }
  if (pages.length > 0) return pages
  throw new PageError('empty', { zh: '表格里没有数据行。', en: 'The table has no rows.' })
}

export function tooManyRows(): PageError {
  return new PageError('too_many', {
    zh: `表格超过 ${MAX_ROWS} 行或 ${MAX_CELLS} 格。请拆分后再导入。`,
    en: `The table has more than ${MAX_ROWS} rows or ${MAX_CELLS} cells. Split it and try again.`,
  })
}

function pageOfRow(row: TableRow, columns: Columns, source: string): Page {
  const cell = (field: ColumnField): string => {
    const index = columns[field]
    return index === undefined ? '' : (row.cells[index] ?? '').trim()
  }
  const paragraphs = paragraphsOfCell(cell('text'))
  if (paragraphs.length === 0) {
    throw new PageError('no_text', { zh: '这一行没有正文。', en: 'This row has no text.' })
  }
  const date = dateIn(cell('date'))
  const newspaper = cell('source').replace(/[《》]/g, '')
  const edition = editionOf(cell('page'))
  return pageOfStories({
    source,
    date,
    newspaper: newspaper === '' ? null : newspaper,
    ...(edition === undefined ? {} : { edition }),
    stories: [
      {
        kind: 'news',
        title: cell('title'),
        subtitle: cell('subtitle'),
        paragraphs,
        authors: namesIn(cell('author')),
        ...agencyUnlessDated(newspaper, paragraphs),
        ...(date === null ? {} : { date }),
      },
    ],
  })
}
