// `baotu ingest`: files and folders into the store, with a table of what became of each.
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createExtractor } from '../jobs/extractor.ts'
import { type IngestOutcome, type IngestTools, ingestPage } from '../jobs/ingest-page.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import type { Language, Message } from '../messages.ts'
import { readUserFile, UnreadableFile } from '../read-user-file.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'

/** Files of a folder that are pages, by the end of their names. */
const PAGE_FILE = /\.txt$/i

type Row = { file: string; outcome: IngestOutcome }

/** False where a file failed. Throws `FolderInUse` where a server holds the store. */
export async function ingest(paths: readonly string[], language: Language): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  const extractor = createExtractor()
  const rows: Row[] = []
  try {
    const tools = { store, extractor, version: rulesVersion() }
    for (const file of paths.flatMap(path => filesOf(fromUser(process.env, path)))) {
      rows.push({ file, outcome: await ingestFile(tools, file) })
    }
  } finally {
    extractor.close()
    await store.close()
  }
  process.stdout.write(table(rows, language))
  return rows.every(({ outcome }) => outcome.state !== 'failed')
}

/** The pages in a folder and its folders; any other path is itself. */
function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && PAGE_FILE.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1))
}

async function ingestFile(tools: IngestTools, file: string): Promise<IngestOutcome> {
  try {
    return await ingestPage(tools, readUserFile(file), basename(file))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { state: 'failed', failure: error }
  }
}

const STATES: Readonly<Record<IngestOutcome['state'], Message>> = {
  done: { zh: '完成', en: 'done' },
  known: { zh: '已有', en: 'known' },
  failed: { zh: '失败', en: 'failed' },
}

function table(rows: readonly Row[], language: Language): string {
  const lines = rows.map(({ file, outcome }) => {
    const what =
      outcome.state === 'failed'
        ? outcome.failure.messages[language]
        : language === 'zh'
          ? `${outcome.articles} 篇文章，${outcome.entities} 个实体`
          : `${outcome.articles} articles, ${outcome.entities} entities`
    return [STATES[outcome.state][language], file, what].join('\t')
  })
  const count = (state: IngestOutcome['state']) =>
    rows.filter(({ outcome }) => outcome.state === state).length
  const sums = (['done', 'known', 'failed'] as const).map(
    state => `${STATES[state][language]} ${count(state)}`,
  )
  return `${[...lines, sums.join(language === 'zh' ? '，' : ', ')].join('\n')}\n`
}
