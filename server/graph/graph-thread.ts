// The thread that builds the graph: communities and layout of a large one take seconds, in which the server must answer.
import { addArticleNodes } from '../../pipeline/graph/add-article-nodes.ts'
import { arrangeGraph } from '../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../pipeline/graph/build-graph.ts'
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import { hashGraph } from '../../pipeline/graph/hash-graph.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { answerCalls } from '../call-thread.ts'
import { indexNames } from '../search/name-index.ts'
import type { BuiltGraph, GraphAnswer, GraphTask } from './graph-messages.ts'

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

answerCalls((task: GraphTask): GraphAnswer => {
  if (task.kind === 'replace') {
    if (task.articles.length === 0) factsByPage.delete(task.page)
    else factsByPage.set(task.page, task.articles)
    return { kind: 'replaced' }
  }
  if (task.kind === 'build') return { kind: 'built', built: build() }
  if (last === undefined) throw new Error('no graph was built yet')
  return { kind: 'with-articles', graph: addArticleNodes(last.graph, last.articles).export() }
})
