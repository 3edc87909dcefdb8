// Pages that older rules were used on are read again at the start.
import { expect, onTestFinished, test } from 'vitest'
import { GraphAnswer } from '../../../server/api/types.ts'
import { pageByHand } from '../facts-by-hand.ts'
import { startTestServer } from '../start-test-server.ts'

// Under the rules that made this page, nothing was found in it.
const PAGE = pageByHand('旧.txt', [{ text: '「甲公司」与「乙公司」签约。' }])

test.each([
  ['other rules', 'new', ['乙公司', '甲公司']],
  ['the same rules', 'by hand', []],
])('pages are read again under other rules only: %s', async (_, version, names) => {
  const server = await startTestServer({ pages: [PAGE], version })
  onTestFinished(() => server.close())
  const found = async () => {
    const graph = GraphAnswer.parse(await (await server.ask('/api/graph')).json())
    return graph.nodes.map(({ name }) => name).sort()
  }
  await expect.poll(found, { timeout: 10_000 }).toEqual(names)
  expect(await (await server.ask('/api/pages')).json()).toMatchObject({ pages: [{ sources: ['旧.txt'] }] })
})

test('a page that fails under new rules keeps the facts it had', async () => {
  const page = pageByHand('旧.txt', [{ text: '甲公司 crash', names: { 甲公司: ['organization'] } }])
  const server = await startTestServer({ pages: [page], version: 'new' })
  onTestFinished(() => server.close())
  await expect.poll(() => server.logged.join(''), { timeout: 10_000 }).toContain('keeps the facts it had')
  const graph = GraphAnswer.parse(await (await server.ask('/api/graph')).json())
  expect(graph.nodes.map(({ name }) => name)).toEqual(['甲公司'])
})
