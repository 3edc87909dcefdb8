// The graph as rows that can be kept, compared and hashed one by one: what a store counts, and what `buildGraph` comes to.
import { createHash } from 'node:crypto'
import type { EntityType } from '../types.ts'
import type { EdgeEvidence, FactEdge, FactGraph, FactNode } from './fact-graph.ts'

/** ISO date and count, in order of time. */
export type DayCount = readonly [date: string, count: number]

export type NodeRow = {
  id: string
  name: string
  type: EntityType
  subtype: string | null
  aliases: readonly string[]
  mentions: number
  articles: number
  sentences: number
  certainty: number
  firstDate: string | null
  lastDate: string | null
  /** How often it is named on each day; undated mentions are in `mentions` only. */
  days: readonly DayCount[]
  /** How many entities it is linked with, by how many edges, and how many sentences these have in all. */
  degree: number
  links: number
  linkWeight: number
}

export type EdgeRow = {
  key: string
  source: string
  target: string
  kind: 'stated' | 'co_occurs'
  type: string
  weight: number
  articles: number
  /** Of its surest sentence, 0 to 1. */
  certainty: number
  labels: readonly string[]
  /** Its sentences by day. */
  days: readonly DayCount[]
  /** The first piece of its evidence. */
  first: EdgeEvidence
}

/** The rows of a graph that `buildGraph` made, in order of their ids. */
export function rowsOfGraph(graph: FactGraph): { nodes: NodeRow[]; edges: EdgeRow[] } {
  const days = graph.getAttribute('days') ?? { articles: {}, named: {} }
  const nodes = graph.mapNodes((id, node: FactNode): NodeRow => {
    if (node.type === 'article') throw new Error(`${id}: a graph of entities holds an article`)
    const { name, type, subtype, aliases, mentions, articles, sentences, certainty, firstDate, lastDate } =
      node
    return {
      ...{ id, name, type, subtype: subtype ?? null, aliases, mentions, articles, sentences, certainty },
      ...{ firstDate, lastDate, days: inTime(Object.entries(days.named[id] ?? {})) },
      degree: new Set(graph.neighbors(id)).size,
      links: graph.degree(id),
      linkWeight: graph.reduceEdges(id, (sum, _, { weight }) => sum + weight, 0),
    }
  })
  const edges = graph.mapEdges((key, edge: FactEdge, source, target): EdgeRow => {
    const { kind, type, weight, articles, labels, evidence } = edge
    const [first] = evidence
    if (kind === 'mentions' || first === undefined) throw new Error(`${key}: no edge between entities`)
    const counts = new Map<string, number>()
    for (const { article } of evidence) {
      const date = days.articles[article]
      if (date !== undefined) counts.set(date, (counts.get(date) ?? 0) + 1)
    }
    const certainty = evidence.reduce((most, piece) => Math.max(most, piece.certainty), 0)
    const ends = { key, source, target, kind, type }
    return { ...ends, weight, articles, certainty, labels, days: inTime([...counts]), first }
  })
  return { nodes, edges }
}

function inTime(counts: readonly DayCount[]): DayCount[] {
  return counts.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** SHA-256 of a row, the values of its fields in a fixed order. */
export function digestOfNode(row: NodeRow): Buffer {
  const { id, name, type, subtype, aliases, mentions, articles, sentences, certainty } = row
  const counts = [mentions, articles, sentences, certainty]
  return sha256([
    id,
    name,
    type,
    subtype,
    aliases,
    counts,
    row.firstDate,
    row.lastDate,
    row.days,
    linksOf(row),
  ])
}

const linksOf = ({ degree, links, linkWeight }: NodeRow) => [degree, links, linkWeight]

/** SHA-256 of a row, the values of its fields in a fixed order. */
export function digestOfEdge({ key, source, target, kind, type, first, ...row }: EdgeRow): Buffer {
  const evidence = [first.article, first.start, first.end, first.reasons, first.certainty]
  return sha256([
    key,
    source,
    target,
    kind,
    type,
    row.weight,
    row.articles,
    row.certainty,
    row.labels,
    row.days,
    evidence,
  ])
}

const sha256 = (row: readonly unknown[]): Buffer => createHash('sha256').update(JSON.stringify(row)).digest()

const MODULUS = 1n << 256n

/**
 * The hash of a set of rows: the sum of their digests, modulo 2^256. Rows can be added to it and taken from it in any order;
 * equal sets have equal hashes, whatever came and went before.
 */
export class RowHash {
  #sum: bigint

  /** Goes on from the hash `hex`. */
  constructor(hex = '0') {
    this.#sum = BigInt(`0x${hex}`)
  }

  add(digest: Uint8Array): void {
    this.#sum = (this.#sum + numberOf(digest)) % MODULUS
  }

  remove(digest: Uint8Array): void {
    this.#sum = (this.#sum + MODULUS - numberOf(digest)) % MODULUS
  }

  /** 64 hexadecimal digits. */
  get hex(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }
}

const numberOf = (digest: Uint8Array): bigint => BigInt(`0x${Buffer.from(digest).toString('hex')}`)

/** The hash of all rows of a graph. */
export function hashRows({ nodes, edges }: { nodes: readonly NodeRow[]; edges: readonly EdgeRow[] }): string {
  const hash = new RowHash()
  for (const node of nodes) hash.add(digestOfNode(node))
  for (const edge of edges) hash.add(digestOfEdge(edge))
  return hash.hex
}
