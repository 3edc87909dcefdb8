// Sends hostile requests to a server by the thousand and tells what was answered, what should not have been, and what they changed.
import { createHash } from 'node:crypto'
import pino from 'pino'
import { hashToken, newToken } from '../../server/access/access-token.ts'
import { GraphAnswer } from '../../server/api/types.ts'
import { type RunningServer, serve } from '../../server/serve.ts'
import { backUp } from '../../server/store/back-up.ts'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { openStore } from '../../server/store/store.ts'
import { createRandom } from '../press/random.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../server/facts-by-hand.ts'
import { EXTRACTION_BY_HAND } from '../server/jobs/extraction-script.ts'
import { drawRequest, type KnownWords } from './draw-request.ts'
import { type RawAnswer, type RawRequest, sendRaw } from './raw-request.ts'

export type FuzzReport = {
  /** How many requests were answered how: by status, or `closed`, `cut`, `silent`. */
  answers: Record<string, number>
  /** Requests with an answer that must not be, in words. */
  faults: string[]
  /** What the requests changed that were refused, or changed otherwise than they were told. */
  changes: string[]
  /** Errors that the server logged. */
  logged: string[]
}

const PDF = new TextEncoder().encode('%PDF-1.7 made by hand')
/** A request that nothing answers for so long hangs: twice what a statement may take. */
const PATIENCE_MS = 60_000
const AT_ONCE = 8
const MOST_FAULTS = 20

export async function fuzzRequests(
  settings: StoreSettings,
  { count, seed, say = () => undefined }: { count: number; seed: number; say?: (line: string) => void },
): Promise<FuzzReport> {
  const tokens = { reader: newToken(), editor: newToken() }
  await fill(settings, tokens)
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(line) })
  const server = await serve({
    store: settings,
    host: '127.0.0.1',
    port: 0,
    log,
    extractor: { script: EXTRACTION_BY_HAND },
    version: 'v1',
    access: { tokenNeeded: true, hosts: [], proxies: 1 },
    // What is taken waits, so that the store changes by the requests alone.
    works: false,
  })
  try {
    await server.ready
    const known = await wordsOf(server, tokens)
    const before = await stateOf(server)
    const sound = await goodAnswers(server, known)
    const report: FuzzReport = { answers: {}, faults: [], changes: [], logged }
    const taken = new Set<string>()
    const random = createRandom(seed)
    let sent = 0
    const sendSome = async () => {
      while (sent < count && report.faults.length < MOST_FAULTS) {
        sent++
        if (sent % 10_000 === 0) say(`${sent} sent: ${JSON.stringify(report.answers)}`)
        const request = drawRequest(random, { ...known, files: [...known.files, ...[...taken].slice(-5)] })
        const answer = await sendRaw(Number(new URL(server.address).port), request, PATIENCE_MS)
        report.answers[answer.status] = (report.answers[answer.status] ?? 0) + 1
        const fault = faultOf(request, answer)
        if (fault !== undefined)
          report.faults.push(`${fault}: ${inWords(request)} → ${JSON.stringify(answer)}`)
        if (answer.status === 202) taken.add(JSON.parse((answer as { body: string }).body).id)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sendSome))
    report.changes.push(...differences(before, await stateOf(server), taken))
    if ((await goodAnswers(server, known)) !== sound) report.changes.push('the answers to right requests')
    return report
  } finally {
    await server.close()
  }
}

async function fill(settings: StoreSettings, tokens: { reader: string; editor: string }): Promise<void> {
  const store = await openStore(settings)
  for (const page of [FIRST_PAGE, SECOND_PAGE]) await store.savePage(page, 'v1')
  const hash = createHash('sha256').update(PDF).digest('hex')
  await store.saveFile({ hash, format: 'pdf', version: 'v1', pages: [FIRST_PAGE.page.id] }, PDF)
  await store.addToken({ hash: hashToken(tokens.reader), name: '资料室', role: 'reader' })
  await store.addToken({ hash: hashToken(tokens.editor), name: '编辑部', role: 'editor' })
  await store.close()
}

async function wordsOf(
  server: RunningServer,
  tokens: { reader: string; editor: string },
): Promise<KnownWords> {
  const headers = { authorization: `Bearer ${tokens.reader}` }
  const answer = await fetch(new URL('/api/graph?articles=true', server.address), { headers })
  const { nodes, edges } = GraphAnswer.parse(await answer.json())
  return {
    ...tokens,
    host: new URL(server.address).host,
    entities: nodes.map(({ id }) => id),
    edges: edges.map(({ id }) => id),
    articles: [FIRST_PAGE, SECOND_PAGE].flatMap(page => page.articles.map(({ article }) => article.id)),
    files: [createHash('sha256').update(PDF).digest('hex')],
    reasons: ['rule:works_for', 'dictionary:by-hand', 'tagger:person'],
  }
}

/** What right requests are answered, all in one. */
async function goodAnswers(
  server: RunningServer,
  { reader, entities, articles }: KnownWords,
): Promise<string> {
  const paths = [
    '/api/graph',
    '/api/search?q=%E6%9E%97%E6%9C%9B%E8%88%92',
    '/api/quotes',
    '/api/figures',
    `/api/entities/${encodeURIComponent(entities[0] ?? '')}`,
    `/api/articles/${articles[0]}`,
  ]
  const answers: string[] = []
  for (const path of paths) {
    const headers = { authorization: `Bearer ${reader}`, 'x-forwarded-for': '192.0.2.1' }
    const answer = await fetch(new URL(path, server.address), { headers })
    answers.push(`${path} ${answer.status} ${await answer.text()}`)
  }
  return answers.join('\n')
}

/** Fault of ours where the server fails, hangs, says nothing or tells of its own insides. */
function faultOf({ method }: RawRequest, answer: RawAnswer): string | undefined {
  if (answer.status === 'silent') return 'hangs'
  if (answer.status === 'cut') return undefined
  // Node closes a tunnel that nobody offers.
  if (answer.status === 'closed') return method === 'CONNECT' ? undefined : 'closed without a word'
  const { status, head, body } = answer
  if (status >= 500) return `status ${status}`
  if (/^(x-injected|set-cookie: x=1)/im.test(head)) return 'a header was injected'
  if (status >= 400 && /node_modules|node:internal|\.ts:\d+|\bat \w+ \(/.test(body))
    return 'tells of its insides'
  return undefined
}

function inWords({ method, target, headers, body }: RawRequest): string {
  const short = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}… (${text.length})` : text)
  const told = headers.map(([name, value]) => `${name}: ${short(value)}`).join(' | ')
  return `${method} ${short(target)} [${told}] ${short(Buffer.from(body).toString('latin1'))}`
}

type State = { tables: Record<string, string>; ingests: readonly string[]; pieces: readonly string[] }

/** A digest of each table, and which files wait. */
async function stateOf(server: RunningServer): Promise<State> {
  const { store } = await server.ready
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  const ingests: string[] = []
  const pieces = new Set<string>()
  for await (const line of backUp(store.connection)) {
    const { table, row } = JSON.parse(line)
    if (table === 'ingest') ingests.push(row.id)
    else if (table === 'ingest_piece') pieces.add(row.ingest_id)
    else if (table !== undefined && table !== 'setting') {
      const hash = hashes.get(table) ?? createHash('sha256')
      hashes.set(table, hash.update(line))
    }
  }
  const tables = Object.fromEntries([...hashes].map(([table, hash]) => [table, hash.digest('hex')]))
  return { tables, ingests, pieces: [...pieces] }
}

function differences(before: State, after: State, taken: ReadonlySet<string>): string[] {
  const tables = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)])
  return [
    ...[...tables]
      .filter(table => before.tables[table] !== after.tables[table])
      .map(table => `table ${table}`),
    ...after.ingests.filter(id => !taken.has(id)).map(id => `file ${id}, which was not said to be taken`),
    ...[...taken].filter(id => !after.ingests.includes(id)).map(id => `file ${id} was taken and is gone`),
    ...after.pieces.filter(id => !taken.has(id)).map(id => `bytes of ${id}`),
  ]
}
