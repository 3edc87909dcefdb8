// `baotu ingest` where a server holds the folder: each file is given to the server and followed to its end.
import { setTimeout as wait } from 'node:timers/promises'
import { type FileResult, IngestAnswer } from '../api/types.ts'
import type { FoundFile } from '../find-files.ts'
import type { FileOutcome } from '../jobs/ingest-file.ts'
import type { Language, Message } from '../messages.ts'
import { readUserFile } from '../read-user-file.ts'

export type ServerTarget = {
  /** `http://127.0.0.1:4321/` */
  address: string
  /** Where the server asks for one. */
  token: string | undefined
  language: Language
}

/** The server would not take a file, for a reason that concerns all of them. */
export class ServerRefused extends Error {
  readonly code = 'server_refused'
  readonly messages: Message

  constructor(address: string, reason: string) {
    const messages = {
      zh: `${address} 上的报图没有接受：${reason}`,
      en: `Baotu at ${address} refused: ${reason}`,
    }
    super(messages.en)
    this.name = 'ServerRefused'
    this.messages = messages
  }
}

/** Milliseconds after which a server that could not answer is asked again, and a quarter of which a file at work is looked at again. */
const ASK_AGAIN_MS = 1000

/** Gives one file to the server; resolves when it is through, or as soon as it is taken where `wait` is false. Throws `ServerRefused`. */
export async function ingestThroughServer(
  target: ServerTarget,
  file: FoundFile,
  { untilThrough }: { untilThrough: boolean },
): Promise<FileOutcome[]> {
  const bytes = readUserFile(file.path)
  const taken = await give(target, file.source, bytes)
  if (!untilThrough) return []
  return outcomesOf(await follow(target, taken))
}

async function give(target: ServerTarget, name: string, bytes: Uint8Array): Promise<IngestAnswer> {
  const answer = await askUntilHeard(target, `/api/ingest?${new URLSearchParams({ name })}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  })
  return IngestAnswer.parse(await answer.json())
}

async function follow(target: ServerTarget, { id }: IngestAnswer): Promise<IngestAnswer> {
  for (;;) {
    const answer = await askUntilHeard(target, `/api/ingest/${id}`, {})
    const ingest = IngestAnswer.parse(await answer.json())
    if (ingest.stage === 'finished') return ingest
    await wait(ASK_AGAIN_MS / 4)
  }
}

/** A server without room, whose database is away, or that was asked too often is asked again; any other refusal is thrown. */
async function askUntilHeard(target: ServerTarget, path: string, request: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await ask(target, path, request)
    if (answer.ok) return answer
    if (answer.status !== 503 && answer.status !== 429) throw await refusal(target, answer)
    await answer.body?.cancel()
    await wait(ASK_AGAIN_MS)
  }
}

/** Whether the server that announced `address` answers there. */
export async function answersAt(address: string): Promise<boolean> {
  try {
    await fetch(new URL('/healthz', address))
    return true
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return false
  }
}

async function ask(
  { address, token, language }: ServerTarget,
  path: string,
  request: RequestInit,
): Promise<Response> {
  const headers = {
    'accept-language': language,
    'content-type': 'application/octet-stream',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  try {
    return await fetch(new URL(path, address), { ...request, headers })
  } catch (error) {
    // What fetch says where the server has gone.
    if (!(error instanceof TypeError)) throw error
    const cause = error.cause instanceof Error ? error.cause.message : error.message
    throw new ServerRefused(address, cause)
  }
}

async function refusal({ address }: ServerTarget, answer: Response): Promise<ServerRefused> {
  const text = await answer.text()
  const reason = /"message":"([^"]*)"/.exec(text)?.[1] ?? `${answer.status}`
  return new ServerRefused(address, reason)
}

/** One for each file of an archive, one for any other file. */
function outcomesOf({ source, state, articles, entities, reason, code, files }: IngestAnswer): FileOutcome[] {
  if (files.length > 0) return files.map(file => outcomeOf(file, code))
  const failed = { source, state: 'failed' as const, articles, entities, reason: reason ?? state }
  return [outcomeOf(failed, code)]
}

function outcomeOf(
  { source, state, articles, entities, reason }: FileResult,
  code: string | null,
): FileOutcome {
  const failure = { code: code ?? state, messages: { zh: reason ?? '', en: reason ?? '' } }
  if (state === 'failed' || state === 'needs_ocr') return { source, state, failure }
  // Of a table's rows that failed the server tells how many, and why the first did.
  return { source, state, pages: 0, articles, entities, failed: reason === null ? [] : [{ source, failure }] }
}
