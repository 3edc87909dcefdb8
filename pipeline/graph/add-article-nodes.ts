// Adds the articles themselves to a graph: nodes with edges to whom they name and from who wrote them.
import type { ArticleFacts, Span } from '../types.ts'
import { inOrder } from './build-graph.ts'
import { sentencesOf } from './contribution.ts'
import type { EdgeEvidence, FactEdge, FactGraph, FactNode } from './fact-graph.ts'
import { compareStrings, edgeKey } from './fact-graph.ts'
import { certaintyIn } from './mention-certainty.ts'
import type { PicturePlace } from './place-beyond.ts'
import { indexSentences } from './sentence-index.ts'

/** How many characters of an article without a headline stand as its name. */
const OPENING_LENGTH = 20

/** How far apart articles stand that name nobody the graph knows, in units of the layout. */
export const ARTICLE_GAP = 40

export function articleNodeId(article: string): string {
  return `article:${article}`
}

/**
 * A copy of `graph` with a node `article:<id>` for every article, a `mentions` edge to each entity it names (weight: the
 * sentences that do) and an `authored` edge from each of its authors. Entities that `graph` does not hold are passed over.
 *
 * Entities keep their places; an article stands in the middle of those it names and belongs to the community that most of
 * them do. Articles that name none of them stand in a row below the graph.
 */
export function addArticleNodes(graph: FactGraph, articles: readonly ArticleFacts[]): FactGraph {
  const withArticles = graph.copy() as FactGraph
  let beside = graph.reduceNodes((left, _, { x }) => Math.min(left, x), 0)
  const below = graph.reduceNodes((bottom, _, { y }) => Math.min(bottom, y), 0) - ARTICLE_GAP

  for (const facts of inOrder(articles).sort((a, b) => compareStrings(a.article.id, b.article.id))) {
    const { id, node, place, edges } = articleAsNode(facts, entity =>
      graph.hasNode(entity) ? graph.getNodeAttributes(entity) : undefined,
    )
    withArticles.addNode(id, { ...node, ...(place ?? { x: beside, y: below, community: 0 }) })
    if (place === undefined) beside += ARTICLE_GAP
    for (const { key, source, target, edge } of edges)
      withArticles.addDirectedEdgeWithKey(key, source, target, edge)
  }
  return withArticles
}

export type ArticleEdge = { key: string; source: string; target: string; edge: FactEdge }

export type ArticleAsNode = {
  id: string
  node: Omit<FactNode, keyof PicturePlace>
  /** Undefined where the article names no entity that has one. */
  place: PicturePlace | undefined
  edges: ArticleEdge[]
}

/** The node of one article and its edges to the entities that `placeOf` knows. */
export function articleAsNode(
  facts: ArticleFacts,
  placeOf: (entity: string) => PicturePlace | undefined,
): ArticleAsNode {
  const { article } = facts
  const sentences = indexSentences(article.text)
  const certaintyOf = certaintyIn(facts.mentions, sentences)
  const namedIn = new Map<string, Set<number>>()
  for (const { entity, start } of facts.mentions) {
    if (placeOf(entity) === undefined) continue
    const indices = namedIn.get(entity) ?? new Set()
    indices.add(sentences.at(start))
    namedIn.set(entity, indices)
  }
  const named = [...namedIn.keys()].sort(compareStrings)
  const id = articleNodeId(article.id)
  const node = {
    name: article.title ?? openingOf(article.text),
    type: 'article' as const,
    subtype: article.kind,
    aliases: [],
    mentions: facts.mentions.length,
    articles: 1,
    sentences: sentences.sentences.length,
    certainty: 1,
    firstDate: article.date,
    lastDate: article.date,
  }
  const place = middleOf(named.map(entity => placeOf(entity) as PicturePlace))
  const edges = new Map<string, ArticleEdge>()
  for (const entity of named) {
    const evidence: EdgeEvidence[] = [...(namedIn.get(entity) as Set<number>)]
      .sort((a, b) => a - b)
      .map(index => ({
        article: article.id,
        ...(sentences.sentences[index] as Span),
        reasons: [
          ...new Set(
            facts.mentions
              .filter(mention => mention.entity === entity && sentences.at(mention.start) === index)
              .map(({ reason }) => reason),
          ),
        ].sort(compareStrings),
        certainty: certaintyOf(entity, index, index),
      }))
    const key = edgeKey('mentions', id, entity)
    const edge = {
      kind: 'mentions',
      type: 'mentions',
      labels: [],
      weight: evidence.length,
      articles: 1,
      evidence,
    } as const
    edges.set(key, { key, source: id, target: entity, edge })
  }
  for (const relation of facts.relations) {
    const author = relation.subject
    const key = edgeKey('authored', author, id)
    if (relation.object !== '@article' || placeOf(author) === undefined || edges.has(key)) continue
    const evidence = [...sentencesOf(relation, { ...sentences, certaintyOf }).values()].map(piece => ({
      article: article.id,
      ...piece,
    }))
    if (evidence.length === 0) continue
    const labels = relation.label === undefined ? [] : [relation.label]
    const edge = {
      kind: 'stated',
      type: relation.type,
      labels,
      weight: evidence.length,
      articles: 1,
      evidence,
    } as const
    edges.set(key, { key, source: author, target: id, edge })
  }
  return { id, node, place, edges: [...edges.values()] }
}

/** The mean of `places` and their commonest community (the larger one where two are as common); undefined of none. */
function middleOf(nodes: readonly PicturePlace[]): PicturePlace | undefined {
  if (nodes.length === 0) return undefined
  const mean = (values: number[]) =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
  const members = new Map<number, number>()
  for (const { community } of nodes) members.set(community, (members.get(community) ?? 0) + 1)
  const [community] = [...members].sort(([a, many], [b, more]) => more - many || a - b)[0] as [number, number]
  return { x: mean(nodes.map(({ x }) => x)), y: mean(nodes.map(({ y }) => y)), community }
}

function openingOf(text: string): string {
  // By code points: 𬱟 (of 李𬱟) is two code units, and half of it is no character.
  const opening = [...(text.trim().split('\n')[0] as string)]
  return opening.length > OPENING_LENGTH ? `${opening.slice(0, OPENING_LENGTH).join('')}…` : opening.join('')
}
