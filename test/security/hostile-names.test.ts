// What attackers write into names stays data: in the graph's file, in tables for spreadsheets, in answers and in the log.
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierAnswer, EntityAnswer, GraphAnswer, SearchAnswer } from '../../server/api/types.ts'
import { validateGexf } from '../pipeline/export/validate-gexf.ts'
import { startTestServer, type TestServer } from '../server/start-test-server.ts'
import { HOSTILE_NAMES, HOSTILE_PAGE } from './hostile-page.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ pages: [HOSTILE_PAGE] })
})
afterAll(() => server.close())

const idOf = (name: string) => encodeURIComponent(`organization:${name}`)

test('each is an entity of its own, under its very name, and objects have nothing new', async () => {
  const { nodes } = GraphAnswer.parse(await (await server.ask('/api/graph')).json())
  expect(nodes.map(({ name }) => name).sort()).toEqual([...HOSTILE_NAMES, '林望舒'].sort())
  for (const name of HOSTILE_NAMES) {
    const entity = EntityAnswer.parse(await (await server.ask(`/api/entities/${idOf(name)}`)).json())
    expect(entity).toMatchObject({ name, mentions: 1 })
    const found = await (await server.ask(`/api/search?q=${encodeURIComponent(name)}`)).json()
    expect(SearchAnswer.parse(found).query).toBe(name)
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test.each(['/api/export', '/api/export?articles=true'])('%s is XML that GEXF’s schema takes', async path => {
  const file = await (await server.ask(path)).text()
  expect(await validateGexf(file)).toEqual([])
  expect(file).not.toContain('<img')
  expect(file).not.toContain('<script')
})

test('no cell of a dossier is a formula', async () => {
  const entities = HOSTILE_NAMES.map(name => `entity=${idOf(name)}`).join('&')
  const file = await (await server.ask(`/api/dossier/file?format=csv&${entities}`)).text()
  const rows = parse(file, { bom: true, relax_column_count: false }) as string[][]
  expect(rows.length).toBeGreaterThan(HOSTILE_NAMES.length)
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u)
  const dossier = DossierAnswer.parse(await (await server.ask(`/api/dossier?${entities}`)).json())
  expect(dossier.entities.map(({ entity }) => entity.name)).toEqual(HOSTILE_NAMES)
})

test('no dossier in Markdown holds a tag or a link of theirs', async () => {
  const entities = HOSTILE_NAMES.map(name => `entity=${idOf(name)}`).join('&')
  const file = await (await server.ask(`/api/dossier/file?format=markdown&${entities}`)).text()
  expect(file).not.toMatch(/(?<!\\)<(img|svg|script|b)\b/)
  expect(file).not.toMatch(/(?<!\\)\]\(javascript:/)
})

test('no answer is taken for a page or a script', async () => {
  for (const path of [
    '/api/graph',
    '/api/export',
    `/api/entities/${idOf(HOSTILE_NAMES[0])}`,
    '/api/nothing<b>',
  ]) {
    const { headers } = await server.ask(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).not.toMatch(/html|javascript|svg/)
  }
})

test('line ends and controls in what is logged stay inside one line of JSON', async () => {
  const before = server.logged.length
  const body = '{"csp-report":"甲"}\r\n{"level":60,"msg":"forged"}\u001b[2J\n'
  const headers = { 'content-type': 'application/csp-report' }
  expect((await server.ask('/api/csp-report', { method: 'POST', headers, body })).status).toBe(204)
  const lines = server.logged.slice(before)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, report: body })
})
