// Adds the articles themselves to a graph: nodes with edges to whom they name and from who wrote them.
import type { ArticleFacts, Span } from '../types.ts'
import { inOrder } from './build-graph.ts'
import { sentencesOf } from './contribution.ts'
import type { EdgeEvidence, FactGraph } from './fact-graph.ts'
import { compareStrings, edgeKey } from './fact-graph.ts'
import { certaintyIn } from './mention-certainty.ts'
import { indexSentences } from './sentence-index.ts'

/** How many characters of an article without a headline stand as its name. */
const OPENING_LENGTH = 20

/** How far apart articles stand that name nobody the graph knows, in units of the layout. */
const ARTICLE_GAP = 40

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
    const { article } = facts
    const sentences = indexSentences(article.text)
    const certaintyOf = certaintyIn(facts.mentions, sentences)
    const namedIn = new Map<string, Set<number>>()
    for (const { entity, start } of facts.mentions) {
      if (!graph.hasNode(entity)) continue
      const indices = namedIn.get(entity) ?? new Set()
      indices.add(sentences.at(start))
      namedIn.set(entity, indices)
    }
    const named = [...namedIn.keys()].sort(compareStrings)
    const place = middleOf(graph, named) ?? { x: beside, y: below, community: 0 }
    if (named.length === 0) beside += ARTICLE_GAP

    const id = articleNodeId(article.id)
    withArticles.addNode(id, {
      name: article.title ?? openingOf(article.text),
      type: 'article',
      subtype: article.kind,
      aliases: [],
      mentions: facts.mentions.length,
      articles: 1,
      sentences: sentences.sentences.length,
      certainty: 1,
      firstDate: article.date,
      lastDate: article.date,
      ...place,
    })
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
      withArticles.addDirectedEdgeWithKey(edgeKey('mentions', id, entity), id, entity, {
        kind: 'mentions',
        type: 'mentions',
        labels: [],
        weight: evidence.length,
        articles: 1,
        evidence,
      })
    }
    for (const relation of facts.relations) {
      const author = relation.subject
      const key = edgeKey('authored', author, id)
      if (relation.object !== '@article' || !graph.hasNode(author) || withArticles.hasEdge(key)) continue
      const evidence = [...sentencesOf(relation, { ...sentences, certaintyOf }).values()].map(piece => ({
        article: article.id,
        ...piece,
      }))
      if (evidence.length === 0) continue
      withArticles.addDirectedEdgeWithKey(key, author, id, {
        kind: 'stated',
        type: relation.type,
        labels: relation.label === undefined ? [] : [relation.label],
        weight: evidence.length,
        articles: 1,
        evidence,
      })
    }
  }
  return withArticles
}

/** The mean place of `ids` and their commonest community (the larger one where two are as common); undefined of none. */
function middleOf(
  graph: FactGraph,
  ids: readonly string[],
): { x: number; y: number; community: number } | undefined {
  if (ids.length === 0) return undefined
  const nodes = ids.map(id => graph.getNodeAttributes(id))
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
