// What a server and its graph thread say to each other.
import type { SerializedGraph } from 'graphology-types'
import type { FactEdge, FactNode } from '../../pipeline/graph/fact-graph.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import type { NameIndex } from '../search/name-index.ts'

export type PlainGraph = SerializedGraph<FactNode, FactEdge>

export type GraphTask =
  /** Takes a page's articles in place of those it had; of no articles: forgets the page. */
  | { kind: 'replace'; page: string; articles: readonly ArticleFacts[] }
  | { kind: 'build' }
  /** The graph last built, with its articles as nodes. */
  | { kind: 'with-articles' }

export type BuiltGraph = { graph: PlainGraph; hash: string; articles: number; names: NameIndex }

export type GraphAnswer =
  | { kind: 'built'; built: BuiltGraph }
  | { kind: 'with-articles'; graph: PlainGraph }
  | { kind: 'replaced' }
