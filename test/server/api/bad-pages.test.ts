// Files of every bad kind through the real reading and extraction: a reason or a correct page, and the server goes on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ArticleAnswer, ArticleListAnswer, IngestAnswer, PageListAnswer } from '../../../server/api/types.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ extractor: {} })
})
afterAll(() => server.close())

const utf8 = (text: string) => new TextEncoder().encode(text)
const STORY = '本报讯（记者 单晓桐）3月3日，河湾市数据交易中心揭牌，国家数据局副局长林望舒到会讲话。'

// 河湾市发布公告。今天起施行。
const GB18030 = Uint8Array.from([
  0xba, 0xd3, 0xcd, 0xe5, 0xca, 0xd0, 0xb7, 0xa2, 0xb2, 0xbc, 0xb9, 0xab, 0xb8, 0xe6, 0xa1, 0xa3, 0xbd, 0xf1,
  0xcc, 0xec, 0xc6, 0xf0, 0xca, 0xa9, 0xd0, 0xd0, 0xa1, 0xa3,
])

async function ingest(name: string, bytes: Uint8Array): Promise<IngestAnswer> {
  const response = await server.ask(`/api/ingest?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(response.status).toBe(202)
  const { id } = IngestAnswer.parse(await response.json())
  const events = await (await server.ask(`/api/ingest/${id}/events`)).text()
  return IngestAnswer.parse(
    JSON.parse(
      events
        .trimEnd()
        .split('\n\n')
        .at(-1)
        ?.replace(/^data: /, '') ?? '',
    ),
  )
}

/** The texts of the articles that stand in the file `source`. */
async function textsOf(source: string): Promise<string[]> {
  const { articles } = ArticleListAnswer.parse(await (await server.ask('/api/articles')).json())
  const ids = articles.filter(article => article.source === source).map(({ id }) => id)
  return Promise.all(
    ids.map(async id => ArticleAnswer.parse(await (await server.ask(`/api/articles/${id}`)).json()).text),
  )
}

test.each([
  ['empty.txt', new Uint8Array()],
  ['blank.txt', utf8(' \n\u3000\n')],
  ['binary.txt', Uint8Array.from({ length: 40_000 }, (_, index) => (index * 7919) % 256)],
  ['picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
])('%s has a reason', async (name, bytes) => {
  const { state, reason } = await ingest(name, bytes)
  expect(state).toBe('failed')
  expect(reason).toMatch(/\p{Script=Han}/u)
  const { failed } = PageListAnswer.parse(await (await server.ask('/api/pages')).json())
  expect(failed.map(({ source }) => source)).toContain(name)
})

test.each([
  [
    'script.txt',
    utf8(`${STORY}<script>alert(1)</script>“><img src=x onerror=alert(2)>到场。`),
    '<script>alert(1)</script>',
  ],
  ['nul.txt', utf8(`${STORY}\0\0会后\0签约。`), '签约'],
  ['gb18030.txt', GB18030, '河湾市发布公告'],
  ['bom.txt', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(STORY)]), '数据交易中心揭牌'],
  ['__proto__', utf8(`${STORY}constructor公司与__proto__公司签约。`), '__proto__公司签约'],
])('%s becomes a page', async (name, bytes, words) => {
  const ended = await ingest(name, bytes)
  expect(ended).toMatchObject({ state: 'done', reason: null })
  const text = (await textsOf(name)).join('\n')
  expect(text).toContain(words)
  expect(text).not.toContain('\0')
  expect(text.isWellFormed()).toBe(true)
  expect((await server.ask('/api/graph')).status).toBe(200)
  const exported = await (await server.ask('/api/export')).text()
  expect(exported).not.toContain('<script>')
})

test.each([
  // As UTF-8 would write half a pair, which it must not.
  ['utf-8.txt', Uint8Array.from([...utf8(STORY), 0xed, 0xa0, 0x80, ...utf8('随后签约。')])],
  // 河湾市, half a pair, 签约。 in UTF-16.
  [
    'utf-16.txt',
    Uint8Array.from([
      0xff, 0xfe, 0xb3, 0x6c, 0x7e, 0x6e, 0x02, 0x5e, 0x42, 0xd8, 0x7e, 0x7b, 0xa6, 0x7e, 0x02, 0x30,
    ]),
  ],
])('half a surrogate pair in %s: a reason or a page without it', async (name, bytes) => {
  const { state, reason } = await ingest(name, bytes)
  if (state === 'failed') expect(reason).toMatch(/\p{Script=Han}/u)
  else for (const text of await textsOf(name)) expect(text.isWellFormed()).toBe(true)
  expect((await server.ask('/api/graph')).status).toBe(200)
})
