// A server in the states that a real one seldom shows: empty, slow, failing, without event streams; its newspaper has one story.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import type { ArticleListAnswer, GraphAnswer, GraphNode, IngestAnswer } from '../../server/api/types.ts'

const CLIENT = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** May be changed while the server runs. */
export type MockState = {
  empty?: boolean
  /** Every answer is this error. */
  failure?: string
  /** Milliseconds before each answer. */
  delay?: number
  /** A large graph in place of the little one: what is answered to a request for it. */
  graph?: (query: { around?: string; limit?: string }) => GraphAnswer
}

const person = (name: string, x: number, y: number): GraphNode => ({
  id: `person:${name}`,
  name,
  type: 'person',
  mentions: 2,
  articles: 1,
  community: 0,
  x,
  y,
  degree: 0,
  days: [0, 2],
})

const NODES = [person('林晓梅', -100, 0), person('周建国', 100, 40), person('沈国强', 60, -60)]

const graphOf = ({ empty }: MockState): GraphAnswer => ({
  hash: empty ? 'empty' : 'one',
  totals: {
    pages: empty ? 0 : 1,
    articles: empty ? 0 : 1,
    entities: empty ? 0 : NODES.length,
    mentions: 6,
    relations: 0,
    types: empty ? {} : { person: NODES.length },
  },
  nodes: empty ? [] : NODES,
  edges: [],
  dates: empty ? [] : ['2024-06-03'],
  truncated: false,
  whole: { nodes: empty ? 0 : NODES.length, edges: 0 },
})

const articlesOf = ({ empty }: MockState): ArticleListAnswer => ({
  count: empty ? 0 : 1,
  articles: empty
    ? []
    : [
        {
          id: 'a1',
          page: 'p1',
          title: '滨江港口与高校共建实验室',
          subtitle: null,
          kind: 'news',
          authors: ['林晓梅'],
          agency: '本报',
          date: '2024-06-03',
          source: '滨江日报.txt',
          newspaper: '滨江日报',
          opening: '滨江海洋大学与滨江港务集团签约。',
          entities: NODES.length,
        },
      ],
})

/** Between two stages of a file, milliseconds. */
const STAGE = 150

export type MockServer = { address: string; close: () => Promise<void> }

/** Serves the built explorer under the real server's security policy, and the API in the given state. */
export async function startMockServer(state: MockState): Promise<MockServer> {
  const app = express()
  app.use((_request, response, next) => {
    response.set(
      'Content-Security-Policy',
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self' blob:",
    )
    next()
  })
  app.use('/api', (_request, response, next) => {
    setTimeout(() => {
      if (state.failure)
        response.status(500).json({ error: { code: 'server_error', message: state.failure } })
      else next()
    }, state.delay ?? 0)
  })
  app.get('/api/graph', ({ query }, response) => void response.json(state.graph?.(query) ?? graphOf(state)))
  app.get('/api/articles', (_request, response) => void response.json(articlesOf(state)))

  let file: IngestAnswer | undefined
  app.post('/api/ingest', (request, response) => {
    const source = String(request.query.name)
    const waiting = { state: 'queued', stage: 'queued', articles: 0, entities: 0 } as const
    const nothing = { reason: null, code: null, fileCount: 0, filesDone: 0, files: [] }
    file = { id: '1', source, ...waiting, ...nothing }
    const stages = ['reading', 'extracting', 'saving', 'building', 'finished'] as const
    for (const [index, stage] of stages.entries()) {
      setTimeout(
        () => {
          const over = stage === 'finished'
          if (over) state.empty = false
          if (file) Object.assign(file, { stage, state: over ? 'done' : 'running', articles: 1, entities: 3 })
        },
        STAGE * (index + 1),
      )
    }
    response.status(202).json(file)
  })
  app.get('/api/ingest/:id', (_request, response) => void response.json(file))
  app.use('/api', (_request, response) => {
    response.status(404).json({ error: { code: 'not_found', message: '没有' } })
  })
  app.use(express.static(CLIENT))

  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
