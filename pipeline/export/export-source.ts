// What a format writes: a graph handed over some nodes and edges at a time, so that one of any size fits.
import type { FactEdge, FactNode } from '../graph/fact-graph.ts'
import type { Article } from '../types.ts'

/** `dates`: the ISO dates on which it stands in the paper, in any order, again and again as may be. */
export type ExportNode = { id: string; node: FactNode; dates: readonly (string | null)[] }

/** `key` is an `edgeKey` of its type and ends. */
export type ExportEdge = { key: string; source: string; target: string; directed: boolean; edge: FactEdge }

/** What is quoted of an article, and the file it stands in. */
export type QuotedArticle = Pick<Article, 'title' | 'date' | 'text' | 'lines'> & { readonly source: string }

export type ExportSource = {
  /** Where they are known before all were looked at. */
  readonly counts?: { readonly nodes: number; readonly edges: number }
  /** Whether any node has a date. */
  readonly dated: boolean
  hasNode(id: string): boolean
  /** Each once, in an order that is always the same. */
  nodes(): AsyncIterable<readonly ExportNode[]>
  /** Each once, after the nodes at both its ends. */
  edges(): AsyncIterable<readonly ExportEdge[]>
  /** Articles by id: where it is there, every edge carries its sentences and their dates. */
  readonly quote?: (articles: readonly string[]) => Promise<ReadonlyMap<string, QuotedArticle>>
}
