// `baotu ingest`: files and folders into the store, with their progress and a table of what became of each.
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import { type FoundFile, findFiles } from '../find-files.ts'
import { createExtractor } from '../jobs/extractor.ts'
import { type FileOutcome, type IngestTools, ingestFile } from '../jobs/ingest-file.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import type { Language } from '../messages.ts'
import { readUserFile, UnreadableFile } from '../read-user-file.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'
import { type IngestProgress, showProgress } from './ingest-progress.ts'
import { outcomeLine, summaryTable } from './ingest-report.ts'

export type IngestOptions = {
  /** The user's names for the columns of tables. */
  columns?: ColumnNames
}

/** False where a file failed or work was broken off. Throws `FolderInUse` where a server holds the store. */
export async function ingest(
  paths: readonly string[],
  { columns }: IngestOptions,
  language: Language,
): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  const extractor = createExtractor()
  const stopping = stopAtInterrupt(language)
  const outcomes: FileOutcome[] = []
  const found = paths.flatMap(path => findFiles(fromUser(process.env, path)))
  const progress = showProgress(found.length, language)
  const note = (outcome: FileOutcome) => {
    outcomes.push(outcome)
    progress.add(outcome)
    if (!progress.drawn) process.stdout.write(`${outcomeLine(outcome, language)}\n`)
  }
  try {
    const tools = { store, extractor, version: rulesVersion() }
    for (const file of found) {
      if (stopping.stopped()) break
      await ingestFound(tools, file, { columns, progress, note, isStopped: stopping.stopped })
    }
  } finally {
    progress.end()
    stopping.end()
    extractor.close()
    await store.close()
  }
  process.stdout.write(
    summaryTable(outcomes, { language, all: !progress.drawn, stopped: stopping.stopped() }),
  )
  const wentWell = outcomes.every(outcome => !('failure' in outcome) && outcome.failed.length === 0)
  return wentWell && !stopping.stopped()
}

type Watching = {
  columns: ColumnNames | undefined
  progress: IngestProgress
  note: (outcome: FileOutcome) => void
  isStopped: () => boolean
}

async function ingestFound(
  tools: IngestTools,
  file: FoundFile,
  { columns, progress, note, isStopped }: Watching,
): Promise<void> {
  if (file.refused !== undefined) {
    note({ source: file.path, state: 'failed', failure: file.refused })
    return
  }
  // The table shows where a file lies; the page keeps the shorter name.
  const place = (source: string) => file.path + source.slice(file.source.length)
  try {
    const bytes = readUserFile(file.path)
    const hooks = {
      ...(columns === undefined ? {} : { columns }),
      onFiles: progress.expand,
      onPage: progress.page,
      isStopped,
    }
    for await (const outcome of ingestFile(tools, bytes, file.source, hooks)) {
      note({ ...outcome, source: place(outcome.source) })
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    note({ source: file.path, state: 'failed', failure: error })
  }
}

/** The first Ctrl-C lets the running page finish, the second ends the process. */
function stopAtInterrupt(language: Language): { stopped(): boolean; end(): void } {
  let stopped = false
  const onSignal = () => {
    if (stopped) process.exit(130)
    stopped = true
    console.error(
      language === 'zh'
        ? '\n正在完成当前版面后停止；再按一次立即退出。'
        : '\nStopping after the running page; once more ends at once.',
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    stopped: () => stopped,
    end: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
