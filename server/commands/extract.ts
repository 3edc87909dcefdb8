// `baotu extract`: the facts of files as JSON Lines.
import { isArchive } from '../../pipeline/read/recognize-format.ts'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { type FoundFile, findFiles } from '../find-files.ts'
import type { FileOfArchive } from '../jobs/extraction-messages.ts'
import { createExtractor, type Extractor, PageFailed } from '../jobs/extractor.ts'
import { type Language, messageOf } from '../messages.ts'
import { readUserFile } from '../read-user-file.ts'
import { fromUser } from '../settings.ts'

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
  // A page that stalls or fills the memory takes the process that works on it, and the next goes on.
  const extractor = createExtractor()
  let ok = true
  const complain = (place: string, reason: string) => {
    ok = false
    console.error(`${place}: ${reason}`)
  }
  try {
    // Where rules or dictionaries are wrong, no file is to blame.
    await extractor.start()
    for (const path of paths) {
      for (const file of findFiles(fromUser(process.env, path))) {
        const place = file.inFolder ? `${path.replace(/\/+$/, '')}/${file.source}` : path
        for await (const printed of factsOf(extractor, file, columns)) {
          const named = place + printed.source.slice(file.source.length)
          if ('error' in printed) complain(named, messageOf(printed.error, language))
          else
            for (const facts of printed.articles) process.stdout.write(`${JSON.stringify(publish(facts))}\n`)
        }
      }
    }
  } finally {
    extractor.close()
  }
  return ok
}

type Extracted = { source: string } & ({ articles: readonly ArticleFacts[] } | { error: unknown })

/** The facts of every page of a file or archive, and what failed, in order. */
async function* factsOf(
  extractor: Extractor,
  file: FoundFile,
  columns: ColumnNames | undefined,
): AsyncGenerator<Extracted> {
  for (const inner of await orError(file.source, () => filesIn(extractor, file))) {
    if ('error' in inner) {
      yield inner
      continue
    }
    if ('failure' in inner) {
      yield { source: inner.source, error: new PageFailed(inner.failure) }
      continue
    }
    const { bytes, source } = inner
    const [read] = await orError(source, async () => [await extractor.read(bytes, source, columns)])
    if (read === undefined) continue
    if ('error' in read) {
      yield read
      continue
    }
    for (const { source, failure } of read.failed) yield { source, error: new PageFailed(failure) }
    for (const page of read.pages) {
      const [facts] = await orError(page.source, async () => [await extractor.extract(page)])
      if (facts === undefined) continue
      yield 'error' in facts ? facts : { source, articles: facts.articles }
    }
  }
}

async function orError<T>(
  source: string,
  act: () => Promise<readonly T[]>,
): Promise<readonly (T | { source: string; error: unknown })[]> {
  try {
    return await act()
  } catch (error) {
    return [{ source, error }]
  }
}

async function filesIn(extractor: Extractor, file: FoundFile): Promise<readonly FileOfArchive[]> {
  const { source } = file
  if (file.refused !== undefined) return [{ source, failure: file.refused }]
  const bytes = readUserFile(file.path)
  return isArchive(bytes) ? extractor.unpack(bytes, source) : [{ source, bytes }]
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
