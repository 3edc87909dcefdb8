// The knowledge of graph-data, loaded once for each test file that reads text.
import { fileURLToPath } from 'node:url'
import { extractArticles } from '../../pipeline/extract.ts'
import { type Knowledge, loadKnowledge } from '../../pipeline/knowledge.ts'
import type { Article, ArticleFacts } from '../../pipeline/types.ts'

export const graphData = fileURLToPath(new URL('../../graph-data', import.meta.url))

let loaded: Knowledge | undefined
export const knowledge = (): Knowledge => {
  loaded ??= loadKnowledge(graphData)
  return loaded
}

export const articleOf = (text: string, fields: Partial<Article> = {}): Article => ({
  id: 'article',
  pageId: 'page',
  kind: 'news',
  title: null,
  subtitle: null,
  authors: [],
  agency: null,
  date: null,
  continuedFrom: null,
  text,
  lines: [],
  titleLines: [],
  ...fields,
})

/** The facts of one article, without splitting a page: what the stages after `splitArticles` make of it. */
export const factsOf = (text: string, fields: Partial<Article> = {}): ArticleFacts =>
  extractArticles([articleOf(text, fields)], knowledge())[0] as ArticleFacts

/** `surface type` of every mention, in order. */
export const mentionsOf = (text: string, fields?: Partial<Article>): string[] =>
  factsOf(text, fields).mentions.map(({ start, end, type }) => `${text.slice(start, end)} ${type}`)

/** `subject type object [label]` of every relation, by the entities' names. */
export function relationsOf(text: string, fields?: Partial<Article>): string[] {
  const { entities, relations } = factsOf(text, fields)
  const name = (id: string) => entities.find(entity => entity.id === id)?.name ?? id
  return relations.map(
    ({ type, subject, object, label }) =>
      `${name(subject)} ${type} ${name(object)}${label ? ` [${label}]` : ''}`,
  )
}
