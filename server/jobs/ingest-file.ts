// Takes a file, or every file of an archive, through reading, extracting and saving, and says what became of each.
import { createHash } from 'node:crypto'
import { PageError } from '../../pipeline/read/page-error.ts'
import { isArchive } from '../../pipeline/read/recognize-format.ts'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { Facts, Page, Sheet } from '../../pipeline/types.ts'
import type { StoredFile } from '../store/files.ts'
import type { Store, StoreCalls } from '../store/store.ts'
import type { FileOfArchive, PageFailure } from './extraction-messages.ts'
import { type Extractor, PageFailed } from './extractor.ts'

export type IngestStage = 'unpacking' | 'reading' | 'extracting' | 'saving'

/** `known`: it was there, read with these very rules. `failed`: rows of a table that became no page, where others did. */
export type FileOutcome = { source: string } & (
  | {
      state: 'done' | 'known'
      pages: number
      articles: number
      entities: number
      failed: readonly { source: string; failure: PageFailure }[]
      /** Sheets of a PDF from which nothing could be read, counted from 1; absent where all could. */
      unread?: readonly { sheet: number; why: NonNullable<Sheet['unread']> }[]
    }
  | { state: 'failed' | 'needs_ocr'; failure: PageFailure }
)

export type IngestTools = { store: Store; extractor: Extractor; version: string }

export type IngestHooks = {
  /** The user's names for the columns of tables. */
  columns?: ColumnNames
  onStage?: (stage: IngestStage) => Promise<void> | void
  /** How many files there are, once an archive is open. */
  onFiles?: (count: number) => void
  /** A page that was saved, new or read with newer rules. */
  onPage?: (facts: Facts) => Promise<void> | void
  /** An outcome, inside the transaction in which the file's last page, or its failure, is saved. */
  onOutcome?: (store: StoreCalls, outcome: FileOutcome) => Promise<void>
  /** Asked before each page: true breaks off, and what was saved stays. */
  isStopped?: () => boolean
}

/**
 * One outcome for a file, one for each file of an archive. What fails is noted in the store and returned as failed; only a failing
 * store throws. Ends early where `isStopped` says so, without an outcome for the file at work.
 */
export async function* ingestFile(
  tools: IngestTools,
  bytes: Uint8Array,
  source: string,
  hooks: IngestHooks = {},
): AsyncGenerator<FileOutcome> {
  const files = await filesIn(tools, bytes, source, hooks)
  hooks.onFiles?.(files.length)
  for (const file of files) {
    if (hooks.isStopped?.()) return
    const outcome =
      'bytes' in file
        ? await ingestOne(tools, file.bytes, file.source, hooks)
        : await fail(tools, bytes, file, hooks)
    if (outcome === undefined) return
    yield outcome
  }
}

async function filesIn(
  { extractor }: IngestTools,
  bytes: Uint8Array,
  source: string,
  hooks: IngestHooks,
): Promise<readonly FileOfArchive[]> {
  try {
    if (!isArchive(bytes)) return [{ source, bytes }]
    await hooks.onStage?.('unpacking')
    return await extractor.unpack(bytes, source)
  } catch (error) {
    return [{ source, failure: failureOf(error) }]
  }
}

/** The reason why a file or page failed; any other error is thrown again. */
function failureOf(error: unknown): PageFailure {
  if (!(error instanceof PageFailed || error instanceof PageError)) throw error
  return { code: error.code, messages: error.messages }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function fail(
  { store }: IngestTools,
  bytes: Uint8Array,
  { source, failure }: { source: string; failure: PageFailure },
  hooks: IngestHooks,
): Promise<FileOutcome> {
  const outcome = { source, state: failure.code === 'needs_ocr' ? 'needs_ocr' : 'failed', failure } as const
  await store.atOnce(async store => {
    await store.saveFailure({ hash: hashOf(bytes), source, ...failure })
    await hooks.onOutcome?.(store, outcome)
  })
  return outcome
}

async function ingestOne(
  tools: IngestTools,
  bytes: Uint8Array,
  source: string,
  hooks: IngestHooks,
): Promise<FileOutcome | undefined> {
  const { store, extractor } = tools
  const hash = hashOf(bytes)
  const version = versionWith(tools.version, hooks.columns)
  const known = await knownFile(tools, hash, version)
  if (known !== undefined) {
    const { file, ...counts } = known
    const outcome = { source, state: 'known', ...counts, failed: [] } as const
    await store.atOnce(async store => {
      const [only, ...others] = file.pages
      // A table's rows keep the names that they were first read under.
      if (only !== undefined && others.length === 0 && !['csv', 'json', 'xlsx'].includes(file.format)) {
        await store.addSource(only, source)
      }
      await store.clearFailure(hash)
      await hooks.onOutcome?.(store, outcome)
    })
    return outcome
  }
  try {
    await hooks.onStage?.('reading')
    const file = await extractor.read(bytes, source, hooks.columns)
    const [first] = file.failed
    if (file.pages.length === 0 && first !== undefined) {
      return await fail(
        tools,
        bytes,
        { source, failure: failureOfAll(first.failure, file.failed.length) },
        hooks,
      )
    }
    const tally: Tally = { articles: 0, entities: new Set(), known: 0, saved: 0 }
    const failed = [...file.failed]
    let firstOfPages: PageFailure | undefined
    let last: Facts | undefined
    for (const [place, page] of file.pages.entries()) {
      if (hooks.isStopped?.()) return undefined
      try {
        const facts = await extractPage(tools, page, hooks, tally)
        // The last page is saved with the file: a job is done if and only if its facts are there.
        if (place === file.pages.length - 1) last = facts
        else if (facts !== undefined) {
          await store.savePage(facts, tools.version)
          await hooks.onPage?.(facts)
        }
      } catch (error) {
        // One page is the whole file; of a table's rows the others go on.
        if (file.pages.length === 1) throw error
        const failure = failureOf(error)
        firstOfPages ??= failure
        failed.push({ source: page.source, failure })
      }
    }
    if (firstOfPages !== undefined && failed.length === file.pages.length + file.failed.length) {
      return await fail(tools, bytes, { source, failure: failureOfAll(firstOfPages, failed.length) }, hooks)
    }
    const unread = unreadSheets(file.pages)
    const outcome: FileOutcome = {
      source,
      state: tally.saved > 0 ? 'done' : 'known',
      pages: file.pages.length,
      articles: tally.articles,
      entities: tally.entities.size + tally.known,
      failed,
      ...(unread.length === 0 ? {} : { unread }),
    }
    await store.atOnce(async store => {
      if (last !== undefined) await store.savePage(last, tools.version)
      await store.clearFailure(hash)
      if (failed.length === 0) {
        const pages = [...new Set(file.pages.map(page => page.id))]
        await store.saveFile({ hash, format: file.format, version, pages }, bytes)
      }
      await hooks.onOutcome?.(store, outcome)
    })
    if (last !== undefined) await hooks.onPage?.(last)
    return outcome
  } catch (error) {
    return await fail(tools, bytes, { source, failure: failureOf(error) }, hooks)
  }
}

/** A PDF is one page, whatever sheets it has. */
function unreadSheets(pages: readonly Page[]) {
  return pages.flatMap(({ sheets = [] }) =>
    sheets.flatMap(({ unread: why }, index) => (why === undefined ? [] : [{ sheet: index + 1, why }])),
  )
}

function failureOfAll({ code, messages }: PageFailure, rows: number): PageFailure {
  return {
    code,
    messages: {
      zh: `全部 ${rows} 行都无法读取：${messages.zh}`,
      en: `None of the ${rows} rows can be read: ${messages.en}`,
    },
  }
}

/** The same file read with other columns is another reading. */
function versionWith(version: string, columns: ColumnNames | undefined): string {
  return columns === undefined ? version : `${version} ${JSON.stringify(columns)}`
}

/** A file whose bytes were read to their end with these very rules is not read again. */
async function knownFile(
  { store, version }: IngestTools,
  hash: string,
  fileVersion: string,
): Promise<{ file: StoredFile; pages: number; articles: number; entities: number } | undefined> {
  const file = await store.findFile(hash)
  if (file === undefined || file.version !== fileVersion || file.pages.length === 0) return undefined
  let articles = 0
  let entities = 0
  for (const id of file.pages) {
    const page = await store.countPage(id)
    if (page?.version !== version) return undefined
    articles += page.articles
    entities += page.entities
  }
  return { file, pages: file.pages.length, articles, entities }
}

/** `known`: entities of pages that were there. */
type Tally = { articles: number; entities: Set<string>; known: number; saved: number }

/** The facts to be saved; undefined where the page is there, read with these very rules. */
async function extractPage(
  { store, extractor, version }: IngestTools,
  page: Page,
  hooks: IngestHooks,
  tally: Tally,
): Promise<Facts | undefined> {
  const known = await store.countPage(page.id)
  if (known?.version === version) {
    await store.addSource(page.id, page.source)
    tally.articles += known.articles
    tally.known += known.entities
    return undefined
  }
  await hooks.onStage?.('extracting')
  const facts = await extractor.extract(page)
  await hooks.onStage?.('saving')
  tally.saved += 1
  tally.articles += facts.articles.length
  for (const { entities } of facts.articles) for (const { id } of entities) tally.entities.add(id)
  return facts
}
