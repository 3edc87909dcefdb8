// Answers of the API computed from the newspaper by hand; `delay`, `fail` and `empty` bring out the explorer's states.
import express, { type Express } from 'express'
import graphology from 'graphology'
import { compareStrings, edgeKey, type FactEdge, type FactNode } from '../../pipeline/graph/fact-graph.ts'
import { layOut } from '../../pipeline/graph/lay-out.ts'
import type {
  ArticleSummary,
  EdgeAnswer,
  EntityAnswer,
  EntityType,
  GraphEdge,
  GraphNode,
  IngestAnswer,
  Sentence,
  StatedRelation,
} from '../../server/api/types.ts'
import { ARTICLES, type MockArticle, NAMES, RELATIONS } from './mock-newspaper.ts'

type MockEntity = { id: string; type: EntityType; name: string; subtype?: string; aliases: string[] }

const entities = new Map<string, MockEntity>()
const byName = new Map<string, MockEntity>()
for (const [type, list] of Object.entries(NAMES)) {
  for (const entry of list.split(' ')) {
    const [names = '', subtype] = entry.split('/')
    const [name = '', ...aliases] = names.split('=')
    const entity: MockEntity = {
      id: `${type}:${name}`,
      type: type as EntityType,
      name,
      aliases,
      ...(subtype ? { subtype } : {}),
    }
    entities.set(entity.id, entity)
    for (const each of [name, ...aliases]) byName.set(each, entity)
  }
}
const namesByLength = [...byName.keys()].sort((a, b) => b.length - a.length || compareStrings(a, b))

type MockMention = { start: number; end: number; entity: MockEntity }

function mentionsIn(text: string): MockMention[] {
  const found: MockMention[] = []
  for (let at = 0; at < text.length; ) {
    const name = namesByLength.find(each => text.startsWith(each, at))
    if (name) found.push({ start: at, end: at + name.length, entity: byName.get(name) as MockEntity })
    at += name ? name.length : 1
  }
  return found
}

const lineOf = (article: MockArticle, offset: number) => article.firstLine + Math.floor(offset / 16) * 2

function summaryOf(article: MockArticle): ArticleSummary {
  return {
    id: article.id,
    title: article.title,
    subtitle: article.subtitle ?? null,
    kind: article.kind,
    authors: article.authors,
    agency: article.agency ?? null,
    date: article.date,
    source: 'newspaper-page-2024-05.txt',
    newspaper: null,
    opening: article.text.slice(0, 40),
  }
}

function sentencesOf(article: MockArticle): Sentence[] {
  const sentences: Sentence[] = []
  for (const match of article.text.matchAll(/[^。\n]+。?”?/g)) {
    const start = match.index
    const text = match[0]
    sentences.push({
      article: summaryOf(article),
      start,
      end: start + text.length,
      text,
      lines: [lineOf(article, start), lineOf(article, start + text.length)],
      marks: mentionsIn(text).map(({ start, end, entity }) => ({
        start,
        end,
        entity: entity.id,
        type: entity.type,
      })),
      reasons: ['rule:title-person'],
    })
  }
  return sentences
}

const sentences = ARTICLES.flatMap(sentencesOf)
const names = (sentence: Sentence, id: string) => sentence.marks.some(mark => mark.entity === id)
const only = (sentence: Sentence, ids: string[]): Sentence => ({
  ...sentence,
  marks: sentence.marks.filter(mark => ids.includes(mark.entity)),
})

type MockEdge = GraphEdge & { evidence: Sentence[] }
const edges = new Map<string, MockEdge>()

for (const [type, subject, object, label] of RELATIONS) {
  const source = (byName.get(subject) as MockEntity).id
  const article = object.startsWith('@') ? object.slice(1) : null
  const target = article ? `article:${article}` : (byName.get(object) as MockEntity).id
  const evidence = article
    ? sentences.filter(each => each.article.id === article && names(each, source)).slice(-1)
    : sentences.filter(each => names(each, source) && names(each, target)).slice(0, 2)
  const id = edgeKey(type, source, target)
  edges.set(id, {
    id,
    kind: 'stated',
    type,
    source,
    target,
    labels: label ? [label] : [],
    weight: Math.max(1, evidence.length),
    evidence: evidence.map(each => only(each, [source, target])),
  })
}
for (const sentence of sentences) {
  const ids = [...new Set(sentence.marks.map(mark => mark.entity))].sort(compareStrings)
  for (const [index, source] of ids.entries()) {
    for (const target of ids.slice(index + 1)) {
      const id = edgeKey('co_occurs', source, target)
      const edge = edges.get(id) ?? {
        id,
        kind: 'co_occurs' as const,
        type: 'co_occurs',
        source,
        target,
        labels: [],
        weight: 0,
        evidence: [],
      }
      edge.evidence.push({ ...only(sentence, [source, target]), reasons: ['same-sentence'] })
      edge.weight = edge.evidence.length
      edges.set(id, edge)
    }
  }
}

function graphNodes(): GraphNode[] {
  const graph = new graphology.MultiGraph<FactNode, FactEdge>()
  for (const { id, name, type, subtype, aliases } of entities.values()) {
    const naming = sentences.filter(sentence => names(sentence, id))
    if (naming.length === 0) continue
    graph.addNode(id, {
      name,
      type,
      ...(subtype ? { subtype } : {}),
      aliases,
      mentions: naming.reduce((sum, each) => sum + each.marks.filter(mark => mark.entity === id).length, 0),
      articles: new Set(naming.map(each => each.article.id)).size,
      firstDate: null,
      lastDate: null,
      community: 0,
      x: 0,
      y: 0,
    })
  }
  for (const { id, kind, type, source, target, labels, weight } of edges.values()) {
    if (!graph.hasNode(source) || !graph.hasNode(target)) continue
    graph.addEdgeWithKey(id, source, target, { kind, type, labels, weight, articles: 1, evidence: [] })
  }
  const places = layOut(graph)
  return graph.mapNodes((id, { name, type, subtype, mentions, articles, community }) => ({
    id,
    name,
    type,
    ...(subtype ? { subtype } : {}),
    mentions,
    articles,
    community,
    x: places.get(id)?.x ?? 0,
    y: places.get(id)?.y ?? 0,
  }))
}

const nodes = graphNodes()
const linkTo = (id: string) => {
  const { name, type } = entities.get(id) as MockEntity
  return { id, name, type }
}
const articleOf = (id: string) =>
  summaryOf(ARTICLES.find(each => each.id === id.replace('article:', '')) as MockArticle)

function entityAnswer(entity: MockEntity): EntityAnswer {
  const naming = sentences.filter(sentence => names(sentence, entity.id))
  const touching = [...edges.values()].filter(edge => [edge.source, edge.target].includes(entity.id))
  const relations = touching
    .filter(edge => edge.kind === 'stated')
    .map((edge): StatedRelation => {
      const other = edge.source === entity.id ? edge.target : edge.source
      return {
        edge: edge.id,
        type: edge.type,
        direction: edge.source === entity.id ? 'out' : 'in',
        other: other.startsWith('article:')
          ? { kind: 'article', article: articleOf(other) }
          : { kind: 'entity', entity: linkTo(other) },
        labels: edge.labels,
        weight: edge.weight,
        sentence: edge.evidence[0] ?? null,
      }
    })
  const dates = naming.map(each => each.article.date ?? '').sort(compareStrings)
  return {
    ...entity,
    mentions: nodes.find(node => node.id === entity.id)?.mentions ?? 0,
    firstDate: dates.at(0) ?? null,
    lastDate: dates.at(-1) ?? null,
    relations,
    articles: ARTICLES.map(article => ({
      article: summaryOf(article),
      sentences: naming.filter(each => each.article.id === article.id).map(each => only(each, [entity.id])),
    })).filter(each => each.sentences.length > 0),
    together: touching
      .filter(edge => edge.kind === 'co_occurs')
      .map(edge => ({
        entity: linkTo(edge.source === entity.id ? edge.target : edge.source),
        edge: edge.id,
        weight: edge.weight,
      }))
      .sort((a, b) => b.weight - a.weight || compareStrings(a.entity.id, b.entity.id)),
  }
}

function edgeAnswer({ evidence, ...edge }: MockEdge): EdgeAnswer {
  return {
    ...edge,
    source: linkTo(edge.source),
    target: edge.target.startsWith('article:') ? articleOf(edge.target) : linkTo(edge.target),
    evidence,
  }
}

const graphAnswer = (empty: boolean) => ({
  hash: empty ? 'empty' : 'mock',
  totals: {
    pages: empty ? 0 : 1,
    articles: empty ? 0 : ARTICLES.length,
    entities: empty ? 0 : nodes.length,
    mentions: 0,
    relations: empty ? 0 : RELATIONS.length,
    types: {},
  },
  nodes: empty ? [] : nodes,
  edges: empty
    ? []
    : [...edges.values()]
        .filter(edge => !edge.target.startsWith('article:'))
        .map(({ evidence: _evidence, ...edge }) => edge),
  truncated: false,
})

/** `empty`: a store without pages; `fail`: every answer is an error; `delay`: milliseconds before each answer. */
export type MockState = { empty?: boolean; fail?: boolean; delay?: number }

/** The API over the newspaper by hand; `state` may be changed while it runs. */
export function mockApi(state: MockState): Express {
  const app = express()
  app.use('/api', (_request, response, next) => {
    setTimeout(() => {
      if (state.fail) response.status(500).json({ error: { code: 'internal', message: '数据库打不开' } })
      else next()
    }, state.delay ?? 0)
  })
  app.get('/api/graph', (_request, response) => void response.json(graphAnswer(state.empty ?? false)))
  app.get('/api/entities/:id', (request, response) => {
    const entity = entities.get(request.params.id)
    if (entity) response.json(entityAnswer(entity))
    else response.status(404).json({ error: { code: 'not-found', message: '没有这个实体' } })
  })
  app.get('/api/edges/:id', (request, response) => {
    const edge = edges.get(request.params.id)
    if (edge) response.json(edgeAnswer(edge))
    else response.status(404).json({ error: { code: 'not-found', message: '没有这条关系' } })
  })
  app.get('/api/articles', (_request, response) => {
    const list = state.empty ? [] : ARTICLES
    response.json({
      articles: list.map(article => ({
        ...summaryOf(article),
        entities: new Set(mentionsIn(article.text).map(each => each.entity.id)).size,
      })),
    })
  })
  app.get('/api/articles/:id', (request, response) => {
    const article = ARTICLES.find(each => each.id === request.params.id)
    if (!article) {
      response.status(404).json({ error: { code: 'not-found', message: '没有这篇文章' } })
      return
    }
    response.json({
      article: summaryOf(article),
      text: article.text,
      continuedFrom: article.continuedFrom ?? null,
      lines: Array.from({ length: Math.ceil(article.text.length / 16) }, (_, index) => ({
        start: index * 16,
        end: Math.min(article.text.length, index * 16 + 16),
        line: lineOf(article, index * 16),
      })),
      mentions: mentionsIn(article.text).map(({ start, end, entity }) => ({
        start,
        end,
        entity: entity.id,
        name: entity.name,
        type: entity.type,
        reason: `dictionary:${entity.type}`,
      })),
    })
  })
  app.get('/api/search', (request, response) => {
    const query = String(request.query.q)
    const found = [...entities.values()].filter(each =>
      [each.name, ...each.aliases].some(name => name.includes(query)),
    )
    const hits = sentences.filter(each => each.text.includes(query)).slice(0, 5)
    response.json({
      query,
      entities: found.map(({ id, name, type, aliases }) => ({
        id,
        name,
        type,
        mentions: nodes.find(node => node.id === id)?.mentions ?? 0,
        matched: name.includes(query) ? name : (aliases.find(each => each.includes(query)) ?? name),
        by: name.includes(query) ? 'name' : 'alias',
      })),
      articles: hits.map(sentence => ({ article: sentence.article, sentence: only(sentence, []) })),
      counts: { entities: found.length, articles: hits.length },
    })
  })

  const jobs = new Map<string, IngestAnswer>()
  app.post('/api/ingest', (request, response) => {
    const source = String(request.query.name)
    const id = `job-${jobs.size + 1}`
    jobs.set(id, { id, source, state: 'queued', stage: 'queued', articles: 0, entities: 0, reason: null })
    const fails = source.includes('坏')
    const steps = ['reading', 'extracting', 'saving', 'building'] as const
    for (const [index, stage] of steps.entries()) {
      setTimeout(
        () => {
          const job = jobs.get(id) as IngestAnswer
          if (job.state !== 'failed') Object.assign(job, { state: 'running', stage })
          if (fails && stage === 'reading')
            Object.assign(job, {
              state: 'failed',
              stage: 'finished',
              reason: '这不是文本：第 3 个字节是 NUL',
            })
        },
        400 * (index + 1),
      )
    }
    setTimeout(() => {
      const job = jobs.get(id) as IngestAnswer
      if (job.state === 'failed') return
      Object.assign(job, { state: 'done', stage: 'finished', articles: 8, entities: 83 })
      state.empty = false
    }, 2200)
    response.status(202).json(jobs.get(id))
  })
  app.get('/api/ingest/:id', (request, response) => void response.json(jobs.get(request.params.id)))
  return app
}
