// The graph of all facts: what a node and an edge carry, and how an edge is named.
import type { MultiGraph } from 'graphology'
import type { EntityType } from '../types.ts'

/**
 * A sentence behind an edge: `article.text.slice(start, end)`. `reasons` are the rules that found it there. `certainty`, 0 to 1,
 * is that of the edge's less certain end, each by the surest mention of it there.
 */
export type EdgeEvidence = {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly reasons: readonly string[]
  readonly certainty: number
}

export type FactNode = {
  name: string
  type: EntityType | 'article'
  /** A subtype of the schema; for articles their kind. */
  subtype?: string
  aliases: readonly string[]
  /** How often it is named, and in how many articles. */
  mentions: number
  articles: number
  /** In how many sentences it is named, of those that make co-occurrences. */
  sentences: number
  /** The certainty of its surest mention, 0 to 1. */
  certainty: number
  /** ISO dates of the first and last dated article that names it. */
  firstDate: string | null
  lastDate: string | null
  /** 0 is the largest community. */
  community: number
  /** Place in the layout: y grows upwards, one unit is about one pixel where labels are 12 pixels high. */
  x: number
  y: number
}

export type FactEdge = {
  kind: 'stated' | 'co_occurs' | 'mentions'
  /** A relation type for stated edges; `co_occurs` or `mentions` otherwise. */
  type: string
  /** Labels of the relation in order of appearance: the titles of works_for. */
  labels: readonly string[]
  /** Always `evidence.length`. */
  weight: number
  /** In how many articles the evidence stands. */
  articles: number
  evidence: readonly EdgeEvidence[]
}

/** When things were said, kept beside the graph: the explorer counts nodes and edges by period. */
export type FactDays = {
  /** ISO dates of the dated articles, by article. */
  articles: Readonly<Record<string, string>>
  /** How often each entity is named on each day, by entity and ISO date, in order of time; undated articles are left out. */
  named: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Nodes are keyed by entity id (`article:…` for articles), edges by `edgeKey`. */
export type FactGraph = MultiGraph<FactNode, FactEdge, { days?: FactDays; sentences?: number }>

/** How many sentences name anybody, of those that make co-occurrences; kept with the graph by `buildGraph`. */
export function sentencesIn(graph: FactGraph): number {
  return graph.getAttribute('sentences') ?? 0
}

/** The key of an edge. A name may hold `|` itself (《甲|乙》): it is escaped so that no two edges share a key. */
export function edgeKey(type: string, source: string, target: string): string {
  return `${type}|${escapeBar(source)}|${escapeBar(target)}`
}

/** What the key of an edge is made of; undefined of a text that is none. */
export function readEdgeKey(key: string): { type: string; source: string; target: string } | undefined {
  const [type, source, target, ...rest] = key.split('|')
  if (type === undefined || source === undefined || target === undefined || rest.length > 0) return undefined
  return { type, source: unescapeBar(source), target: unescapeBar(target) }
}

function unescapeBar(part: string): string {
  return part.replaceAll('%7C', '|').replaceAll('%25', '%')
}

function escapeBar(id: string): string {
  return id.replaceAll('%', '%25').replaceAll('|', '%7C')
}

/** Code-unit order, the same on every machine. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
