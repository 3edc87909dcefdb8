// Joins the facts of all articles into one graph: entities as nodes, stated relations and co-occurrence as edges with their sentences.
import graphology from 'graphology'
import type { ArticleFacts } from '../types.ts'
import { type ArticleTie, contributionOf, isUndirected } from './contribution.ts'
import type { EdgeEvidence, FactDays, FactEdge, FactGraph, FactNode } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'

type EdgeDraft = Pick<ArticleTie, 'kind' | 'type' | 'source' | 'target'> & {
  labels: Set<string>
  evidence: EdgeEvidence[]
  articles: number
}

/**
 * The graph of `articles`, whatever their order; an article given twice counts once. Communities and places are all 0:
 * `arrangeGraph` finds them.
 *
 * Stated relations are directed edges, cooperates_with and co-occurrence undirected ones from the smaller id to the larger.
 * An edge's weight is the number of sentences that state it, or that name both its ends. `authored` (its object is the
 * article) and what an entity is said to have to do with itself make no edge here.
 * Throws where a mention or relation names an entity that its article does not list.
 */
export function buildGraph(articles: readonly ArticleFacts[]): FactGraph {
  const nodes = new Map<string, FactNode>()
  const aliases = new Map<string, Set<string>>()
  const edges = new Map<string, EdgeDraft>()

  const ordered = inOrder(articles)
  let sentencesWithNames = 0
  for (const facts of ordered) {
    const { article, date, sentences, namings, ties } = contributionOf(facts)
    sentencesWithNames += sentences
    for (const { entity, mentions, sentences, certainty } of namings) {
      const node = nodes.get(entity.id) ?? {
        name: entity.name,
        type: entity.type,
        aliases: [],
        mentions: 0,
        articles: 0,
        sentences: 0,
        certainty: 0,
        firstDate: null,
        lastDate: null,
        community: 0,
        x: 0,
        y: 0,
      }
      if (node.subtype === undefined && entity.subtype !== undefined) node.subtype = entity.subtype
      node.mentions += mentions
      node.articles += 1
      node.sentences += sentences
      node.certainty = Math.max(node.certainty, certainty)
      if (date !== null) {
        if (node.firstDate === null || date < node.firstDate) node.firstDate = date
        if (node.lastDate === null || date > node.lastDate) node.lastDate = date
      }
      nodes.set(entity.id, node)
      const known = aliases.get(entity.id) ?? new Set()
      for (const alias of entity.aliases) known.add(alias)
      aliases.set(entity.id, known)
    }
    for (const { edge, kind, type, source, target, labels, evidence } of ties) {
      const draft: EdgeDraft = edges.get(edge) ?? {
        kind,
        type,
        source,
        target,
        labels: new Set(),
        evidence: [],
        articles: 0,
      }
      for (const label of labels) draft.labels.add(label)
      for (const piece of evidence) draft.evidence.push({ article, ...piece })
      draft.articles += 1
      edges.set(edge, draft)
    }
  }

  const graph: FactGraph = new graphology.MultiGraph<FactNode, FactEdge>()
  graph.setAttribute('sentences', sentencesWithNames)
  graph.setAttribute('days', daysOf(ordered))
  for (const id of [...nodes.keys()].sort(compareStrings)) {
    const node = nodes.get(id) as FactNode
    graph.addNode(id, { ...node, aliases: [...(aliases.get(id) as Set<string>)].sort(compareStrings) })
  }
  for (const key of [...edges.keys()].sort(compareStrings)) {
    const { kind, type, source, target, labels, evidence, articles } = edges.get(key) as EdgeDraft
    const edge: FactEdge = { kind, type, labels: [...labels], weight: evidence.length, articles, evidence }
    if (isUndirected(type)) graph.addUndirectedEdgeWithKey(key, source, target, edge)
    else graph.addDirectedEdgeWithKey(key, source, target, edge)
  }
  return graph
}

/** Of `articles` in order of time. */
function daysOf(articles: readonly ArticleFacts[]): FactDays {
  const dates: Record<string, string> = {}
  const named: Record<string, Record<string, number>> = {}
  for (const { article, mentions } of articles) {
    if (article.date === null) continue
    dates[article.id] = article.date
    for (const { entity } of mentions) {
      named[entity] ??= {}
      const counts = named[entity]
      counts[article.date] = (counts[article.date] ?? 0) + 1
    }
  }
  return { articles: dates, named }
}

/** Each article once, oldest first and undated last, so that evidence and labels read in order of time. */
export function inOrder(articles: readonly ArticleFacts[]): ArticleFacts[] {
  const byId = new Map(articles.map(facts => [facts.article.id, facts]))
  const date = (facts: ArticleFacts) => facts.article.date ?? '9999'
  return [...byId.values()].sort(
    (a, b) => compareStrings(date(a), date(b)) || compareStrings(a.article.id, b.article.id),
  )
}
