// Parses the tab-separated tables of graph-data: a header, comments with #, fields without quoting.
import { KnowledgeError } from './knowledge-error.ts'

export type TableRow = { line: number; fields: Record<string, string> }

/**
 * Rows of `text`, the content of the table `file`, whose header must name exactly `columns` in their order.
 * @throws KnowledgeError for another header, or a row with too few or too many fields.
 */
export function readTable(file: string, text: string, columns: readonly string[]): TableRow[] {
  const rows: TableRow[] = []
  let headed = false
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (content.trim() === '' || content.startsWith('#')) continue
    const fields = content.split('\t')
    if (!headed) {
      headed = true
      if (fields.join('\t') !== columns.join('\t'))
        throw new KnowledgeError(
          file,
          index + 1,
          `the header is “${fields.join(', ')}”`,
          `It must be “${columns.join(', ')}”, separated by tabs`,
        )
      continue
    }
    // Trailing empty fields may be left out: 清华大学<tab>university is enough.
    if (fields.length > columns.length)
      throw new KnowledgeError(
        file,
        index + 1,
        `${fields.length} fields instead of ${columns.length}`,
        'Remove the surplus tabs',
      )
    rows.push({
      line: index + 1,
      fields: Object.fromEntries(columns.map((column, i) => [column, (fields[i] ?? '').trim()])),
    })
  }
  return rows
}
