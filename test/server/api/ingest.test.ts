// Files added over the API: their stages, why they fail, and how much is taken.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GraphAnswer, IngestAnswer, PageListAnswer } from '../../../server/api/types.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    extractor: { script: new URL('../jobs/extraction-by-hand.ts', import.meta.url), timeLimitMs: 1000 },
  })
})
afterAll(() => server.close())

async function give(
  name: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<IngestAnswer> {
  const response = await server.ask(`/api/ingest?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })
  expect(response.status).toBe(202)
  return IngestAnswer.parse(await response.json())
}

/** Every step that the server tells of an ingest, to its end. */
async function follow({ id }: IngestAnswer, headers: Record<string, string> = {}): Promise<IngestAnswer[]> {
  const response = await server.ask(`/api/ingest/${id}/events`, { headers })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const text = await response.text()
  return text
    .split('\n\n')
    .filter(event => event !== '')
    .map(event => IngestAnswer.parse(JSON.parse(event.replace(/^data: /, ''))))
}

const graph = async () => GraphAnswer.parse(await (await server.ask('/api/graph')).json())

test('a page goes through its stages and the graph grows', async () => {
  const before = await graph()
  const taken = await give('一.txt', '「甲公司」与「乙公司」签约。')
  expect(taken).toMatchObject({ source: '一.txt', state: 'queued', reason: null })
  const steps = await follow(taken)
  expect(steps.at(-1)).toMatchObject({ state: 'done', stage: 'finished', articles: 1, entities: 2 })
  const after = await graph()
  expect(after.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['甲公司', '乙公司']))
  expect(after.hash).not.toBe(before.hash)
  const state = await server.ask(`/api/ingest/${taken.id}`)
  expect(await state.json()).toEqual(steps.at(-1))
})

test('the same page under another name is known, and has both names', async () => {
  const text = '「丙公司」成立。'
  await follow(await give('旧名.txt', text))
  const { hash } = await graph()
  const steps = await follow(await give('新名.txt', text))
  expect(steps.at(-1)).toMatchObject({ state: 'known', articles: 1, entities: 1 })
  expect((await graph()).hash).toBe(hash)
  const { pages } = PageListAnswer.parse(await (await server.ask('/api/pages')).json())
  expect(pages.map(({ sources }) => sources)).toContainEqual(['新名.txt', '旧名.txt'])
})

describe('a file that fails says why, in the language of the request, and the server goes on', () => {
  test.each([
    ['空.txt', '', '文件里没有文字。', 'The file holds no text.'],
    [
      '慢.txt',
      'stall',
      '处理这一版超过了 1 秒，已停止。',
      'This page took longer than 1 seconds and was stopped.',
    ],
    [
      '坏.txt',
      'crash',
      '处理这一版时程序意外中止（3）。',
      'The program broke off while it worked on this page (3).',
    ],
  ])('%s', async (name, text, zh, en) => {
    const taken = await give(name, text)
    expect((await follow(taken)).at(-1)).toMatchObject({ state: 'failed', stage: 'finished', reason: zh })
    expect((await follow(taken, { 'accept-language': 'en' })).at(-1)).toMatchObject({ reason: en })
    const { failed } = PageListAnswer.parse(await (await server.ask('/api/pages')).json())
    expect(failed).toContainEqual(expect.objectContaining({ source: name, reason: zh }))
    expect((await follow(await give('好.txt', `「${name}」之后`))).at(-1)).toMatchObject({ state: 'done' })
  })
})

test('many files at once all arrive', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `第${index}公司`)
  const taken = await Promise.all(names.map(name => give(`${name}.txt`, `「${name}」开业。`)))
  const ends = await Promise.all(taken.map(async ingest => (await follow(ingest)).at(-1)?.state))
  expect(new Set(ends)).toEqual(new Set(['done']))
  expect((await graph()).nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
})

describe('too much', () => {
  /** Sends zeros without keeping them; resolves with the answer and how many bytes had gone out by then. */
  function pour(
    megabytes: number,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> {
    const { hostname, port } = new URL(server.address)
    return new Promise((resolve, reject) => {
      const sent = request(
        { hostname, port, method: 'POST', path: '/api/ingest?name=x.txt', headers },
        response => {
          let text = ''
          response.setEncoding('utf8').on('data', piece => {
            text += piece
          })
          response.once('end', () => resolve({ status: response.statusCode ?? 0, text }))
        },
      )
      sent.once('error', reject)
      const chunk = Buffer.alloc(1024 * 1024)
      let left = megabytes
      const write = () => {
        while (left > 0) {
          left -= 1
          if (!sent.write(chunk)) {
            sent.once('drain', write)
            return
          }
        }
        sent.end()
      }
      write()
    })
  }

  test.each([
    ['announced', { 'content-length': String(200 * 1024 * 1024) }],
    ['not announced', { 'transfer-encoding': 'chunked' }],
  ])('200 MB %s: refused with the reason, not held in memory', async (_, headers) => {
    const before = process.memoryUsage().arrayBuffers
    const { status, text } = await pour(200, headers)
    expect(status).toBe(413)
    expect(JSON.parse(text)).toEqual({
      error: { code: 'too_large', message: '文件太大：最多 100 MB。' },
    })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024)
    expect((await server.ask('/healthz')).status).toBe(200)
  })

  test('who asks first is told before sending', async () => {
    const { hostname, port } = new URL(server.address)
    const status = await new Promise((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        method: 'POST',
        path: '/api/ingest?name=x.txt',
        headers: { expect: '100-continue', 'content-length': String(200 * 1024 * 1024) },
      })
      sent.once('continue', () => reject(new Error('the server asked for 200 MB')))
      sent.once('response', response => {
        resolve(response.statusCode)
        sent.destroy()
      })
      sent.once('error', reject)
      sent.flushHeaders()
    })
    expect(status).toBe(413)
  })

  test('a compressed body is refused', async () => {
    const response = await server.ask('/api/ingest?name=x.txt', {
      method: 'POST',
      body: '甲',
      headers: { 'content-encoding': 'gzip' },
    })
    expect(response.status).toBe(415)
  })
})
