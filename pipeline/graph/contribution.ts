// What one article brings to the graph: how it names each entity, and the sentences behind each of its edges.
import type { ArticleFacts, Entity, Relation, RelationType, Span } from '../types.ts'
import { compareStrings, edgeKey } from './fact-graph.ts'
import { type CertaintyOf, certaintyIn } from './mention-certainty.ts'
import { indexSentences, type SentenceIndex } from './sentence-index.ts'

/**
 * A sentence that names more entities than this makes no co-occurrence: it is a list (40 winners, all provinces),
 * where standing side by side says nothing and 40 names would make 780 edges.
 */
export const MAX_ENTITIES_PER_SENTENCE = 30

/** Relations without a direction: their edges are undirected, the smaller id is the source. */
const SYMMETRIC: ReadonlySet<string> = new Set<RelationType>(['cooperates_with'])

const SAME_SENTENCE = Object.freeze(['same-sentence'])

/** How an article names one entity; `sentences` counts those that make co-occurrences. */
export type Naming = { entity: Entity; mentions: number; sentences: number; certainty: number }

/** A sentence of the article: an `EdgeEvidence` without the article. */
export type SentenceEvidence = Readonly<Span & { reasons: readonly string[]; certainty: number }>

/** The sentences of an article, and how sure it is that each names whom. */
type SureSentences = SentenceIndex & { readonly certaintyOf: CertaintyOf }

/** What an article says for one edge; `edge` is its key. */
export type ArticleTie = {
  edge: string
  kind: 'stated' | 'co_occurs'
  type: string
  source: string
  target: string
  /** In order of appearance. */
  labels: readonly string[]
  /** In order of their places: two rules that read the same sentence are one piece of evidence. */
  evidence: readonly SentenceEvidence[]
}

export type Contribution = {
  article: string
  /** ISO date. */
  date: string | null
  /** How many sentences name somebody, lists left out. */
  sentences: number
  namings: readonly Naming[]
  ties: readonly ArticleTie[]
}

type TieDraft = Omit<ArticleTie, 'labels' | 'evidence'> & {
  labels: Set<string>
  /** By sentence. */
  evidence: Map<number, SentenceEvidence>
}

/** Whether edges of `type` have no direction. */
export function isUndirected(type: string): boolean {
  return type === 'co_occurs' || SYMMETRIC.has(type)
}

/** Throws where a mention or relation names an entity that the article does not list. */
export function contributionOf(facts: ArticleFacts): Contribution {
  const { article } = facts
  const index = indexSentences(article.text)
  const sentences = { ...index, certaintyOf: certaintyIn(facts.mentions, index) }
  const namings = countMentions(facts)
  const ties = new Map<string, TieDraft>()
  const counted = addCoOccurrences(ties, namings, facts, sentences)
  for (const relation of facts.relations) {
    for (const end of [relation.subject, relation.object]) {
      if (end !== '@article' && !namings.has(end)) throw new Error(unlisted(facts, end))
    }
    addRelation(ties, relation, sentences)
  }
  return {
    article: article.id,
    date: article.date,
    sentences: counted,
    namings: [...namings.values()],
    ties: [...ties.values()].map(({ labels, evidence, ...tie }) => ({
      ...tie,
      labels: [...labels],
      evidence: [...evidence.values()].sort((a, b) => a.start - b.start),
    })),
  }
}

function countMentions(facts: ArticleFacts): Map<string, Naming> {
  const namings = new Map<string, Naming>(
    facts.entities.map(entity => [entity.id, { entity, mentions: 0, sentences: 0, certainty: 0 }]),
  )
  for (const { entity, certainty } of facts.mentions) {
    const naming = namings.get(entity)
    if (naming === undefined) throw new Error(unlisted(facts, entity))
    naming.mentions += 1
    naming.certainty = Math.max(naming.certainty, certainty)
  }
  return namings
}

function unlisted(facts: ArticleFacts, entity: string): string {
  return `article ${facts.article.id}: names the entity ${entity}, which is not among its entities`
}

/** Returns how many of the article's sentences name somebody, lists left out. */
function addCoOccurrences(
  ties: Map<string, TieDraft>,
  namings: ReadonlyMap<string, Naming>,
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
  let counted = 0
  for (const [index, named] of [...entitiesOf].sort(([a], [b]) => a - b)) {
    if (named.size > MAX_ENTITIES_PER_SENTENCE) continue
    counted += 1
    for (const entity of named) (namings.get(entity) as Naming).sentences += 1
    if (named.size < 2) continue
    const entities = [...named].sort(compareStrings)
    // All pairs of a sentence that are as certain share one object: ten names make 45 edges.
    const shared = new Map<number, SentenceEvidence>()
    const evidenceOf = (certainty: number): SentenceEvidence => {
      const known = shared.get(certainty)
      if (known) return known
      const evidence = Object.freeze({ ...(sentences[index] as Span), reasons: SAME_SENTENCE, certainty })
      shared.set(certainty, evidence)
      return evidence
    }
    const certainties = entities.map(entity => certaintyOf(entity, index, index))
    for (const [i, source] of entities.entries()) {
      for (const [j, target] of entities.entries()) {
        if (j <= i) continue
        const certainty = Math.min(certainties[i] as number, certainties[j] as number)
        const draft = draftTie(ties, { kind: 'co_occurs', type: 'co_occurs', source, target })
        draft.evidence.set(index, evidenceOf(certainty))
      }
    }
  }
  return counted
}

function addRelation(ties: Map<string, TieDraft>, relation: Relation, sentences: SureSentences): void {
  const { type, subject, object, label } = relation
  if (object === '@article' || subject === object) return
  const [source, target] = isUndirected(type) && object < subject ? [object, subject] : [subject, object]
  const evidence = sentencesOf(relation, sentences)
  if (evidence.size === 0) return
  const draft = draftTie(ties, { kind: 'stated', type, source, target })
  if (label !== undefined) draft.labels.add(label)
  for (const [sentence, piece] of evidence) {
    const known = draft.evidence.get(sentence)
    draft.evidence.set(sentence, known === undefined ? piece : joinEvidence(known, piece))
  }
}

/**
 * The sentences that state `relation`, by the sentence they begin with. Evidence that runs on into a further sentence
 * (甲公司成立于2010年；总部设在上海。) is one piece of evidence that ends with it.
 */
export function sentencesOf(
  relation: Relation,
  { sentences, at, certaintyOf }: SureSentences,
): Map<number, SentenceEvidence> {
  const ends = [relation.subject, relation.object].filter(end => end !== '@article')
  const found = new Map<number, SentenceEvidence>()
  for (const { start, end, reason } of relation.evidence) {
    const first = at(start)
    const last = at(Math.max(start, end - 1))
    const sentence = {
      start: (sentences[first] as Span).start,
      end: (sentences[last] as Span).end,
      reasons: [reason],
      certainty: Math.min(...ends.map(end => certaintyOf(end, first, last))),
    }
    const known = found.get(first)
    found.set(first, known === undefined ? sentence : joinEvidence(known, sentence))
  }
  return found
}

function joinEvidence(one: SentenceEvidence, other: SentenceEvidence): SentenceEvidence {
  return {
    start: one.start,
    end: Math.max(one.end, other.end),
    reasons: [...new Set([...one.reasons, ...other.reasons])].sort(compareStrings),
    certainty: Math.max(one.certainty, other.certainty),
  }
}

function draftTie(
  ties: Map<string, TieDraft>,
  tie: Pick<ArticleTie, 'kind' | 'type' | 'source' | 'target'>,
): TieDraft {
  const edge = edgeKey(tie.type, tie.source, tie.target)
  const draft = ties.get(edge) ?? { ...tie, edge, labels: new Set<string>(), evidence: new Map() }
  ties.set(edge, draft)
  return draft
}
