// What an ingest comes to, in words: a line for a file, and the table at its end, whose sum always tallies.
import type { FileOutcome } from '../jobs/ingest-file.ts'
import { sheetsUnread } from '../jobs/sheets-unread.ts'
import type { Language, Message } from '../messages.ts'

const STATES: Readonly<Record<FileOutcome['state'], Message>> = {
  done: { zh: '完成', en: 'done' },
  known: { zh: '已有', en: 'known' },
  failed: { zh: '失败', en: 'failed' },
  needs_ocr: { zh: '需要 OCR', en: 'needs OCR' },
}

/** A file name that moves the cursor or begins a line of its own could make up an outcome. */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')

/** State, file and what came of it, parted by tabs; a table's failed rows stand below. */
export function outcomeLine(outcome: FileOutcome, language: Language): string {
  const { source, state } = outcome
  const line = (what: string) => [STATES[state][language], source, what].map(printable).join('\t')
  if ('failure' in outcome) return line(outcome.failure.messages[language])
  const { articles, entities, failed, unread = [] } = outcome
  const counts =
    language === 'zh'
      ? `${articles} 篇文章，${entities} 个实体`
      : `${articles} articles, ${entities} entities`
  const rows = failed.map(row => ['', row.source, row.failure.messages[language]].map(printable).join('\t'))
  const sheets = sheetsUnread(unread)
  const parts = sheets === undefined ? [] : [['', source, sheets[language]].map(printable).join('\t')]
  return [line(counts), ...rows, ...parts].join('\n')
}

export type SummaryOptions = {
  language: Language
  /** False leaves out the files that are done or known: a progress bar stood in for them. */
  all: boolean
  stopped: boolean
}

/** Where every line was printed as it came (`all`), only the sums. */
export function summaryTable(
  outcomes: readonly FileOutcome[],
  { language, all, stopped }: SummaryOptions,
): string {
  const count = (state: FileOutcome['state']) => outcomes.filter(outcome => outcome.state === state).length
  const separator = language === 'zh' ? '，' : ', '
  const states = Object.keys(STATES) as FileOutcome['state'][]
  const sums = states.map(state => `${STATES[state][language]} ${count(state)}`).join(separator)
  const files = language === 'zh' ? `共 ${outcomes.length} 个文件` : `${outcomes.length} files`
  const wrong = outcomes.filter(
    outcome => 'failure' in outcome || outcome.failed.length > 0 || outcome.unread !== undefined,
  )
  const lines = all ? [] : wrong.map(outcome => outcomeLine(outcome, language))
  const broken =
    language === 'zh'
      ? '已中断；再次运行同一命令即可接着处理。'
      : 'Broken off; the same command goes on from here.'
  return `${[...lines, `${sums}${separator}${files}`, ...(stopped ? [broken] : [])].join('\n')}\n`
}
