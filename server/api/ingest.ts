// Takes a file into the graph and tells how far it has come.

import { Readable } from 'node:stream'
import { MAX_FILE_BYTES } from '../../pipeline/read/recognize-format.ts'
import { HttpError } from '../http-error.ts'
import type { FileOutcome } from '../jobs/ingest-file.ts'
import type { Ingest, IngestQueue } from '../jobs/ingest-queue.ts'
import type { Language } from '../messages.ts'
import { readBody } from './read-body.ts'
import { jsonRoute, NoQuery, streamRoute } from './route.ts'
import { type FileResult, IngestAnswer, IngestQuery } from './types.ts'

export const postIngest = jsonRoute({
  method: 'post',
  path: '/api/ingest',
  name: 'ingest',
  summary: {
    zh: '添加一个文件：版面、网页、表格、文档或压缩包',
    en: 'Adds a file: a page, web page, table, document or archive',
  },
  query: IngestQuery,
  body: { mediaTypes: ['application/octet-stream', 'text/plain'], maxBytes: MAX_FILE_BYTES },
  answer: { status: 202, schema: IngestAnswer },
  errors: [413, 415, 503],
  async handle({ query, service, language, request, response }) {
    const bytes = await readBody(request, { maxBytes: MAX_FILE_BYTES })
    const { ingests } = await service
    const ingest = ingests.add(bytes, query.name)
    if (ingest === undefined) throw new HttpError('busy')
    response.location(`/api/ingest/${ingest.id}`)
    return answerOf(ingest, language)
  },
})

export const getIngest = jsonRoute({
  method: 'get',
  path: '/api/ingest/{id}',
  name: 'getIngest',
  summary: { zh: '一次添加的进度', en: 'How far an added file has come' },
  params: { id: 'The id that adding the file returned' },
  query: NoQuery,
  answer: { status: 200, schema: IngestAnswer },
  errors: [404],
  async handle({ params, service, language }) {
    const { ingests } = await service
    return answerOf(findIngest(ingests, params.id), language)
  },
})

export const watchIngest = streamRoute({
  method: 'get',
  path: '/api/ingest/{id}/events',
  name: 'watchIngest',
  summary: {
    zh: '逐步告知一次添加的进度，完成后结束',
    en: 'Tells every step of an added file as server-sent events, and ends with it',
  },
  params: { id: 'The id that adding the file returned' },
  query: NoQuery,
  answer: { status: 200, mediaType: 'text/event-stream' },
  errors: [404],
  async handle({ params, service, language, response }) {
    const { ingests } = await service
    const ingest = findIngest(ingests, params.id)
    response.status(200).set('Content-Type', 'text/event-stream').set('Cache-Control', 'no-store')
    const events = new Readable({ read() {} })
    const stop = ingests.watch(ingest.id, tell)
    response.once('close', stop)
    events.pipe(response)
    tell(ingest)

    function tell(now: Ingest): void {
      events.push(`data: ${JSON.stringify(answerOf(now, language))}\n\n`)
      if (now.stage !== 'finished') return
      stop()
      events.push(null)
    }
  },
})

function findIngest(ingests: IngestQueue, id: string | undefined): Ingest {
  const ingest = id === undefined ? undefined : ingests.find(id)
  if (ingest === undefined) throw new HttpError('unknown_ingest', { id: id ?? '' })
  return ingest
}

function answerOf({ failure, files, ...ingest }: Ingest, language: Language): IngestAnswer {
  return {
    ...ingest,
    reason: failure?.messages[language] ?? null,
    code: failure?.code ?? null,
    files: files.map(outcome => resultOf(outcome, language)),
  }
}

function resultOf(outcome: FileOutcome, language: Language): FileResult {
  const { source, state } = outcome
  if ('failure' in outcome) {
    return { source, state, articles: 0, entities: 0, reason: outcome.failure.messages[language] }
  }
  const { articles, entities, failed } = outcome
  return { source, state, articles, entities, reason: rowsFailed(failed, language) }
}

/** null where every row of the table became a page. */
function rowsFailed(failed: (FileOutcome & { state: 'done' })['failed'], language: Language): string | null {
  const [first] = failed
  if (first === undefined) return null
  const example = `${first.source}: ${first.failure.messages[language]}`
  return language === 'zh'
    ? `${failed.length} 行失败，如 ${example}`
    : `${failed.length} rows failed: ${example}`
}
