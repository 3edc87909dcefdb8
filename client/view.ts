// What is being looked at, and its form in the address, so that reload, Back and a copied link show the same.
import type { EntityType } from '../server/api/types.ts'
import { ENTITY_TYPES } from './schema.ts'

export type Selection = { kind: 'entity' | 'edge'; id: string }

/** Kinds of edges that the legend can hide. */
export const LINK_KINDS = ['stated', 'co_occurs'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Two entities side by side, or how one leads to the other; `other` is null while it is still to be chosen. */
export type Question = { kind: 'pair' | 'path'; one: string; other: string | null }

export type View = {
  selection: Selection | null
  /** What is asked of two entities; the panel answers it in place of the selection. */
  question: Question | null
  /** The article being read, and the part of its text to show first. */
  reading: { article: string; part: { start: number; end: number } | null } | null
  /** Entities put aside for the dossier, in the order they were chosen. */
  picked: readonly string[]
  /** Whether the dossier of those is open. */
  dossier: boolean
  /** The least certainty of mentions that are shown, in percent; 0 shows all. */
  sure: number
  hiddenTypes: readonly EntityType[]
  hiddenLinks: readonly LinkKind[]
}

/** More entities than this make no dossier that anybody reads, and no address that a browser keeps. */
export const MOST_PICKED = 20

/** Reads the query string of an address; what it does not understand it leaves out. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const [entity, edge, article] = [query.get('entity'), query.get('edge'), query.get('read')]
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('at') ?? '') ?? []
  const hidden = new Set(query.get('hide')?.split(','))
  return {
    selection: entity ? { kind: 'entity', id: entity } : edge ? { kind: 'edge', id: edge } : null,
    reading: article
      ? { article, part: start && end ? { start: Number(start), end: Number(end) } : null }
      : null,
    question: questionIn(query),
    picked: [...new Set(query.getAll('pick').filter(Boolean))].slice(0, MOST_PICKED),
    dossier: query.has('dossier'),
    sure: Number(/^\d{1,2}$/.exec(query.get('sure') ?? '')?.[0] ?? 0),
    hiddenTypes: ENTITY_TYPES.filter(type => hidden.has(type)),
    hiddenLinks: LINK_KINDS.filter(kind => hidden.has(kind)),
  }
}

/** The first entity is `compare` or `from`, the second `with` or `to`. */
const ENDS = { pair: ['compare', 'with'], path: ['from', 'to'] } as const

function questionIn(query: URLSearchParams): Question | null {
  for (const kind of ['pair', 'path'] as const) {
    const [one, other] = ENDS[kind].map(end => query.get(end))
    if (one) return { kind, one, other: other || null }
  }
  return null
}

/** `view` with a change: choosing something leaves the question about two entities. */
export function changedView(view: View, change: Partial<View>): View {
  const left = 'selection' in change ? { question: null } : {}
  return { ...view, ...left, ...change }
}

/** The address of a view, from the root of the site: `/?entity=person%3A…&hide=place`. */
export function addressOf(view: View): string {
  const { selection, question, reading, picked, dossier, sure, hiddenTypes, hiddenLinks } = view
  const query = new URLSearchParams()
  if (selection) query.set(selection.kind, selection.id)
  if (question) {
    const [one, other] = ENDS[question.kind]
    query.set(one, question.one)
    if (question.other) query.set(other, question.other)
  }
  if (reading) {
    query.set('read', reading.article)
    if (reading.part) query.set('at', `${reading.part.start}-${reading.part.end}`)
  }
  for (const entity of picked) query.append('pick', entity)
  if (dossier) query.set('dossier', '')
  if (sure > 0) query.set('sure', String(sure))
  const hidden = [...hiddenTypes, ...hiddenLinks]
  if (hidden.length > 0) query.set('hide', hidden.join(','))
  const search = query.toString()
  return search ? `/?${search}`.replace(/dossier=(?=&|$)/, 'dossier') : '/'
}
