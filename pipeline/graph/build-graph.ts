// Joins the facts of all articles into one graph: entities as nodes, stated relations and co-occurrence as edges with their sentences.
import graphology from 'graphology'
import type { ArticleFacts, Relation, RelationType, Span } from '../types.ts'
import type { EdgeEvidence, FactDays, FactEdge, FactGraph, FactNode } from './fact-graph.ts'
import { compareStrings, edgeKey } from './fact-graph.ts'
import { type CertaintyOf, certaintyIn } from './mention-certainty.ts'
import { indexSentences, type SentenceIndex } from './sentence-index.ts'

/**
 * A sentence that names more entities than this makes no co-occurrence: it is a list (40 winners, all provinces),
 * where standing side by side says nothing and 40 names would make 780 edges.
 */
export const MAX_ENTITIES_PER_SENTENCE = 30

/** Relations without a direction: their edges are undirected, the smaller id is the source. */
const SYMMETRIC: ReadonlySet<RelationType> = new Set(['cooperates_with'])

const SAME_SENTENCE = Object.freeze(['same-sentence'])

/** The sentences of an article, and how sure it is that each names whom. */
type SureSentences = SentenceIndex & { readonly certaintyOf: CertaintyOf }

type EdgeDraft = {
  kind: FactEdge['kind']
  type: string
  source: string
  target: string
  undirected: boolean
  labels: Set<string>
  /** By article and sentence: two rules that read the same sentence are one piece of evidence. */
  evidence: Map<string, EdgeEvidence>
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
    const { article } = facts
    const counts = countMentions(facts)
    for (const entity of facts.entities) {
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
      node.mentions += counts.get(entity.id) ?? 0
      node.articles += 1
      if (article.date !== null) {
        if (node.firstDate === null || article.date < node.firstDate) node.firstDate = article.date
        if (node.lastDate === null || article.date > node.lastDate) node.lastDate = article.date
      }
      nodes.set(entity.id, node)
      const known = aliases.get(entity.id) ?? new Set()
      for (const alias of entity.aliases) known.add(alias)
      aliases.set(entity.id, known)
    }
    for (const { entity, certainty } of facts.mentions) {
      const node = nodes.get(entity) as FactNode
      node.certainty = Math.max(node.certainty, certainty)
    }
    const sentences = indexSentences(article.text)
    const certaintyOf = certaintyIn(facts.mentions, sentences)
    sentencesWithNames += addCoOccurrences(edges, nodes, facts, { ...sentences, certaintyOf })
    for (const relation of facts.relations) {
      for (const end of [relation.subject, relation.object]) {
        if (end !== '@article' && !counts.has(end)) throw new Error(unlisted(facts, end))
      }
      addRelation(edges, article.id, relation, { ...sentences, certaintyOf })
    }
  }

  const rank = new Map(ordered.map(({ article }, index) => [article.id, index]))
  const graph: FactGraph = new graphology.MultiGraph<FactNode, FactEdge>()
  graph.setAttribute('sentences', sentencesWithNames)
  graph.setAttribute('days', daysOf(ordered))
  for (const id of [...nodes.keys()].sort(compareStrings)) {
    const node = nodes.get(id) as FactNode
    graph.addNode(id, { ...node, aliases: [...(aliases.get(id) as Set<string>)].sort(compareStrings) })
  }
  for (const key of [...edges.keys()].sort(compareStrings)) {
    const draft = edges.get(key) as EdgeDraft
    const evidence = [...draft.evidence.values()].sort(
      (a, b) => (rank.get(a.article) ?? 0) - (rank.get(b.article) ?? 0) || a.start - b.start,
    )
    const attributes: FactEdge = {
      kind: draft.kind,
      type: draft.type,
      labels: [...draft.labels],
      weight: evidence.length,
      articles: new Set(evidence.map(({ article }) => article)).size,
      evidence,
    }
    if (draft.undirected) graph.addUndirectedEdgeWithKey(key, draft.source, draft.target, attributes)
    else graph.addDirectedEdgeWithKey(key, draft.source, draft.target, attributes)
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

/** How often each entity is named. Throws where a mention names an entity that the article does not list. */
function countMentions(facts: ArticleFacts): Map<string, number> {
  const counts = new Map(facts.entities.map(({ id }) => [id, 0]))
  for (const { entity } of facts.mentions) {
    const count = counts.get(entity)
    if (count === undefined) throw new Error(unlisted(facts, entity))
    counts.set(entity, count + 1)
  }
  return counts
}

function unlisted(facts: ArticleFacts, entity: string): string {
  return `article ${facts.article.id}: names the entity ${entity}, which is not among its entities`
}

/** Returns how many of the article's sentences name somebody, lists left out. */
function addCoOccurrences(
  edges: Map<string, EdgeDraft>,
  nodes: ReadonlyMap<string, FactNode>,
  facts: ArticleFacts,
  { sentences, at, certaintyOf }: SureSentences,
): number {
  const entitiesOf = new Map<number, Set<string>>()
  for (const mention of facts.mentions) {
    const sentence = at(mention.start)
    const entities = entitiesOf.get(sentence) ?? new Set()
    entities.add(mention.entity)
    entitiesOf.set(sentence, entities)
  }
  const article = facts.article.id
  let counted = 0
  for (const [index, named] of [...entitiesOf].sort(([a], [b]) => a - b)) {
    if (named.size > MAX_ENTITIES_PER_SENTENCE) continue
    counted += 1
    for (const entity of named) (nodes.get(entity) as FactNode).sentences += 1
    if (named.size < 2) continue
    const entities = [...named].sort(compareStrings)
    // All pairs of a sentence that are as certain share one object: ten names make 45 edges.
    const shared = new Map<number, EdgeEvidence>()
    const evidenceOf = (certainty: number): EdgeEvidence => {
      const known = shared.get(certainty)
      if (known) return known
      const span = sentences[index] as Span
      const evidence = Object.freeze({ article, ...span, reasons: SAME_SENTENCE, certainty })
      shared.set(certainty, evidence)
      return evidence
    }
    const certainties = entities.map(entity => certaintyOf(entity, index, index))
    const key = `${article} ${index}`
    for (const [i, source] of entities.entries()) {
      for (const [j, target] of entities.entries()) {
        if (j <= i) continue
        const draft = draftEdge(edges, {
          kind: 'co_occurs',
          type: 'co_occurs',
          source,
          target,
          undirected: true,
        })
        const certainty = Math.min(certainties[i] as number, certainties[j] as number)
        draft.evidence.set(key, evidenceOf(certainty))
      }
    }
  }
  return counted
}

function addRelation(
  edges: Map<string, EdgeDraft>,
  article: string,
  relation: Relation,
  sentences: SureSentences,
): void {
  const { type, subject, object, label } = relation
  if (object === '@article' || subject === object) return
  const undirected = SYMMETRIC.has(type)
  const [source, target] = undirected && object < subject ? [object, subject] : [subject, object]
  const evidence = sentencesOf(article, relation, sentences)
  if (evidence.size === 0) return
  const draft = draftEdge(edges, { kind: 'stated', type, source, target, undirected })
  if (label !== undefined) draft.labels.add(label)
  for (const [key, sentence] of evidence) {
    const known = draft.evidence.get(key)
    draft.evidence.set(key, known === undefined ? sentence : joinEvidence(known, sentence))
  }
}

/**
 * The sentences that state `relation`, by article and sentence. Evidence that runs on into a further sentence
 * (甲公司成立于2010年；总部设在上海。) is one piece of evidence that ends with it.
 */
export function sentencesOf(
  article: string,
  relation: Relation,
  { sentences, at, certaintyOf }: SureSentences,
): Map<string, EdgeEvidence> {
  const found = new Map<string, EdgeEvidence>()
  const ends = [relation.subject, relation.object].filter(end => end !== '@article')
  for (const { start, end, reason } of relation.evidence) {
    const first = at(start)
    const last = at(Math.max(start, end - 1))
    const key = `${article} ${first}`
    const sentence: EdgeEvidence = {
      article,
      start: (sentences[first] as Span).start,
      end: (sentences[last] as Span).end,
      reasons: [reason],
      certainty: Math.min(...ends.map(end => certaintyOf(end, first, last))),
    }
    const known = found.get(key)
    found.set(key, known === undefined ? sentence : joinEvidence(known, sentence))
  }
  return found
}

function joinEvidence(one: EdgeEvidence, other: EdgeEvidence): EdgeEvidence {
  return {
    article: one.article,
    start: one.start,
    end: Math.max(one.end, other.end),
    reasons: [...new Set([...one.reasons, ...other.reasons])].sort(compareStrings),
    certainty: Math.max(one.certainty, other.certainty),
  }
}

function draftEdge(edges: Map<string, EdgeDraft>, edge: Omit<EdgeDraft, 'labels' | 'evidence'>): EdgeDraft {
  const key = edgeKey(edge.type, edge.source, edge.target)
  const draft = edges.get(key) ?? { ...edge, labels: new Set<string>(), evidence: new Map() }
  edges.set(key, draft)
  return draft
}
