// A part of the graph with articles as nodes: those that name somebody in it, or the newest.
import { addArticleNodes } from '../../pipeline/graph/add-article-nodes.ts'
import type { FactGraph } from '../../pipeline/graph/fact-graph.ts'
import type { StoreCalls } from '../store/store.ts'

/** Articles that are shown at once: each is read with all its facts. */
const MOST_ARTICLES = 500

const PREFIX = 'article:'

/** The id of the article that `node` stands for; undefined where it stands for an entity. */
export function articleOfNode(node: string): string | undefined {
  return node.startsWith(PREFIX) ? node.slice(PREFIX.length) : undefined
}

/** A copy of `graph`, which must have places, with at most `room` articles: of `articles`, else of those that name its entities. */
export async function withArticlesAround(
  store: Pick<StoreCalls, 'articlesNamingAny' | 'loadFactsOf'>,
  graph: FactGraph,
  { room, articles }: { room: number; articles?: readonly string[] },
): Promise<FactGraph> {
  const limit = Math.max(0, Math.min(room, MOST_ARTICLES))
  const ids = articles ?? (await store.articlesNamingAny(graph.nodes(), limit))
  return addArticleNodes(graph, await store.loadFactsOf(ids.slice(0, limit)))
}
