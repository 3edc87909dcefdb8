// The process that reads and extracts pages: a page that stalls, crashes or fills the memory takes this process, never the server.
import { extractFacts } from '../../pipeline/extract.ts'
import { type Knowledge, loadKnowledge } from '../../pipeline/knowledge.ts'
import { KnowledgeError } from '../../pipeline/knowledge-error.ts'
import { unpackArchive } from '../../pipeline/read/archives/unpack-archive.ts'
import { readFile } from '../../pipeline/read/read-file.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { isMessage } from '../messages.ts'
import type {
  ExtractionReply,
  ExtractionRequest,
  ExtractionTask,
  FileOfArchive,
  PageFailure,
  PagesOfFile,
} from './extraction-messages.ts'

function reply(message: ExtractionReply): void {
  // The server may be gone, or go while it is told: then there is nobody to tell, and 'disconnect' ends this process.
  if (process.connected) process.send?.(message, undefined, undefined, endUnheard)
}

/** Without somebody to hear of it the error of a closed pipe would end this process with a trace on the user's screen. */
function endUnheard(error: Error | null): void {
  if (error) process.exit(0)
}

async function run(number: number, task: ExtractionTask, knowledge: Knowledge): Promise<ExtractionReply> {
  try {
    switch (task.kind) {
      case 'read':
        return { kind: 'pages', number, file: await readPages(task, knowledge) }
      case 'unpack':
        return { kind: 'files', number, files: await unpackFiles(task) }
      case 'extract':
        return { kind: 'facts', number, facts: extractFacts(task.page, knowledge) }
    }
  } catch (error) {
    return { kind: 'failed', number, failure: failureOf(error) }
  }
}

async function readPages(
  { bytes, source, columns }: ExtractionTask & { kind: 'read' },
  knowledge: Knowledge,
): Promise<PagesOfFile> {
  const { format, pages, failed } = await readFile(bytes, source, {
    newspapers: knowledge.agencies,
    ...(columns === undefined ? {} : { columns }),
  })
  return {
    format,
    pages,
    failed: failed.map(({ source, error }) => ({ source, failure: failureOf(error) })),
  }
}

async function unpackFiles({ bytes, source }: ExtractionTask & { kind: 'unpack' }): Promise<FileOfArchive[]> {
  const files = await unpackArchive(bytes, source)
  return files.map(file => ('bytes' in file ? file : { source: file.source, failure: failureOf(file.error) }))
}

function failureOf(error: unknown): PageFailure {
  if (error instanceof Error && 'code' in error && 'messages' in error && isMessage(error.messages)) {
    return { code: String(error.code), messages: error.messages }
  }
  console.error(error)
  const detail = error instanceof Error ? error.message : String(error)
  return {
    code: 'extraction_failed',
    messages: { zh: `处理这一版时出错：${detail}`, en: `Extracting this page failed: ${detail}` },
  }
}

process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches every process of the terminal: the server finishes first and then lets go of this one.
process.on('SIGINT', () => {})

try {
  const knowledge = loadKnowledge(GRAPH_DATA)
  process.on('message', async ({ number, task }: ExtractionRequest) => {
    reply(await run(number, task, knowledge))
  })
  reply({ kind: 'ready' })
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  reply({ kind: 'cannot_start', reason: error.message })
}
