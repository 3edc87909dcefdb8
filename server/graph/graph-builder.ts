// Builds the graph in a thread of its own from the facts it is given, page by page.
import { Worker } from 'node:worker_threads'
import type { ArticleFacts } from '../../pipeline/types.ts'
import type { BuiltGraph, GraphReply, GraphRequest, GraphTask, PlainGraph } from './graph-messages.ts'

export type GraphBuilder = {
  replacePage(page: string, articles: readonly ArticleFacts[]): Promise<void>
  build(): Promise<BuiltGraph>
  /** The graph last built, with its articles as nodes. */
  withArticles(): Promise<PlainGraph>
  close(): Promise<void>
}

export function createGraphBuilder(): GraphBuilder {
  const thread = new Worker(new URL('./graph-thread.ts', import.meta.url))
  const waiting = new Map<number, { resolve(reply: GraphReply): void; reject(error: Error): void }>()
  let number = 0
  let ended: Error | undefined

  function failAll(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  thread.on('message', (reply: GraphReply) => {
    const caller = waiting.get(reply.number)
    waiting.delete(reply.number)
    if (reply.kind === 'failed') caller?.reject(reply.error)
    else caller?.resolve(reply)
  })
  thread.on('error', failAll)
  thread.on('exit', () => failAll(new Error('the graph thread has ended')))

  async function ask(task: GraphTask): Promise<GraphReply> {
    if (ended !== undefined) throw ended
    number += 1
    const request: GraphRequest = { number, task }
    return new Promise((resolve, reject) => {
      waiting.set(request.number, { resolve, reject })
      thread.postMessage(request)
    })
  }

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
    async close() {
      await thread.terminate()
    },
  }
}
