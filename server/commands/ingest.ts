// `baotu ingest`: files and folders into the store, with their progress and a table of what became of each.
import { setTimeout as wait } from 'node:timers/promises'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import { type FoundFile, findFiles } from '../find-files.ts'
import type { PageFailure } from '../jobs/extraction-messages.ts'
import { createExtractor } from '../jobs/extractor.ts'
import { type FileOutcome, type IngestTools, ingestFile } from '../jobs/ingest-file.ts'
import { enqueue } from '../jobs/ingest-queue.ts'
import { openJobQueue } from '../jobs/job-queue.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import type { Language } from '../messages.ts'
import { readUserFile, UnreadableFile } from '../read-user-file.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { FolderInUse } from '../store/folder-in-use.ts'
import { openStore, type Store } from '../store/store.ts'
import { type IngestProgress, showProgress } from './ingest-progress.ts'
import { outcomeLine, summaryTable } from './ingest-report.ts'
import { answersAt, ingestThroughServer, type ServerTarget } from './ingest-through-server.ts'

export type IngestOptions = {
  /** The user's names for the columns of tables. */
  columns?: ColumnNames
  /** Only lets the files wait, for a server or for workers to read. */
  queue: boolean
}

/**
 * False where a file failed or work was broken off. Where a server holds the folder, the files are given to it. Throws `FolderInUse`
 * where another process does, `ServerRefused` where the server takes no files.
 */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
  language: Language,
): Promise<boolean> {
  const found = paths.flatMap(path => findFiles(fromUser(process.env, path)))
  const run = await openRun(options, language)
  const stopping = stopAtInterrupt(language)
  const outcomes: FileOutcome[] = []
  const progress = showProgress(found.length, language)
  const note = (outcome: FileOutcome) => {
    outcomes.push(outcome)
    progress.add(outcome)
    if (!progress.drawn) process.stdout.write(`${outcomeLine(outcome, language)}\n`)
  }
  const watching = { columns: options.columns, progress, note, isStopped: stopping.stopped }
  let given = 0
  try {
    for (const file of found) {
      if (stopping.stopped()) break
      if (await takeFound(run, file, watching)) given += 1
    }
  } finally {
    progress.end()
    stopping.end()
    await run.close()
  }
  if (options.queue) {
    process.stdout.write(language === 'zh' ? `${given} 个文件已排队\n` : `${given} files wait\n`)
  }
  if (!options.queue || outcomes.length > 0) {
    process.stdout.write(
      summaryTable(outcomes, { language, all: !progress.drawn, stopped: stopping.stopped() }),
    )
  }
  const wentWell = outcomes.every(outcome => !('failure' in outcome) && outcome.failed.length === 0)
  return wentWell && !stopping.stopped()
}

/** How files are taken: worked on here, left to wait in the store, or given to the server that holds the folder. */
type Run = {
  take(file: FoundFile, watching: Watching): Promise<void>
  close(): Promise<void>
}

async function openRun(options: IngestOptions, language: Language): Promise<Run> {
  try {
    const store = await openStore(storeSettings(process.env))
    return options.queue ? await queueRun(store) : workRun(store)
  } catch (error) {
    if (!(error instanceof FolderInUse) || error.address === undefined) throw error
    // What the server is asked has no place for names of columns.
    if (options.columns !== undefined || !(await answersAt(error.address))) throw error
    const { address } = error
    process.stderr.write(language === 'zh' ? `交给 ${address} 处理\n` : `Given to ${address}\n`)
    return serverRun({ address, token: process.env.BAOTU_TOKEN, language }, options)
  }
}

function workRun(store: Store): Run {
  const extractor = createExtractor()
  const tools = { store, extractor, version: rulesVersion() }
  return {
    take: (file, watching) => ingestFound(tools, file, watching),
    async close() {
      extractor.close()
      await store.close()
    },
  }
}

async function queueRun(store: Store): Promise<Run> {
  const queue = await openJobQueue(store.queue, error => console.error(error))
  return {
    async take(file, { columns }) {
      const bytes = readUserFile(file.path)
      // So much waits that the disk should not take more: workers make room, where there can be any.
      while ((await enqueue(store, queue, { bytes, source: file.source, columns })) === undefined) {
        if (store.listen === undefined) throw new TooManyWait()
        await wait(LOOK_AGAIN_MS)
      }
    },
    async close() {
      await queue.close()
      await store.close()
    },
  }
}

function serverRun(target: ServerTarget, { queue }: IngestOptions): Run {
  return {
    async take(file, { note }) {
      const outcomes = await ingestThroughServer(target, file, { untilThrough: !queue })
      for (const outcome of outcomes) note({ ...outcome, source: placeOf(file, outcome.source) })
    },
    close: async () => undefined,
  }
}

const LOOK_AGAIN_MS = 2000

/** In the embedded store nobody reads what waits while this process holds the folder. */
class TooManyWait extends Error {
  readonly code = 'busy'
  readonly messages = {
    zh: '等待处理的文件太多：请先用 baotu work --drain 处理。',
    en: 'Too many files are waiting: let baotu work --drain read them first.',
  }
}

/** The table shows where a file lies; the page keeps the shorter name. */
const placeOf = (file: FoundFile, source: string): string => file.path + source.slice(file.source.length)

type Watching = {
  columns: ColumnNames | undefined
  progress: IngestProgress
  note: (outcome: FileOutcome) => void
  isStopped: () => boolean
}

/** False where the file can't be read from the disk, which is its outcome. */
async function takeFound(run: Run, file: FoundFile, watching: Watching): Promise<boolean> {
  const fail = (failure: PageFailure) => {
    watching.note({ source: file.path, state: 'failed', failure })
    return false
  }
  if (file.refused !== undefined) return fail(file.refused)
  try {
    await run.take(file, watching)
    return true
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return fail(error)
  }
}

async function ingestFound(
  tools: IngestTools,
  file: FoundFile,
  { columns, progress, note, isStopped }: Watching,
): Promise<void> {
  const bytes = readUserFile(file.path)
  const hooks = {
    ...(columns === undefined ? {} : { columns }),
    onFiles: progress.expand,
    onPage: progress.page,
    isStopped,
  }
  for await (const outcome of ingestFile(tools, bytes, file.source, hooks)) {
    note({ ...outcome, source: placeOf(file, outcome.source) })
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
