// Reads files of gold, the project's or a user's, and refuses what could never be found: names that the text has not.
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { ENTITY_TYPES, RELATION_TYPES } from '../types.ts'
import { type GoldFacts, type GoldPage, type GoldPassage, nameKey } from './gold.ts'

/** A file of gold that cannot be used; says in both languages which, where and why. */
export class GoldError extends Error {
  override name = 'GoldError'
  readonly messages: Readonly<{ zh: string; en: string }>
  constructor(file: string, where: string, problem: { zh: string; en: string }) {
    const place = where === '' ? file : `${file}, ${where}`
    super(`${place}: ${problem.en}`)
    this.messages = { zh: `${place}：${problem.zh}`, en: this.message }
  }
}

const entityType = z.enum(ENTITY_TYPES)
const relation = z.strictObject({
  type: z.enum(RELATION_TYPES),
  subject: z.string(),
  object: z.string(),
  label: z.string().optional(),
})
const facts = {
  entities: z.array(
    z.strictObject({
      name: z.string().min(1),
      type: entityType,
      surfaces: z.array(z.string().min(1)).optional(),
      type_alt: z.union([entityType, z.array(entityType)]).optional(),
      optional: z.boolean().optional(),
    }),
  ),
  relations: z.array(relation),
  optional: z.array(z.string().min(1)).optional(),
  optional_relations: z.array(relation).optional(),
}
const Passages = z.array(z.strictObject({ id: z.string(), text: z.string().min(1), ...facts }))
const Page = z.strictObject({
  articles: z.array(
    z.strictObject({
      title: z.string().nullable(),
      subtitle: z.string().optional(),
      kind: z.enum(['news', 'photo', 'continuation', 'notice']),
      authors: z.array(z.string()),
      first: z.string().min(1),
      last: z.string().min(1),
      continuedFrom: z.int().optional(),
      ...facts,
    }),
  ),
})

/** What a file of gold holds: passages with their texts, or a page whose text is the `.txt` file of the same name. */
export type Gold = { kind: 'passages'; passages: readonly GoldPassage[] } | { kind: 'page'; page: GoldPage }

/** `source` is YAML, `file` its name for messages. @throws GoldError */
export function readGold(source: string, file: string): Gold {
  let value: unknown
  try {
    value = parse(source)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.message.split('\n')[0] ?? ''
    throw new GoldError(file, '', { zh: `不是有效的 YAML：${line}`, en: `not YAML: ${line}` })
  }
  if (!Array.isArray(value)) return { kind: 'page', page: shaped(Page, value, file) }
  const passages = shaped(Passages, value, file)
  for (const passage of passages) checkFacts(passage, passage.text, file, passage.id)
  return { kind: 'passages', passages }
}

/** That `text`, the page's, has every name in `page`. @throws GoldError */
export function checkPage(page: GoldPage, text: string, file: string): void {
  const key = nameKey(text)
  for (const article of page.articles) {
    const where = article.title ?? article.first
    for (const words of [article.first, article.last])
      if (!key.includes(nameKey(words))) refuse(file, where, words)
    checkFacts(article, text, file, where)
  }
}

function shaped<T>(shape: z.ZodType<T>, value: unknown, file: string): T {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const problem = issue?.message ?? ''
  throw new GoldError(file, issue?.path.join('.') ?? '', { zh: problem, en: problem })
}

function checkFacts(gold: GoldFacts, text: string, file: string, where: string): void {
  const key = nameKey(text)
  for (const { name, surfaces = [name] } of gold.entities)
    for (const words of [name, ...surfaces]) if (!key.includes(nameKey(words))) refuse(file, where, words)
  const ends = new Set([...gold.entities.map(({ name }) => name), ...(gold.optional ?? []), '@article'])
  for (const { type, subject, object } of [...gold.relations, ...(gold.optional_relations ?? [])])
    for (const end of [subject, object])
      if (!ends.has(end))
        throw new GoldError(file, where, {
          zh: `关系 ${type} 的一端“${end}”不在 entities 的 name 里`,
          en: `“${end}”, an end of ${type}, is the name of none of the entities`,
        })
}

function refuse(file: string, where: string, words: string): never {
  throw new GoldError(file, where, {
    zh: `原文里没有“${words}”`,
    en: `the text does not have “${words}”`,
  })
}
