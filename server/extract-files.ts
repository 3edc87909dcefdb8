// Reads and extracts the files that a user named, in folders and archives too, without keeping anything.
import { isArchive } from '../pipeline/read/recognize-format.ts'
import type { ColumnNames } from '../pipeline/read/tables/columns.ts'
import type { ArticleFacts } from '../pipeline/types.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import type { FileOfArchive } from './jobs/extraction-messages.ts'
import { createExtractor, type Extractor, PageFailed } from './jobs/extractor.ts'
import { readUserFile } from './read-user-file.ts'
import { fromUser } from './settings.ts'

/** `source` is the file as the user would name it, with the path in its folder or archive. */
export type ExtractedPage = { source: string } & ({ articles: readonly ArticleFacts[] } | { error: unknown })

/**
 * Every page of `paths`, and every file that failed, in order. Throws where dictionaries or rules are wrong: then no file is to blame.
 */
export async function* extractFiles(
  paths: readonly string[],
  columns?: ColumnNames,
): AsyncGenerator<ExtractedPage> {
  // A page that stalls or fills the memory takes the process that works on it, and the next goes on.
  const extractor = createExtractor()
  try {
    await extractor.start()
    for (const path of paths) {
      for (const file of findFiles(fromUser(process.env, path))) {
        const place = file.inFolder ? `${path.replace(/\/+$/, '')}/${file.source}` : path
        for await (const page of pagesOf(extractor, file, columns)) {
          yield { ...page, source: place + page.source.slice(file.source.length) }
        }
      }
    }
  } finally {
    extractor.close()
  }
}

/** The facts of every page of a file or archive, and what failed, in order. */
async function* pagesOf(
  extractor: Extractor,
  file: FoundFile,
  columns: ColumnNames | undefined,
): AsyncGenerator<ExtractedPage> {
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
