// Takes a file into the graph and tells how far it has come.

import { MAX_FILE_BYTES } from '../../pipeline/read/recognize-format.ts'
import { HttpError } from '../http-error.ts'
import type { FileOutcome } from '../jobs/ingest-file.ts'
import type { IngestQueue } from '../jobs/ingest-queue.ts'
import { sheetsUnread } from '../jobs/sheets-unread.ts'
import type { Language, Message } from '../messages.ts'
import type { StoredIngest } from '../store/ingests.ts'
import { readBody } from './read-body.ts'
import { jsonRoute, NoQuery, type Route, streamRoute } from './route.ts'
import { type FileResult, IngestAnswer, IngestQuery, QueueAnswer } from './types.ts'

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
  async handle({ query, service, status, language, request, response }) {
    const { ingests } = await service
    const ingest = await status.uploads.hold(async take =>
      ingests.add(await readBody(request, { maxBytes: MAX_FILE_BYTES, take }), query.name, query.columns),
    )
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
    return answerOf(await findIngest(ingests, params.id), language)
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
  async handle({ params, service, language, request, response }) {
    const { ingests } = await service
    const { id } = await findIngest(ingests, params.id)
    response.status(200).set('Content-Type', 'text/event-stream').set('Cache-Control', 'no-store')
    // A file may wait for hours: the head is sent now, and whoever asks for that alone is not kept.
    response.flushHeaders()
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    for await (const ingest of ingests.watch(id, gone.signal)) {
      response.write(`data: ${JSON.stringify(answerOf(ingest, language))}\n\n`)
    }
    response.end()
  },
})

export const cancelIngest = streamRoute({
  method: 'post',
  path: '/api/ingest/{id}/cancel',
  name: 'cancelIngest',
  summary: {
    zh: '撤回一个等待中的文件',
    en: 'Takes back a file that waits, or breaks off one that is worked on',
  },
  params: { id: 'The id that adding the file returned' },
  query: NoQuery,
  answer: { status: 204 },
  errors: [404, 409],
  async handle({ params, service, response }) {
    const { ingests } = await service
    const { id } = await findIngest(ingests, params.id)
    if (!(await ingests.cancel(id))) throw new HttpError('ingest_is_through', { id })
    response.status(204).end()
  },
})

export const getQueue = jsonRoute({
  method: 'get',
  path: '/api/queue',
  name: 'getQueue',
  summary: {
    zh: '有多少文件在等待、处理中、完成、失败',
    en: 'How many files wait, are worked on, done, failed',
  },
  query: NoQuery,
  answer: { status: 200, schema: QueueAnswer },
  errors: [],
  async handle({ service }) {
    return (await service).ingests.status()
  },
})

export const pauseQueue = switchQueue('pause', {
  zh: '暂停处理：正在处理的文件会完成',
  en: 'Lets no worker take a file until it is resumed; those worked on are finished',
})
export const resumeQueue = switchQueue('resume', { zh: '继续处理', en: 'Lets workers take files again' })

function switchQueue(action: 'pause' | 'resume', summary: Message): Route {
  return streamRoute({
    method: 'post',
    path: `/api/queue/${action}`,
    name: `${action}Queue`,
    summary,
    query: NoQuery,
    answer: { status: 204 },
    errors: [],
    async handle({ service, response }) {
      await (await service).ingests.setPaused(action === 'pause')
      response.status(204).end()
    },
  })
}

async function findIngest(ingests: IngestQueue, id: string | undefined): Promise<StoredIngest> {
  const ingest = id === undefined ? undefined : await ingests.find(id)
  if (ingest === undefined) throw new HttpError('unknown_ingest', { id: id ?? '' })
  return ingest
}

function answerOf(ingest: StoredIngest, language: Language): IngestAnswer {
  const { id, source, state, stage, articles, entities, fileCount, filesDone, files, failure } = ingest
  return {
    id,
    source,
    state,
    stage,
    articles,
    entities,
    reason: failure?.messages[language] ?? null,
    code: failure?.code ?? null,
    fileCount,
    filesDone,
    files: stage === 'finished' ? files.map(outcome => resultOf(outcome, language)) : [],
  }
}

function resultOf(outcome: FileOutcome, language: Language): FileResult {
  const { source, state } = outcome
  if ('failure' in outcome) {
    return { source, state, articles: 0, entities: 0, reason: outcome.failure.messages[language] }
  }
  const { articles, entities, failed, unread = [] } = outcome
  const reasons = [rowsFailed(failed, language), sheetsUnread(unread)?.[language] ?? null]
  const reason = reasons.filter(reason => reason !== null).join(language === 'zh' ? '；' : '; ')
  return { source, state, articles, entities, reason: reason === '' ? null : reason }
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
