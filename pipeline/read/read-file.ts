// Reads a file of any format that we know as the pages it holds.
import type { Page } from '../types.ts'
import { decodeText } from './decode-text.ts'
import { readDocx } from './docx/read-docx.ts'
import { withEdition } from './find-edition.ts'
import { readHtml } from './html/read-html.ts'
import { PageError } from './page-error.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { pageOfText } from './read-text-page.ts'
import { type FileFormat, MAX_FILE_BYTES, recognizeFormat } from './recognize-format.ts'
import { type ColumnNames, isHeader } from './tables/columns.ts'
import { delimiterOf, firstLine, readCsv } from './tables/read-csv.ts'
import { readJson } from './tables/read-json.ts'
import type { RowPage } from './tables/read-table-file.ts'
import { readXlsx } from './tables/read-xlsx.ts'

export type ReadFileOptions = {
  /** Names of newspapers to look for in mastheads and file names. */
  newspapers?: readonly string[]
  /** The user's names for the columns of tables. */
  columns?: ColumnNames
}

export type ReadFile = {
  format: FileFormat
  pages: readonly Page[]
  /** Rows of a table that hold no article; the others are read. */
  failed: readonly { source: string; error: PageError }[]
}

/**
 * `bytes` is the file, `source` its name. A text, web page, document or PDF is one page, a table one page a row. Throws PageError
 * where the whole file cannot be read. A ZIP archive is no page: `unpackArchive` tells the files in it.
 */
export async function readFile(
  bytes: Uint8Array,
  source: string,
  options: ReadFileOptions = {},
): Promise<ReadFile> {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge()
  const format = recognizeFormat(bytes, source)
  switch (format) {
    case 'text':
      return readPlainText(bytes, source, options)
    case 'html':
      return onePage(format, readHtml(bytes, source, options))
    case 'docx':
      return onePage(format, await readDocx(bytes, source, options))
    case 'pdf':
      return onePage(format, await readPdf(bytes, source, options))
    case 'csv':
      return table(format, readCsv(decodeText(bytes), source, options.columns))
    case 'json':
      return table(format, readJson(decodeText(bytes), source, options.columns))
    case 'xlsx':
      return table(format, await readXlsx(bytes, source, options.columns))
    case 'zip':
      throw new PageError('wrong_format', {
        zh: '这是压缩包，不是版面。',
        en: 'This is an archive, not a page.',
      })
  }
}

/** A table of articles under the name of a text is known by its first line. */
function readPlainText(bytes: Uint8Array, source: string, options: ReadFileOptions): ReadFile {
  const text = decodeText(bytes)
  const first = firstLine(text)
  if (isHeader(first.split(delimiterOf(text)).map(cell => cell.replace(/^\ufeff?"|"$/g, '')))) {
    return table('csv', readCsv(text, source, options.columns))
  }
  return onePage('text', pageOfText(text, source, options))
}

function onePage(format: FileFormat, page: Page): ReadFile {
  return { format, pages: [withEdition(page)], failed: [] }
}

function table(format: FileFormat, rows: readonly RowPage[]): ReadFile {
  return {
    format,
    pages: rows.flatMap(row => ('page' in row ? [row.page] : [])),
    failed: rows.flatMap(row => ('error' in row ? [row] : [])),
  }
}

function tooLarge(): PageError {
  const limit = MAX_FILE_BYTES / 1024 / 1024
  return new PageError('too_large', {
    zh: `文件超过 ${limit} MB。请按版面拆分后再导入。`,
    en: `The file is larger than ${limit} MB. Split it into pages and try again.`,
  })
}
