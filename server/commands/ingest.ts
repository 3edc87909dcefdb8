// `baotu ingest`: files and folders into the store, with a table of what became of each.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createExtractor } from '../jobs/extractor.ts'
import { type IngestOutcome, ingestPage } from '../jobs/ingest-page.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import type { Language, Message } from '../messages.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'

/** Files of a folder that are pages, by the end of their names. */
const PAGE_FILE = /\.txt$/i

type Row = { file: string; outcome: IngestOutcome }

/** False where a file failed. Throws `FolderInUse` where a server holds the store. */
export async function ingest(paths: readonly string[], language: Language): Promise<boolean> {
  const { files, missing } = findFiles(paths.map(path => fromUser(process.env, path)))
  const store = await openStore(storeSettings(process.env))
  const extractor = createExtractor()
  const rows: Row[] = missing
  try {
    const tools = { store, extractor, version: rulesVersion() }
    for (const file of files) {
      rows.push({ file, outcome: await ingestPage(tools, readFileSync(file), basename(file)) })
    }
  } finally {
    extractor.close()
    await store.close()
  }
  process.stdout.write(table(rows, language))
  return rows.every(({ outcome }) => outcome.state !== 'failed')
}

/** The files that `paths` mean, folders searched throughout; what can't be read is in `missing`. */
function findFiles(paths: readonly string[]): { files: string[]; missing: Row[] } {
  const files: string[] = []
  const missing: Row[] = []
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) {
      const messages = { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' }
      missing.push({ file: path, outcome: { state: 'failed', failure: { code: 'missing', messages } } })
    } else if (found.isDirectory()) {
      const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
      files.push(
        ...inside
          .filter(name => PAGE_FILE.test(name))
          .sort()
          .map(name => join(path, name)),
      )
    } else {
      files.push(path)
    }
  }
  return { files, missing }
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
