// The thread that builds the graph: communities and layout of a large one take seconds, in which the server must answer.
import { parentPort } from 'node:worker_threads'
import { addArticleNodes } from '../../pipeline/graph/add-article-nodes.ts'
import { arrangeGraph } from '../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../pipeline/graph/build-graph.ts'
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { hashGraph } from '../../pipeline/graph/hash-graph.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { indexNames } from '../search/name-index.ts'
import type { BuiltGraph, GraphReply, GraphRequest } from './graph-messages.ts'

const factsByPage = new Map<string, readonly ArticleFacts[]>()
/** The graph last built, and the articles it was built from: pages may have come in since. */
let last: { graph: FactGraph; articles: readonly ArticleFacts[] } | undefined

function build(): BuiltGraph {
  const articles = [...factsByPage.values()].flat()
  const graph = arrangeGraph(buildGraph(articles))
  last = { graph, articles }
  const names = indexNames(
    graph.mapNodes((id, { name, type, mentions, aliases }) => {
      if (type === 'article') throw new Error(`${id}: a graph of entities holds an article`)
      return { id, name, type, mentions, aliases }
    }),
  )
  return { graph: graph.export(), hash: hashGraph(graph), articles: articles.length, names }
}

function answer({ number, task }: GraphRequest): GraphReply {
  try {
    if (task.kind === 'replace') {
      if (task.articles.length === 0) factsByPage.delete(task.page)
      else factsByPage.set(task.page, task.articles)
      return { kind: 'replaced', number }
    }
    if (task.kind === 'build') return { kind: 'built', number, built: build() }
    if (last === undefined) throw new Error('no graph was built yet')
    return { kind: 'with-articles', number, graph: addArticleNodes(last.graph, last.articles).export() }
  } catch (error) {
    return { kind: 'failed', number, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

const port = parentPort
if (port === null) throw new Error('graph-thread.ts runs as a worker thread')
port.on('message', (request: GraphRequest) => port.postMessage(answer(request)))
