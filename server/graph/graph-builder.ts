// Builds the graph in a thread of its own from the facts it is given, page by page.
import type { ArticleFacts } from '../../pipeline/types.ts'
import { callThread } from '../call-thread.ts'
import type { BuiltGraph, GraphAnswer, GraphTask, PlainGraph } from './graph-messages.ts'

export type GraphBuilder = {
  replacePage(page: string, articles: readonly ArticleFacts[]): Promise<void>
  build(): Promise<BuiltGraph>
  /** The graph last built, with its articles as nodes. */
  withArticles(): Promise<PlainGraph>
  close(): Promise<void>
}

export function createGraphBuilder(): GraphBuilder {
  const { ask, end } = callThread<GraphTask, GraphAnswer>(new URL('./graph-thread.ts', import.meta.url), {
    name: 'graph',
  })
  return {
    async replacePage(page, articles) {
      await ask({ kind: 'replace', page, articles })
    },
    async build() {
      const reply = await ask({ kind: 'build' })
      if (reply.kind !== 'built') throw new Error(`asked for a graph, got ${reply.kind}`)
      return reply.built
    },
    async withArticles() {
      const reply = await ask({ kind: 'with-articles' })
      if (reply.kind !== 'with-articles') throw new Error(`asked for articles, got ${reply.kind}`)
      return reply.graph
    },
    close: end,
  }
}
