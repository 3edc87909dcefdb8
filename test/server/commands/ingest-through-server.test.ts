// A file is given to a server and followed to its end, however often the server asks for patience; what it refuses is said.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ingestThroughServer, ServerRefused } from '../../../server/commands/ingest-through-server.ts'
import { temporaryFolder } from '../open-test-store.ts'

const INGEST = {
  id: '00000000-0000-4000-8000-000000000000',
  source: '一.txt',
  state: 'queued',
  stage: 'queued',
  fileCount: 1,
  filesDone: 0,
  articles: 0,
  entities: 0,
  code: null,
  reason: null,
  files: [],
}
const FILE = { source: '一.txt', state: 'done', articles: 1, entities: 2, reason: null }
const THROUGH = { ...INGEST, state: 'done', stage: 'finished', files: [FILE] }
const refusal = (message: string) => ({ error: { code: 'x', message } })

/** A server that gives these answers one after the other; resolves with what it was asked. */
async function give(answers: readonly (readonly [number, object])[], token?: string) {
  const asked: string[] = []
  const left = [...answers]
  const server = createServer((request: IncomingMessage, response) => {
    request.resume()
    asked.push(`${request.method} ${request.headers.authorization ?? '-'}`)
    const [status, body] = left.shift() ?? [500, {}]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const path = join(temporaryFolder(), '一.txt')
  writeFileSync(path, '一')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const given = ingestThroughServer(
    { address, token, language: 'en' },
    { path, source: '一.txt', inFolder: false },
    { untilThrough: true },
  )
  return { outcomes: await given.catch((error: unknown) => error), asked }
}

test('a server without room, or asked too often, is asked again, also for how far the file has come', async () => {
  const { outcomes, asked } = await give([
    [503, refusal('busy')],
    [202, INGEST],
    [429, refusal('too often')],
    [503, refusal('the database is away')],
    [200, THROUGH],
  ])
  expect(outcomes).toMatchObject([{ source: '一.txt', state: 'done', articles: 1, entities: 2 }])
  expect(asked).toEqual(['POST -', 'POST -', 'GET -', 'GET -', 'GET -'])
})

test('the token goes with every question', async () => {
  const { asked } = await give(
    [
      [202, INGEST],
      [200, THROUGH],
    ],
    'abc',
  )
  expect(asked).toEqual(['POST Bearer abc', 'GET Bearer abc'])
})

test.each([
  [401, 'A valid token is needed'],
  [403, 'This token may look'],
  [500, 'The server met an error'],
])('%i is a refusal, in the words of the server', async (status, message) => {
  const { outcomes } = await give([[status, refusal(message)]])
  expect(outcomes).toBeInstanceOf(ServerRefused)
  expect((outcomes as ServerRefused).messages.en).toMatch(new RegExp(`refused: ${message}$`))
})
