// The process that reads and extracts pages: a page that stalls, crashes or fills the memory takes this process, never the server.
import { extractFacts } from '../../pipeline/extract.ts'
import { type Knowledge, loadKnowledge } from '../../pipeline/knowledge.ts'
import { KnowledgeError } from '../../pipeline/knowledge-error.ts'
import { readTextPage } from '../../pipeline/read/read-text-page.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { isMessage } from '../messages.ts'
import type {
  ExtractionReply,
  ExtractionRequest,
  ExtractionTask,
  PageFailure,
} from './extraction-messages.ts'

function reply(message: ExtractionReply): void {
  // The server may be gone: then there is nobody to tell, and 'disconnect' ends this process.
  if (process.connected) process.send?.(message)
}

function run(number: number, task: ExtractionTask, knowledge: Knowledge): ExtractionReply {
  try {
    return task.kind === 'read'
      ? {
          kind: 'page',
          number,
          page: readTextPage(task.bytes, task.source, { newspapers: knowledge.agencies }),
        }
      : { kind: 'facts', number, facts: extractFacts(task.page, knowledge) }
  } catch (error) {
    return { kind: 'failed', number, failure: failureOf(error) }
  }
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
  process.on('message', ({ number, task }: ExtractionRequest) => reply(run(number, task, knowledge)))
  reply({ kind: 'ready' })
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  reply({ kind: 'cannot_start', reason: error.message })
}
