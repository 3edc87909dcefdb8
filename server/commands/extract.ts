// `baotu extract`: the facts of files as JSON Lines.
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { extractFiles } from '../extract-files.ts'
import { type Language, messageOf } from '../messages.ts'
import { printable } from './ingest-report.ts'

export type ExtractOptions = {
  /** The user's names for the columns of tables. */
  columns?: ColumnNames
}

/** Prints what it can of files, folders and archives; false where a file failed, whose reason is on standard error. */
export async function extract(
  paths: readonly string[],
  { columns }: ExtractOptions,
  language: Language,
): Promise<boolean> {
  let ok = true
  for await (const page of extractFiles(paths, columns)) {
    if ('error' in page) {
      ok = false
      console.error(printable(`${page.source}: ${messageOf(page.error, language)}`))
      continue
    }
    for (const facts of page.articles) process.stdout.write(`${JSON.stringify(publish(facts))}\n`)
  }
  return ok
}

/** One article's facts in the shape that other programs rely on. */
function publish({ article, entities, mentions, relations, quotes, figures }: ArticleFacts) {
  const { id, pageId, kind, title, subtitle, authors, agency, date, text } = article
  return {
    id,
    page: pageId,
    kind,
    title,
    subtitle,
    authors,
    agency,
    date,
    text,
    entities,
    mentions,
    relations,
    quotes,
    figures,
  }
}
