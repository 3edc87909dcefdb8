// Says in one sentence who or what an entity is, from what is stated of it: 陈荣辉，国家数据局党组成员、副局长。
import type { EntityType } from '../types.ts'

/** A stated relation as seen from the entity; `out` where the entity is its subject. */
export type StatedTie = {
  type: string
  direction: 'out' | 'in'
  /** Name of the other end. */
  other: string
  labels: readonly string[]
  /** The number of sentences that state it. */
  weight: number
  edge: string
}

/** A piece of the sentence; `edge` leads to the sentences that state it, null where the words only join. */
export type Clause = { text: string; edge: string | null }
export type Description = { zh: readonly Clause[]; en: readonly Clause[] }

type Described = {
  name: string
  type: EntityType
  /** The subtype in words: 政府部门. */
  kind?: { zh: string; en: string } | undefined
  ties: readonly StatedTie[]
}

/** More offices than these are read in the list below. */
const MOST_OFFICES = 3
/** Names told before 等: 财政部、自然资源部等4家. */
const MOST_NAMES = 3
/** Facts told of a body, place or thing. */
const MOST_FACTS = 3

/** The sentence in both languages, as pieces; undefined where nothing is stated that would make one. Names and titles stay Chinese. */
export function describeEntity(described: Described): Description | undefined {
  const clauses = described.type === 'person' ? officesOf(described) : factsOf(described)
  if (clauses === undefined) return undefined
  const { name } = described
  return {
    zh: [
      { text: `${name}，`, edge: null },
      ...joined(clauses.zh, clauses.joint.zh),
      { text: '。', edge: null },
    ],
    en: [
      { text: `${name}: `, edge: null },
      ...joined(clauses.en, clauses.joint.en),
      { text: '.', edge: null },
    ],
  }
}

type Clauses = { zh: Clause[]; en: Clause[]; joint: { zh: string; en: string } }

function joined(clauses: readonly Clause[], joint: string): Clause[] {
  return clauses.flatMap((clause, index) => (index === 0 ? [clause] : [{ text: joint, edge: null }, clause]))
}

/** 前市长, 原副局长, 时任校长: the office was held. */
const FORMER = /^(?:前|原|时任)/u

function officesOf({ ties }: Described): Clauses | undefined {
  const offices = ties
    .filter(({ type, direction }) => type === 'works_for' && direction === 'out')
    .map(tie => ({ ...tie, title: titleOf(tie.labels) }))
    .sort(
      (a, b) =>
        Number(a.title === '') - Number(b.title === '') ||
        Number(FORMER.test(a.title)) - Number(FORMER.test(b.title)) ||
        b.weight - a.weight ||
        (a.edge < b.edge ? -1 : 1),
    )
    .slice(0, MOST_OFFICES)
  if (offices.length === 0) return undefined
  return {
    zh: offices.map(({ other, title, edge }) => ({
      text:
        title === ''
          ? `在${other}工作`
          : FORMER.test(title)
            ? formerOffice(other, title)
            : `${other}${title}`,
      edge,
    })),
    en: offices.map(({ other, title, edge }) => ({
      text: title === '' ? `works for ${other}` : `${title}, ${other}`,
      edge,
    })),
    joint: { zh: '；', en: '; ' },
  }
}

/** 原国家数据局副局长: the word stands before the body. */
function formerOffice(body: string, title: string): string {
  const [former = ''] = FORMER.exec(title) ?? []
  return `${former}${body}${title.slice(former.length)}`
}

/** The titles of an office without those that a longer one holds: 副局长 in 党组成员、副局长. */
function titleOf(labels: readonly string[]): string {
  return labels
    .filter(label => !labels.some(other => other !== label && other.includes(label)))
    .slice(0, 2)
    .join('、')
}

/** How a fact reads in Chinese and English, with {names} for the other ends; in the order of what a reader asks first. */
const FACTS: readonly {
  type: string
  direction: 'out' | 'in'
  of?: readonly EntityType[]
  zh: string
  en: string
  /** What the other ends are, counted where there are many. */
  each: string
}[] = [
  { type: 'issued', direction: 'in', zh: '由{names}发布', en: 'issued by {names}', each: '家' },
  { type: 'organized', direction: 'in', zh: '由{names}主办', en: 'organized by {names}', each: '家' },
  { type: 'launched', direction: 'in', zh: '由{names}推出', en: 'launched by {names}', each: '家' },
  { type: 'part_of', direction: 'out', of: ['place'], zh: '属{names}', en: 'in {names}', each: '处' },
  { type: 'part_of', direction: 'out', zh: '隶属{names}', en: 'part of {names}', each: '家' },
  {
    type: 'located_in',
    direction: 'out',
    of: ['event'],
    zh: '在{names}举行',
    en: 'held in {names}',
    each: '处',
  },
  { type: 'located_in', direction: 'out', zh: '位于{names}', en: 'located in {names}', each: '处' },
  { type: 'founded', direction: 'in', zh: '由{names}创办', en: 'founded by {names}', each: '方' },
  { type: 'acquired', direction: 'in', zh: '被{names}收购', en: 'acquired by {names}', each: '方' },
  { type: 'invested_in', direction: 'in', zh: '获{names}投资', en: 'financed by {names}', each: '方' },
  { type: 'founded', direction: 'out', zh: '创办{names}', en: 'founded {names}', each: '家' },
  { type: 'launched', direction: 'out', zh: '推出{names}', en: 'launched {names}', each: '项' },
  { type: 'issued', direction: 'out', zh: '发布{names}', en: 'issued {names}', each: '份' },
  { type: 'organized', direction: 'out', zh: '主办{names}', en: 'organized {names}', each: '场' },
  { type: 'acquired', direction: 'out', zh: '收购{names}', en: 'acquired {names}', each: '家' },
  { type: 'invested_in', direction: 'out', zh: '投资{names}', en: 'invested in {names}', each: '家' },
  { type: 'cooperates_with', direction: 'out', zh: '与{names}合作', en: 'works with {names}', each: '家' },
  { type: 'participated_in', direction: 'in', zh: '{names}参加', en: 'attended by {names}', each: '方' },
]

function factsOf({ type, kind, ties }: Described): Clauses | undefined {
  const told = new Set<string>()
  const clauses: Clauses = { zh: [], en: [], joint: { zh: '，', en: ', ' } }
  for (const fact of FACTS) {
    const key = `${fact.type} ${fact.direction}`
    if (told.has(key) || (fact.of && !fact.of.includes(type)) || clauses.zh.length === MOST_FACTS) continue
    const symmetric = fact.type === 'cooperates_with'
    const fitting = ties
      .filter(tie => tie.type === fact.type && (symmetric || tie.direction === fact.direction))
      .sort((a, b) => b.weight - a.weight || (a.edge < b.edge ? -1 : 1))
    const [first] = fitting
    if (!first) continue
    told.add(key)
    const document = fact.type === 'issued' && fact.direction === 'out'
    const names = fitting.slice(0, MOST_NAMES).map(({ other }) => (document ? `《${other}》` : other))
    const more = fitting.length > names.length
    const zhNames = more ? `${names.join('、')}等${fitting.length}${fact.each}` : names.join('、')
    const enNames = more ? `${names.join(', ')} and ${fitting.length - names.length} more` : names.join(', ')
    clauses.zh.push({ text: fact.zh.replace('{names}', () => zhNames), edge: first.edge })
    clauses.en.push({ text: fact.en.replace('{names}', () => enNames), edge: first.edge })
  }
  if (clauses.zh.length === 0) return undefined
  if (kind === undefined) return clauses
  return {
    ...clauses,
    zh: [{ text: kind.zh, edge: null }, ...clauses.zh],
    en: [{ text: kind.en, edge: null }, ...clauses.en],
  }
}
