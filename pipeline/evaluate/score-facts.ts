// Scores the facts found in a text against those a careful reader finds: entities, joined aliases, relations, and every error.
import { findSentences } from '../articles/find-sentences.ts'
import type { ArticleFacts, EntityType, Relation } from '../types.ts'
import { type GoldEntity, type GoldFacts, type GoldRelation, goldKeys, nameKey, relationKey } from './gold.ts'
import { type Share, sumByType, sumShares, type Tally, type TallyByType } from './tally.ts'

export type FactError = {
  fault: 'missed' | 'spurious'
  /** An entity's or a relation's type. */
  type: string
  /** The name, or `subject → object`. */
  what: string
  /** What went wrong beside: the type it was taken for, the title given. */
  note: string
  /** The sentence it is about; empty where none holds it. */
  sentence: string
  /** The rule or dictionary entry that found what is spurious; empty for what is missed. */
  reason: string
}

export type FactScore = {
  entities: TallyByType
  relations: TallyByType
  /** Entities with more forms than one that were found as one. */
  joined: Share
  /** Rightly found works_for with the very titles of the text. */
  labels: Share
  errors: readonly FactError[]
}

/** An entity as some articles know it. `found` are the forms seen in the text, `keys` besides them all it is known by. */
type FoundEntity = {
  id: string
  type: EntityType
  name: string
  keys: Set<string>
  found: Set<string>
  sentence: string
  reason: string
}

/** Whoever finds one form of an entity under a right type has found it; topics are not scored. */
export function scoreFacts(gold: GoldFacts, articles: readonly ArticleFacts[]): FactScore {
  const found = foundEntities(articles)
  const sentences = articles.flatMap(({ article: { text } }) =>
    findSentences(text).map(({ start, end }) => text.slice(start, end)),
  )
  const entities = scoreEntities(gold, found, sentences)
  const relations = scoreRelations(gold, articles, found, sentences)
  return {
    entities: entities.tallies,
    relations: relations.tallies,
    joined: entities.joined,
    labels: relations.labels,
    errors: [...entities.errors, ...relations.errors],
  }
}

export const sumScores = (scores: readonly FactScore[]): FactScore => ({
  entities: sumByType(scores.map(({ entities }) => entities)),
  relations: sumByType(scores.map(({ relations }) => relations)),
  joined: sumShares(scores.map(({ joined }) => joined)),
  labels: sumShares(scores.map(({ labels }) => labels)),
  errors: scores.flatMap(({ errors }) => errors),
})

function foundEntities(articles: readonly ArticleFacts[]): FoundEntity[] {
  const found = new Map<string, FoundEntity>()
  for (const { article, entities, mentions } of articles) {
    for (const { id, type, name, aliases } of entities)
      if (!found.has(id))
        found.set(id, {
          id,
          type,
          name,
          keys: new Set([name, ...aliases].map(nameKey)),
          found: new Set(),
          sentence: '',
          reason: '',
        })
    for (const { entity: id, start, end, reason } of mentions) {
      const entity = found.get(id)
      if (entity === undefined) throw new Error(`mention of undeclared entity ${id}`)
      const key = nameKey(article.text.slice(start, end))
      entity.keys.add(key)
      if (entity.found.size === 0) {
        entity.sentence = sentenceAt(article.text, start)
        entity.reason = reason
      }
      entity.found.add(key)
    }
  }
  return [...found.values()]
}

const foundAs = (gold: GoldEntity, found: readonly FoundEntity[]): FoundEntity[] => {
  const keys = goldKeys(gold)
  // Of a dictionary’s twenty names of a ministry only those in the text count; who is named in no text, all.
  return found.filter(entity => !keys.isDisjointFrom(entity.found.size > 0 ? entity.found : entity.keys))
}

const isRightType = ({ type, type_alt = [] }: GoldEntity, foundType: EntityType): boolean =>
  type === foundType || [type_alt].flat().includes(foundType)

function scoreEntities(gold: GoldFacts, found: readonly FoundEntity[], sentences: readonly string[]) {
  const count = tallying()
  const errors: FactError[] = []
  const joined: Share = { hits: 0, of: 0 }
  const explained = new Set<string>()
  for (const entity of gold.entities) {
    const same = foundAs(entity, found)
    const right = same.filter(({ type }) => isRightType(entity, type))
    for (const { id } of entity.optional ? same : right) explained.add(id)
    if (entity.optional) continue
    if (right.length === 0) {
      count(entity.type).missed++
      const forms = [entity.name, ...(entity.surfaces ?? [])]
      errors.push({
        fault: 'missed',
        type: entity.type,
        what: entity.name,
        note: same[0] ? `found as ${same[0].type}` : '',
        sentence: sentences.find(sentence => forms.some(form => sentence.includes(form))) ?? '',
        reason: '',
      })
      continue
    }
    count(entity.type).right++
    if ((entity.surfaces ?? []).length > 1) {
      joined.of++
      if (right.length === 1) joined.hits++
    }
  }
  const neutral = new Set((gold.optional ?? []).map(nameKey))
  for (const entity of found) {
    if (entity.type === 'topic' || entity.found.size === 0) continue
    if (explained.has(entity.id) || !neutral.isDisjointFrom(entity.keys)) continue
    count(entity.type).spurious++
    errors.push({
      fault: 'spurious',
      type: entity.type,
      what: [...entity.found].join('/'),
      note: '',
      sentence: entity.sentence,
      reason: entity.reason,
    })
  }
  return { tallies: count.all, joined, errors }
}

function scoreRelations(
  gold: GoldFacts,
  articles: readonly ArticleFacts[],
  found: readonly FoundEntity[],
  sentences: readonly string[],
) {
  const count = tallying()
  const errors: FactError[] = []
  const labels: Share = { hits: 0, of: 0 }
  const byKey = (relations: readonly GoldRelation[]) =>
    new Map(relations.map(r => [relationKey(r.type, endKey(r.subject), endKey(r.object)), r]))
  const wanted = byKey(gold.relations)
  const neutral = byKey(gold.optional_relations ?? [])
  const goldNames = namesInGold(gold.entities, found)
  const names = (id: string): readonly string[] =>
    id.startsWith('@') ? ['@article'] : (goldNames.get(id) ?? [nameKey(id.replace(/^[a-z]+:/, ''))])

  const hit = new Set<GoldRelation>()
  const counted = new Set<string>()
  for (const { article, relations } of articles)
    for (const relation of relations) {
      const keys = names(relation.subject).flatMap(subject =>
        names(relation.object).map(object => relationKey(relation.type, subject, object)),
      )
      const right = keys.map(key => wanted.get(key)).find(r => r !== undefined)
      if (right) {
        if (!hit.has(right) && right.label !== undefined && right.type === 'works_for') {
          labels.of++
          if (sameTitles(right.label, relation.label)) labels.hits++
        }
        hit.add(right)
        continue
      }
      const key = keys[0] as string
      if (keys.some(key => neutral.has(key)) || counted.has(key)) continue
      counted.add(key)
      count(relation.type).spurious++
      errors.push(spuriousRelation(relation, key, article.text))
    }
  for (const relation of gold.relations) {
    if (hit.has(relation)) {
      count(relation.type).right++
      continue
    }
    count(relation.type).missed++
    errors.push({
      fault: 'missed',
      type: relation.type,
      what: `${relation.subject} → ${relation.object}`,
      note: relation.label ?? '',
      sentence: sentenceOfBoth(relation, gold.entities, sentences),
      reason: '',
    })
  }
  return { tallies: count.all, labels, errors }
}

/** Entity id → the keys of the gold entities it stands for, or of its own name. */
function namesInGold(golds: readonly GoldEntity[], found: readonly FoundEntity[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const gold of golds)
    for (const { id } of foundAs(gold, found)) names.set(id, [...(names.get(id) ?? []), nameKey(gold.name)])
  for (const { id, name } of found) if (!names.has(id)) names.set(id, [nameKey(name)])
  return names
}

const endKey = (name: string): string => (name === '@article' ? name : nameKey(name))

const titlesOf = (label: string): string => label.split(/[|、]/).sort().join('|')
const sameTitles = (wanted: string, got: string | undefined): boolean =>
  got !== undefined && titlesOf(wanted) === titlesOf(got)

function spuriousRelation({ type, label, evidence }: Relation, key: string, text: string): FactError {
  const [first] = evidence
  return {
    fault: 'spurious',
    type,
    what: key.split('|').slice(1).join(' → '),
    note: label ?? '',
    sentence: first ? sentenceAt(text, first.start) : '',
    reason: first?.reason ?? '',
  }
}

/** The sentence that names both ends, or else the one that names the object, or the subject. */
function sentenceOfBoth(
  { subject, object }: GoldRelation,
  entities: readonly GoldEntity[],
  sentences: readonly string[],
): string {
  const forms = (name: string) => [name, ...(entities.find(entity => entity.name === name)?.surfaces ?? [])]
  const has = (sentence: string, name: string) => forms(name).some(form => sentence.includes(form))
  return (
    sentences.find(sentence => has(sentence, subject) && has(sentence, object)) ??
    sentences.find(sentence => has(sentence, object)) ??
    sentences.find(sentence => has(sentence, subject)) ??
    ''
  )
}

function sentenceAt(text: string, at: number): string {
  const span = findSentences(text).find(({ start, end }) => start <= at && at < end)
  return span ? text.slice(span.start, span.end) : ''
}

function tallying(): ((type: string) => Tally) & { all: Record<string, Tally> } {
  const all: Record<string, Tally> = {}
  const count = (type: string): Tally => {
    all[type] ??= { right: 0, spurious: 0, missed: 0 }
    return all[type]
  }
  return Object.assign(count, { all })
}
